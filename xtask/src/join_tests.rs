#![allow(clippy::unwrap_used)]

use super::*;

const GLUE: &str = "\
/**
 * A talk.
 */
export class Widget {
    /**
     * @param {string} text
     */
    set(text) {
        // First up with a closure
        return `${text} // kept`;
    }
}

export function verify(records) {
    return wasm.verify(records);
}
async function __wbg_init(module_or_path) {
    return fetch(module_or_path);
}

export { initSync, __wbg_init as default };
";

const ELEMENT: &str = "\
// @ts-check
import init, { Widget, verify as check } from './glue.js';

/** Checks records. */
export function verify(records) {
  return check(records);
}
";

fn refusal(glue: &str, element: &str) -> String {
    format!("{:#}", join(glue, element, "b").unwrap_err())
}

#[test]
fn the_result_is_one_module_with_the_exports_of_element_js() {
    let joined = join(GLUE, ELEMENT, "name 1").unwrap();
    assert_eq!(
        joined,
        "\
/* name 1 */
const { init, Widget, check } = (() => {
class Widget {
set(text) {
return `${text} // kept`;
}
}
function verify(records) {
return wasm.verify(records);
}
async function __wbg_init(module_or_path) {
return fetch(module_or_path);
}
return { init: __wbg_init, Widget: Widget, check: verify };
})();
export function verify(records) {
return check(records);
}
"
    );
}

#[test]
fn the_import_may_span_lines_and_use_either_quote() {
    let element = "import init, {\n  Widget,\n  verify as check,\n} from \"./glue.js\";\nx();\n";
    let joined = join(GLUE, element, "b").unwrap();
    assert!(joined.contains("const { init, Widget, check } ="));
    assert!(joined.ends_with("})();\nx();\n"));
}

#[test]
fn names_that_the_wasm_does_not_export_are_refused() {
    let message = refusal(GLUE, "import init, { Gadget } from './glue.js';\n");
    assert!(message.contains("'Gadget'") && message.contains("Widget, verify"));
}

#[test]
fn the_element_must_import_the_glue_once_and_nothing_else() {
    assert!(refusal(GLUE, "x();\n").contains("0 lines"));
    let twice = "import init from './glue.js';\nimport { Widget } from './glue.js';\n";
    assert!(refusal(GLUE, twice).contains("2 lines"));
    for other in [
        "import x from './x.js';",
        "import './x.js';",
        "import {\n  x,\n} from './x.js';",
        "export { x } from './x.js';",
    ] {
        let element = format!("import init from './glue.js';\n{other}\n");
        assert!(refusal(GLUE, &element).contains("nothing else"), "{other}");
    }
    let word = "import init from './glue.js';\n// taken from 'x'\n";
    assert!(join(GLUE, word, "b").is_ok());
}

#[test]
fn a_glue_of_another_form_is_refused() {
    let element = "import init from './glue.js';\n";
    let end = "export { initSync, __wbg_init as default };\n";
    assert!(refusal("function a() {}\n", element).contains("no longer ends with"));
    let imports = format!("import {{ a }} from './snippets/a.js';\n{end}");
    assert!(refusal(&imports, element).contains("has an import"));
    let constant = format!("export const a = 1;\n{end}");
    assert!(refusal(&constant, element).contains("something new: const a"));
}

#[test]
fn comments_go_and_what_only_looks_like_one_stays() {
    let source = "  let a = 'x'; // why\n/* one */\n  // two\nlet url = 'https://x';\n";
    assert_eq!(dense(source).unwrap(), "let a = 'x'; // why\nlet url = 'https://x';\n");
    assert!(dense("let a = `\n// text\n`;\n").is_err());
    assert!(dense("/* a */ let b = 1;\n").is_err());
    assert!(dense("/* a\n").is_err());
}
