//! P0: what stands today, the plan, and what can be begun.

use yew::{Html, html};

use super::Page;
use super::contacts::contacts;
use crate::domain::choice::Decision;
use crate::domain::standing::Standing;
use crate::flow::guards::{Barrier, barriers};
use crate::flow::screen::{DeskScreen, Journey};
use crate::flow::{Fact, PrepareFact};
use crate::view::component::{Heading, Look, action, actions, heading, saving};
use crate::words::{date_in_words, list_in_words};

pub fn screen(page: &Page) -> Html {
    html! {
        <>
            { page.title(page.say("p0.title")) }
            { unsaved(page) }
            { done(page) }
            { today(page) }
            { plan(page) }
        </>
    }
}

fn begin(page: &Page, journey: Journey, words: &str, look: Look) -> Html {
    let fact = Fact::Prepare(PrepareFact::JourneyChosen(journey));
    action(words, look, page.send.click(fact))
}

fn unsaved(page: &Page) -> Html {
    let unsaved: Vec<Html> = page
        .state
        .outbox
        .unsaved()
        .map(|out| {
            html! {
                <li>
                    <p>{ &out.summary.sentence }</p>
                    { saving(&out.key, &out.saving, "p22", page.pack, page.send) }
                </li>
            }
        })
        .collect();
    if unsaved.is_empty() {
        return Html::default();
    }
    html! {
        <div class="unsaved">
            { heading(Heading::Part(page.level), page.say("p0.unsaved")) }
            <p>{ page.say("p0.unsaved_lead") }</p>
            <ul>{ unsaved }</ul>
        </div>
    }
}

fn done(page: &Page) -> Html {
    if page.state.desk.done.is_empty() {
        return Html::default();
    }
    let names: Vec<&str> = page.state.desk.done.iter().map(|id| page.name(id)).collect();
    let names = list_in_words(page.pack, &names);
    html! { <p class="notice" role="status">{ page.fill("p0.done", &[("names", &names)]) }</p> }
}

fn today(page: &Page) -> Html {
    let people = page.inputs.case.people.iter();
    let found: Vec<Html> = people.filter_map(|person| person_today(page, &person.id)).collect();
    html! {
        <div class="today">
            { heading(Heading::Part(page.level), page.say("p0.today")) }
            if found.is_empty() {
                <p>{ page.say("p0.nothing") }</p>
            } else {
                { found }
                <p class="hint">{ page.say("reminder") }</p>
                { actions(vec![
                    begin(page, Journey::Withdraw, page.say("p0.withdraw"), Look::Second),
                ]) }
            }
        </div>
    }
}

fn person_today(page: &Page, person: &str) -> Option<Html> {
    let standing = page.state.said.standing_of(person);
    if standing.is_empty() {
        return None;
    }
    let name = page.inputs.person(person)?.spoken_name();
    let rows = standing.iter().map(|(item, stands)| {
        html! { <><dt>{ page.item(item) }</dt><dd>{ stands_in_words(page, stands) }</dd></> }
    });
    Some(html! {
        <div class="person-today">
            { heading(Heading::Small(page.level), &page.fill("p0.standing", &[("name", name)])) }
            <dl class="standing">{ for rows }</dl>
        </div>
    })
}

fn stands_in_words(page: &Page, stands: &Standing) -> String {
    let now = page.state.today.unwrap_or_default();
    let said = &stands.statement;
    let key = match stands.decision {
        Decision::Agreed if !said.valid => "p0.not_valid",
        Decision::Agreed if said.valid_until.is_some_and(|last| last < now) => "p0.expired",
        Decision::Agreed => "p0.agreed",
        Decision::Refused => "p0.refused",
        Decision::Undecided => "p0.undecided",
        Decision::Withdrawn => "p0.withdrawn",
    };
    let mut words = page.say(key).to_owned();
    let live = key == "p0.agreed";
    if let Some(last) = said.valid_until.filter(|_| live) {
        words.push(' ');
        words.push_str(&page.fill("p0.until", &[("date", &date_in_words(page.pack, last))]));
    }
    words
}

fn plan(page: &Page) -> Html {
    let plan = &page.state.desk.plan;
    let new = |look| begin(page, Journey::Plan, page.say("p0.new_plan"), look);
    if plan.plan_id.is_empty() {
        return html! {
            <div class="plan">
                { heading(Heading::Part(page.level), page.say("p0.plan")) }
                <p>{ page.say("p0.no_plan") }</p>
                { actions(vec![new(Look::Main)]) }
            </div>
        };
    }
    let change = Fact::Prepare(PrepareFact::StepChosen(DeskScreen::PeopleAndDanger));
    let mut buttons = Vec::new();
    if page.state.desk.plan_kept && anyone_may_be_asked(page) {
        buttons.push(begin(page, Journey::Talk, page.say("p0.talk"), Look::Main));
    }
    buttons.push(action(page.say("p0.change_plan"), Look::Second, page.send.click(change)));
    buttons.push(new(Look::Quiet));
    html! {
        <div class="plan">
            { heading(Heading::Part(page.level), page.say("p0.plan")) }
            { about_plan(page) }
            { locked(page) }
            { actions(buttons) }
        </div>
    }
}

fn asked<'a>(page: &'a Page) -> impl Iterator<Item = &'a str> {
    let people = page.state.desk.plan.people.iter();
    people
        .filter(|planned| planned.part == Some(crate::domain::plan::Part::Asked))
        .map(|planned| planned.person.as_str())
}

fn about_plan(page: &Page) -> Html {
    let plan = &page.state.desk.plan;
    let names: Vec<&str> = asked(page).map(|id| page.name(id)).collect();
    let (names, count) = (list_in_words(page.pack, &names), plan.items().len().to_string());
    let made = plan.created.map(|at| {
        let date = date_in_words(page.pack, page.inputs.today(at));
        page.fill("p0.plan_made", &[("date", &date)])
    });
    html! {
        <>
            <p>{ page.fill("p0.plan_for", &[("names", &names), ("count", &count)]) }</p>
            if let Some(made) = made {
                <p class="hint">{ made }</p>
            }
            if !page.state.desk.plan_kept {
                <p>{ page.say("p0.plan_open") }</p>
            }
        </>
    }
}

fn barriers_of(page: &Page, person: &str) -> Vec<Barrier> {
    let at = page.state.at.unwrap_or_default();
    barriers(&page.state.desk.plan, page.inputs, person, at)
}

fn anyone_may_be_asked(page: &Page) -> bool {
    asked(page).any(|person| barriers_of(page, person).is_empty())
}

/// Whose screens stay locked, why, and whom to ask instead.
fn locked(page: &Page) -> Html {
    if !page.state.desk.plan_kept {
        return Html::default();
    }
    let locked: Vec<Html> = asked(page)
        .filter_map(|person| {
            let found = barriers_of(page, person);
            (!found.is_empty()).then(|| one_locked(page, person, &found))
        })
        .collect();
    if locked.is_empty() {
        return Html::default();
    }
    html! { <div class="locked">{ locked }{ contacts(page) }</div> }
}

fn one_locked(page: &Page, person: &str, found: &[Barrier]) -> Html {
    let title = page.fill("p0.locked", &[("name", page.name(person))]);
    html! {
        <div class="locked-person">
            { heading(Heading::Small(page.level), &title) }
            <ul>{ for found.iter().map(|barrier| {
                let key = ["barrier", barrier.code()].join(".");
                html! { <li>{ page.pack.say(&key) }</li> }
            }) }</ul>
        </div>
    }
}
