//! What the practitioner is reminded of, and what no family ever reads: rules of
//! domain.md that are kept by words alone.

use super::packs::{has, pack, places};
use super::readable::grade;
use super::screens::both;

/// The words beside the questions of the desk.
const BESIDE: [&str; 11] = [
    "p2.harm_help",
    "p3.help",
    "p4.help",
    "p5.help",
    "p6.help",
    "p7.help",
    "p9.help",
    "p13.help",
    "p19.help",
    "p20.help",
    "told.help",
];

/// Words that alarm, accuse or look for a culprit.
const ALARMING: [&str; 19] = [
    "abuse",
    "abuser",
    "accuse",
    "allegation",
    "concerns",
    "danger",
    "dangerous",
    "evidence",
    "failed",
    "failing",
    "fault",
    "investigate",
    "neglect",
    "offender",
    "risk",
    "suspect",
    "suspicion",
    "threat",
    "victim",
];

#[track_caller]
fn practitioner_reads(key: &str, said: &str) {
    let pack = pack("practitioner");
    assert!(has(&pack, key), "{key}");
    let text = pack.say(key);
    assert!(text.contains(said), "{key}: {text}");
}

#[test]
fn dom_a14_that_most_people_agree_is_known_at_the_desk_and_never_said_to_families() {
    practitioner_reads("p7.help", "most people agree. Never press");
    for talker in both() {
        for screen in talker.screens() {
            let text = screen.text().to_lowercase();
            for pressing in ["most people", "most families", "others agree", "everyone"] {
                assert!(!text.contains(pressing), "{}: {pressing}", screen.id);
            }
        }
    }
}

/// What warns or begs.
const PLEAS: [&str; 8] =
    ["are you sure", "please", "sorry", "warning", "lose", "sad", "help us", "why not"];

#[test]
fn dom_a17_one_piece_may_complete_a_picture() {
    practitioner_reads("p3.help", "One small piece, added to what others know");
}

#[test]
fn dom_a23_talking_first_is_the_rule_and_its_two_exceptions_are_named() {
    practitioner_reads("p2.referral", "talk with the family first, unless that raises the risk");
    practitioner_reads("p2.referral", "or disturbs an enquiry");
}

#[test]
fn dom_a25_families_read_of_help_and_never_of_suspicion() {
    for talker in both() {
        for screen in talker.screens() {
            let text = screen.text().to_lowercase();
            let mut words = text.split(|at: char| !at.is_alphabetic());
            // F7 alone must say when there is no time to ask.
            let may = |word: &str| word == "danger" && screen.id.contains("F7");
            let alarming = words.find(|word| ALARMING.contains(word) && !may(word));
            assert_eq!(alarming, None, "{}", screen.id);
        }
    }
}

#[test]
fn dom_a26_what_stands_beside_a_question_is_short_and_tells_what_to_do() {
    for key in BESIDE {
        let pack = pack("practitioner");
        assert!(has(&pack, key), "{key}");
        let text = pack.say(key);
        assert!(places(text).is_empty(), "{key} is the same for everybody");
        let words = text.split_whitespace().count();
        assert!(words <= 60, "{key}: {words} words");
        // The law's own name for it.
        let text = text.replace("parental responsibility", "that right");
        let grade = grade(std::slice::from_ref(&text));
        assert!(grade <= 9.0, "{key}: grade {grade:.1}: {text}");
    }
}

#[test]
fn dom_b12_dom_b21_p4_says_to_ask_first_and_to_keep_a_no_to_a_service_apart() {
    practitioner_reads("p4.help", "As a rule ask, and ask first.");
    practitioner_reads("p4.help", "A no to a service is a different decision: keep it apart.");
}

#[test]
fn dom_b22_p4_says_that_agreement_may_be_the_wrong_basis_for_a_childs_safety() {
    let said = "concern for a child’s safety, agreement is often not the right basis";
    practitioner_reads("p4.help", said);
}

#[test]
fn dom_c06_dom_d07_what_is_reminded_of_says_whom_to_tell_and_whom_to_ask_first() {
    practitioner_reads("p2.moved_area_help", "telling the new area");
    practitioner_reads("p5.enquiry_first", "police or children’s social care first");
}

#[test]
fn inv_i4_no_word_of_a_change_of_mind_pleads() {
    for talker in both() {
        let screens = talker.screens().into_iter();
        let of_change: Vec<_> = screens
            .filter(|screen| screen.id.contains("F12") || screen.id.contains("F13"))
            .collect();
        assert!(of_change.len() >= 2, "{}", of_change.len());
        for screen in of_change {
            let text = screen.text().to_lowercase();
            for plea in PLEAS {
                assert!(!text.contains(plea), "{}: {plea}", screen.id);
            }
        }
    }
}

#[test]
fn dom_d10_where_adults_and_a_child_pull_apart_the_child_comes_first() {
    practitioner_reads("p5.help", "the child comes first");
}

#[test]
fn dom_d13_that_not_asking_is_the_exception_is_said_where_it_is_decided() {
    practitioner_reads("p5.help", "not asking is the exception, and needs its reason");
}
