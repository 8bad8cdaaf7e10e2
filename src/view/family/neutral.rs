//! The neutral screen: nothing of the case, of anybody's name or of what is asked. What
//! it hides is not in the document at all.

use super::Page;
use super::next::lock;
use super::words::with_title;
use crate::view::part::Part;

pub fn hidden(page: &Page) -> Vec<Part> {
    let mut parts = with_title(&page.family.blocks);
    lock(page, &mut parts, "hidden.forgotten_means", "hidden.forgotten_end");
    parts
}
