//! What the rest of the page says: a name that stands in capitals or in quotes elsewhere begins and ends there as it does here.

use rustc_hash::FxHashMap;

use crate::data::{Corpus, features};
use crate::text::fold_latin;

features! {
    /// What the page says of a term pair: how often something stands there, as a logarithm.
    pub struct Support {
        /// The English term by itself.
        alone,
        /// The English term as a part of a longer run of capitals.
        in_longer,
        /// The Chinese term.
        chinese,
    }
}

/// Words of the page's English text that have no Chinese partner, findable.
#[derive(Debug, Default)]
pub struct Page {
    words: Vec<Word>,
    places: FxHashMap<String, Vec<u32>>,
    chinese: String,
}

#[derive(Debug)]
struct Word {
    folded: String,
    capital: bool,
}

impl Page {
    /// Prepares the text of a corpus that stands outside its segment pairs.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let mut page = Page::default();
        for segment in &corpus.unpaired.en {
            for word in split(&segment.text) {
                page.push(word);
            }
            page.push(".");
        }
        for segment in &corpus.unpaired.zh {
            page.chinese.push_str(&segment.text);
            page.chinese.push('\n');
        }
        page
    }

    fn push(&mut self, word: &str) {
        let folded = fold_latin(word);
        self.places.entry(folded.clone()).or_default().push(self.words.len() as u32);
        self.words.push(Word { folded, capital: word.chars().next().is_some_and(char::is_uppercase) });
    }

    /// What the page says of a term pair.
    #[must_use]
    pub fn support(&self, zh: &str, en: &str) -> Support {
        let wanted: Vec<String> = split(en).map(fold_latin).collect();
        let (mut alone, mut part) = (0, 0);
        let starts = wanted.first().and_then(|first| self.places.get(first)).map_or(&[][..], Vec::as_slice);
        for &start in starts {
            let start = start as usize;
            let found = self.words.get(start..start + wanted.len()).unwrap_or_default();
            if found.len() == wanted.len()
                && found.iter().zip(&wanted).all(|(word, wanted)| word.folded == *wanted)
            {
                let capital =
                    |at: Option<usize>| at.and_then(|at| self.words.get(at)).is_some_and(|word| word.capital);
                if capital(start.checked_sub(1)) || capital(Some(start + wanted.len())) {
                    part += 1;
                } else {
                    alone += 1;
                }
            }
        }
        let chinese =
            if self.chinese.is_empty() || zh.is_empty() { 0 } else { self.chinese.matches(zh).count() };
        let [alone, in_longer, chinese] = [alone, part, chinese].map(|count| (1.0 + count as f32).ln());
        Support { alone, in_longer, chinese }
    }
}

/// Words, and each mark by itself: a mark ends a name as a small word does.
fn split(text: &str) -> impl Iterator<Item = &str> {
    let keep = |part: &&str| !part.trim().is_empty();
    unicode_segmentation::UnicodeSegmentation::split_word_bounds(text).filter(keep)
}
