//! What is known before a text is read: the dictionary and jieba's words.

mod bytes;
mod dictionary;
mod gloss;
mod prefixes;
mod word_list;
mod words;

pub use dictionary::{Dictionary, Headword};
pub use gloss::{Gloss, GlossWord};
pub use word_list::WordList;
pub use words::{Word, Words};
