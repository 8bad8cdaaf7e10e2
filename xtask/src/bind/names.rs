//! The names between module and glue, without the hashes by which wasm-bindgen keeps
//! apart what other builds may bring: here is one module and one glue. It also lets a
//! person read what the module imports.

use std::collections::{BTreeMap, HashSet};

use anyhow::{Result, ensure};
use walrus::Module;

/// Renames the imports of the module, and hands back the glue that gives them.
pub fn without_hashes(glue: &str, module: &mut Module) -> Result<String> {
    let mut new = BTreeMap::new();
    let mut taken = HashSet::new();
    for import in module.imports.iter_mut() {
        let name = free(bare(&import.name), &mut taken);
        new.insert(std::mem::replace(&mut import.name, name.clone()), name);
    }
    let mut renamed = 0;
    let lines: Vec<_> = glue.lines().map(|line| replaced(line, &new, &mut renamed)).collect();
    ensure!(renamed == new.len(), "the glue gives {renamed} of the {} imports", new.len());
    Ok(lines.join("\n") + "\n")
}

/// The glue gives each import on a line of its own: `name: function(...) {`.
fn replaced(line: &str, new: &BTreeMap<String, String>, renamed: &mut usize) -> String {
    let given =
        line.trim_start().split_once(':').map(|(name, rest)| (name.trim_matches('"'), rest));
    match given.and_then(|(name, rest)| Some((new.get(name)?, rest))) {
        Some((name, rest)) => {
            *renamed += 1;
            format!("{name}:{rest}")
        }
        None => line.to_owned(),
    }
}

fn free(name: &str, taken: &mut HashSet<String>) -> String {
    let names =
        std::iter::once(name.to_owned()).chain((2..).map(|number| format!("{name}${number}")));
    let mut free = names.skip_while(|name| taken.contains(name));
    let name = free.next().unwrap_or_default();
    taken.insert(name.clone());
    name
}

/// `__wbg_now_463ac581d2fc7ea3` without what changes from version to version.
fn bare(name: &str) -> &str {
    let name = match name.rsplit_once('_') {
        Some((front, hash)) if hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => {
            front
        }
        _ => name,
    };
    name.strip_prefix("__wbg_").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module() -> Module {
        let mut module = Module::default();
        let ty = module.types.add(&[], &[]);
        for name in ["__wbg_get_00112233445566aa", "__wbg_get_00112233445566bb", "__wbindgen_throw"]
        {
            module.add_import_func("./glue.js", name, ty);
        }
        module
    }

    const GLUE: &str = "const imports = {\n\
        __wbg_get_00112233445566aa: function(a) { return 1; },\n\
        \"__wbg_get_00112233445566bb\": function(a) { return 2; },\n\
        __wbindgen_throw: function(a) { throw a; },\n\
        };\n";

    #[test]
    fn module_and_glue_agree_on_names_without_hashes() -> Result<()> {
        let mut module = module();
        let glue = without_hashes(GLUE, &mut module)?;
        let names: Vec<_> = module.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(names, ["get", "get$2", "__wbindgen_throw"]);
        assert!(glue.contains("\nget: function(a) { return 1; }"), "{glue}");
        assert!(glue.contains("\nget$2: function(a) { return 2; }"), "{glue}");
        assert!(glue.contains("\n__wbindgen_throw: function"), "{glue}");
        Ok(())
    }

    #[test]
    fn an_import_that_the_glue_does_not_give_stops_the_build() {
        let shorter = GLUE.replace("__wbindgen_throw", "something_else");
        assert!(without_hashes(&shorter, &mut module()).is_err());
    }
}
