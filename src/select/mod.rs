//! Keeps the term pairs that are worth a translator's time.

mod compete;
mod competing;
mod counted;
mod filter;
mod found_pair;
mod gather;
mod gathered;
mod gathering;
mod given;
mod kept;
mod known;
mod listed;
mod meaning;
mod merge;
mod options;
mod page;
mod partial;
mod runs;
mod same;
mod variants;
mod worth;

pub use compete::{Scored, compete, rounded};
pub use competing::name_competing;
pub use counted::Counted;
pub use found_pair::{FoundAlone, FoundLost, FoundPair, FoundTerm};
pub use gather::{Numbered, example};
pub use gathered::{Figures, Gathered, Key};
pub use gathering::{Gathering, Selected};
pub use known::Contradiction;
pub use meaning::{in_words, with_meaning};
pub use merge::{Contradicting, Merger};
pub use options::{Leftover, Level, Lists, Options, Untranslated};
pub use page::{Page, Support};
pub use partial::{Line, Partial};
pub use worth::{FEATURES, describe, feature_names, worth};
