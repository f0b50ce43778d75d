//! How much work was done, counted: what grows faster than its input is found by a test before a user finds it.

use std::sync::atomic::{AtomicU64, Ordering};

/// A sort of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Pairs of words that were linked.
    Links,
    /// Pairs of sentences, or of paragraphs of a page, that were compared.
    Alignment,
    /// Bytes that readers were given.
    Bytes,
}

static COUNTS: [AtomicU64; 3] = [const { AtomicU64::new(0) }; 3];

/// Counts work; called once for many cells or bytes, so that it costs nothing that could be measured.
pub fn add(work: Work, count: usize) {
    if let Some(sum) = COUNTS.get(work as usize) {
        sum.fetch_add(count as u64, Ordering::Relaxed);
    }
}

/// The work of each sort since the program began.
#[must_use]
pub fn counts() -> [u64; 3] {
    std::array::from_fn(|at| COUNTS.get(at).map_or(0, |sum| sum.load(Ordering::Relaxed)))
}

/// All work since the program began.
#[must_use]
pub fn total() -> u64 {
    counts().iter().sum()
}
