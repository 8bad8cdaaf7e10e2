//! What must hold before a question may be asked: G1 to G5 for a person and a
//! plan, G6 to G10 inside a pass, G7 and G8 at its end (flow.md).

use super::attest::{COMPANY, HARD_TO_SPEAK, Understood, understood};
use super::family::{FamilyState, Way};
use super::inputs::{Inputs, is_active};
use super::state::Desk;
use crate::domain::answers::{Answers, field};
use crate::domain::authority::{AgeGroup, Decider, age_group, is_younger};
use crate::domain::choice::Answer;
use crate::domain::codes::codes;
use crate::domain::config::Purpose;
use crate::domain::element::Element;
use crate::domain::item::Item;
use crate::domain::plan::{
    Danger, Interpreter, Judged, Part, Plan, RealChoice, Safety, UnsafeBecause,
};
use crate::domain::time::Instant;

codes! {
    /// Why a person's family screens stay locked.
    Barrier {
        NotAsked = "not_asked",
        MustNotKnow = "must_not_know",
        DangerNow = "danger_now",
        DangerOpen = "danger_open",
        NotLegitimate = "not_legitimate",
        NobodyIdentified = "nobody_identified",
        SafetyOpen = "safety_open",
        SafetyNotSure = "safety_not_sure",
        Unsafe = "unsafe",
        NotPossible = "not_possible",
        NotAChoice = "not_a_choice",
        DeciderUnknown = "decider_unknown",
        NothingComplete = "nothing_complete",
        WordsMissing = "words_missing",
        InterpreterOpen = "interpreter_open",
        InterpreterRefused = "interpreter_refused",
        LanguageMissing = "language_missing",
    }
}

/// G1 to G5 for one person. Empty: this person may be asked.
pub fn barriers(plan: &Plan, inputs: &Inputs, person: &str, at: Instant) -> Vec<Barrier> {
    let mut found = plan_barriers(plan);
    found.extend(part_barrier(plan, person));
    found.extend(safety_barrier(plan, person));
    found.extend(words_barrier(plan, inputs, person));
    found.extend(audience_barrier(plan, inputs, person, at));
    found.extend(interpreter_barrier(plan, person));
    if items_for(plan, inputs, person, at).is_empty()
        && told_items_for(plan, inputs, person, at).is_empty()
        && heard_items_for(plan, inputs, person, at).is_empty()
    {
        found.push(why_nothing(plan, inputs, person, at));
    }
    found
}

fn plan_barriers(plan: &Plan) -> Vec<Barrier> {
    let mut found = Vec::new();
    match plan.danger() {
        Some(Danger::No | Danger::ReasonableCause) => {}
        Some(Danger::Immediate) => found.push(Barrier::DangerNow),
        Some(Danger::NotSure) | None => found.push(Barrier::DangerOpen),
    }
    if plan.judged("legitimate") != Some(Judged::Yes) {
        found.push(Barrier::NotLegitimate);
    }
    if plan.judged("identifies") != Some(Judged::Yes) {
        found.push(Barrier::NobodyIdentified);
    }
    found
}

fn part_barrier(plan: &Plan, person: &str) -> Option<Barrier> {
    match plan.part(person) {
        Some(Part::Asked) => None,
        Some(Part::MustNotKnow) => Some(Barrier::MustNotKnow),
        Some(Part::NotAsked) | None => Some(Barrier::NotAsked),
    }
}

/// G3. Only a clear "none of these" opens a family screen.
fn safety_barrier(plan: &Plan, person: &str) -> Option<Barrier> {
    match plan.safety(person) {
        Some(Safety::NoneOfThese) => None,
        Some(Safety::NotSure) => Some(Barrier::SafetyNotSure),
        Some(Safety::Some) => {
            let reasons = field(&["reasons", person]);
            let mut reasons = plan.answers.all(&reasons);
            let only_impossible = reasons.next() == Some(UnsafeBecause::Impossible.code())
                && reasons.next().is_none();
            Some(if only_impossible { Barrier::NotPossible } else { Barrier::Unsafe })
        }
        None => Some(Barrier::SafetyOpen),
    }
}

/// G5: the words exist in this person's language, and fit this person.
fn words_barrier(plan: &Plan, inputs: &Inputs, person: &str) -> Option<Barrier> {
    let fit = plan.code("words", &[person]) == Some(Judged::Yes.code());
    language_barrier(plan, inputs, person).or((!fit).then_some(Barrier::WordsMissing))
}

/// Without a pack of words there is no family screen at all.
fn language_barrier(plan: &Plan, inputs: &Inputs, person: &str) -> Option<Barrier> {
    let voice = inputs.voice_of(plan.code("language", &[person]));
    let spoken =
        inputs.config.languages.contains(&voice.language) && inputs.packs.family(&voice).is_some();
    (!spoken).then_some(Barrier::LanguageMissing)
}

/// G5: whoever interprets is a professional, named, and nobody of the family's.
fn interpreter_barrier(plan: &Plan, person: &str) -> Option<Barrier> {
    match plan.interpreter(person) {
        Some(Interpreter::None) => None,
        Some(Interpreter::Professional) => {
            let apart = plan.code("interpreter_link", &[person]) == Some(Judged::No.code());
            let named = !plan.interpreter_name(person).is_empty();
            (!apart || !named).then_some(Barrier::InterpreterOpen)
        }
        Some(Interpreter::Family) => Some(Barrier::InterpreterRefused),
        None => Some(Barrier::InterpreterOpen),
    }
}

/// What keeps a person from F12. Taking a yes back needs no plan, and where P5
/// has not been asked, P8 alone says whether it is safe. But what P5 has found
/// unsafe stays locked until P5 is answered again (I1, J2): P8 confirms that it
/// is safe, it never overrules that it is not.
pub fn barriers_to_change(plan: &Plan, inputs: &Inputs, person: &str, at: Instant) -> Vec<Barrier> {
    if !may_hold_tablet(inputs, person, at) {
        return vec![Barrier::NotAsked];
    }
    barriers_to_explain(plan, inputs, person)
}

/// What keeps a person from hearing how we share: nothing of a plan is in it, so the
/// same holds as for a change of mind, at any age.
pub fn barriers_to_explain(plan: &Plan, inputs: &Inputs, person: &str) -> Vec<Barrier> {
    let found_unsafe = safety_barrier(plan, person).filter(|found| *found != Barrier::SafetyOpen);
    found_unsafe.into_iter().chain(language_barrier(plan, inputs, person)).collect()
}

/// The items that this person may be asked about: their own, and those of
/// children they decide for; never another adult's.
pub fn items_for(plan: &Plan, inputs: &Inputs, person: &str, at: Instant) -> Vec<Item> {
    let mut items = ready_items(plan, inputs, at);
    items.retain(|item| {
        is_real_choice(plan, inputs, &item.purpose_id) && decides(inputs, person, item, at)
    });
    items
}

/// The items that this person is told of and not asked about: their own, and those of
/// children they decide for; never another adult's.
pub fn told_items_for(plan: &Plan, inputs: &Inputs, person: &str, at: Instant) -> Vec<Item> {
    let mut items = ready_items(plan, inputs, at);
    items.retain(|item| {
        is_told(plan, inputs, &item.purpose_id)
            && (item.about == person || decides(inputs, person, item, at))
    });
    items
}

/// The items about a child that others decide, and the child is heard on; or somebody
/// who holds no authority over them, where P6 says so (J9).
pub fn heard_items_for(plan: &Plan, inputs: &Inputs, person: &str, at: Instant) -> Vec<Item> {
    if plan.hears(person) {
        let found = no_authority_items(plan, inputs, person, at);
        if !found.is_empty() {
            return found;
        }
    }
    let mut items = ready_items(plan, inputs, at);
    items.retain(|item| {
        item.about == person
            && is_real_choice(plan, inputs, &item.purpose_id)
            && !decides(inputs, person, item, at)
    });
    if !is_child(inputs, person, at) {
        items.clear();
    }
    items
}

/// The items about children over whom this grown person holds no authority; or holds it,
/// and the child was found able to decide: whatever they say about them is a view.
pub fn no_authority_items(plan: &Plan, inputs: &Inputs, person: &str, at: Instant) -> Vec<Item> {
    let group = |id: &str| inputs.person(id).map(|one| age_group(one, at, inputs.zone()));
    let mut items = ready_items(plan, inputs, at);
    items.retain(|item| {
        let others = match decider_of(inputs, &item.about, &item.purpose_id, at) {
            Some(Decider::Holders(holders)) => !holders.iter().any(|holder| holder == person),
            Some(Decider::Nobody) => true,
            Some(Decider::Themself) => outgrown(inputs, person, item, at),
            Some(Decider::AgeUnknown) | None => false,
        };
        others
            && group(&item.about) == Some(AgeGroup::Child)
            && group(person) != Some(AgeGroup::Child)
            && is_real_choice(plan, inputs, &item.purpose_id)
    });
    items
}

/// Whether this person would decide, were the child not found able to.
fn outgrown(inputs: &Inputs, person: &str, item: &Item, at: Instant) -> bool {
    let people = inputs.person(&item.about).zip(inputs.person(person));
    people.is_some_and(|(child, holder)| {
        let known = (&inputs.case, &*inputs.config);
        let asked = (child, item.purpose_id.as_str());
        inputs.found.with_grounds(known, asked, at, |grounds| {
            grounds.decides_by_assessment(child, at) && grounds.held_by(holder, child, at).is_some()
        })
    })
}

fn is_child(inputs: &Inputs, person: &str, at: Instant) -> bool {
    let known = inputs.person(person);
    known.is_some_and(|known| age_group(known, at, inputs.zone()) == AgeGroup::Child)
}

/// Whose own view is asked, whoever decides: every child, until their age alone lets
/// them decide (J8); and any other who cannot.
pub fn is_heard(inputs: &Inputs, person: &str, at: Instant) -> bool {
    is_below(inputs, person, inputs.config.people_rules.child_decides_from, at)
        || (is_child(inputs, person, at) && !may_hold_tablet(inputs, person, at))
}

/// Younger than so many years, as far as is known.
pub fn is_below(inputs: &Inputs, person: &str, years: u32, at: Instant) -> bool {
    inputs.person(person).is_some_and(|known| is_younger(known, years, at, inputs.zone()))
}

fn ready_items(plan: &Plan, inputs: &Inputs, at: Instant) -> Vec<Item> {
    let mut items = plan.items(&inputs.config);
    items
        .retain(|item| is_complete(inputs, item, at) && plan.frequency(&item.purpose_id).is_some());
    items
}

/// Whether this person's answer to an item can count.
pub fn decides(inputs: &Inputs, person: &str, item: &Item, at: Instant) -> bool {
    decider_of(inputs, &item.about, &item.purpose_id, at)
        .is_some_and(|decider| decider.includes(person, &item.about))
}

/// Told, never asked: there is no choice in it, or P4 found none.
pub fn is_told(plan: &Plan, inputs: &Inputs, purpose: &str) -> bool {
    let known = inputs.config.purpose(purpose);
    let no_choice = [RealChoice::WeTellYou, RealChoice::WeMayShareAnyway];
    known.is_some_and(|known| {
        !known.is_asked() || plan.choice(purpose).is_some_and(|found| no_choice.contains(&found))
    })
}

/// G1: a known kind, a named and active recipient, a method.
pub fn is_complete(inputs: &Inputs, item: &Item, at: Instant) -> bool {
    let recipient = inputs.recipient(&item.recipient_id);
    let kind = inputs.config.kind(&item.pii_id);
    inputs.config.purpose(&item.purpose_id).is_some()
        && kind.is_some_and(|kind| !kind.never_in_plan)
        && recipient.is_some_and(|recipient| {
            is_active(recipient, inputs.zone(), at) && !recipient.methods.is_empty()
        })
}

/// G2: asked only where the answer decides.
pub fn is_real_choice(plan: &Plan, inputs: &Inputs, purpose: &str) -> bool {
    let asked = inputs.config.purpose(purpose).is_some_and(Purpose::is_asked);
    asked && plan.choice(purpose) == Some(RealChoice::YouChoose)
}

/// G4.
pub fn decider_of(inputs: &Inputs, about: &str, purpose: &str, at: Instant) -> Option<Decider> {
    let person = inputs.person(about)?;
    let known = (&inputs.case, &*inputs.config);
    Some(
        inputs
            .found
            .with_grounds(known, (person, purpose), at, |grounds| grounds.decider(person, at)),
    )
}

/// Whether a person decides for themself about anything at all.
pub fn decides_for_themself(inputs: &Inputs, person: &str, at: Instant) -> bool {
    let mut purposes = inputs.config.purposes.iter();
    purposes.any(|purpose| decider_of(inputs, person, &purpose.id, at) == Some(Decider::Themself))
}

/// People who may be asked, or take a yes back: adults, children who decide for
/// themselves, and those whose age is unknown (who will then be locked).
pub fn may_hold_tablet(inputs: &Inputs, person: &str, at: Instant) -> bool {
    inputs.person(person).is_some()
        && (!is_child(inputs, person, at) || decides_for_themself(inputs, person, at))
}

/// A child of whom the plan speaks and whom it does not ask: it owes a reason (J8).
pub fn is_unheard_child(plan: &Plan, inputs: &Inputs, person: &str, at: Instant) -> bool {
    plan.part(person) == Some(Part::NotAsked)
        && is_heard(inputs, person, at)
        && plan.items(&inputs.config).iter().any(|item| item.about == person)
}

/// G5 for somebody under eighteen: it was chosen which words suit them, and there
/// are such.
fn audience_barrier(plan: &Plan, inputs: &Inputs, person: &str, at: Instant) -> Option<Barrier> {
    let chosen = plan.code("audience", &[person]).is_some();
    let open = !chosen && may_choose_words(inputs, person, at);
    let spoken = inputs.packs.family(&inputs.voice_for(plan, person, at)).is_some();
    (open || (chosen && !spoken)).then_some(Barrier::WordsMissing)
}

/// Whether there are other words than those for adults, for somebody who is none.
pub fn may_choose_words(inputs: &Inputs, person: &str, at: Instant) -> bool {
    is_child(inputs, person, at) && inputs.config.audiences().len() > 1
}

fn why_nothing(plan: &Plan, inputs: &Inputs, person: &str, at: Instant) -> Barrier {
    let items = plan.items(&inputs.config);
    let concerns = |item: &&Item| {
        item.about == person || inputs.person(person).is_some_and(|p| holds_any(p, &item.about))
    };
    let unknown = |item: &Item| {
        matches!(
            decider_of(inputs, &item.about, &item.purpose_id, at),
            None | Some(Decider::AgeUnknown | Decider::Nobody)
        )
    };
    let theirs: Vec<&Item> = items.iter().filter(concerns).collect();
    if theirs.iter().any(|item| unknown(item)) {
        Barrier::DeciderUnknown
    } else if theirs.iter().any(|item| !is_real_choice(plan, inputs, &item.purpose_id)) {
        Barrier::NotAChoice
    } else {
        Barrier::NothingComplete
    }
}

fn holds_any(person: &crate::domain::case::Person, over: &str) -> bool {
    person.authority.iter().any(|authority| authority.over == over)
}

/// G6: all nine elements, in the words of this pass.
pub fn all_explained(family: &FamilyState) -> bool {
    Element::ALL
        .iter()
        .all(|element| family.explained.iter().any(|explained| explained.element == *element))
}

/// G9: the rows that have no answer yet.
pub fn unanswered(family: &FamilyState) -> Vec<&Item> {
    let open = family.answered().filter(|(_, given)| given.is_none());
    open.map(|(row, _)| &row.item).collect()
}

pub fn all_refused(family: &FamilyState) -> bool {
    family.answered().all(|(_, given)| given.is_some_and(|given| given.answer == Answer::No))
}

/// G10: the person's own act.
pub fn agreed_by_own_act(family: &FamilyState) -> bool {
    match family.way {
        None => false,
        Some(Way::Drawn) => !family.ink.is_empty(),
        Some(Way::TypedName) => !family.typed.trim().is_empty(),
        Some(Way::Ticked) => family.ticked,
        Some(Way::Said) => family.heard,
    }
}

/// G7: free.
pub fn is_free(attestation: &Answers) -> bool {
    attestation.one("told_can_refuse") == Some(Judged::Yes.code())
        && attestation.one("pressure") == Some(Judged::No.code())
        && !attestation.has(COMPANY, HARD_TO_SPEAK)
}

/// G8: understood, as F9 found, unless the practitioner says otherwise.
pub fn is_understood(desk: &Desk) -> bool {
    matches!(understood(desk), Some(Understood::Understood | Understood::ExplainedAgain))
}
