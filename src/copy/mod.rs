//! What a person may take home: their own answers, in words. Everything here is put
//! in by name; nothing is a record with parts taken out (record.md rule 6, I11). So
//! decisions, requests, advice and restrictions cannot be in it, nor another adult's
//! answers, nor a word of the practitioner's.

mod html;
mod json;
mod page;
mod person;

pub use html::{STYLE, escape, html};
pub use json::json;
pub use page::{CopyPage, POINT};
pub use person::{Copier, family_copy};

use chrono::NaiveDate;

use crate::domain::codes::codes;
use crate::domain::words::Voice;

/// One person's copy, in the words of their language and audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyCopy {
    pub person: String,
    pub voice: Voice,
    pub form: CopyForm,
    /// Local day on which it was made.
    pub made_on: NaiveDate,
    pub title: String,
    /// Under the title: whose copy, of which day.
    pub lead: String,
    pub yes: Vec<CopyChoice>,
    pub no: Vec<CopyChoice>,
    pub not_sure: Vec<CopyChoice>,
    /// How to change one's mind, complain, and ask.
    pub parts: Vec<CopyPart>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyChoice {
    /// The recipient, and what they would be told.
    pub says: String,
    /// Why they would be told; empty in the discreet form.
    pub why: String,
    /// The last local day of a yes.
    pub until: Option<NaiveDate>,
    /// The same in words.
    pub until_words: String,
}

/// A heading with what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyPart {
    pub id: &'static str,
    pub heading: String,
    pub lines: Vec<String>,
}

codes! {
    CopyForm {
        Plain = "plain",
        /// For somebody whose papers are looked through: it names neither the
        /// organisation, nor what the information is, nor why.
        Discreet = "discreet",
    }
}
