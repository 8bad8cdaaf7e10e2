//! How much memory an open ledger keeps, where the system tells.

use std::fs;

use super::open;
use super::synthetic::Synthetic;

/// One line that `cargo xtask bench` reads: bytes of JSON, bytes kept.
pub fn report(synthetic: &Synthetic) {
    let json = synthetic.text().len();
    let before = resident();
    let ledger = open(synthetic);
    let after = resident();
    if let (Ok(_), Some(before), Some(after)) = (&ledger, before, after) {
        println!("memory: {json} {}", after.saturating_sub(before));
    }
}

/// Bytes of this process that are in memory; nothing where there is no such file.
fn resident() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
