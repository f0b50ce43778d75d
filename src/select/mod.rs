//! Keeps the term pairs that are worth a translator's time.

mod compete;
mod competing;
mod filter;
mod gather;
mod known;
mod meaning;
mod merge;
mod options;
mod page;
mod same;
mod variants;
mod worth;

pub use compete::{Scored, compete, rounded};
pub use competing::name_competing;
pub use filter::filter;
pub use gather::{Gatherer, example};
pub use known::Contradiction;
pub use meaning::{Evidence, in_words, with_meaning};
pub use merge::{Contradicting, Merger};
pub use options::{Level, Options, Untranslated};
pub use page::Page;
pub use variants::join_variants;
pub use worth::{FEATURES, describe, worth};
