//! jieba's words: how frequent, and as what part of speech.

use std::sync::OnceLock;

use fst::{Map, Streamer};

use super::prefixes::prefixes;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

static FST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.fst"));

/// The lowest bits of a value hold the tag.
const TAG_BITS: u32 = 8;

/// All words of jieba's dictionary. Opening it costs microseconds.
pub struct Words {
    map: Option<Map<&'static [u8]>>,
}

/// A word that stands at some place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Length in characters.
    pub chars: usize,
    /// How often jieba's makers counted it, of [`Words::TOTAL`].
    pub frequency: usize,
    /// jieba's tag (`n`, `ns`, `v` ...): a hint, often wrong.
    pub tag: &'static str,
}

impl Words {
    /// The frequencies of all words together.
    pub const TOTAL: usize = TOTAL;

    /// The words that are built in.
    #[must_use]
    pub fn bundled() -> &'static Words {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| Words { map: Map::new(FST).ok() })
    }

    /// The word itself (Simplified, case kept), if jieba knows it.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<Word> {
        let value = self.map.as_ref()?.get(word)?;
        Some(Word::new(word.chars().count(), value))
    }

    /// Shows every word, in the order of its bytes.
    pub fn each(&self, mut see: impl FnMut(&str, Word)) {
        let Some(mut stream) = self.map.as_ref().map(Map::stream) else { return };
        while let Some((word, value)) = stream.next() {
            let word = std::str::from_utf8(word).unwrap_or("");
            see(word, Word::new(word.chars().count(), value));
        }
    }

    /// Every word that begins at `chars[start]`, shortest first; `chars` Simplified, case kept.
    #[must_use]
    pub fn words_at(&self, chars: &[char], start: usize) -> Vec<Word> {
        let Some(map) = &self.map else { return Vec::new() };
        let found = prefixes(map, chars.get(start..).unwrap_or(&[]).iter().copied());
        found.into_iter().map(|(chars, value)| Word::new(chars, value)).collect()
    }
}

impl Word {
    fn new(chars: usize, value: u64) -> Self {
        let tag = TAGS.get((value & ((1 << TAG_BITS) - 1)) as usize).copied().unwrap_or("");
        Word { chars, frequency: (value >> TAG_BITS) as usize, tag }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_frequency_and_tag() {
        let words = Words::bundled();
        assert_eq!(words.get("城市"), Some(Word { chars: 2, frequency: 25084, tag: "ns" }));
        assert_eq!(words.get("城"), words.words_at(&['大', '城', '市'], 1).first().copied());
        assert_eq!(words.get("吉日木图"), None);
    }
}
