//! What is known before a text is read: the dictionary and jieba's words.

mod bytes;
mod dictionary;
mod gloss;
mod prefixes;
mod words;

pub use dictionary::{Dictionary, Headword};
pub use gloss::{Gloss, GlossWord};
pub use words::{Word, Words};
