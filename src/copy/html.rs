//! A copy as a page of its own: no script, nothing to load, its style inside, every
//! text escaped. It prints on one side of paper, and reads on a telephone.

use super::page::{CopyPage, POINT};

/// For the screen and for paper: on one side, black on white.
pub const STYLE: &str = "body{font:1.125rem/1.5 sans-serif;max-width:40rem;margin:1rem auto;\
padding:0 1rem;color:#000;background:#fff}h1{font-size:1.75rem}h2{font-size:1.25rem;\
break-after:avoid}li{margin-bottom:.5rem;break-inside:avoid}@media print{body{margin:0}}";

/// The page, whole, from `<!doctype html>` on.
pub fn html(page: &CopyPage) -> String {
    let mut text = String::from("<!doctype html><html lang=\"");
    escape(&page.language, &mut text);
    text.push_str("\" dir=\"auto\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>");
    escape(&page.title, &mut text);
    text.push_str("</title><style>");
    text.push_str(STYLE);
    text.push_str("</style><main>");
    let mut in_list = false;
    for (name, words) in &page.parts {
        if in_list != (*name == POINT) {
            text.push_str(if in_list { "</ul>" } else { "<ul>" });
            in_list = !in_list;
        }
        element(name, words, &mut text);
    }
    if in_list {
        text.push_str("</ul>");
    }
    text.push_str("</main></html>");
    text
}

fn element(name: &str, text: &str, page: &mut String) {
    for part in ["<", name, ">"] {
        page.push_str(part);
    }
    escape(text, page);
    for part in ["</", name, ">"] {
        page.push_str(part);
    }
}

/// For text and for attributes in double quotes.
pub fn escape(text: &str, page: &mut String) {
    for c in text.chars() {
        match c {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            c => page.push(c),
        }
    }
}
