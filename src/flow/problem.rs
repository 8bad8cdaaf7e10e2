//! Something on a screen that keeps it from going on.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The id of the control that mends it, inside the widget's own root.
    pub field: String,
    /// The key of the words that say what to do.
    pub words: String,
    /// A name to fill in: whom or what it is about.
    pub name: String,
}

impl Problem {
    pub fn new(field: &str, words: &str) -> Problem {
        Problem::about(field, words, "")
    }

    pub fn about(field: &str, words: &str, name: &str) -> Problem {
        Problem { field: field.to_owned(), words: words.to_owned(), name: name.to_owned() }
    }
}
