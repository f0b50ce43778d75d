//! Keeps the term pairs that are worth a translator's time.

mod compete;
mod competing;
mod counted;
mod filter;
mod gather;
mod gathered;
mod kept;
mod known;
mod listed;
mod merge;
mod options;
mod page;
mod same;
mod variants;
mod worth;

pub use compete::{Scored, compete, rounded};
pub use competing::name_competing;
pub use counted::Counted;
pub use filter::filter;
pub use gather::{Numbered, example};
pub use gathered::{Figures, Gathered, Key};
pub use known::Contradiction;
pub use merge::{Contradicting, Merger};
pub use options::{Level, Options, Untranslated};
pub use page::Page;
pub use variants::join_variants;
pub use worth::{FEATURES, describe, worth};
