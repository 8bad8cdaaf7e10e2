//! Makes a panic a bare trap. It ends the program as before, and the element hears of
//! it as before, but nothing is written to the console of a case system: the message
//! of a panic can carry what a person typed. Without the code that builds and prints
//! messages the bundle is smaller, too.

use std::collections::HashSet;

use anyhow::{Result, ensure};
use walrus::ir::{Instr, InstrSeqId, Unreachable};
use walrus::{FunctionId, LocalFunction, Module};

/// Every panic goes through one of these.
const PANICS: [&str; 3] = [
    "core::panicking::panic_fmt",
    "__rustc::rust_begin_unwind",
    "alloc::alloc::handle_alloc_error",
];

/// # Errors
/// When the library's panics go by other names than are known here.
pub fn silence_panics(module: &mut Module) -> Result<()> {
    let mut traps: HashSet<FunctionId> = module
        .funcs
        .iter()
        .filter(|function| function.name.as_deref().is_some_and(is_panic))
        .map(|function| function.id())
        .collect();
    ensure!(traps.len() == PANICS.len(), "found {} of the functions {PANICS:?}", traps.len());
    for (id, function) in module.funcs.iter_local_mut() {
        if traps.contains(&id) {
            end_at(function, function.entry_block(), 0);
        }
    }
    // A function that does nothing but stop is another way to stop.
    let mut known = 0;
    while known < traps.len() {
        known = traps.len();
        for (id, function) in module.funcs.iter_local_mut() {
            cut(function, &traps);
            if is_trap(function, function.entry_block()) {
                traps.insert(id);
            }
        }
    }
    walrus::passes::gc::run(module);
    Ok(())
}

fn is_panic(mangled: &str) -> bool {
    let name = format!("{:#}", rustc_demangle::demangle(mangled));
    PANICS.contains(&name.as_str())
}

/// Ends every sequence at its first stop, and takes away what only led up to that.
fn cut(function: &mut LocalFunction, traps: &HashSet<FunctionId>) {
    let mut sequences = vec![function.entry_block()];
    let mut next = 0;
    while let Some(sequence) = sequences.get(next) {
        let within: Vec<_> =
            function.block(*sequence).iter().flat_map(|(instr, _)| inner(instr)).collect();
        sequences.extend(within);
        next += 1;
    }
    // The innermost come last, and what is around them depends on them.
    for sequence in sequences.into_iter().rev() {
        let instrs = &function.block(sequence).instrs;
        let Some(stop) = instrs.iter().position(|(instr, _)| stops(function, instr, traps)) else {
            continue;
        };
        let before = instrs.iter().take(stop);
        let kept = before.rev().skip_while(|(instr, _)| is_lost_with_the_program(instr)).count();
        end_at(function, sequence, kept);
    }
}

fn end_at(function: &mut LocalFunction, sequence: InstrSeqId, kept: usize) {
    let instrs = &mut function.block_mut(sequence).instrs;
    instrs.truncate(kept);
    instrs.push((Unreachable {}.into(), Default::default()));
}

fn stops(function: &LocalFunction, instr: &Instr, traps: &HashSet<FunctionId>) -> bool {
    match instr {
        Instr::Unreachable(_) => true,
        Instr::Call(call) => traps.contains(&call.func),
        Instr::Block(_) | Instr::Loop(_) | Instr::IfElse(_) => {
            inner(instr).iter().all(|sequence| is_trap(function, *sequence))
        }
        _ => false,
    }
}

fn is_trap(function: &LocalFunction, sequence: InstrSeqId) -> bool {
    matches!(function.block(sequence).first(), Some((Instr::Unreachable(_), _)))
}

fn inner(instr: &Instr) -> Vec<InstrSeqId> {
    match instr {
        Instr::Block(block) => vec![block.seq],
        Instr::Loop(block) => vec![block.seq],
        Instr::IfElse(either) => vec![either.consequent, either.alternative],
        _ => Vec::new(),
    }
}

/// Computes, or changes what nobody can read once the program has stopped.
fn is_lost_with_the_program(instr: &Instr) -> bool {
    matches!(
        instr,
        Instr::Const(_)
            | Instr::LocalGet(_)
            | Instr::LocalSet(_)
            | Instr::LocalTee(_)
            | Instr::GlobalGet(_)
            | Instr::GlobalSet(_)
            | Instr::Binop(_)
            | Instr::Unop(_)
            | Instr::Select(_)
            | Instr::Drop(_)
            | Instr::Load(_)
            | Instr::Store(_)
            | Instr::MemoryCopy(_)
            | Instr::MemoryFill(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `work` returns unless its argument is nought; `refuse` writes a message and panics.
    const PROGRAM: &str = r#"(module
        (import "page" "log" (func $log (param i32)))
        (memory 1)
        (func $_RNvNtCsgXGp5Oqx2Ny_4core9panicking9panic_fmt (param i32) local.get 0 call $log unreachable)
        (func $_RNvCsfLfy6EI15iL_7___rustc17rust_begin_unwind unreachable)
        (func $_RNvNtCsgXGp5Oqx2Ny_5alloc5alloc18handle_alloc_error unreachable)
        (func $refuse
            i32.const 8 i32.const 7 i32.store
            i32.const 8 call $_RNvNtCsgXGp5Oqx2Ny_4core9panicking9panic_fmt
            unreachable)
        (func $told i32.const 1 call $log call $refuse)
        (func (export "work") (param i32) (result i32)
            block
                local.get 0 br_if 0
                call $told
                call $refuse
                unreachable
            end
            i32.const 1 call $log
            local.get 0))"#;

    fn silenced(program: &str) -> Result<String> {
        let bytes = wat::parse_str(program)?;
        let mut module = Module::from_buffer(&bytes)?;
        silence_panics(&mut module)?;
        let written = module.emit_wasm();
        wasmparser::validate(&written)?;
        wasmprinter::print_bytes(&written)
    }

    #[test]
    fn a_panic_says_nothing_any_more() -> Result<()> {
        let program = silenced(PROGRAM)?;
        assert!(!program.contains("panic_fmt"), "{program}");
        assert!(!program.contains("refuse"), "{program}");
        assert!(!program.contains("i32.store"), "{program}");
        Ok(())
    }

    #[test]
    fn what_happens_before_a_panic_still_happens() -> Result<()> {
        let program = silenced(PROGRAM)?;
        assert_eq!(program.matches("call $log").count(), 2, "{program}");
        assert_eq!(program.matches("call $told").count(), 1, "{program}");
        assert_eq!(program.matches("br_if").count(), 1, "{program}");
        Ok(())
    }

    #[test]
    fn panics_of_another_name_stop_the_build() {
        assert!(silenced(&PROGRAM.replace("panic_fmt", "panic_new")).is_err());
    }
}
