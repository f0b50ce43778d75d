//! Whether a translation uses the glossary's terms. False alarms are the enemy: inflection, case, word order, script and
//! admitted variants are no errors, and what is in doubt is not reported.

mod glossary;
mod uses;

pub use glossary::{Rule, Rules};
pub use uses::{is_shortened, uses, uses_exactly};
