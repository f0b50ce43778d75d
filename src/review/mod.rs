//! Shows what the program found to a person: word links as a picture, a glossary as one self-contained page.

mod decisions;
mod draw;
mod html;
mod packed;
mod subject;

pub use decisions::{Undecided, changed, known, recall, remembered, result, stop};
pub use draw::{grid, svg};
pub use html::{explain_page, review_page};
pub use subject::{Columns, Subject};
