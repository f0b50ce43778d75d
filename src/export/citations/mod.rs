//! Places where terms stand, for people and for programs: a table to read, CSV, JSON lines, and a count at the end.

mod count;
mod csv;
mod jsonl;
mod window;

pub use count::Count;
pub use csv::{write_csv_header, write_csv_row};
pub use jsonl::write_occurrence;
pub use window::{Marks, write_window};
