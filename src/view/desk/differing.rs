//! P10: each answer beside the other, and what can be done.

use super::Page;
use super::contacts::contacts;
use super::plan::decides;
use super::start::stands_in_words;
use crate::flow::differing::differences;
use crate::flow::{Fact, PrepareFact};
use crate::view::part::{Look, Part, action};

pub fn screen(page: &Page) -> Vec<Part> {
    let mut parts = vec![Part::Title(page.say("p10.title")), Part::Says(page.say("p10.private"))];
    for difference in differences(&page.state.said, &page.inputs.case) {
        parts.push(Part::Heading(page.item(&difference.item)));
        let mut pairs = Vec::new();
        for (person, stands) in &difference.said {
            pairs.push((page.inputs.name(person).to_owned(), stands_in_words(page, stands)));
        }
        parts.push(Part::Pairs(pairs));
        parts.push(Part::Hint(decides(page, &difference.item)));
    }
    parts.push(Part::Heading(page.say("p10.what_now")));
    let points = ["p10.nothing", "p10.talk", "p10.child", "p10.advice"];
    parts.push(Part::Points(points.map(|key| page.say(key)).to_vec()));
    parts.push(Part::Hint(page.say("reminder")));
    parts.push(contacts(page));
    let back = Fact::Prepare(PrepareFact::WentBack);
    parts.push(Part::Actions(vec![action(Look::Second, page.pack.say("desk.back"), back)]));
    parts
}
