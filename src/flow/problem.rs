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
    pub fn new(field: impl Into<String>, words: &str) -> Problem {
        Problem::about(field, words, "")
    }

    pub fn about(field: impl Into<String>, words: &str, name: &str) -> Problem {
        Problem { field: field.into(), words: words.to_owned(), name: name.to_owned() }
    }
}

/// Joins the parts of a control's id: `part-priya`.
pub fn field(parts: &[&str]) -> String {
    parts.join("-")
}
