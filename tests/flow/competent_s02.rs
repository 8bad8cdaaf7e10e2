//! S02 of the published scenarios, talked through: the records that come out give its
//! answers.

use consent_disclosure::domain::time::parse_instant;
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{Fact, TalkFact};
use consent_disclosure::ledger::OpenLedger;
use serde_json::{Value, json};

use crate::kit::halves::*;
use crate::kit::*;

const SUPPORT: &str = "school-support";

/// Denise, and Callum, who is fourteen; both schools' people for both purposes.
fn s02() -> Given {
    let people = json!([
        {"id": "denise", "name": "Denise", "dob": "1984-07-01", "relationship": "mother",
         "authority": [{"over": "callum", "kind": "parental_responsibility",
                        "from": "2012-02-20T00:00:00+00:00", "status": "held"}]},
        {"id": "callum", "name": "Callum", "dob": "2012-02-20", "relationship": "child"},
    ]);
    Given::s01()
        .case_with("/people", people)
        .config_with("/purposes/0/usual_recipients/-", json!("school-sec"))
}

/// Health for early help, and education for school support.
fn steps(person: &str, purposes: &[&str]) -> [Vec<Fact>; 5] {
    let of = |name: &str, of: &str| format!("{name}.{of}");
    let mut steps = [const { Vec::new() }; 5];
    steps[0].push(choose("danger", "no"));
    for known in ["denise", "callum"] {
        let part = if known == person { "asked" } else { "not_asked" };
        steps[0].push(choose(&of("part", known), part));
        steps[3].push(choose(&of("not_asked", known), "asked_before"));
    }
    steps[1].extend([choose("legitimate", "yes"), choose("identifies", "yes")]);
    for purpose in purposes {
        let (kind, recipients) = match *purpose {
            PURPOSE => ("child-health", &["school-nurse", "school-sec"][..]),
            _ => ("child-education", &["school-sec"][..]),
        };
        steps[1].push(choose("purposes", purpose));
        steps[1].push(choose(&of("frequency", purpose), "as_needed"));
        for other in NEEDED.iter().chain(&LEFT_OUT).chain(&["child-send"]) {
            let need = if *other == kind { "needed" } else { "left_out" };
            steps[1].push(choose(&format!("need.{purpose}.{other}"), need));
            steps[1].push(write(&format!("why.{purpose}.{other}"), "Not needed"));
        }
        for recipient in recipients {
            steps[1].push(choose(&of("recipients", purpose), recipient));
        }
        steps[2].push(choose(&of("choice", purpose), "you_choose"));
    }
    steps[3].push(choose(&of("safety", person), "none_of_these"));
    steps[4].extend([
        choose(&of("words", person), "yes"),
        choose(&of("interpreter", person), "none"),
        choose(&of("audience", person), "young_person"),
    ]);
    steps
}

fn at(sitting: &mut Sitting, instant: &str) {
    sitting.at = parse_instant(instant).unwrap();
}

/// R1, R2 and R3, at their times.
fn walked(given: &Given) -> Sitting {
    let mut sitting = Sitting::new(given.inputs());
    at(&mut sitting, "2026-06-08T15:00:00+01:00");
    sitting.prepare(steps("denise", &[PURPOSE, SUPPORT]));
    assert_eq!(sitting.screen(), "P0", "{:?}", sitting.problems());
    sitting.hand_over(Journey::Talk, "denise", "yes");
    sitting.explain();
    at(&mut sitting, "2026-06-08T15:30:00+01:00");
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.finish();
    at(&mut sitting, "2026-10-12T10:40:00+01:00");
    sitting.prepare(steps("callum", &[PURPOSE]));
    sitting.hand_over(Journey::Talk, "callum", "yes");
    for _ in 0..3 {
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    sitting.talk(TalkFact::SaidBack);
    unlock_now(&mut sitting);
    find(&mut sitting, PURPOSE, "competent");
    at(&mut sitting, "2026-10-12T10:59:59+01:00");
    hand_back(&mut sitting, "yes");
    sitting.talk(TalkFact::Continued);
    sitting.answer(&["yes", "no"]);
    at(&mut sitting, "2026-10-12T11:20:00+01:00");
    sitting.agree_to_what_stands();
    close_pass(&mut sitting);
    sitting
}

/// Of the walk: which record the scenario means.
fn named(records: &[Value], name: &str) -> String {
    let place: usize = name.strip_prefix("S02-R").unwrap().parse().unwrap();
    text_at(&records[place - 1], "/record/record_id").to_owned()
}

#[test]
fn dom_s02_a_child_becomes_able_to_decide_and_every_answer_is_the_scenarios() {
    let given = s02();
    let mut sitting = walked(&given);
    let records = sitting.records();
    assert_records(&records);
    let heads: Vec<(&str, &str)> = records.iter().map(head).collect();
    assert_eq!(
        heads,
        [
            ("consent_event", "given"),
            ("competence", "competent"),
            ("consent_event", "given_in_part")
        ]
    );
    let file = include_str!("../fixtures/scenarios/permission.json");
    let file: Value = serde_json::from_str(file).unwrap();
    let mut scenarios = file["scenarios"].as_array().unwrap().iter();
    let scenario = scenarios.find(|scenario| scenario["id"] == "S02").unwrap();
    let ledger = OpenLedger::open(&given.config, &given.case, &records, today()).unwrap();
    let queries = scenario["queries"].as_array().unwrap();
    assert_eq!(queries.len(), 6);
    for query in queries {
        let asked = json!({
            "about": query["subject"], "pii_id": query["category"], "at": query["at"],
            "purpose_id": query["purpose"], "recipient_id": query["recipient"],
        });
        let answer = ledger.permission(&asked).unwrap();
        for (member, expected) in query["expect"].as_object().unwrap() {
            let expected = match expected.as_array() {
                Some(names) => {
                    let names = names.iter().map(|name| named(&records, name.as_str().unwrap()));
                    json!(names.collect::<Vec<_>>())
                }
                None => expected.clone(),
            };
            assert_eq!(answer[member], expected, "{member} of {query:#}");
        }
    }
    // R4: his mother is heard on it now, and what she says decides nothing.
    at(&mut sitting, "2026-10-20T14:00:00+01:00");
    let mut steps = steps("denise", &[PURPOSE]);
    steps[3].push(choose("hear.denise", "views"));
    sitting.prepare(steps);
    sitting.hand_over(Journey::Talk, "denise", "yes");
    assert_eq!((sitting.screen(), sitting.family().rows().count()), ("F14", 0));
}
