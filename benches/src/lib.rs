//! What the benchmarks measure with.

mod synthetic;

pub use synthetic::Synthetic;
