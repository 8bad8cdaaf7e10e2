//! Whose words a person hears: chosen at P7, held by G5, kept in the record.

use consent_disclosure::flow::guards::{Barrier, barriers};
use consent_disclosure::flow::screen::Journey;
use serde_json::json;

use super::packs::pack;
use super::screens::{Talker, grown, young};
use crate::kit::*;

/// The plan of the usual talk, as far as P7, for one person.
fn planned(talker: &Talker, help: &[(&str, &str)]) -> Sitting {
    let mut sitting = Sitting::new(talker.given.inputs());
    let others: Vec<&str> =
        ["priya", "daniel", "asha"].into_iter().filter(|one| *one != talker.person).collect();
    let mut steps = plan_answers(&[talker.person], &others);
    steps[4].extend(help.iter().map(|(field, value)| choose(field, value)));
    sitting.prepare(steps);
    sitting
}

#[test]
fn grd_g5_words_for_somebody_under_eighteen_are_chosen_at_p7() {
    let open = planned(&young(), &[]);
    assert_eq!((open.screen(), open.problems()), ("P7", vec!["p7.problem.audience".to_owned()]));
    assert!(open.plans().is_empty());
    assert_eq!(planned(&young(), &[("audience.asha", "young_person")]).plans().len(), 1);
    assert_eq!(planned(&grown(), &[]).plans().len(), 1, "an adult hears the words for adults");
}

#[test]
fn grd_g5_words_that_are_not_offered_or_not_chosen_keep_a_person_locked() {
    for (help, words) in [("young_person", true), ("adult", true), ("child", false)] {
        let sitting = planned(&young(), &[("audience.asha", help)]);
        let found = barriers(&sitting.state.desk.plan, &sitting.inputs(), "asha", sitting.at);
        assert_eq!(!found.contains(&Barrier::WordsMissing), words, "{help}: {found:?}");
    }
    // A plan from before there was a choice.
    let mut sitting = planned(&young(), &[("audience.asha", "adult")]);
    sitting.state.desk.plan.answers.clear("audience.asha");
    let found = barriers(&sitting.state.desk.plan, &sitting.inputs(), "asha", sitting.at);
    assert_eq!(found, [Barrier::WordsMissing]);
}

#[test]
fn grd_g5_a_change_of_mind_without_a_plan_is_in_the_words_of_somebody_under_eighteen() {
    let mut sitting = Sitting::new(young().given.inputs());
    sitting.hand_over(Journey::Withdraw, "asha", "yes");
    let said = bodies(sitting.family());
    assert!(said.contains(pack("young_person").say("f12.nothing")), "{said}");
}

#[test]
fn inv_i19_a_young_person_is_recorded_with_the_words_that_they_were_shown() {
    let mut sitting = planned(&young(), &[("audience.asha", "young_person")]);
    sitting.hand_over(Journey::Talk, "asha", "yes");
    assert_eq!(sitting.family().blocks[0].heading, "Hi Asha");
    sitting.explain();
    sitting.agree(&["yes", "no"]);
    sitting.give_back();
    sitting.finish();
    let record = &sitting.records()[0];
    assert_eq!(text_at(record, "/understanding/audience"), "young_person");
    let notice = "/pii_processing/privacy_notice/0";
    assert_eq!(text_at(record, &format!("{notice}/notice_id")), "content/en/young_person");
    assert_eq!(text_at(record, &format!("{notice}/audience")), "young_person");
    let shown = record.pointer("/pii_processing/statement_shown").unwrap().to_string();
    for key in ["f1.answers", "f7.secret", "f12.fine"] {
        let text = pack("young_person").say(key).to_owned();
        assert_eq!(shown.contains(&text), key != "f12.fine", "{text}");
    }
    let adult = json!(pack("adult").say("f7.harm")).to_string();
    assert!(!shown.contains(adult.trim_matches('"')), "and with no others");
}
