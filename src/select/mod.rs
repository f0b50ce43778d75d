//! Keeps the term pairs that are worth a translator's time.

mod filter;
mod known;
mod options;
mod same;

pub use filter::filter;
pub use known::Contradiction;
pub use options::{Options, Untranslated};
