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

use explore::explored;
use families::families;

/// Where the fixtures go; without it they are only enumerated.
const OUT: &str = "CONSENT_CRAWL_OUT";

#[test]
fn exp_b14_every_screen_is_among_the_states_that_are_crawled() {
    let families = families();
    let found = explored(&families);
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
