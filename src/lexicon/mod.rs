//! What is known before a text is read: the dictionary, jieba's words, and look-ups in them.

mod bytes;
pub mod classes;
pub mod company;
mod dictionary;
mod everyday;
mod gloss;
mod heads;
pub mod learnt;
mod names;
mod own;
mod prefixes;
pub mod sound;
mod terms;
pub mod view;
mod word_list;
mod words;

pub use dictionary::{Dictionary, Headword};
pub use everyday::Everyday;
pub use gloss::{Gloss, GlossWord};
pub use heads::{Head, Heads};
pub use names::{NameAt, Names};
pub use own::Own;
pub use terms::Terms;
pub use word_list::WordList;
pub use words::{Word, Words};

use std::sync::Arc;

use crate::data::{Certainty, GivenPair, TermPair};
use learnt::Learnt;

/// All that is known before a text is read.
pub struct Lexicon {
    /// CC-CEDICT and our own words.
    pub dictionary: &'static Dictionary,
    /// Bodies, places and persons.
    pub names: &'static Names,
    /// The user's own term pairs.
    pub own: Own,
    /// What the author of the document at hand gives.
    pub given: Own,
    /// What was learnt from the user's own texts before.
    pub learnt: Vec<Arc<Learnt>>,
}

impl Lexicon {
    /// What the program brings along.
    #[must_use]
    pub fn bundled() -> Self {
        Lexicon::with_own(&[])
    }

    /// What the program brings along, and the user's own term pairs, which win.
    #[must_use]
    pub fn with_own(own: &[TermPair]) -> Self {
        let (dictionary, names) = (Dictionary::bundled(), Names::bundled());
        Lexicon { dictionary, names, own: Own::new(own), given: Own::new(&[]), learnt: Vec::new() }
    }

    /// The same with what the author of a document gives.
    #[must_use]
    pub fn with_given(mut self, given: &[GivenPair]) -> Self {
        let sure = given.iter().filter(|pair| pair.certainty == Certainty::Sure);
        self.given = Own::of(sure.flat_map(GivenPair::all));
        self
    }

    /// The same with what was learnt before.
    #[must_use]
    pub fn with_learnt(mut self, learnt: &[Arc<Learnt>]) -> Self {
        self.learnt = learnt.to_vec();
        self
    }
}
