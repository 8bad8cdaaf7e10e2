//! The widget's own looks, as a constructed style sheet: no `<style>`, no
//! `style=`, nothing for a strict policy to refuse.

use js_sys::{Array, Reflect};
use web_sys::{CssStyleSheet, ShadowRoot};

const STYLES: [&str; 6] = [
    include_str!("../../styles/tokens.css"),
    include_str!("../../styles/base.css"),
    include_str!("../../styles/forms.css"),
    include_str!("../../styles/talk.css"),
    include_str!("../../styles/choices.css"),
    include_str!("../../styles/both.css"),
];

pub fn adopt(root: &ShadowRoot) {
    let Ok(sheet) = CssStyleSheet::new() else { return };
    // An old browser without constructed style sheets shows plain controls.
    let _ = sheet.replace_sync(&STYLES.concat());
    let _ = Reflect::set(root, &"adoptedStyleSheets".into(), &Array::of1(&sheet));
}
