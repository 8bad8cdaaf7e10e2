//! The table of permission.md 3: the first row that hits answers.

use super::facts::{Restriction, Source};
use super::known::{Asked, Known};
use super::look::{Look, Regard, Voice};
use super::outcome::{Basis, Outcome, Reason, Verdict, Warning};
use super::said::said;
use crate::domain::authority::Decider;
use crate::domain::config::{InternalSharing, Mode};
use crate::domain::order;
use crate::domain::standing::Step;
use crate::domain::time::Instant;

type Row = fn(&Look) -> Option<Outcome>;

/// Rows 0 to 13, in their order; 8 to 11 are one, for they weigh the same voices. The
/// last row is that none of them says anything.
const ROWS: [Row; 11] = [
    not_verified,
    not_active,
    protected,
    decided,
    not_configured,
    other_basis,
    age_unknown,
    nobody_can_decide,
    said,
    others_said,
    implied,
];

impl Known {
    /// The answer at one instant, with what has to be left out.
    pub fn outcome(&self, asked: &Asked, at: Instant) -> Outcome {
        let look = Look::new(self, asked, at);
        let mut outcome = first_hit(&look);
        if outcome.basis == Some(Basis::Agreement) {
            outcome.leave_out = super::said::leave_out(&look);
        }
        outcome.warnings.extend_from_slice(&self.warnings);
        outcome
    }
}

pub fn first_hit(look: &Look) -> Outcome {
    for row in ROWS {
        if let Some(outcome) = row(look) {
            return outcome;
        }
    }
    Outcome::new(Verdict::NotDecided, Reason::NoDecision)
}

fn not_verified(look: &Look) -> Option<Outcome> {
    let reason = look.known.not_verified?;
    let altered = &look.known.facts.altered;
    Some(Outcome::no(reason).resting_on(newest(altered.iter().cloned())))
}

fn not_active(look: &Look) -> Option<Outcome> {
    let recipient = look.known.recipient(&look.asked.item.recipient_id)?;
    let zone = look.known.zone();
    if recipient.active_from.is_some_and(|from| look.at < from.begins(zone)) {
        return Some(Outcome::no(Reason::RecipientNotActive));
    }
    let retired = recipient.active_to.is_some_and(|to| look.at >= to.ends(zone));
    retired.then(|| Outcome::no(Reason::RecipientRetired))
}

/// One decision must name every restriction that is in force.
fn protected(look: &Look) -> Option<Outcome> {
    let restrictions = restrictions(look);
    if restrictions.is_empty() {
        return None;
    }
    let names_all = |place: &usize| {
        let named = look.known.facts.decisions.get(*place).map(|one| &one.overrides_restriction);
        restrictions.iter().all(|one| named.is_some_and(|all| all.contains(&one.source.record_id)))
    };
    if shares(look).iter().any(names_all) {
        return None;
    }
    let sources = restrictions.into_iter().map(|restriction| restriction.source.clone());
    Some(Outcome::no(Reason::Protected).resting_on(in_order(sources)))
}

fn restrictions<'a>(look: &Look<'a>) -> Vec<&'a Restriction> {
    let item = look.asked.item;
    let mut found = Vec::new();
    for shield in look.known.shields(look.asked) {
        let Some(restriction) = look.known.facts.restrictions.get(shield.place) else { continue };
        let recipients = restriction.recipient_ids.as_ref();
        if restriction.source.at <= look.at
            && shield.until.is_none_or(|until| look.at < until)
            && restriction.pii_ids.contains(&item.pii_id)
            && recipients.is_none_or(|ids| ids.contains(&item.recipient_id))
        {
            found.push(restriction);
        }
    }
    found
}

/// The decisions to share this item that are in force.
fn shares(look: &Look) -> Vec<usize> {
    let mut places = Vec::new();
    for grant in look.grants {
        if grant.is_in_force(look.at) {
            places.push(grant.place);
        }
    }
    places
}

fn decided(look: &Look) -> Option<Outcome> {
    let mut sources = Vec::new();
    for place in shares(look) {
        sources.extend(look.known.facts.decisions.get(place).map(|one| one.source.clone()));
    }
    let objected = sources.iter().any(|decision| has_objected(look, decision));
    if sources.is_empty() {
        return None;
    }
    let outcome = Outcome::yes(Basis::RecordedDecision, Reason::DecisionToShare);
    let mut outcome = outcome.resting_on(in_order(sources.into_iter()));
    if objected {
        outcome.warn(Warning::ObjectionSince);
    }
    Some(outcome)
}

/// Anybody's no that came after the decision, a view included.
fn has_objected(look: &Look, decision: &Source) -> bool {
    let since = |step: &Step| {
        step.from <= look.at
            && (step.settled() > decision.at
                || look.source(step).is_later(decision.at, &decision.ledger_id, decision.sequence))
    };
    let noes = look.spoken.iter().flat_map(|spoken| &spoken.steps).filter(|step| step.is_no());
    let mut noes = noes.chain(look.voices(Regard::Nothing).into_iter().filter_map(taken_back));
    noes.any(since)
}

fn taken_back<'a>(voice: Voice<'a>) -> Option<&'a Step> {
    (voice.stands.is_no() && voice.step.decision.is_none()).then_some(voice.step)
}

fn not_configured(look: &Look) -> Option<Outcome> {
    let known = look.known.recipient(&look.asked.item.recipient_id).is_some();
    (!known).then(|| Outcome::no(Reason::RecipientNotConfigured))
}

fn other_basis(look: &Look) -> Option<Outcome> {
    let tells = look.is_mode(Mode::InformOnly);
    tells.then(|| Outcome::new(Verdict::NotConsentBased, Reason::OtherBasis))
}

fn age_unknown(look: &Look) -> Option<Outcome> {
    if *look.decider() != Decider::AgeUnknown {
        return None;
    }
    let steps = look.spoken.iter().flat_map(|spoken| &spoken.steps);
    let answers = steps.filter(|step| step.decision.is_some() && step.from <= look.at);
    let records = in_order(answers.map(|step| look.source(step)));
    (!records.is_empty()).then(|| Outcome::no(Reason::AgeUnknown).resting_on(records))
}

fn nobody_can_decide(look: &Look) -> Option<Outcome> {
    let assessment = look.stretch?.barred_by.clone()?;
    Some(Outcome::no(Reason::NobodyCanDecide).resting_on(vec![assessment]))
}

/// Nothing from a decider; others have answered.
fn others_said(look: &Look) -> Option<Outcome> {
    let mut found: Option<(Reason, Source)> = None;
    for voice in look.voices(Regard::Nothing) {
        if !voice.stands.is_no() && !voice.stands.is_yes() {
            continue;
        }
        let reason = match (look.was_entitled(voice.step, voice.person), look.decider()) {
            (true, Decider::Themself) => Reason::ChildNowDecides,
            (true, _) => Reason::AuthorityEnded,
            (false, _) => Reason::NoAuthority,
        };
        let source = look.source(voice.step);
        let is_newer = |(known, by): &(Reason, Source)| {
            reason > *known || (reason == *known && by.is_before(&source))
        };
        if found.as_ref().is_none_or(is_newer) {
            found = Some((reason, source));
        }
    }
    let (reason, source) = found?;
    Some(Outcome::no(reason).resting_on(vec![source]))
}

/// Never called consent; the family is told about it.
fn implied(look: &Look) -> Option<Outcome> {
    let recipient = look.known.recipient(&look.asked.item.recipient_id)?;
    let decidable = matches!(look.decider(), Decider::Themself | Decider::Holders(_));
    let is_implied = recipient.internal
        && look.known.config.people_rules.internal_sharing == InternalSharing::Implied
        && look.is_mode(Mode::Agreement)
        && decidable
        && !look.anybody_has_answered();
    is_implied.then(|| Outcome::yes(Basis::ImpliedInternal, Reason::ImpliedWithinOrganisation))
}

/// By time, sequence and id, each record once.
pub fn in_order(sources: impl Iterator<Item = Source>) -> Vec<Source> {
    let mut list: Vec<Source> = Vec::new();
    for source in sources {
        if !list.iter().any(|known| known.record_id == source.record_id) {
            order::put(&mut list, source, Source::is_before);
        }
    }
    list
}

fn newest(sources: impl Iterator<Item = Source>) -> Vec<Source> {
    in_order(sources).pop().into_iter().collect()
}
