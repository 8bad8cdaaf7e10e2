//! Flags, values and files of one command.

use super::Unusable;

pub struct Args {
    left: Vec<String>,
}

impl Args {
    pub fn new(left: Vec<String>) -> Args {
        Args { left }
    }

    pub fn flag(&mut self, name: &str) -> bool {
        let place = self.left.iter().position(|arg| arg == name);
        place.map(|place| self.left.remove(place)).is_some()
    }

    /// The value behind a flag, if the flag is there.
    pub fn value(&mut self, name: &str) -> Result<Option<String>, Unusable> {
        let Some(place) = self.left.iter().position(|arg| arg == name) else { return Ok(None) };
        self.left.remove(place);
        if place < self.left.len() {
            return Ok(Some(self.left.remove(place)));
        }
        Err(Unusable::because(format!("{name} needs a value.")))
    }

    pub fn needed(&mut self, name: &str) -> Result<String, Unusable> {
        self.value(name)?.ok_or_else(|| Unusable::because(format!("{name} is missing.")))
    }

    /// The only thing left.
    pub fn file(mut self) -> Result<String, Unusable> {
        if self.left.is_empty() {
            return Err(Unusable::because("A file is missing; - is the standard input."));
        }
        let file = self.left.remove(0);
        self.none_left()?;
        Ok(file)
    }

    pub fn rest(self) -> Vec<String> {
        self.left
    }

    pub fn none_left(self) -> Result<(), Unusable> {
        match self.left.first() {
            None => Ok(()),
            Some(extra) => Err(Unusable::because(format!("'{extra}' is not known here."))),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn args(line: &str) -> Args {
        Args::new(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn flags_values_and_a_file_come_in_any_order() {
        let mut given = args("--emit out file.json --json");
        assert!(given.flag("--json"));
        assert_eq!(given.value("--emit").unwrap(), Some("out".to_owned()));
        assert_eq!(given.file().unwrap(), "file.json");
    }

    #[test]
    fn what_is_missing_or_not_known_is_named() {
        assert_eq!(args("--at").needed("--at"), Err(Unusable::because("--at needs a value.")));
        assert_eq!(args("").needed("--at"), Err(Unusable::because("--at is missing.")));
        assert!(args("").file().is_err());
        assert!(args("a b").file().is_err());
    }
}
