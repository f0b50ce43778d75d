//! Keeps the term pairs that are worth a translator's time.

mod compete;
mod filter;
mod gather;
mod known;
mod merge;
mod options;
mod page;
mod same;
mod worth;

pub use compete::{Scored, compete, rounded};
pub use filter::filter;
pub use gather::Gatherer;
pub use known::Contradiction;
pub use merge::{Contradicting, Merger};
pub use options::{Options, Untranslated};
pub use page::Page;
pub use worth::{FEATURES, describe, worth};
