//! The keys that the code asks for, and the keys that there are.

use std::collections::{BTreeMap, BTreeSet};

use consent_disclosure::domain::authority::Competence;
use consent_disclosure::domain::case::{AuthorityKind, AuthorityStatus};
use consent_disclosure::domain::choice::{Answer, Decision};
use consent_disclosure::domain::config::{ContactRole, CopyOption};
use consent_disclosure::domain::element::Element;
use consent_disclosure::domain::item::Frequency;
use consent_disclosure::domain::layout::Layout;
use consent_disclosure::domain::permission::Reason;
use consent_disclosure::domain::plan::{
    Danger, Hear, Interpreter, Judged, Need, NotAskedWhy, Part, Pattern, Reached, RealChoice,
    Safety, UnsafeBecause,
};
use consent_disclosure::domain::words::Audience;
use consent_disclosure::flow::attest::Understood;
use consent_disclosure::flow::errand::advice::Adviser;
use consent_disclosure::flow::errand::assess::Factor;
use consent_disclosure::flow::errand::authority::Seen;
use consent_disclosure::flow::errand::told::Told;
use consent_disclosure::flow::errand::urgent::Decided;
use consent_disclosure::flow::family::{TakingBack, Way};
use consent_disclosure::flow::guards::Barrier;
use consent_disclosure::flow::hearing::{Ask, Feeling};
use consent_disclosure::flow::phone::Identity;
use consent_disclosure::words::{BUILT_IN, Pack};

use super::packs::{has, pack, places};
use super::source::{Literal, literals};

/// What a record leaves to do, and what follows from what stands.
const TASKS: [&str; 14] = [
    "settle_conflict",
    "tell_recipient_to_stop",
    "review",
    "child_will_decide",
    "answer_objection",
    "answer_complaint",
    "write_up",
    "tell_later",
    "revisit_decision",
    "answer_request",
    "explain_to_requester",
    "give_copy",
    "confirm_in_writing",
    "other",
];

/// A prefix as it stands in the code, and the codes that it is joined with.
fn composed() -> Vec<(&'static str, Vec<&'static str>)> {
    let saving = ["sending", "saved", "saved_reference", "failed", "retry", "download"];
    vec![
        ("barrier.", Barrier::CODES.to_vec()),
        ("permission.", Reason::CODES.to_vec()),
        ("task.", TASKS.to_vec()),
        ("contact.", ContactRole::CODES.to_vec()),
        ("desk.", [Judged::CODES, Answer::CODES].concat()),
        ("f8.", Answer::CODES.to_vec()),
        ("f8.said_", Answer::CODES.to_vec()),
        ("f14.", Feeling::CODES.to_vec()),
        ("f15.", Ask::CODES.to_vec()),
        ("f10.way_", Way::CODES.to_vec()),
        ("f11.copy_", CopyOption::CODES.to_vec()),
        ("p22.copy_", CopyOption::CODES.to_vec()),
        ("p1.", Part::CODES.to_vec()),
        ("p1.kind.", AuthorityKind::CODES.to_vec()),
        ("p1.authority.", AuthorityStatus::CODES.to_vec()),
        ("p2.", [Danger::CODES, Pattern::CODES].concat()),
        ("p3.", [Frequency::CODES, Need::CODES, &["legitimate", "identifies"]].concat()),
        ("p4.", RealChoice::CODES.to_vec()),
        ("p6.", [Hear::CODES, Reached::CODES].concat()),
        ("p5.", [Safety::CODES, UnsafeBecause::CODES, NotAskedWhy::CODES].concat()),
        ("p7.", [Audience::CODES, Interpreter::CODES, Layout::CODES].concat()),
        ("phone.", Identity::CODES.to_vec()),
        ("p9.found.", Understood::CODES.to_vec()),
        ("verify.", VERDICTS.to_vec()),
        ("summary.decision.", Decision::CODES.to_vec()),
        ("p13.", Adviser::CODES.to_vec()),
        ("p6c.", [Factor::CODES, &["outcome"], Competence::CODES].concat()),
        ("p6c.hint_", Competence::CODES.to_vec()),
        ("summary.", Competence::CODES.to_vec()),
        ("told.", TakingBack::CODES.to_vec()),
        ("told.by.", Told::CODES.to_vec()),
        ("import.shown.", Element::CODES.to_vec()),
        ("authority.is.", AuthorityStatus::CODES.to_vec()),
        ("authority.by.", Seen::CODES.to_vec()),
        ("urgent.by.", Decided::CODES.to_vec()),
        ("saving.", saving.to_vec()),
        ("p22.", saving.to_vec()),
    ]
}

/// The codes that have a sentence of their own.
const VERDICTS: [&str; 14] = [
    "digest_mismatch",
    "words_altered",
    "broken_chain",
    "sequence_gap",
    "ledger_incomplete",
    "fork",
    "duplicate",
    "unknown_relation",
    "impossible_transition",
    "clock_backwards",
    "unknown_schema_version",
    "state_mismatch",
    "not_theirs",
    "before_explanation",
];

fn composed_keys() -> BTreeSet<String> {
    let all = composed().into_iter();
    all.flat_map(|(prefix, codes)| codes.into_iter().map(move |code| [prefix, code].concat()))
        .collect()
}

fn packs() -> Vec<Pack> {
    BUILT_IN.into_iter().map(|(_, audience, _)| pack(audience)).collect()
}

/// The first parts of keys: `f8`, `say`.
fn sections() -> BTreeSet<String> {
    let packs = packs();
    let keys = packs.iter().flat_map(|pack| pack.texts());
    keys.map(|(key, _)| key.split('.').next().unwrap().to_owned()).collect()
}

/// `f8.title`, as a key is written; a section alone is one only where it is a text.
fn looks_like_a_key(text: &str, sections: &BTreeSet<String>) -> bool {
    let mut parts = text.split('.');
    let section = parts.next().unwrap();
    let plain = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    sections.contains(section) && text.contains('.') && parts.all(plain)
}

fn is_prefix(text: &str, sections: &BTreeSet<String>) -> bool {
    let section = text.split('.').next().unwrap();
    sections.contains(section) && text.contains('.') && text.ends_with(['.', '_'])
}

fn asked_for() -> BTreeMap<String, Vec<Literal>> {
    let sections = sections();
    let whole: BTreeSet<String> = packs()
        .iter()
        .flat_map(|pack| pack.texts().iter().map(|(key, _)| key.clone()).collect::<Vec<_>>())
        .filter(|key| !key.contains('.'))
        .collect();
    let mut found: BTreeMap<String, Vec<Literal>> = BTreeMap::new();
    for literal in literals() {
        if looks_like_a_key(&literal.text, &sections) || whole.contains(&literal.text) {
            found.entry(literal.text.clone()).or_default().push(literal);
        }
    }
    found
}

#[test]
fn words_every_key_that_is_asked_for_is_there() {
    let packs = packs();
    let beside_codes: BTreeSet<String> =
        composed().into_iter().map(|(prefix, _)| prefix.trim_end_matches('.').to_owned()).collect();
    let asked = asked_for();
    assert!(asked.len() > 150, "{}", asked.len());
    for (key, uses) in &asked {
        let known = packs.iter().any(|pack| has(pack, key)) || beside_codes.contains(key);
        assert!(known, "{key} in {}", uses[0].file);
    }
    for key in composed_keys() {
        assert!(packs.iter().any(|pack| has(pack, &key)), "{key}");
    }
}

#[test]
fn words_every_prefix_in_the_code_is_known_here() {
    let sections = sections();
    let known: Vec<&str> = composed().into_iter().map(|(prefix, _)| prefix).collect();
    for literal in literals() {
        if is_prefix(&literal.text, &sections) {
            assert!(known.contains(&literal.text.as_str()), "{} in {}", literal.text, literal.file);
        }
    }
}

#[test]
fn words_no_key_is_there_for_nothing() {
    let asked = asked_for();
    let composed = composed_keys();
    let mut idle = Vec::new();
    for pack in packs() {
        let keys = pack.texts().iter().map(|(key, _)| key);
        let unused = keys.filter(|key| !asked.contains_key(*key) && !composed.contains(*key));
        idle.extend(unused.map(|key| [&pack.id, " ", key].concat()));
    }
    assert!(idle.is_empty(), "{idle:#?}");
}

/// Both packs speak of dates and lists, so what is shared is asked of both.
#[test]
fn words_that_both_packs_have_are_only_those_of_dates_and_lists() {
    let [adult, practitioner] = [pack("adult"), pack("practitioner")];
    for (key, _) in adult.texts() {
        assert!(!has(&practitioner, key) || key.starts_with("say."), "{key}");
    }
    for key in ["say.date", "say.and", "say.comma", "say.month.12"] {
        assert!(has(&adult, key) && has(&practitioner, key), "{key}");
    }
}

#[test]
fn words_every_place_is_filled_where_its_text_is_used() {
    let asked = asked_for();
    for pack in packs() {
        for (key, text) in pack.texts() {
            let Some(uses) = asked.get(key) else { continue };
            // A problem's one place is the name that it is about; the composed
            // questions fill in the name that they are given.
            let named = places(text) == ["name"];
            for (place, used) in places(text).iter().flat_map(|p| uses.iter().map(move |u| (p, u)))
            {
                let filled = used.code.contains(&format!("(\"{place}\","));
                assert!(filled || named, "{{{{{place}}}}} of {key} in {}", used.file);
            }
        }
    }
}
