//! Who decides for whom (permission.md 1). A calculation, not a drop-down.

use super::case::{Age, Authority, AuthorityKind, AuthorityStatus, Case, Person};
use super::codes::codes;
use super::config::PeopleRules;
use super::time::{DateOrInstant, Instant, Zone, birthday};

/// Who can answer, with effect, about one person's information.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decider {
    Themself,
    /// Each of these holders may answer.
    Holders(Vec<String>),
    /// Nobody is known to hold authority.
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

/// From this age on nobody but a court's appointee decides for somebody who cannot.
pub const DEPUTY_ONLY_FROM: u32 = 16;

pub fn age_group(person: &Person, at: Instant, zone: Zone) -> AgeGroup {
    match is_aged(person, ADULT_FROM, at, zone) {
        Some(true) => AgeGroup::Adult,
        Some(false) => AgeGroup::Child,
        None => AgeGroup::Unknown,
    }
}

/// Whether the person has had the birthday on which they are so many years old.
fn is_aged(person: &Person, years: u32, at: Instant, zone: Zone) -> Option<bool> {
    match person.age {
        Age::Adult => Some(true),
        Age::Born(on) => Some(at >= birthday(on, years, zone)),
        Age::Unknown => None,
    }
}

/// Younger than so many years, where the age is known.
pub fn is_younger(person: &Person, years: u32, at: Instant, zone: Zone) -> bool {
    is_aged(person, years, at, zone) == Some(false)
}

codes! {
    /// What an assessment of the ability to decide found.
    Competence {
        Competent = "competent",
        NotCompetent = "not_competent",
        Undecided = "undecided",
    }
}

/// What a record established about one person's authority over another.
#[derive(Clone, Debug, PartialEq)]
pub struct Established {
    pub person: String,
    pub over: String,
    pub kind: AuthorityKind,
    pub status: AuthorityStatus,
    pub from: Option<DateOrInstant>,
    pub to: Option<DateOrInstant>,
}

/// All that bears on who decides about one person at an instant.
pub struct Grounds<'a> {
    pub case: &'a Case,
    pub rules: &'a PeopleRules,
    pub zone: Zone,
    /// The newest record for each pair of people and kind, to that instant. Where one
    /// speaks, the case does not.
    pub established: &'a [&'a Established],
    /// What the newest assessment that covers the purpose found.
    pub assessed: Option<Competence>,
}

impl Grounds<'_> {
    pub fn decider(&self, about: &Person, at: Instant) -> Decider {
        let grown = is_aged(about, self.rules.child_decides_from, at, self.zone);
        let Some(grown) = grown else { return Decider::AgeUnknown };
        let alone = match self.assessed {
            Some(Competence::Competent) => true,
            Some(Competence::NotCompetent) => false,
            Some(Competence::Undecided) | None => grown,
        };
        if alone {
            return Decider::Themself;
        }
        let holders = self.holders(about, at, self.is_deputy_only(about, at));
        if holders.is_empty() { Decider::Nobody } else { Decider::Holders(holders) }
    }

    /// They decide though they are not old enough, for they were found able to.
    pub fn decides_by_assessment(&self, about: &Person, at: Instant) -> bool {
        self.assessed == Some(Competence::Competent)
            && is_aged(about, self.rules.child_decides_from, at, self.zone) == Some(false)
    }

    /// Assessed as not able to decide, at an age from which no parent decides instead.
    pub fn is_deputy_only(&self, about: &Person, at: Instant) -> bool {
        self.assessed == Some(Competence::NotCompetent)
            && is_aged(about, DEPUTY_ONLY_FROM, at, self.zone) == Some(true)
    }

    /// Who holds authority over a person, whether or not they decide for themself.
    /// Where someone holds a special guardianship or a care order, only those holders
    /// count.
    pub fn holders(&self, about: &Person, at: Instant, deputies_only: bool) -> Vec<String> {
        let (mut shared, mut exclusive) = (Vec::new(), Vec::new());
        for person in &self.case.people {
            for kind in AuthorityKind::ALL {
                let deputy = *kind == AuthorityKind::CourtAppointed;
                if (deputies_only && !deputy) || !self.holds(person, about, *kind, at) {
                    continue;
                }
                let list = if is_exclusive(*kind) { &mut exclusive } else { &mut shared };
                if !list.contains(&person.id) {
                    list.push(person.id.clone());
                }
            }
        }
        if exclusive.is_empty() { shared } else { exclusive }
    }

    /// What one of the holders holds, the exclusive kinds first.
    pub fn held_by(&self, holder: &Person, about: &Person, at: Instant) -> Option<AuthorityKind> {
        let mut found = None;
        for kind in AuthorityKind::ALL {
            if self.holds(holder, about, *kind, at) && (found.is_none() || is_exclusive(*kind)) {
                found = Some(*kind);
            }
        }
        found
    }

    fn holds(&self, person: &Person, about: &Person, kind: AuthorityKind, at: Instant) -> bool {
        let speaks = |record: &&&Established| {
            record.kind == kind && person.is(&record.person) && about.is(&record.over)
        };
        if let Some(record) = self.established.iter().find(speaks) {
            return record.status == AuthorityStatus::Held
                && record.from.is_none_or(|from| from.begins(self.zone) <= at)
                && record.to.is_none_or(|to| at < to.ends(self.zone));
        }
        let mut known = person.authority.iter();
        known.any(|held| held.kind == kind && about.is(&held.over) && holds_at(held, at, self.zone))
    }
}

fn holds_at(authority: &Authority, at: Instant, zone: Zone) -> bool {
    authority.status == AuthorityStatus::Held
        && authority.from.is_some_and(|from| from.begins(zone) <= at)
        && authority.to.is_none_or(|to| at < to.ends(zone))
}

const fn is_exclusive(kind: AuthorityKind) -> bool {
    matches!(kind, AuthorityKind::SpecialGuardianship | AuthorityKind::CareOrder)
}
