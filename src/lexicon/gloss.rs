//! One English gloss of a headword.

use super::bytes::Bytes;

/// A gloss as CC-CEDICT has it, and the words of it that may stand in a text.
#[derive(Clone, Copy, Debug)]
pub struct Gloss<'a> {
    /// It belongs to a proper noun.
    pub name: bool,
    text: &'a [u8],
    words: Bytes<'a>,
    count: usize,
}

/// A word of a gloss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GlossWord {
    /// Its stem, see [`super::Dictionary::stem_id`].
    pub stem: u32,
    /// It is a function word.
    pub function: bool,
}

impl<'a> Gloss<'a> {
    /// Reads a gloss from where it stands.
    pub(super) fn read(mut bytes: Bytes<'a>) -> Self {
        let text = bytes.raw_text();
        let count = bytes.number();
        Gloss { text, name: false, words: bytes, count }
    }

    /// The gloss as people see it (pinyin and Traditional forms left out).
    #[must_use]
    pub fn text(&self) -> &'a str {
        std::str::from_utf8(self.text).unwrap_or("")
    }

    /// How many words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// No words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The words in the gloss's order (at most 12). Hyphenated words are split as [`crate::text::words`] does.
    pub fn words(&self) -> impl Iterator<Item = GlossWord> + use<'a> {
        let mut bytes = self.words;
        (0..self.count).map(move |_| {
            let number = bytes.number();
            GlossWord { stem: (number >> 1) as u32, function: number & 1 == 1 }
        })
    }
}
