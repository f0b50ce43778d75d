//! How many pairs of words two texts make at most, told before they are cut into words: time and memory of word links
//! grow with it.

use super::script::{is_han, is_latin};
use crate::data::{Segment, SegmentPair, Sides};

/// From so many pairs of words on, a pair of texts is cut into sentences: 256 words a side. Of a million pairs of a
/// translation memory none is as long that holds one sentence a side.
const LONG: usize = 1 << 16;

/// A pair of texts with more pairs of words is not linked: 512 words a side, four times what the longest sentence of
/// laws and treaties has. Linking takes some 200 bytes a pair of words, so this is 50 MB a thread.
pub const MOST_WORD_PAIRS: usize = 1 << 18;

/// From so many words on one side alone a pair is long, and with so many more it is too long: a table or a book beside a
/// word or two.
const LONG_SIDE: usize = 1 << 10;
const MOST_WORDS: usize = 1 << 11;

/// How long the texts of a pair are, for linking their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Length {
    /// As sentences and short paragraphs are.
    Ordinary,
    /// Several sentences: they are paired one by one.
    Long,
    /// Longer than anything whose words are linked.
    TooLong,
}

impl Length {
    /// The length of a pair.
    #[must_use]
    pub fn of(pair: &SegmentPair) -> Length {
        let segments = pair.segments.as_ref();
        let bytes = segments.map(|side| sum(side, str::len));
        // No word is shorter than a byte: most pairs need not be looked through.
        if bytes.zh.saturating_mul(bytes.en) < LONG && bytes.zh.max(bytes.en) < LONG_SIDE {
            return Length::Ordinary;
        }
        Length::of_words(segments.map(|side| sum(side, most_words)))
    }

    /// The length of a pair of so many words a side.
    #[must_use]
    pub fn of_words(words: Sides<usize>) -> Length {
        let (pairs, side) = (words.zh.saturating_mul(words.en), words.zh.max(words.en));
        if pairs > MOST_WORD_PAIRS || side > MOST_WORDS {
            Length::TooLong
        } else if pairs >= LONG || side >= LONG_SIDE {
            Length::Long
        } else {
            Length::Ordinary
        }
    }
}

fn sum(segments: &[Segment], size: fn(&str) -> usize) -> usize {
    segments.iter().map(|segment| size(&segment.text)).sum()
}

/// A text is cut into no more words: a run of Latin letters and digits is one at least as long as it is not parted, and
/// anything else is one at least a character long.
fn most_words(text: &str) -> usize {
    let (mut words, mut open) = (0, false);
    for character in text.chars() {
        let goes_on = is_latin(character) || (character.is_numeric() && !is_han(character));
        words += usize::from(!(character.is_whitespace() || (goes_on && open)));
        open = goes_on;
    }
    words
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{At, Place};

    fn pair(zh: &str, en: &str) -> SegmentPair {
        let place = Place::new(&Arc::from("t"), At::Whole);
        let segment = |text: &str| vec![Segment { text: text.to_owned(), place: place.clone() }];
        SegmentPair { segments: Sides::new(segment(zh), segment(en)), trust: 1.0 }
    }

    #[test]
    fn words_are_counted_without_being_cut() {
        for (text, most) in
            [("", 0), (" 城市 ", 2), ("Digital city, 2024", 4), ("don't", 3), ("é5G", 1), ("<<<", 3)]
        {
            assert_eq!(most_words(text), most, "{text}");
        }
    }

    #[test]
    fn a_sentence_is_ordinary_a_page_is_long_and_a_book_is_too_long() {
        assert_eq!(Length::of(&pair("数字城市治理", "digital urban governance")), Length::Ordinary);
        assert_eq!(Length::of(&pair(&"城市".repeat(150), &"city ".repeat(300))), Length::Long);
        assert_eq!(Length::of(&pair(&"城市".repeat(500), &"city ".repeat(300))), Length::TooLong);
        assert_eq!(Length::of(&pair(&"城市".repeat(500), "")), Length::Ordinary);
        assert_eq!(Length::of(&pair(&"城市".repeat(2000), "city")), Length::TooLong);
    }
}
