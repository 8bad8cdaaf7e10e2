//! A copy as a page of its own: no script, nothing to load, its style inside, every
//! text escaped. It prints on one side of paper, and reads on a telephone.

use super::{CopyChoice, FamilyCopy};
use crate::words::Pack;

const STYLE: &str = "body{font:1.125rem/1.5 sans-serif;max-width:40rem;margin:1rem auto;\
padding:0 1rem;color:#000;background:#fff}h1{font-size:1.75rem}h2{font-size:1.25rem;\
break-after:avoid}li{margin-bottom:.5rem;break-inside:avoid}@media print{body{margin:0}}";

/// The page, whole, from `<!doctype html>` on.
pub fn html(copy: &FamilyCopy, pack: &Pack) -> String {
    let mut page = String::from("<!doctype html><html lang=\"");
    escape(&copy.voice.language, &mut page);
    page.push_str("\" dir=\"auto\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>");
    escape(&copy.title, &mut page);
    page.push_str("</title><style>");
    page.push_str(STYLE);
    page.push_str("</style><main>");
    element("h1", &copy.title, &mut page);
    element("p", &copy.lead, &mut page);
    let answers =
        [("copy.yes", &copy.yes), ("copy.no", &copy.no), ("copy.not_sure", &copy.not_sure)];
    for (heading, choices) in answers {
        let lines: Vec<String> = choices.iter().map(line).collect();
        list(pack.say(heading), &lines, &mut page);
    }
    if answers.iter().all(|(_, choices)| choices.is_empty()) {
        element("p", pack.say("copy.nothing"), &mut page);
    }
    for part in &copy.parts {
        list(&part.heading, &part.lines, &mut page);
    }
    page.push_str("</main></html>");
    page
}

fn line(choice: &CopyChoice) -> String {
    let more = [choice.why.as_str(), &choice.until_words];
    let more: Vec<&str> = more.into_iter().filter(|text| !text.is_empty()).collect();
    if more.is_empty() {
        return choice.says.clone();
    }
    [&choice.says, ". ", &more.join(". "), "."].concat()
}

/// Nothing at all where there are no lines.
fn list(heading: &str, lines: &[String], page: &mut String) {
    if lines.is_empty() {
        return;
    }
    element("h2", heading, page);
    page.push_str("<ul>");
    for line in lines {
        element("li", line, page);
    }
    page.push_str("</ul>");
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
