//! P1 and P2: the people of the case, and whether someone is in danger now.

use yew::{Html, html};

use super::contacts::contacts;
use super::{Page, help, plan_actions};
use crate::domain::case::{Age, Person};
use crate::domain::plan::{Danger, Part, Pattern, PlannedPerson};
use crate::flow::{Fact, PrepareFact, field};
use crate::view::component::{Choice, Group, Heading, Tick, heading, radios, ticks};

pub fn screen(page: &Page) -> Html {
    let plan = &page.state.desk.plan;
    let others = page.inputs.case.people.iter().filter(|person| plan.person(&person.id).is_none());
    html! {
        <>
            { page.title(page.say("p1.title")) }
            { heading(Heading::Part(page.level), page.say("p1.people")) }
            { for plan.people.iter().map(|planned| part(page, planned)) }
            { for others.map(|person| child(page, person)) }
            { danger(page) }
            { plan_actions(page, page.say("desk.continue")) }
        </>
    }
}

fn part(page: &Page, planned: &PlannedPerson) -> Html {
    let Some(person) = page.inputs.person(&planned.person) else { return Html::default() };
    let choices = Part::ALL.iter().map(|part| Choice {
        words: page.say(part_key(*part)),
        hint: "",
        chosen: planned.part == Some(*part),
        fact: Fact::Prepare(PrepareFact::PartChosen { person: person.id.clone(), part: *part }),
    });
    let group = Group {
        id: &field(&["part", &person.id]),
        question: &page.fill("p1.part", &[("name", person.spoken_name())]),
        hint: &about(page, person),
        problems: page.problems,
        pack: page.pack,
        inline: false,
    };
    radios(&group, choices.collect(), page.send)
}

const fn part_key(part: Part) -> &'static str {
    match part {
        Part::Asked => "p1.asked",
        Part::NotAsked => "p1.not_asked",
        Part::MustNotKnow => "p1.must_not_know",
    }
}

/// What is known of a person; what is unknown is said to be unknown.
fn about(page: &Page, person: &Person) -> String {
    let mut parts = vec![page.fill(
        "p1.who",
        &[("name", &person.name), ("relationship", &person.relationship)],
    )];
    parts.push(match person.age {
        Age::Born(on) => {
            let today = page.state.today.unwrap_or_default();
            let years = today.years_since(on).unwrap_or_default().to_string();
            page.fill("p1.age", &[("age", &years)])
        }
        Age::Adult => page.say("p1.adult").to_owned(),
        Age::Unknown => page.say("p1.age_unknown").to_owned(),
    });
    for authority in &person.authority {
        let kind = ["p1.kind", authority.kind.code()].join(".");
        let key = ["p1.authority", authority.status.code()].join(".");
        let over = page.name(&authority.over);
        parts.push(page.fill(&key, &[("kind", page.pack.say(&kind)), ("over", over)]));
    }
    parts.join(", ")
}

fn child(page: &Page, person: &Person) -> Html {
    html! {
        <div class="group">
            <p class="label">{ about(page, person) }</p>
            <p class="hint">{ page.fill("p1.child", &[("name", person.spoken_name())]) }</p>
        </div>
    }
}

fn danger(page: &Page) -> Html {
    let plan = &page.state.desk.plan;
    let choices = Danger::ALL.iter().map(|danger| Choice {
        words: page.say(danger_key(*danger)),
        hint: "",
        chosen: plan.danger == Some(*danger),
        fact: Fact::Prepare(PrepareFact::DangerJudged(*danger)),
    });
    let group = Group {
        id: "danger",
        question: page.say("p2.danger"),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: false,
    };
    html! {
        <>
            { radios(&group, choices.collect(), page.send) }
            { advice(page) }
            { help(page, page.say("p2.harm_help")) }
            { patterns(page) }
        </>
    }
}

const fn danger_key(danger: Danger) -> &'static str {
    match danger {
        Danger::Immediate => "p2.immediate",
        Danger::ReasonableCause => "p2.reasonable_cause",
        Danger::NotSure => "p2.not_sure",
        Danger::No => "p2.no",
    }
}

fn advice(page: &Page) -> Html {
    let words = match page.state.desk.plan.danger {
        Some(Danger::Immediate) => "p2.immediate_act",
        Some(Danger::ReasonableCause) => "p2.referral",
        Some(Danger::NotSure) => "p2.problem.not_sure",
        Some(Danger::No) | None => return Html::default(),
    };
    html! {
        <div class="notice" role="status">
            <p>{ page.say(words) }</p>
            { contacts(page) }
        </div>
    }
}

fn patterns(page: &Page) -> Html {
    let marked = &page.state.desk.plan.patterns;
    let mark = |pattern: Pattern, on| Fact::Prepare(PrepareFact::PatternMarked { pattern, on });
    let keys: Vec<String> =
        Pattern::ALL.iter().map(|pattern| ["p2", pattern.code()].join(".")).collect();
    let all = Pattern::ALL.iter().zip(&keys).map(|(pattern, key)| Tick {
        words: page.pack.say(key),
        hint: "",
        ticked: marked.contains(pattern),
        on: mark(*pattern, true),
        off: mark(*pattern, false),
    });
    let group = Group {
        id: "patterns",
        question: page.say("p2.patterns"),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: false,
    };
    ticks(&group, all.collect(), page.send)
}
