//! The words of segment pairs, for linking: what is too long for that has none, and the user is told.

use crate::data::{Bitext, Corpus, Place, Segment, SegmentPair, TokenizedPair};
use crate::read::Note;
use crate::text::{Length, MOST_WORD_PAIRS};
use crate::tokenize;

/// Cuts all pairs into words. A pair that is too long to be linked keeps its place and its text, and has no words.
pub(super) fn words(bitext: Bitext, options: &tokenize::Options) -> Corpus {
    let mut corpus = tokenize::tokenize(bitext, options);
    corpus.pairs.iter_mut().filter(|pair| is_too_long(&pair.pair)).for_each(without_words);
    corpus
}

/// The same for words that were given.
pub(super) fn bounded(mut pair: TokenizedPair) -> TokenizedPair {
    if Length::of_words(pair.tokens.as_ref().map(Vec::len)) == Length::TooLong {
        without_words(&mut pair);
    }
    pair
}

/// A pair whose words were taken from it: it was too long.
pub(super) fn is_wordless(pair: &TokenizedPair) -> bool {
    let segments = &pair.pair.segments;
    let is_empty = |side: &[Segment]| side.iter().all(|segment| segment.text.trim().is_empty());
    pair.tokens.zh.is_empty()
        && pair.tokens.en.is_empty()
        && !(is_empty(&segments.zh) && is_empty(&segments.en))
}

fn without_words(pair: &mut TokenizedPair) {
    pair.tokens.zh.clear();
    pair.tokens.en.clear();
}

fn is_too_long(pair: &SegmentPair) -> bool {
    Length::of(pair) == Length::TooLong
}

/// Pairs that were too long, counted.
#[derive(Debug, Default)]
pub(super) struct TooLong {
    count: usize,
    first: Option<Place>,
}

impl TooLong {
    /// Looks at some pairs.
    pub(super) fn count(&mut self, pairs: &[SegmentPair]) {
        pairs.iter().filter(|pair| is_too_long(pair)).for_each(|pair| self.add(pair));
    }

    /// Counts a pair.
    pub(super) fn add(&mut self, pair: &SegmentPair) {
        self.count += 1;
        let place = || pair.segments.zh.first().map(|segment| segment.place.clone());
        self.first = self.first.take().or_else(place);
    }

    /// What the user should know, if there was any.
    pub(super) fn note(self) -> Option<Note> {
        let what = "segments too long for their words to be linked, from here on";
        let text = format!(
            "{what}: {} (over {MOST_WORD_PAIRS} pairs of words, with no end of a sentence inside); break them up",
            self.count
        );
        self.first.map(|place| Note { place, text })
    }
}
