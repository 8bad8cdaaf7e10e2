//! Whose screens stay locked, why, and whom to ask instead.

use super::Page;
use super::contacts::contacts;
use crate::flow::guards::Barrier;
use crate::view::part::Part;

/// The box that says so, where anybody's are; and whether anybody's are open.
pub fn locked(
    page: &Page,
    people: &[&str],
    keeps: &dyn Fn(&str) -> Vec<Barrier>,
    title: fn(String) -> Part,
) -> (Option<Part>, bool) {
    let mut parts = Vec::new();
    let mut anybody = false;
    for person in people {
        let found = keeps(person);
        if found.is_empty() {
            anybody = true;
            continue;
        }
        parts.push(title(page.fill("p0.locked", &[("name", page.inputs.name(person))])));
        let mut words = Vec::new();
        for barrier in found {
            words.push(page.say(&["barrier.", barrier.code()].concat()));
        }
        parts.push(Part::Points(words));
    }
    if parts.is_empty() {
        return (None, anybody);
    }
    parts.push(contacts(page));
    (Some(Part::Box("locked", parts)), anybody)
}
