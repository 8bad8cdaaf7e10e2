//! Takes from the data what only a panic would have read: in which file and line it
//! happened. Panics say nothing (see [`super::traps`]), so nobody is told, and every
//! download would carry some hundreds of places and the names of their files.

use std::ops::Range;

use anyhow::{Result, ensure};
use walrus::ir::Value;
use walrus::{ConstExpr, DataId, DataKind, Module};

/// A `core::panic::Location` for wasm32: the address and the length of a file's name, the
/// line and the column, four bytes each.
const PLACE: usize = 16;
const MOST_LINES: u32 = 100_000;
const MOST_COLUMNS: u32 = 2_000;
const LONGEST_NAME: u32 = 300;

/// # Errors
/// When no place looks as it does here: then the library writes them otherwise.
pub fn forget_places(module: &mut Module) -> Result<()> {
    let segments = segments(module);
    let mut unread = Vec::new();
    for (id, start, bytes) in &segments {
        let aligned = |place: &usize| (*start as usize + place).is_multiple_of(4);
        for place in (0..bytes.len()).filter(aligned) {
            let Some(found) = bytes.get(place..place + PLACE) else { break };
            if let Some(name) = file_of(found, &segments) {
                unread.extend([(*id, place..place + PLACE), name]);
            }
        }
    }
    ensure!(!unread.is_empty(), "no place of a panic is known by its form");
    for (id, range) in unread {
        if let Some(bytes) = module.data.get_mut(id).value.get_mut(range) {
            bytes.fill(0);
        }
    }
    Ok(())
}

/// What memory holds from the beginning, with the address of each part.
fn segments(module: &Module) -> Vec<(DataId, u32, Vec<u8>)> {
    let mut segments = Vec::new();
    for data in module.data.iter() {
        if let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind {
            segments.push((data.id(), start.cast_unsigned(), data.value.clone()));
        }
    }
    segments
}

/// Where the name of the file stands, if these bytes are a place.
fn file_of(place: &[u8], segments: &[(DataId, u32, Vec<u8>)]) -> Option<(DataId, Range<usize>)> {
    let word = |at: usize| Some(u32::from_le_bytes(place.get(at..at + 4)?.try_into().ok()?));
    let (address, length, line, column) = (word(0)?, word(4)?, word(8)?, word(12)?);
    let likely = (1..LONGEST_NAME).contains(&length)
        && (1..MOST_LINES).contains(&line)
        && (1..MOST_COLUMNS).contains(&column);
    segments.iter().filter(|_| likely).find_map(|(id, start, bytes)| {
        let from = address.checked_sub(*start)? as usize;
        let range = from..from + length as usize;
        is_source_file(bytes.get(range.clone())?).then_some((*id, range))
    })
}

fn is_source_file(name: &[u8]) -> bool {
    let name = name.strip_suffix(b"\0").unwrap_or(name);
    let of_path = |b: &u8| b.is_ascii_alphanumeric() || b"/._-".contains(b);
    name.ends_with(b".rs") && name.iter().all(of_path)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name of a file at 16, something for people at 32, and at 64 a place of the
    /// first and what looks like one of the second.
    const PROGRAM: &str = r#"(module
        (memory 1)
        (data (i32.const 16) "src/flow/talk.rs")
        (data (i32.const 32) "Ms Ellis, class teacher.")
        (data (i32.const 64) "\10\00\00\00\10\00\00\00\2a\00\00\00\05\00\00\00\20\00\00\00\18\00\00\00\2a\00\00\00\05\00\00\00")
        (export "memory" (memory 0)))"#;

    fn told(program: &str) -> Result<String> {
        let mut module = Module::from_buffer(&wat::parse_str(program)?)?;
        forget_places(&mut module)?;
        wasmprinter::print_bytes(module.emit_wasm())
    }

    #[test]
    fn no_file_and_no_line_is_told_and_all_else_is() -> Result<()> {
        let program = told(PROGRAM)?;
        assert!(!program.contains("talk.rs"), "{program}");
        assert!(program.contains("Ms Ellis, class teacher."), "{program}");
        assert_eq!(program.matches("*\\00").count(), 1, "only the second, which is no place");
        Ok(())
    }

    #[test]
    fn places_of_another_form_stop_the_build() {
        assert!(told(&PROGRAM.replace("talk.rs", "talk.rb")).is_err());
    }
}
