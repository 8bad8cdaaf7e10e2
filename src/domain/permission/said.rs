//! Rows 8 to 11: what the people who decide have said.

use super::facts::Source;
use super::look::{Look, Regard, Voice};
use super::outcome::{Basis, Outcome, Reason, Verdict, Warning};
use super::rows::{first_hit, in_order};
use crate::domain::choice::Decision;
use crate::domain::item::Item;
use crate::domain::standing::AlsoAbout;

/// The deciders' voices, each with what it comes to.
struct Weighed<'a> {
    voice: Voice<'a>,
    reason: Reason,
}

pub fn said(look: &Look) -> Option<Outcome> {
    let (weighed, still) = weigh(look);
    let yes = |one: &&Weighed| one.reason == Reason::Agreed;
    let no = |one: &&Weighed| one.voice.stands.is_no();
    let mut outcome =
        match (weighed.iter().any(|one| yes(&one)), weighed.iter().any(|one| no(&one))) {
            (true, true) => {
                let both = weighed.iter().filter(|one| yes(one) || no(one));
                Outcome::no(Reason::PrHoldersDisagree).resting_on(records(look, both))
            }
            (true, false) => agreed(look, weighed.iter().filter(yes)),
            (false, true) => newest(look, weighed.iter().filter(no))?,
            (false, false) => newest(look, weighed.iter())?,
        };
    if still {
        outcome.warn(Warning::ChildNowDecides);
    }
    Some(outcome)
}

/// Whether it is the earlier holders who are still heard.
fn weigh<'a>(look: &Look<'a>) -> (Vec<Weighed<'a>>, bool) {
    let regard = look.regard();
    let mut weighed = Vec::new();
    for voice in look.voices(regard) {
        weighed.push(Weighed { voice, reason: reason(look, &voice) });
    }
    (weighed, regard == Regard::Holding)
}

fn reason(look: &Look, voice: &Voice) -> Reason {
    if voice.stands.conflict {
        return Reason::SameTimeConflict;
    }
    match voice.stands.decision {
        Decision::Refused => Reason::Refused,
        Decision::Withdrawn => Reason::Withdrawn,
        Decision::Undecided => Reason::Undecided,
        Decision::Agreed => of_a_yes(look, voice),
    }
}

fn of_a_yes(look: &Look, voice: &Voice) -> Reason {
    let zone = look.known.zone();
    let changed = look.purpose().and_then(|purpose| purpose.material_change_from);
    let changed = changed.map(|from| from.begins(zone)).filter(|from| *from <= look.at);
    if !voice.step.valid {
        Reason::NotValid
    } else if voice.step.term.ends.is_some_and(|ends| look.at >= ends) {
        Reason::Expired
    } else if changed.is_some_and(|changed| voice.step.said < changed) {
        Reason::PurposeChanged
    } else {
        Reason::Agreed
    }
}

fn agreed<'a>(look: &Look, yeses: impl Iterator<Item = &'a Weighed<'a>> + Clone) -> Outcome {
    let outcome = Outcome::yes(Basis::Agreement, Reason::Agreed);
    let mut outcome = outcome.resting_on(records(look, yeses.clone()));
    for one in yeses {
        let step = one.voice.step;
        if let Some(said) = look.statement(step) {
            if !said.valid {
                outcome.warn(Warning::Imported);
            }
            if !said.conditions.is_empty() && !outcome.conditions.contains(&said.conditions) {
                outcome.conditions.push(said.conditions.clone());
            }
        }
        if step.term.review.is_some_and(|due| look.at >= due) {
            outcome.warn(Warning::ReviewOverdue);
        }
    }
    outcome
}

fn records<'a>(look: &Look, voices: impl Iterator<Item = &'a Weighed<'a>>) -> Vec<Source> {
    in_order(voices.map(|one| look.source(one.voice.step)))
}

/// The newest voice and its reason; at one time the reason that is named last.
fn newest<'a>(look: &Look, voices: impl Iterator<Item = &'a Weighed<'a>>) -> Option<Outcome> {
    let mut found: Option<(Reason, Source)> = None;
    for one in voices {
        let source = look.source(one.voice.step);
        let is_newer = |(known, by): &(Reason, Source)| {
            (by.at, *known, by.sequence, &by.record_id)
                < (source.at, one.reason, source.sequence, &source.record_id)
        };
        if found.as_ref().is_none_or(is_newer) {
            found = Some((one.reason, source));
        }
    }
    let (reason, source) = found?;
    let answer = if reason == Reason::Undecided { Verdict::NotDecided } else { Verdict::No };
    Some(Outcome::new(answer, reason).resting_on(vec![source]))
}

/// Everyone of whom the agreed information speaks too, and who has not agreed to the
/// same purpose and recipient for their own part.
pub fn leave_out(look: &Look) -> Vec<AlsoAbout> {
    let (weighed, _) = weigh(look);
    let mut steps = Vec::new();
    for one in &weighed {
        if one.reason == Reason::Agreed {
            crate::domain::order::put(&mut steps, one.voice.step, |a, b| {
                look.source(a).is_before(&look.source(b))
            });
        }
    }
    let mut out: Vec<AlsoAbout> = Vec::new();
    for also in
        steps.into_iter().filter_map(|step| look.statement(step)).flat_map(|said| &said.also_about)
    {
        let item = Item {
            about: also.about.clone(),
            pii_id: also.pii_id.clone(),
            ..look.asked.item.clone()
        };
        let asked = look.known.asked(&item);
        let own = asked.map(|asked| first_hit(&Look::new(look.known, &asked, look.at)));
        if !own.is_some_and(|own| own.is_yes()) && !out.contains(also) {
            out.push(also.clone());
        }
    }
    out
}
