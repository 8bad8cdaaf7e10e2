//! What a record restates of what stood before it, and what it does not.

use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{TalkFact, WithdrawFact};
use serde_json::Value;

use crate::errands::assert_sound;
use crate::kit::*;
use crate::ledgers::seal_again;

/// Priya has answered so; a week later there is another tablet.
fn a_week_after(answers: &[&str]) -> (Vec<Value>, Sitting) {
    let mut before = Sitting::new(Given::s01().inputs());
    before.prepare_usual();
    before.whole_pass("priya", answers);
    let records = before.records();
    let mut sitting = Sitting::days_on(7, &on_another_tablet(&records));
    sitting.prepare_usual();
    (records, sitting)
}

fn on_another_tablet(records: &[Value]) -> Given {
    let ledger_id = "3f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0005".into();
    Given { ledger_id, ..Given::after(records) }
}

/// How often the record restates this decision.
fn restated(record: &Value, decision: &str) -> usize {
    let restated = choices(record).iter().filter(|choice| choice.get("from_record").is_some());
    restated.filter(|choice| choice["decision"] == decision).count()
}

/// Priya says yes to everything, and was not free.
fn says_yes_under_pressure(sitting: &mut Sitting) -> Value {
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.attest("yes", "yes", "understood");
    sitting.save();
    let record = sitting.records().remove(0);
    assert_eq!(record["understanding"]["valid"], false);
    record
}

#[test]
fn dom_c07_a_no_that_not_sure_leaves_standing_is_restated_beside_it() {
    let (before, mut sitting) = a_week_after(&["no", "yes"]);
    sitting.whole_pass("priya", &["not_sure", "yes"]);
    let record = sitting.records().remove(0);
    assert_eq!((restated(&record, "refused"), restated(&record, "agreed")), (3, 0));
    let all = [before, vec![record]].concat();
    assert_sound(&all);
    let refused = |(_, _, said): &&(String, String, &str)| *said == "refused";
    assert_eq!(fold_of(&all, "priya").iter().filter(refused).count(), 3);
}

#[test]
fn dom_c07_a_yes_that_does_not_count_is_told_beside_what_still_stands() {
    let (before, mut sitting) = a_week_after(&["no", "yes"]);
    let record = says_yes_under_pressure(&mut sitting);
    assert_eq!((restated(&record, "refused"), restated(&record, "agreed")), (3, 3));
    assert_sound(&[before, vec![record]].concat());
}

#[test]
fn j6_a_yes_that_never_counted_is_not_restated() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    let not_free = says_yes_under_pressure(&mut sitting);
    let mut later = Sitting::days_on(7, &on_another_tablet(&[not_free]));
    later.prepare_usual();
    later.hand_over(Journey::Talk, "priya", "yes");
    later.explain();
    later.play([item(0, "no")]);
    later.talk(TalkFact::StopChosen);
    later.talk(TalkFact::StopConfirmed);
    let record = &later.records()[0];
    assert_eq!(choices(record).len(), 1, "{record:#}");
}

#[test]
fn j6_who_had_two_ids_is_one_party_of_the_record_that_takes_everything_back() {
    let (mut before, _) = a_week_after(&["yes"]);
    let renamed = before.remove(0).to_string().replace("\"asha\"", "\"asha-old\"");
    let mut first: Value = serde_json::from_str(&renamed).unwrap();
    seal_again(&mut first);
    let merged = on_another_tablet(std::slice::from_ref(&first))
        .case_with("/people/2/aliases", serde_json::json!(["asha-old"]));
    let mut second = Sitting::days_on(7, &merged);
    second.prepare_usual();
    second.whole_pass("priya", &["yes"]);
    second.hand_over(Journey::Withdraw, "priya", "yes");
    second.withdraw(WithdrawFact::EverythingChosen);
    second.withdraw(WithdrawFact::Confirmed);
    let records = second.records();
    let last = records.last().unwrap();
    assert_eq!(head(last), ("consent_event", "withdrawn"));
    let parties = last["party_identification"].as_array().unwrap();
    let asha = parties.iter().filter(|party| party["party_id"] == "asha");
    assert_eq!(asha.count(), 1, "{parties:#?}");
    assert_sound(&[vec![first], records].concat());
}

#[test]
fn perm_s1_what_was_said_under_an_alias_is_what_the_same_person_said() {
    let (mut before, _) = a_week_after(&["yes", "no"]);
    let renamed = before.remove(0).to_string();
    let renamed = renamed.replace("\"asha\"", "\"asha-old\"").replace("\"priya\"", "\"p-20931\"");
    let mut first: Value = serde_json::from_str(&renamed).unwrap();
    seal_again(&mut first);
    let merged = on_another_tablet(std::slice::from_ref(&first))
        .case_with("/people/2/aliases", serde_json::json!(["asha-old"]));
    let mut second = Sitting::days_on(7, &merged);
    let standing = second.state.said.standing_of("priya");
    let of_asha = standing.iter().filter(|(item, _)| item.about == "asha").count();
    assert_eq!((standing.len(), of_asha), (6, 6), "{standing:#?}");
    second.prepare_usual();
    second.hand_over(Journey::Withdraw, "priya", "yes");
    second.withdraw(WithdrawFact::EverythingChosen);
    second.withdraw(WithdrawFact::Confirmed);
    let records = second.records();
    let taken_back = restated(records.last().unwrap(), "withdrawn");
    assert_eq!(taken_back, 0, "what is taken back is new");
    let withdrawn = choices(records.last().unwrap());
    assert_eq!(withdrawn.iter().filter(|choice| choice["decision"] == "withdrawn").count(), 3);
    assert_sound(&[vec![first], records].concat());
}
