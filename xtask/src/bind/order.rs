//! The order of the module's functions. Any order is right; brotli finds more to
//! leave out where functions that are alike stand side by side.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::convert::Infallible;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// Functions are alike in as far as they share runs of so many bytes.
const RUN: usize = 4;

/// The same module, its functions in the order that compresses best.
pub fn like_beside_like(wasm: &[u8]) -> Result<Vec<u8>> {
    let (imported, bodies) = functions(wasm)?;
    let order = chain(&bodies);
    let mut places = vec![0; order.len()];
    for (place, old) in order.iter().enumerate() {
        *places.get_mut(*old).context("a place for every function")? =
            imported + u32::try_from(place)?;
    }
    let mut reordered = Reordered { imported, order, places };
    let mut module = Module::new();
    reordered
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("cannot put the functions in order: {error}"))?;
    Ok(module.finish())
}

/// How many functions are imported, and the bodies of the others.
fn functions(wasm: &[u8]) -> Result<(u32, Vec<&[u8]>)> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => {
                bodies.push(wasm.get(body.range()).context("a body within the module")?);
            }
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// From the shortest on, each time the one that is most like the last. Equal ones
/// come in their old order, so that every build makes the same module.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<Vec<&[u8]>> = bodies.iter().map(|body| distinct_runs(body)).collect();
    let mut found_in: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, runs) in runs.iter().enumerate() {
        for run in runs {
            found_in.entry(run).or_default().push(function);
        }
    }
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = left.iter().copied().min_by_key(|function| lengths(&runs, *function));
    while let Some(last) = next {
        left.retain(|function| *function != last);
        order.push(last);
        let mut shared = vec![0; bodies.len()];
        for function in
            runs.get(last).into_iter().flatten().filter_map(|run| found_in.get(run)).flatten()
        {
            if let Some(count) = shared.get_mut(*function) {
                *count += 1;
            }
        }
        // Tenths of a thousandth of what both have.
        let likeness = |function: usize| {
            let both = lengths(&runs, last) + lengths(&runs, function) + 1;
            shared.get(function).map_or(0, |count| count * 10_000 / both)
        };
        next =
            left.iter().copied().max_by_key(|function| (likeness(*function), Reverse(*function)));
    }
    order
}

fn lengths(runs: &[Vec<&[u8]>], function: usize) -> usize {
    runs.get(function).map_or(0, Vec::len)
}

fn distinct_runs(body: &[u8]) -> Vec<&[u8]> {
    let mut runs: Vec<&[u8]> = body.windows(RUN).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

struct Reordered {
    imported: u32,
    /// By new place: the old one.
    order: Vec<usize>,
    /// By old place: the new index.
    places: Vec<u32>,
}

impl Reencode for Reordered {
    type Error = Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, Error<Infallible>> {
        let own = old.checked_sub(self.imported);
        Ok(own.and_then(|place| self.places.get(place as usize)).copied().unwrap_or(old))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for ty in self.order.iter().filter_map(|old| types.get(*old)) {
            functions.function(*ty);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for old in self.order.clone() {
            if let Some(body) = bodies.get(old) {
                self.parse_function_body(code, body.clone())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: &str = r#"(module
        (import "page" "log" (func $log (param i32)))
        (table funcref (elem $long))
        (func $short (result i32) i32.const 7)
        (func $long (result i32)
            i32.const 1 i32.const 2 i32.add i32.const 3 i32.add i32.const 4 i32.add i32.const 5 i32.add)
        (func $other (param i64) (result i64)
            local.get 0 i64.const 900000 i64.mul i64.const 77 i64.xor i64.const 5 i64.shl)
        (func $like_long (result i32)
            i32.const 1 i32.const 2 i32.add i32.const 3 i32.add i32.const 4 i32.add i32.const 6 i32.add)
        (func (export "work") (result i32)
            call $short call $log
            i64.const 1 call $other drop
            call $like_long call $long i32.sub))"#;

    #[test]
    fn functions_that_are_alike_stand_side_by_side_and_nothing_else_changes() -> Result<()> {
        let before = wat::parse_str(PROGRAM)?;
        let after = like_beside_like(&before)?;
        wasmparser::validate(&after)?;
        let (imported, bodies) = functions(&after)?;
        assert_eq!((imported, bodies.len()), (1, 5));
        let place = |constant: u8| {
            bodies.iter().position(|body| body.windows(3).any(|run| run == [0x41, constant, 0x6a]))
        };
        assert_eq!(place(5).zip(place(6)).map(|(a, b)| a.abs_diff(b)), Some(1));
        let printed = wasmprinter::print_bytes(&after)?;
        assert!(printed.contains("(export \"work\""), "{printed}");
        assert_eq!(like_beside_like(&before)?, after, "the same each time");
        Ok(())
    }

    #[test]
    fn calls_still_reach_the_functions_that_they_meant() -> Result<()> {
        let after = like_beside_like(&wat::parse_str(PROGRAM)?)?;
        // The one function of i64 is called with one: its index moved with it.
        let (imported, bodies) = functions(&after)?;
        let wide = bodies.iter().position(|body| body.contains(&0x7e)).context("i64.mul")?;
        let called = u8::try_from(imported)? + u8::try_from(wide)?;
        let work =
            bodies.iter().find(|body| body.windows(4).any(|run| run == [0x42, 1, 0x10, called]));
        assert!(work.is_some(), "{}", wasmprinter::print_bytes(&after)?);
        Ok(())
    }
}
