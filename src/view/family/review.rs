//! F16: three ways on that cost the same. To answer nothing is the fixed bar's "stop".

use super::Page;
use super::words::with_title;
use crate::flow::{Fact, ReviewFact, WithdrawFact};
use crate::view::part::{Look, Part, action};

pub fn review(page: &Page) -> Vec<Part> {
    let mut parts = with_title(&page.family.blocks);
    let button = |key: &str, fact| action(Look::Second, page.pack.say(key), fact);
    parts.push(Part::Actions(vec![
        button("f16.keep", Fact::Review(ReviewFact::KeepChosen)),
        button("f16.change", Fact::Review(ReviewFact::ChangeChosen)),
        button("f16.stop", Fact::Withdraw(WithdrawFact::ChangeOfMindChosen)),
    ]));
    parts
}
