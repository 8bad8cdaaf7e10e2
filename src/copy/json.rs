//! A copy as data.

use serde_json::Value;

use super::{CopyChoice, CopyPage, FamilyCopy, html};
use crate::domain::time::write_date;
use crate::wire::members::Members;
use crate::words::Pack;

/// The copy with its page as `html`.
pub fn json(copy: &FamilyCopy, pack: &Pack) -> Value {
    let mut members = Members::new();
    members.text("person", &copy.person);
    members.text("language", &copy.voice.language);
    members.text("audience", copy.voice.audience.code());
    members.text("form", copy.form.code());
    members.text("made_on", &write_date(copy.made_on));
    members.text("title", &copy.title);
    members.text("lead", &copy.lead);
    members.list("yes", choices(&copy.yes));
    members.list("no", choices(&copy.no));
    members.list("not_sure", choices(&copy.not_sure));
    for part in &copy.parts {
        members.strings(part.id, &part.lines);
    }
    members.text("html", &html(&CopyPage::of(copy, pack)));
    members.into()
}

fn choices(choices: &[CopyChoice]) -> Vec<Value> {
    let mut list = Vec::new();
    for choice in choices {
        let mut members = Members::new();
        members.text("says", &choice.says);
        members.maybe("why", Some(choice.why.as_str()).filter(|why| !why.is_empty()));
        members.maybe("until", choice.until.map(write_date).as_deref());
        list.push(members.into());
    }
    list
}
