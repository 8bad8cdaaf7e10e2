//! Every state that the talk can come to, by signature, and a way to each that a person
//! and a host can walk: `cargo xtask crawl` walks them in the browsers.
//!
//! From each family of the fixtures, breadth first: whatever the screen that stands
//! offers is used, its questions are filled in with usual and with unusual answers, and
//! the host says yes and no. A signature that is new is explored in its turn.

mod explore;
mod families;
mod filling;
mod fixture;
mod node;
mod signature;

use std::collections::BTreeSet;

use consent_disclosure::flow::screen::{DeskScreen, FamilyScreen};
use consent_disclosure::flow::state::Mode;
use consent_disclosure::flow::{ErrandFact, Fact, WithdrawFact};
use consent_disclosure::view::offer::Control;

use explore::{Found, explored};
use families::families;
use node::{Node, Step};

/// Where the fixtures go; without it they are only enumerated.
const OUT: &str = "CONSENT_CRAWL_OUT";

#[test]
fn exp_b14_dom_h01_inv_i4_inv_i9_inv_i10_every_screen_is_crawled_and_leads_on_as_it_must() {
    let families = families();
    let found = explored(&families);
    inv_i4_every_screen_of_the_familys_leads_to_a_change_of_mind(&found);
    inv_i9_every_not_sure_offers_advice(&found);
    inv_i10_every_state_of_the_practitioner_leads_to_act_now(&found);
    let screens: BTreeSet<&str> = found.iter().map(|one| one.signature.screen).collect();
    let all = DeskScreen::CODES.iter().chain(FamilyScreen::CODES);
    let missing: Vec<_> = all.filter(|code| !screens.contains(**code)).collect();
    assert!(missing.is_empty(), "no way to {missing:?}");
    for layout in ["together", "one_at_a_time"] {
        assert!(found.iter().any(|one| one.signature.layout == layout), "{layout}");
    }
    assert!(found.iter().any(|one| one.signature.language != "en"));
    if let Some(folder) = std::env::var_os(OUT) {
        fixture::write(folder.as_ref(), &families, &found);
    }
    println!("{} states", found.len());
}

fn at_the_desk(found: &[Found]) -> impl Iterator<Item = (&Node, DeskScreen)> {
    found.iter().filter_map(|one| match &one.node.state.mode {
        Mode::Practitioner(at) => Some((&one.node, at.screen)),
        Mode::Family(_) => None,
    })
}

fn leads_to(node: &Node, to: DeskScreen) -> bool {
    node.offer().controls.iter().any(|control| {
        let begun = |fact: &Fact| matches!(fact, Fact::Errand(ErrandFact::Begun { screen, .. }) if *screen == to);
        matches!(control, Control::Press { fact, .. } if begun(fact))
    })
}

/// And where it is taken back nothing is to be said: no reason is asked.
fn inv_i4_every_screen_of_the_familys_leads_to_a_change_of_mind(found: &[Found]) {
    for one in found {
        let Mode::Family(family) = &one.node.state.mode else { continue };
        let controls = one.node.offer().controls;
        let taking_back =
            matches!(family.screen, FamilyScreen::ChangeMind | FamilyScreen::WhatChanges);
        let asks =
            |control: &Control| matches!(control, Control::Write { .. } | Control::Draw { .. });
        let leads = |control: &Control| {
            matches!(
                control,
                Control::Press { fact: Fact::Withdraw(WithdrawFact::ChangeOfMindChosen), .. }
            )
        };
        if matches!(family.screen, FamilyScreen::Hidden | FamilyScreen::Ended) {
            continue;
        }
        assert!(controls.iter().any(leads), "{:?}", one.signature);
        assert!(!taking_back || !controls.iter().any(asks), "{:?}", one.signature);
    }
}

fn inv_i9_every_not_sure_offers_advice(found: &[Found]) {
    let mut seen = BTreeSet::new();
    for (node, screen) in at_the_desk(found) {
        for control in node.offer().controls {
            let Control::Choose { id, value, field, on, .. } = control else { continue };
            if value != "not_sure" {
                continue;
            }
            let unsure = if on { node.clone() } else { node.after(&Step::Choose(id)) };
            assert!(leads_to(&unsure, DeskScreen::Advice), "{} {field}", screen.code());
            seen.insert((screen.code(), field.split('.').next().map(str::to_owned)));
        }
    }
    println!("not sure: {seen:?}");
    assert!(seen.len() > 20, "{seen:?}");
}

fn inv_i10_every_state_of_the_practitioner_leads_to_act_now(found: &[Found]) {
    for (node, screen) in at_the_desk(found) {
        let there = screen == DeskScreen::Urgent;
        assert!(there || leads_to(node, DeskScreen::Urgent), "{}: {:?}", screen.code(), node.path);
    }
}
