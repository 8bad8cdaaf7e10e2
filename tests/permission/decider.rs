//! Section 1 as a page asks it: who decides about a person, from what records establish.

use consent_disclosure::domain::authority::Decider;
use consent_disclosure::domain::permission::Found;
use consent_disclosure::domain::time::parse_instant;
use consent_disclosure::wire::case::decode_case;
use consent_disclosure::wire::config::decode_config;
use consent_disclosure::wire::ledger::read_records;

use crate::kit::*;

const LATER: &str = "2026-10-01T12:00:00Z";

/// What a page knows of a story, to ask who decides at an instant.
fn decider(story: &Story, about: &str, at: &str) -> (Decider, bool) {
    let (told, records) = story.told();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    let config = decode_config(&told.config, today).unwrap();
    let case = decode_case(&told.case, &config).unwrap().case;
    let facts = read_records(&records, &case.case_ref).unwrap();
    let found = Found { established: facts.established, assessments: facts.assessments };
    let about = case.people.iter().find(|person| person.id == about).unwrap();
    let at = parse_instant(at).unwrap();
    found.with_grounds((&case, &config), (about, "help"), at, |grounds| {
        (grounds.decider(about, at), grounds.decides_by_assessment(about, at))
    })
}

#[test]
fn perm_s1_r4_each_pair_has_its_newest_record_of_authority_until_then() {
    let story = Story::new()
        .authority("R1", "2026-08-01T10:00:00Z", "jo", "cal", "held")
        .authority("R2", "2026-08-02T10:00:00Z", "gran", "bea", "held")
        .authority("R3", "2026-08-03T10:00:00Z", "jo", "bea", "held")
        .authority("R4", "2026-08-04T10:00:00Z", "gran", "bea", "disputed");
    let holders = |about: &str, at: &str| match decider(&story, about, at).0 {
        Decider::Holders(holders) => holders,
        other => panic!("{other:?}"),
    };
    assert_eq!(holders("bea", "2026-08-01T12:00:00Z"), ["ann", "ben"]);
    assert_eq!(holders("bea", "2026-08-02T12:00:00Z"), ["ann", "ben", "gran"]);
    assert_eq!(holders("bea", "2026-08-03T12:00:00Z"), ["ann", "ben", "gran", "jo"]);
    assert_eq!(holders("bea", LATER), ["ann", "ben", "jo"]);
    assert_eq!(holders("cal", LATER), ["ann", "jo"]);
}

#[test]
fn perm_s1_r4_a_record_of_authority_that_comes_in_late_stands_in_its_place() {
    let story = Story::new()
        .authority("R1", "2026-08-04T10:00:00Z", "gran", "bea", "ended")
        .authority("R2", "2026-08-01T10:00:00Z", "gran", "bea", "held")
        .authority("R3", "2026-08-02T10:00:00Z", "jo", "bea", "held");
    assert_eq!(
        decider(&story, "bea", LATER).0,
        Decider::Holders(vec!["ann".into(), "ben".into(), "jo".into()])
    );
}

#[test]
fn perm_s1_r3_a_young_person_who_is_old_enough_decides_by_age_and_by_no_assessment() {
    let story = Story::new().assesses("R1", "2026-08-01T10:00:00Z", "cal", "help", "competent");
    assert_eq!(decider(&story, "cal", LATER), (Decider::Themself, true));
    assert_eq!(decider(&story, "cal", "2026-11-02T10:00:00Z"), (Decider::Themself, false));
    let grown = decider(&Story::new(), "cal", "2026-11-02T10:00:00Z");
    assert_eq!(grown, (Decider::Themself, false));
    assert!(!decider(&Story::new(), "cal", LATER).1);
}
