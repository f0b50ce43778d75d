//! How a Chinese string sounds against a Latin name: 特朗普 and Trump, 鄂尔多斯 and Ordos, 吴建南 and Wu Jiannan.
//!
//! Two ways lead to a match. Chinese names are spelled exactly, character by character, in pinyin, Wade-Giles or one of the
//! other romanisations (`spelled`). Foreign names are matched by a model of which letters each character stands for, learnt by
//! `examples/learn_sound` from tables of names (`voice`, `heard`); it is a joint model of characters and letter groups
//! after Li, Zhang and Su (2004), "A Joint Source-Channel Model for Machine Transliteration", with pinyin as back-off.

mod calibration;
mod heard;
mod letters;
mod name;
mod path;
mod spelled;
mod voice;
#[cfg(test)]
mod wade_giles;
mod words;

pub use calibration::Likeness;
pub use heard::{Heard, Window};
pub use letters::{bones, letters_of};
pub use path::Path;
pub use spelled::spelled_person;
pub use words::{WordRun, best_words};

/// Probability, 0 to 1, that `latin` (a name of one or more words) is the sound of all of `zh`.
#[must_use]
pub fn sounds_like(zh: &[char], latin: &str) -> f32 {
    let words: Vec<&str> = latin.split_whitespace().collect();
    Heard::new(zh).whole(&words)
}

/// The contiguous characters of `zh` that sound most like a Latin name, given as its words, if any do.
/// Who asks often about one text prepares it once with [`Heard::new`].
#[must_use]
pub fn best_window(zh: &[char], latin_words: &[&str]) -> Option<Window> {
    Heard::new(zh).best_window(latin_words)
}

/// How typical the character is of foreign names in Chinese, 0 to 1: 斯, 尔 and 娅 are near 1, 的 and 国 near 0.
#[must_use]
pub fn is_transliteration_char(character: char) -> f32 {
    voice::typical(character)
}

#[cfg(test)]
mod tests;
