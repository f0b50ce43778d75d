//! What characters are: script, folding with the way back, stems, numbers.

mod fold;
mod formula;
mod function;
mod latin;
mod number;
mod script;
mod size;
mod spelling;
mod stem;

pub use fold::{fold_char, is_traditional, simplify};
pub use formula::{is_formula, marked, unmarked};
pub use function::is_function_word;
pub use latin::{fold_latin, narrow};
pub use number::{Value, en_number, may_begin_number, month, zh_number};
pub use script::{is_han, is_latin, lang_of};
pub use size::{Length, MOST_WORD_PAIRS};
pub use stem::{stem, words};
