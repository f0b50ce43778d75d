//! Shows what the program found to a person: word links as a picture, a glossary as one self-contained page.

mod draw;
mod html;
mod packed;
mod subject;

pub use draw::{grid, svg};
pub use html::{explain_page, review_page};
pub use subject::{Columns, Subject};
