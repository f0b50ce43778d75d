//! `align`: which span of one side translates a span of the other.
//!
//! A span's counterpart is the one that its words' links fill and that nothing outside links into, with whole names,
//! whole runs of capitals and whole quoted titles before parts of them. A judge fitted on hand-joined names and terms
//! weighs that into one probability.

mod balance;
mod context;
mod counterpart;
mod features;
mod meaning;
mod meant;
mod phrase;
mod quotes;
mod reasons;
mod spans;
mod tagged;
mod term_links;

pub use counterpart::{Counterpart, Effort, counterpart, rank};
pub use features::{FEATURE_NAMES, FEATURES};
pub use meaning::similarities;
pub use meant::meant_links;
pub use reasons::{in_words, reasons};
pub use spans::Spans;
pub use term_links::{Describe, term_links};
