//! Who decides about one person for one purpose, at every instant.

use super::facts::{Assessment, Source};
use crate::domain::authority::{Decider, Established, Grounds};
use crate::domain::case::{Age, Case, Person};
use crate::domain::config::{Config, OnCompetence, PeopleRules};
use crate::domain::order;
use crate::domain::time::{DateOrInstant, Instant, Zone, birthday};

/// From here to the next stretch the same people decide.
#[derive(Debug, PartialEq)]
pub struct Stretch {
    pub from: Instant,
    pub decider: Decider,
    /// Who holds authority though the person decides for themself; kept only where the
    /// configuration lets their earlier answers count.
    pub held_by: Vec<String>,
    /// The assessment that leaves nobody who could agree.
    pub barred_by: Option<Source>,
}

#[derive(Debug, Default)]
pub struct Deciding {
    stretches: Vec<Stretch>,
}

/// What records establish about who decides, in any order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub established: Vec<(Source, Established)>,
    pub assessments: Vec<Assessment>,
}

impl Found {
    /// What bears on who decides about a person for a purpose, as it stands at an
    /// instant: of each pair and kind the newest record, and the newest assessment.
    pub fn with_grounds<T>(
        &self,
        (case, config): (&Case, &Config),
        (about, purpose): (&Person, &str),
        at: Instant,
        read: impl FnOnce(&Grounds) -> T,
    ) -> T {
        let mut newest: Vec<&(Source, Established)> = Vec::new();
        for one in self.established.iter().filter(|(by, one)| by.at <= at && about.is(&one.over)) {
            let same = |known: &&(Source, Established)| is_same_pair(case, &known.1, &one.1);
            let later = newest.iter().any(|known| same(known) && one.0.is_before(&known.0));
            if !later {
                newest.retain(|known| !same(known));
                newest.push(one);
            }
        }
        let mut assessed: Option<&Assessment> = None;
        for one in self.assessments.iter().filter(|one| one.source.at <= at && about.is(&one.about))
        {
            let newer = assessed.is_none_or(|known| known.source.is_before(&one.source));
            if one.is_for(purpose) && newer {
                assessed = Some(one);
            }
        }
        let established: Vec<&Established> = newest.into_iter().map(|(_, one)| one).collect();
        read(&Grounds {
            case,
            rules: &config.people_rules,
            zone: config.time_zone,
            established: &established,
            assessed: assessed.map(|one| one.outcome),
        })
    }
}

/// Speaking of the same holder, the same person and the same kind of authority.
fn is_same_pair(case: &Case, one: &Established, other: &Established) -> bool {
    let holder = case.person(&one.person);
    one.kind == other.kind && holder.is_some_and(|holder| holder.is(&other.person))
}

/// What all stretches of a case are worked out from.
pub struct Material<'a> {
    pub case: &'a Case,
    pub rules: &'a PeopleRules,
    pub zone: Zone,
    /// Over this person, in the order of time.
    pub established: Vec<&'a (Source, Established)>,
    /// Of this person, in the order of time.
    pub assessments: Vec<&'a Assessment>,
}

impl Material<'_> {
    pub fn deciding(&self, about: &Person, purpose: &str) -> Deciding {
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut established: Vec<&Established> = Vec::new();
        let (mut next, mut next_assessment) = (0, 0);
        let mut assessed: Option<&Assessment> = None;
        for at in self.turns(about) {
            while let Some((_, record)) = self.established.get(next).filter(|(by, _)| by.at <= at) {
                let other = |known: &&Established| !is_same_pair(self.case, known, record);
                established.retain(other);
                established.push(record);
                next += 1;
            }
            while let Some(one) =
                self.assessments.get(next_assessment).filter(|one| one.source.at <= at)
            {
                if one.is_for(purpose) {
                    assessed = Some(one);
                }
                next_assessment += 1;
            }
            let outcome = assessed.map(|one| one.outcome);
            let (case, rules, zone) = (self.case, self.rules, self.zone);
            let grounds =
                Grounds { case, rules, zone, established: &established, assessed: outcome };
            let stretch = stretch(&grounds, about, at, assessed);
            if stretches.last().is_none_or(|last| !last.is_like(&stretch)) {
                stretches.push(stretch);
            }
        }
        Deciding { stretches }
    }

    /// The instants at which anything of it can change, and the beginning of time.
    fn turns(&self, about: &Person) -> Vec<Instant> {
        let mut turns = vec![Instant::MIN_UTC];
        if let Age::Born(on) = about.age {
            for years in [self.rules.child_decides_from, crate::domain::authority::DEPUTY_ONLY_FROM]
            {
                turns.push(birthday(on, years, self.zone));
            }
        }
        let mut bounds = |from: Option<DateOrInstant>, to: Option<DateOrInstant>| {
            turns.extend(from.map(|from| from.begins(self.zone)));
            turns.extend(to.map(|to| to.ends(self.zone)));
        };
        for person in &self.case.people {
            for held in person.authority.iter().filter(|held| about.is(&held.over)) {
                bounds(held.from, held.to);
            }
        }
        for (_, record) in &self.established {
            bounds(record.from, record.to);
        }
        turns.extend(self.established.iter().map(|(by, _)| by.at));
        turns.extend(self.assessments.iter().map(|one| one.source.at));
        let sorted = order::places(turns.len(), &|a, b| turns.get(a) < turns.get(b));
        sorted.into_iter().filter_map(|place| turns.get(place).copied()).collect()
    }
}

fn stretch(
    grounds: &Grounds,
    about: &Person,
    from: Instant,
    assessed: Option<&Assessment>,
) -> Stretch {
    let decider = grounds.decider(about, from);
    let deputy_only = grounds.is_deputy_only(about, from);
    let barred = decider == Decider::Nobody && deputy_only;
    let held_by = match grounds.rules.on_competence {
        OnCompetence::Flag => grounds.holders(about, from, deputy_only),
        OnCompetence::Lapse => Vec::new(),
    };
    let barred_by = assessed.filter(|_| barred).map(|one| one.source.clone());
    Stretch { from, decider, held_by, barred_by }
}

impl Stretch {
    fn is_like(&self, other: &Stretch) -> bool {
        self.decider == other.decider
            && self.held_by == other.held_by
            && self.barred_by == other.barred_by
    }
}

impl Deciding {
    pub fn at(&self, at: Instant) -> Option<&Stretch> {
        self.stretches.get(self.place(at))
    }

    fn place(&self, at: Instant) -> usize {
        self.stretches.partition_point(|stretch| stretch.from <= at).saturating_sub(1)
    }

    /// Whether something holds of every stretch that touches these instants.
    pub fn throughout(&self, from: Instant, to: Instant, holds: &dyn Fn(&Stretch) -> bool) -> bool {
        let touched = self.stretches.get(self.place(from)..=self.place(to));
        touched.is_some_and(|touched| touched.iter().all(holds))
    }

    pub fn each_turn(&self, visit: &mut dyn FnMut(Instant)) {
        for stretch in &self.stretches {
            visit(stretch.from);
        }
    }
}
