//! A pair, made ready for learning.

use sha2::{Digest, Sha256};

use crate::data::Sides;
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;

use super::{learnt, prior};

/// A pair, made ready for learning: its words as they are counted, and what the evidence says of its cells.
#[derive(Clone, Debug)]
pub struct Prepared {
    words: Sides<Words>,
    /// Row times columns plus column, and what is said of it.
    pub(super) told: Box<[(u32, f32)]>,
}

/// Words behind each other: a word by itself would cost more than its letters.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Words {
    text: Box<str>,
    ends: Box<[u32]>,
}

impl Prepared {
    /// Looks up all evidence of a pair.
    #[must_use]
    pub fn new(view: &PairView<'_>, lexicon: &Lexicon) -> Self {
        let mut prior = prior(view, lexicon);
        learnt::tell(&mut prior, view, lexicon);
        let told = (0..).zip(prior.cells).filter(|(_, value)| *value > 0.0);
        Prepared { words: counted(view), told: told.collect() }
    }

    #[cfg(test)]
    pub(super) fn of_words(zh: &[&str], en: &[&str], told: &[(u32, f32)]) -> Self {
        let words = |words: &[&str]| Words::new(words.iter().copied());
        Prepared { words: Sides::new(words(zh), words(en)), told: told.into() }
    }

    /// The stems of the English words, as they are counted.
    pub fn stems(&self) -> impl Iterator<Item = &str> {
        self.words.en.iter()
    }

    /// The words of both sides.
    pub(super) fn words(&self) -> Sides<impl Iterator<Item = &str>> {
        self.words.as_ref().map(Words::iter)
    }

    /// How many words a side.
    pub(super) fn size(&self) -> Sides<usize> {
        self.words.as_ref().map(|words| words.ends.len())
    }

    /// Where the pair stands among all pairs when they are drawn.
    pub(super) fn lot(&self) -> Lot {
        lot(&self.words)
    }

    /// Bytes that the pair takes here, with what it takes while it is learnt from.
    pub(super) fn weight(&self) -> usize {
        let bytes = |words: &Words| words.text.len() + size_of_val(&*words.ends);
        let Sides { zh, en } = self.size();
        let cells = self.told.len() + PICKED * (zh + en);
        size_of::<Self>()
            + bytes(&self.words.zh)
            + bytes(&self.words.en)
            + size_of_val(&*self.told)
            + CELL * cells
    }
}

/// The words of both sides as they are counted.
fn counted(view: &PairView<'_>) -> Sides<Words> {
    Sides::new(
        Words::new(view.zh.iter().map(|word| word.folded.as_str())),
        Words::new(view.en.iter().map(|word| word.stem.as_str())),
    )
}

/// The lot of a pair for which no evidence has been looked up yet.
pub(super) fn lot_of(view: &PairView<'_>) -> Lot {
    lot(&counted(view))
}

/// A pair's words alone decide, and by chance.
fn lot(words: &Sides<Words>) -> Lot {
    let mut hash = Sha256::new();
    for words in [&words.zh, &words.en] {
        for &end in &words.ends {
            hash.update(end.to_le_bytes());
        }
        hash.update(words.text.as_bytes());
    }
    hash.finalize().into()
}

/// A place among all pairs.
pub(super) type Lot = [u8; 32];

/// Cells that are counted of each word besides those that the evidence knows (see `partners`).
const PICKED: usize = 4;

/// Bytes of a counted cell: its number, what is told of it, its place in the table of meetings, and its share of that.
const CELL: usize = 20;

impl Words {
    fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for word in words {
            text.push_str(word);
            ends.push(text.len() as u32);
        }
        Words { text: text.into(), ends: ends.into() }
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts
            .zip(&self.ends)
            .map(|(&start, &end)| self.text.get(start as usize..end as usize).unwrap_or_default())
    }
}
