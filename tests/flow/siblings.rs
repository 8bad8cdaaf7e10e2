//! Siblings who share a row of F8 (flow.md, end): one answer for all of them, each on
//! their own at any time, and in the record always each on their own.

use consent_disclosure::domain::choice::Answer;
use consent_disclosure::flow::family::{FamilyState, Line};
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::withdraw::own_yeses;
use consent_disclosure::flow::{Fact, TalkFact, WithdrawFact};

use crate::kit::*;

const CHILDREN: [&str; 3] = ["asha", "rohan", "mina"];
const OTHERS: [&str; 3] = ["daniel", "rohan", "mina"];

/// Two kinds about each of these, for two recipients.
fn steps(about: &[&str]) -> [Vec<Fact>; 5] {
    let mut steps = plan_answers(&["priya"], &OTHERS);
    steps[1].push(unmark("recipients.early-help", RECIPIENTS[2]));
    for kind in NEEDED {
        for child in about {
            steps[1].push(choose(&format!("about.early-help.{kind}"), child));
        }
    }
    steps
}

fn at_choices(given: &Given, steps: [Vec<Fact>; 5]) -> Sitting {
    let mut sitting = Sitting::new(given.inputs());
    sitting.prepare(steps);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting
}

fn three() -> Sitting {
    at_choices(&Given::s01().with_siblings(), steps(&CHILDREN))
}

fn same(place: usize, same: bool) -> Fact {
    Fact::Talk(TalkFact::SameForAllChosen(place, same))
}

fn given(family: &FamilyState) -> Vec<Option<Answer>> {
    family.answers.iter().map(|given| given.map(|given| given.answer)).collect()
}

fn said(sitting: &Sitting) -> String {
    let blocks = sitting.family().blocks.iter();
    let said = blocks.filter(|block| block.id.contains(".said_"));
    said.map(|block| block.text().trim().to_owned()).collect()
}

fn points(sitting: &Sitting) -> Vec<String> {
    let lines = sitting.family().blocks.iter().flat_map(|block| &block.lines);
    lines
        .filter_map(|line| match line {
            Line::Point(says) => Some(says.clone()),
            Line::Says(_) | Line::Pair { .. } => None,
        })
        .collect()
}

const YES: Option<Answer> = Some(Answer::Yes);
const NO: Option<Answer> = Some(Answer::No);

#[test]
fn inv_i3_siblings_share_a_row_with_nothing_answered_and_one_answer_is_given_to_each() {
    let mut sitting = three();
    assert_eq!(given(sitting.family()), [None; 12]);
    assert_eq!(sitting.family().all_questions(), [0, 1, 6, 7], "four questions, not twelve");
    sitting.play([item(1, "yes")]);
    let expected = [None, YES, None, YES, None, YES, None, None, None, None, None, None];
    assert_eq!(given(sitting.family()), expected);
    assert_eq!(
        said(&sitting),
        "I say yes to telling Helen Price about Asha’s, Rohan’s and Mina’s health."
    );
    sitting.play([item(1, "no")]);
    assert_eq!(given(sitting.family())[..6], [None, NO, None, NO, None, NO]);
}

#[test]
fn inv_i3_parting_siblings_keeps_every_answer_and_gives_none() {
    let mut sitting = three();
    sitting.play([item(0, "yes"), same(0, false)]);
    let expected = [YES, None, YES, None, YES, None];
    assert_eq!(given(sitting.family())[..6], expected);
    assert_eq!(sitting.family().all_questions(), [0, 1, 2, 3, 4, 5, 6, 7], "health for each now");
    sitting.play([item(2, "no"), item(1, "yes")]);
    assert_eq!(given(sitting.family())[..6], [YES, YES, NO, None, YES, None]);
    assert_eq!(said(&sitting), "I say yes to telling Helen Price about Asha’s health.");
}

#[test]
fn inv_i3_only_siblings_with_equal_answers_can_be_joined() {
    let mut sitting = three();
    sitting.play([same(0, false), item(0, "yes"), item(2, "no")]);
    let apart = sitting.family().clone();
    sitting.play([same(0, true), same(2, true), same(4, true)]);
    assert_eq!(*sitting.family(), apart, "joined although the answers differ");
    sitting.play([item(2, "yes"), item(4, "yes"), same(4, true)]);
    assert_eq!(sitting.family().all_questions(), [0, 1, 6, 7]);
    assert_eq!(given(sitting.family())[..6], [YES, None, YES, None, YES, None]);
    let before = sitting.family().clone();
    sitting.play([same(99, false), same(99, true)]);
    assert_eq!(*sitting.family(), before);
}

#[test]
fn inv_i3_no_answer_is_said_for_a_child_that_the_row_does_not_name() {
    let given = Given::s01().with_siblings();
    let mut sitting = at_choices(&given, steps(&["asha", "mina"]));
    assert_eq!(
        sitting.family().pass.groups[0].siblings[0].same,
        "The same answer for Asha and Mina."
    );
    sitting.play([item(0, "no")]);
    assert_eq!(said(&sitting), "I say no to telling Sam Okoro about Asha’s and Mina’s health.");
}

/// Only one kind is about all of them; the other is asked as ever.
#[test]
fn inv_i3_what_is_asked_about_one_child_alone_is_no_shared_row() {
    let mut steps = steps(&["asha"]);
    for child in ["rohan", "mina"] {
        steps[1].push(choose("about.early-help.child-education", child));
    }
    let sitting = at_choices(&Given::s01().with_siblings(), steps);
    let siblings = &sitting.family().pass.groups[0].siblings;
    assert_eq!(siblings.len(), 1);
    assert_eq!((siblings[0].first, siblings[0].children, siblings[0].told), (2, 3, 2));
}

/// The person's own information is a question of its own, wherever it was ticked.
#[test]
fn inv_i3_ones_own_information_never_shares_a_row_with_a_childs() {
    let mut steps = plan_answers(&["priya"], &OTHERS);
    steps[1].extend([
        choose("purposes", "housing-support"),
        choose("need.housing-support.address", "needed"),
        choose("need.housing-support.family-situation", "left_out"),
        write("why.housing-support.family-situation", "not needed"),
        choose("recipients.housing-support", "housing"),
        choose("frequency.housing-support", "once"),
    ]);
    for kind in NEEDED {
        steps[1].push(choose(&format!("about.early-help.{kind}"), "asha"));
    }
    for person in ["asha", "priya", "rohan"] {
        steps[1].push(choose("about.housing-support.address", person));
    }
    steps[2].push(choose("choice.housing-support", "you_choose"));
    let sitting = at_choices(&Given::s01().with_siblings(), steps);
    let family = sitting.family();
    let group = family.pass.groups.last().unwrap();
    let about: Vec<&str> = group.rows.iter().map(|row| row.item.about.as_str()).collect();
    assert_eq!(about, ["priya", "asha", "rohan"]);
    assert_eq!((group.siblings.len(), group.siblings[0].first), (1, 1));
    assert_eq!(family.lines(1)[1].kind, "About Asha’s and Rohan’s home address");
}

#[test]
fn inv_i19_a_shared_row_is_recorded_as_it_stands_shared_and_parted() {
    let mut sitting = three();
    let whole = |sitting: &Sitting| sitting.family().blocks[0].text();
    let (shared, apart) =
        ("The same answer for Asha, Rohan and Mina.", "An answer for each on their own.");
    assert!(whole(&sitting).contains("About Asha’s, Rohan’s and Mina’s health"));
    assert!(whole(&sitting).contains(shared) && !whole(&sitting).contains(apart));
    sitting.play([item(0, "yes"), same(0, false)]);
    assert!(whole(&sitting).contains("About Rohan’s health (sensitive)\nTell Sam Okoro"));
    assert!(whole(&sitting).contains(apart));
    assert!(said(&sitting).starts_with("I say yes"), "what was said back stays");
    sitting.play([item(2, "no")]);
    sitting.agree(&["yes", "no"]);
    sitting.give_back();
    sitting.finish();
    let record = sitting.records().remove(0).to_string();
    assert!(record.contains(shared) && record.contains(apart));
}

#[test]
fn dom_b23_each_childs_answer_is_read_back_by_name_and_is_a_choice_of_its_own() {
    let mut sitting = three();
    sitting.play([item(0, "yes"), item(1, "no"), item(6, "not_sure"), item(7, "yes")]);
    sitting.play([same(7, false), item(8, "no")]);
    sitting.talk(TalkFact::Continued);
    sitting.talk(TalkFact::SaidBack);
    assert_eq!(sitting.screen(), "F10");
    let read = points(&sitting);
    assert_eq!(read[0], "Sam Okoro about Asha’s, Rohan’s and Mina’s health");
    assert!(read.contains(&"Helen Price about Mina’s school life".into()), "{read:#?}");
    assert!(read.contains(&"Sam Okoro about Rohan’s school life".into()), "{read:#?}");
    assert_eq!(sitting.family().count(Answer::Yes), 4);
    sitting.agree_to_what_stands();
    sitting.give_back();
    sitting.finish();
    let records = sitting.records();
    assert_records(&records);
    let made = choices(&records[0]);
    assert_eq!(made.len(), 12);
    for child in CHILDREN {
        let of = made.iter().filter(|choice| choice["about"] == child);
        let of: Vec<&str> = of.map(|choice| choice["decision"].as_str().unwrap()).collect();
        let life = if child == "rohan" { "refused" } else { "undecided" };
        assert_eq!(of, ["agreed", "refused", life, "agreed"], "{child}");
    }
}

#[test]
fn grd_g9_an_open_shared_row_is_one_problem_and_holds_f8() {
    let mut sitting = three();
    sitting.play([item(0, "yes")]);
    sitting.talk(TalkFact::Continued);
    assert_eq!((sitting.screen(), sitting.problems().len()), ("F8", 3));
    let named = &sitting.family().problems[0];
    assert_eq!(named.name, "Helen Price about Asha’s, Rohan’s and Mina’s health");
    sitting.play([same(0, false)]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.problems().len(), 5, "three of health, two of school life");
}

#[test]
fn exp_b2_yes_and_no_to_all_reach_every_child_of_a_shared_row() {
    let mut sitting = three();
    let all = |answer| Fact::Talk(TalkFact::AllAnswered(0, answer));
    sitting.play([all(Answer::Yes)]);
    assert_eq!(given(sitting.family()), [[None; 6], [YES; 6]].concat());
    sitting.play([same(6, false), item(8, "yes"), all(Answer::No)]);
    assert_eq!(given(sitting.family()), [NO; 12]);
}

/// A yes that stood was taken back for one child: the row parts by itself, and stays so.
#[test]
fn inv_i4_what_is_taken_back_for_one_child_parts_the_row() {
    let mut sitting = three();
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.finish();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.answer(&["yes"]);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    let first = sitting.family().rows().next().unwrap().item.clone();
    let yeses = own_yeses(sitting.family());
    let place = yeses.iter().position(|item| *item == first).unwrap();
    sitting.play([choose("take", &place.to_string())]);
    sitting.withdraw(WithdrawFact::SomeChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    assert_eq!(given(sitting.family())[..4], [None, YES, YES, YES]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F8");
    assert_eq!(sitting.family().questions(0).len(), 8);
    sitting.play([item(0, "yes")]);
    assert_eq!(sitting.family().questions(0).len(), 8, "joined by nobody");
}
