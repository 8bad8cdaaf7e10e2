//! Whom a kind of information can be about.

use crate::domain::authority::{AgeGroup, age_group};
use crate::domain::case::Person;
use crate::domain::config::About;
use crate::domain::time::Instant;
use crate::flow::inputs::Inputs;

/// The people of the case whom a kind of information can be about.
pub fn people_for(inputs: &Inputs, about: About, at: Instant) -> Vec<&Person> {
    let mut found = Vec::new();
    for person in &inputs.case.people {
        let group = age_group(person, at, inputs.zone());
        let fits = match about {
            About::Child => group != AgeGroup::Adult,
            About::Parent => group != AgeGroup::Child,
            About::Other => true,
        };
        if fits {
            found.push(person);
        }
    }
    found
}

/// The same, of nobody but these: whom a talk is with, and whom it is about.
pub fn people_of_talk<'a>(
    inputs: &'a Inputs,
    about: About,
    at: Instant,
    whose: &[&str],
) -> Vec<&'a Person> {
    let mut people = people_for(inputs, about, at);
    people.retain(|person| whose.contains(&&*person.id));
    people
}
