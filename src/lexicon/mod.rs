//! What is known before a text is read: the dictionary, jieba's words, and look-ups in them.

mod bytes;
pub mod classes;
mod dictionary;
mod everyday;
mod gloss;
mod heads;
mod names;
mod prefixes;
pub mod view;
mod word_list;
mod words;

pub use dictionary::{Dictionary, Headword};
pub use everyday::Everyday;
pub use gloss::{Gloss, GlossWord};
pub use heads::{Head, Heads};
pub use names::{NameAt, Names};
pub use word_list::WordList;
pub use words::{Word, Words};

/// All that is known before a text is read.
pub struct Lexicon {
    /// CC-CEDICT and our own words.
    pub dictionary: &'static Dictionary,
    /// Bodies, places and persons.
    pub names: &'static Names,
}

impl Lexicon {
    /// What the program brings along.
    #[must_use]
    pub fn bundled() -> Self {
        Lexicon { dictionary: Dictionary::bundled(), names: Names::bundled() }
    }
}
