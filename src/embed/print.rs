//! A copy on paper. It is put on a page of its own, for the page of the host would be
//! printed with ours (and is, by a tablet, whatever the style sheet says). The new page
//! lives under the host's policy: it is made of elements and an adopted style sheet.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Document, Window};

use crate::copy::{CopyPage, POINT, STYLE};

/// `None` where the browser opens no page, or cannot print it.
pub fn print(page: &CopyPage) -> Option<()> {
    let paper = web_sys::window()?.open_with_url("").ok()??;
    let document = paper.document()?;
    document.set_title(&page.title);
    let root = document.document_element()?;
    root.set_attribute("lang", &page.language).ok()?;
    root.set_attribute("dir", "auto").ok()?;
    write(&document, page)?;
    // A browser without constructed style sheets prints it plainly.
    let _ = style(&paper, &document);
    // Nothing of it stays behind in a tab.
    let close = Reflect::get(&paper, &"close".into()).ok()?;
    paper.set_onafterprint(close.dyn_ref::<Function>());
    paper.print().ok()
}

fn write(document: &Document, page: &CopyPage) -> Option<()> {
    let body = document.body()?;
    let mut list = None;
    for (name, words) in &page.parts {
        let part = document.create_element(name).ok()?;
        part.set_text_content(Some(words));
        if *name != POINT {
            list = None;
            body.append_child(&part).ok()?;
            continue;
        }
        let points = match list.take() {
            Some(points) => points,
            None => {
                let points = document.create_element("ul").ok()?;
                body.append_child(&points).ok()?;
                points
            }
        };
        points.append_child(&part).ok()?;
        list = Some(points);
    }
    Some(())
}

/// A style sheet belongs to the window that it was constructed in.
fn style(paper: &Window, document: &Document) -> Option<()> {
    let construct: Function = Reflect::get(paper, &"CSSStyleSheet".into()).ok()?.dyn_into().ok()?;
    let sheet = Reflect::construct(&construct, &Array::new()).ok()?;
    sheet.unchecked_ref::<CssStyleSheet>().replace_sync(STYLE).ok()?;
    Reflect::set(document, &"adoptedStyleSheets".into(), &Array::of1(&sheet)).ok()?;
    Some(())
}
