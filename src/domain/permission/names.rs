//! Ids as small numbers, so that an item is four of them.

/// Found by halving, so that a long list costs little.
#[derive(Debug, Default)]
pub struct Names {
    sorted: Vec<(String, u32)>,
    next: u32,
}

impl Names {
    pub fn find(&self, name: &str) -> Option<u32> {
        let place = self.place(name).ok()?;
        self.sorted.get(place).map(|(_, number)| *number)
    }

    /// The number of a name, a new one if need be.
    pub fn number(&mut self, name: &str) -> u32 {
        match self.place(name) {
            Ok(place) => self.sorted.get(place).map_or(0, |(_, number)| *number),
            Err(place) => {
                let number = self.next;
                self.next += 1;
                self.sorted.insert(place, (name.to_owned(), number));
                number
            }
        }
    }

    /// Another name for the one that was numbered last.
    pub fn alias(&mut self, name: &str) {
        if let Err(place) = self.place(name) {
            self.sorted.insert(place, (name.to_owned(), self.next.saturating_sub(1)));
        }
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.sorted.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }
}

/// Whose information, its kind, the purpose, the recipient: matching is exact.
pub type Key = [u32; 4];
