//! Who decides for whom (permission.md 1). A calculation, not a drop-down.

use super::case::{Age, Authority, AuthorityKind, AuthorityStatus, Case, Person};
use super::config::PeopleRules;
use super::time::{Instant, Zone, birthday};

/// Who can answer, with effect, about one person's information.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decider {
    Themself,
    /// Each of these holders may answer.
    Holders(Vec<String>),
    /// A child for whom nobody is known to hold authority.
    Nobody,
    /// Neither a birth date nor "adult" is known.
    AgeUnknown,
}

impl Decider {
    pub fn includes(&self, person: &str, about: &str) -> bool {
        match self {
            Decider::Themself => person == about,
            Decider::Holders(holders) => holders.iter().any(|holder| holder == person),
            Decider::Nobody | Decider::AgeUnknown => false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgeGroup {
    Adult,
    Child,
    Unknown,
}

pub const ADULT_FROM: u32 = 18;

pub fn age_group(person: &Person, at: Instant, zone: Zone) -> AgeGroup {
    match person.age {
        Age::Adult => AgeGroup::Adult,
        Age::Born(on) if at >= birthday(on, ADULT_FROM, zone) => AgeGroup::Adult,
        Age::Born(_) => AgeGroup::Child,
        Age::Unknown => AgeGroup::Unknown,
    }
}

pub fn who_decides(
    case: &Case,
    rules: &PeopleRules,
    zone: Zone,
    about: &Person,
    at: Instant,
) -> Decider {
    let decides_alone = match about.age {
        Age::Adult => true,
        Age::Born(on) => at >= birthday(on, rules.child_decides_from, zone),
        Age::Unknown => return Decider::AgeUnknown,
    };
    if decides_alone {
        return Decider::Themself;
    }
    let holders = holders_for(case, zone, about, at);
    if holders.is_empty() { Decider::Nobody } else { Decider::Holders(holders) }
}

/// The holders for a child at an instant. Where someone holds a special
/// guardianship or a care order, only those holders decide.
fn holders_for(case: &Case, zone: Zone, about: &Person, at: Instant) -> Vec<String> {
    let mut shared = Vec::new();
    let mut exclusive = Vec::new();
    for person in &case.people {
        let held = person
            .authority
            .iter()
            .filter(|authority| about.is(&authority.over) && holds_at(authority, at, zone));
        for authority in held {
            let list = if is_exclusive(authority.kind) { &mut exclusive } else { &mut shared };
            if !list.contains(&person.id) {
                list.push(person.id.clone());
            }
        }
    }
    if exclusive.is_empty() { shared } else { exclusive }
}

/// What `holder` holds over `about` at this instant, the exclusive kinds first.
pub fn standing_authority<'a>(
    holder: &'a Person,
    about: &Person,
    at: Instant,
    zone: Zone,
) -> Option<&'a Authority> {
    let held = holder.authority.iter();
    let held = held.filter(|held| about.is(&held.over) && holds_at(held, at, zone));
    held.max_by_key(|held| is_exclusive(held.kind))
}

fn holds_at(authority: &Authority, at: Instant, zone: Zone) -> bool {
    authority.status == AuthorityStatus::Held
        && authority.from.is_some_and(|from| from.begins(zone) <= at)
        && authority.to.is_none_or(|to| at < to.ends(zone))
}

const fn is_exclusive(kind: AuthorityKind) -> bool {
    matches!(kind, AuthorityKind::SpecialGuardianship | AuthorityKind::CareOrder)
}
