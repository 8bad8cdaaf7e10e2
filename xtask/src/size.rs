//! What a slow line pays for: bytes of the bundle, raw and compressed.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::CompressorWriter;
use flate2::{Compression, write::GzEncoder};

use crate::dist;
use crate::workspace::Workspace;

/// Brotli bytes of all the files of the bundle together, as they are to become.
pub const GOAL: usize = 115_000;
/// What they may be until the goal is reached. Asking the records in the page raised it
/// once, the rest of the talk (F9, F14 to F16, P10 to P20, the copy, two layouts) a
/// second time, whoever is able to decide, holds authority, shares a row, speaks by
/// phone or acts in danger a third, a second language beside the first a fourth, reviews
/// by what has happened a fifth, and the reasons of a child's silence, who came in and
/// what already went where a sixth, each by what that weighs; otherwise it only ever falls.
pub const BUDGET: usize = 315_000;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bytes {
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
}

impl Bytes {
    fn of(contents: &[u8]) -> Result<Self> {
        Ok(Self {
            raw: contents.len(),
            gzip: gzip(contents)?.len(),
            brotli: brotli(contents, 11)?.len(),
        })
    }

    fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

pub fn gzip(contents: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(contents)?;
    Ok(encoder.finish()?)
}

pub fn brotli(contents: &[u8], quality: u32) -> Result<Vec<u8>> {
    // 2^22: the largest window that every browser takes.
    let mut encoder = CompressorWriter::new(Vec::new(), 4096, quality, 22);
    encoder.write_all(contents)?;
    Ok(encoder.into_inner())
}

pub struct Sizes {
    files: Vec<(String, Bytes)>,
}

impl Sizes {
    pub fn measure(dist: &Path) -> Result<Self> {
        let mut files = Vec::new();
        for entry in fs::read_dir(dist).with_context(|| format!("no {}", dist.display()))? {
            let entry = entry?;
            let bytes = Bytes::of(&fs::read(entry.path())?)?;
            files.push((entry.file_name().to_string_lossy().into_owned(), bytes));
        }
        files.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(Self { files })
    }

    fn total(&self) -> Bytes {
        self.files.iter().fold(Bytes::default(), |sum, (_, bytes)| sum.plus(*bytes))
    }

    pub fn within_budget(&self) -> bool {
        self.total().brotli <= BUDGET
    }

    pub fn table(&self) -> String {
        let total = ("all files".to_owned(), self.total());
        let width =
            self.files.iter().chain([&total]).map(|(name, _)| name.len()).max().unwrap_or_default();
        let mut table = format!("{:width$} {:>9} {:>9} {:>9}\n", "", "raw", "gzip", "brotli");
        for (name, bytes) in self.files.iter().chain([&total]) {
            table += &format!(
                "{name:width$} {:>9} {:>9} {:>9}\n",
                grouped(bytes.raw),
                grouped(bytes.gzip),
                grouped(bytes.brotli)
            );
        }
        let verdict = match BUDGET.checked_sub(total.1.brotli) {
            Some(left) => format!("{} left", grouped(left)),
            None => format!("{} too many", grouped(total.1.brotli - BUDGET)),
        };
        table += &format!("budget: {} bytes of brotli, {verdict}\n", grouped(BUDGET));
        let over = total.1.brotli.saturating_sub(GOAL);
        table += &format!("goal: {}, {} to go\n", grouped(GOAL), grouped(over));
        table
    }
}

/// 115000 as "115,000".
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

pub fn command() -> Result<bool> {
    let workspace = Workspace::find()?;
    dist::build(&workspace)?;
    let sizes = Sizes::measure(&workspace.dist())?;
    print!("{}", sizes.table());
    Ok(sizes.within_budget())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::Read;

    use super::*;

    fn of_brotli(brotli: usize) -> Sizes {
        let bytes = Bytes { raw: brotli, gzip: brotli, brotli };
        Sizes { files: vec![("a.js".to_owned(), bytes)] }
    }

    #[test]
    fn the_budget_is_the_last_size_that_passes() {
        assert!(of_brotli(BUDGET).within_budget());
        assert!(!of_brotli(BUDGET + 1).within_budget());
        assert!(of_brotli(BUDGET + 1).table().contains("1 too many"));
    }

    #[test]
    fn the_table_lines_up_and_adds_up() {
        let sizes = Sizes {
            files: vec![
                ("a.js".to_owned(), Bytes { raw: 1_000, gzip: 20, brotli: 3 }),
                ("long.wasm".to_owned(), Bytes { raw: 1, gzip: 1, brotli: 1 }),
            ],
        };
        let table = sizes.table();
        assert!(table.contains("a.js          1,000        20         3\n"));
        assert!(table.contains("all files     1,001        21         4\n"));
        let rows: Vec<_> = table.lines().take(4).map(str::len).collect();
        assert!(rows.windows(2).all(|pair| pair.first() == pair.last()));
    }

    #[test]
    fn numbers_are_grouped_by_three() {
        let all = [0, 999, 1_000, 115_000, 1_234_567].map(grouped);
        assert_eq!(all, ["0", "999", "1,000", "115,000", "1,234,567"]);
    }

    #[test]
    fn what_is_compressed_can_be_read_again() {
        let text = b"consent ".repeat(500);
        let packed = brotli(&text, 11).unwrap();
        let mut unpacked = Vec::new();
        brotli::Decompressor::new(packed.as_slice(), 4096).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        assert!(packed.len() < 60 && gzip(&text).unwrap().len() < 80);
    }
}
