//! On what ground an answer counts (permission.md 1).

use super::choices::NewChoice;
use super::{Source, said_at};
use crate::domain::authority::{Decider, Grounds};
use crate::domain::case::{AuthorityKind, Person};
use crate::wire::members::Members;
use crate::wire::record as wire;

/// One entry for each person whom the answer is about and each ground. Where a
/// person's purposes stand on different grounds, each entry names its own.
pub fn capacity(
    source: &Source,
    new: &[NewChoice],
    restated: &[wire::Choice],
) -> Vec<wire::Capacity> {
    let mut spoken: Vec<(&str, &str)> = Vec::new();
    for NewChoice { item, .. } in new {
        spoken.push((&item.about, &item.purpose_id));
    }
    for choice in restated {
        spoken.push((&choice.about, &choice.purpose_id));
    }
    let mut found: Vec<wire::Capacity> = Vec::new();
    for (about, purpose) in spoken {
        let (basis, evidence) = ground(source, about, purpose);
        let known = found.iter_mut().find(|known| known.about == about && known.basis == basis);
        match known {
            Some(known) if known.purposes.iter().any(|known| known == purpose) => {}
            Some(known) => known.purposes.push(purpose.to_owned()),
            None => found.push(wire::Capacity {
                about: about.to_owned(),
                purposes: vec![purpose.to_owned()],
                decision_maker: source.family.pass.person.clone(),
                basis,
                evidence,
                assessed: Members::default(),
            }),
        }
    }
    for place in 0..found.len() {
        let Some(one) = found.get(place) else { continue };
        let alone = found.iter().filter(|other| other.about == one.about).count() == 1;
        if let Some(one) = found.get_mut(place).filter(|_| alone) {
            one.purposes.clear();
        }
    }
    found
}

type Ground = (wire::CapacityBasis, Option<String>);

const VIEWS: Ground = (wire::CapacityBasis::ViewsOnly, None);

fn ground(source: &Source, about: &str, purpose: &str) -> Ground {
    let inputs = source.inputs;
    // When it was given: on paper on its own day, here before the practitioner saved it.
    let (known, at) = ((&inputs.case, &*inputs.config), said_at(source));
    let people = inputs.person(about).zip(inputs.person(&source.family.pass.person));
    people.map_or(VIEWS, |(about, decider)| {
        let read = |grounds: &Grounds| of_grounds(grounds, about, decider, source);
        inputs.found.with_grounds(known, (about, purpose), at, read)
    })
}

fn of_grounds(grounds: &Grounds, about: &Person, decider: &Person, source: &Source) -> Ground {
    let at = said_at(source);
    let by = grounds.decider(about, at);
    if by == Decider::Themself && decider.id == about.id {
        let assessed = grounds.decides_by_assessment(about, at);
        let own = wire::CapacityBasis::Myself;
        return (if assessed { wire::CapacityBasis::ChildAssessedCompetent } else { own }, None);
    }
    let held = grounds.held_by(decider, about, at);
    let Some(kind) = held.filter(|_| by.includes(&decider.id, &about.id)) else { return VIEWS };
    let basis = match kind {
        AuthorityKind::ParentalResponsibility => wire::CapacityBasis::ParentalResponsibility,
        AuthorityKind::SpecialGuardianship => wire::CapacityBasis::SpecialGuardianship,
        AuthorityKind::CareOrder => wire::CapacityBasis::CareOrder,
        AuthorityKind::CourtAppointed => wire::CapacityBasis::CourtAppointed,
    };
    let mut known = decider.authority.iter();
    let evidence = known.find(|held| held.kind == kind && about.is(&held.over));
    (basis, evidence.and_then(|held| held.evidence.clone()))
}
