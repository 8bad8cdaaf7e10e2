//! How large the words are. It lasts for the sitting, whoever holds the tablet, and
//! is nobody's answer: no record holds it.

use crate::domain::codes::codes;

codes! {
    #[derive(Default)]
    TextSize {
        #[default]
        Usual = "usual",
        Larger = "larger",
        Largest = "largest",
    }
}

impl TextSize {
    /// What the one button leads to; from the largest back to the usual.
    pub fn next(self) -> TextSize {
        match self {
            TextSize::Usual => TextSize::Larger,
            TextSize::Larger => TextSize::Largest,
            TextSize::Largest => TextSize::Usual,
        }
    }
}
