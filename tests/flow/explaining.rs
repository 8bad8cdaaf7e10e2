//! J14: at first contact sharing is explained, before there is anything to ask.

use consent_disclosure::domain::layout::Layout;
use consent_disclosure::flow::TalkFact;
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::wire::ledger::verify;
use consent_disclosure::wire::record::record_faults;
use serde_json::json;

use crate::kit::*;

#[test]
fn dom_a01_dom_a06_dom_a24_sharing_is_explained_at_first_contact_without_a_plan() {
    for person in ["priya", "asha"] {
        let mut sitting = Sitting::new(Given::s01().inputs());
        sitting.hand_over(Journey::Explain, person, "yes");
        let mut words = String::new();
        for screen in ["F1", "F2 F3 F4", "F5 F6 F7"] {
            assert_eq!(sitting.screen(), screen);
            words.push_str(&bodies(sitting.family()));
            sitting.read();
            sitting.talk(TalkFact::Continued);
        }
        assert_eq!(sitting.screen(), "F11", "no question is asked");
        for said in ["Maya Thompson", "Northfield Family Help", "Help at school", "secret"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        let policy = sitting.inputs().config.privacy.policy_url.clone().unwrap();
        assert!(says(&words, "f5.policy") && words.contains(&policy), "{policy}: {words}");
        sitting.give_back();
        assert_eq!(sitting.screen(), "P9");
        sitting.finish();
        let records = sitting.records();
        assert_eq!(records.len(), 1);
        assert_eq!(head(&records[0]), ("notice", "explained"));
        assert_eq!((record_faults(&records[0]), verify(&records, &[])), (vec![], vec![]));
        assert_eq!(records[0]["pii_processing"]["purposes"], json!([]));
        assert!(records[0].get("choices").is_none());
    }
}

#[test]
fn dom_a01_whoever_it_is_unsafe_to_ask_is_explained_nothing_either() {
    let mut sitting = Sitting::planned(&Given::s01(), |steps| {
        steps[3].extend(not_to_ask("priya", &["enquiry"]));
    });
    sitting.insist(Journey::Explain, "priya");
    assert_eq!(sitting.problems(), ["p8.problem.locked"]);
}

#[test]
fn dom_a01_nothing_of_a_plan_is_in_what_is_explained() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Explain, "daniel", "yes");
    let held = serde_json::to_string(sitting.family()).unwrap();
    for of_plan in ["Sam Okoro", "Helen Price", "Asha"] {
        assert!(!held.contains(of_plan), "{of_plan}: {held}");
    }
    assert_eq!(sitting.family().rows().count(), 0);
}

#[test]
fn inv_i8_who_stops_while_it_is_explained_has_one_closing_record() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.hand_over(Journey::Explain, "priya", "yes");
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    let records = sitting.records();
    assert_eq!((records.len(), head(&records[0])), (1, ("talk_not_completed", "stopped")));
}

#[test]
fn flow_j14_no_screen_stands_without_words_in_either_layout() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.hand_over(Journey::Explain, "priya", "yes");
    sitting.talk(TalkFact::LayoutChosen(Layout::OneAtATime));
    let mut screens = Vec::new();
    for _ in 0..6 {
        assert!(!sitting.family().blocks.is_empty(), "{} is empty", sitting.screen());
        screens.push(sitting.screen());
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    // How long is said of what is asked, and nothing is.
    assert_eq!(screens, ["F1", "F2", "F3", "F4", "F5", "F7"]);
    assert_eq!(sitting.screen(), "F11");
}

#[test]
fn flow_j14_whoever_turns_to_one_idea_at_a_time_comes_to_no_screen_without_words() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.hand_over(Journey::Explain, "priya", "yes");
    for _ in 0..2 {
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    sitting.talk(TalkFact::BlockShown("F5".into()));
    sitting.talk(TalkFact::LayoutChosen(Layout::OneAtATime));
    assert_eq!(sitting.screen(), "F7", "F5 is read");
    sitting.talk(TalkFact::WentBack);
    assert_eq!(sitting.screen(), "F5");
}
