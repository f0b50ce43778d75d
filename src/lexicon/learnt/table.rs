//! A learnt table as it is built and merged in memory, and written.

use std::collections::BTreeMap;

use super::Learnt;
use super::layout::{Header, JUMPS};
use crate::data::{Lang, Sides};
use crate::error::{Error, Result};

/// What was counted over parallel text. Sums of counts are the same in any order, so tables that are merged in any
/// order give the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Segment pairs learnt from.
    pub pairs: u64,
    /// The words of each side, as they are looked up: folded Chinese words, English stems.
    pub words: Sides<BTreeMap<String, Word>>,
    /// Expected links of pairs of words (Chinese, English), in units of 1/[`super::ONE`] of a link.
    pub links: BTreeMap<(String, String), u32>,
    /// How far links jump, from -12 to +12, by the side that is made.
    pub jumps: Sides<Vec<u64>>,
}

/// What was counted of one word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// How often it stands in the texts.
    pub frequency: u64,
    /// Expected links, in units of 1/[`super::ONE`].
    pub single: u64,
    /// How it is mostly written, and how often: of English words, which are looked up by their stems.
    pub form: (u64, String),
}

impl Table {
    /// The table of a file.
    #[must_use]
    pub fn of(learnt: &Learnt) -> Self {
        let words = |lang: Lang| {
            let word = |at: u32| (learnt.word(lang, at).to_owned(), learnt.counted(lang, at));
            (0..learnt.words(lang)).map(word).collect()
        };
        let mut links = BTreeMap::new();
        for zh in 0..learnt.words(Lang::Zh) {
            for (en, count) in learnt.row(zh) {
                let pair = (learnt.word(Lang::Zh, zh).to_owned(), learnt.word(Lang::En, en).to_owned());
                links.insert(pair, count);
            }
        }
        Table { pairs: learnt.pairs(), words: Sides::from_fn(words), links, jumps: learnt.jumps().clone() }
    }

    /// Adds what another table counted.
    pub fn add(&mut self, other: Table) {
        self.pairs = self.pairs.saturating_add(other.pairs);
        for (pair, count) in other.links {
            let sum = self.links.entry(pair).or_default();
            *sum = sum.saturating_add(count);
        }
        for (lang, words) in [(Lang::Zh, other.words.zh), (Lang::En, other.words.en)] {
            for (text, word) in words {
                self.words.get_mut(lang).entry(text).or_default().add(word);
            }
            let jumps = self.jumps.get_mut(lang);
            jumps.resize(JUMPS, 0);
            for (sum, count) in jumps.iter_mut().zip(other.jumps.get(lang)) {
                *sum = sum.saturating_add(*count);
            }
        }
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// A table with more than four billion entries, or as many bytes of text.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        let texts = Sides::from_fn(|lang| joined(self.words.get(lang).keys().map(String::as_str)));
        let forms = joined(self.words.en.values().map(|word| word.form.1.as_str()));
        let mut out =
            self.header(texts.as_ref().map(|(text, _)| text.len() as u64), forms.0.len() as u64)?.bytes();
        let values = |lang: Lang| self.words.get(lang).values();
        for lang in Lang::BOTH {
            put_u64(&mut out, values(lang).map(|word| word.single));
        }
        for lang in Lang::BOTH {
            put_u64(&mut out, values(lang).map(|word| word.frequency));
        }
        for lang in Lang::BOTH {
            put_u32(&mut out, texts.get(lang).1.iter().copied());
        }
        put_u64(&mut out, values(Lang::En).map(|word| word.form.0));
        put_u32(&mut out, forms.1.iter().copied());
        self.put_rows(&mut out);
        out.extend_from_slice(texts.zh.0.as_bytes());
        out.extend_from_slice(texts.en.0.as_bytes());
        out.extend_from_slice(forms.0.as_bytes());
        Ok(out)
    }

    fn header(&self, texts: Sides<u64>, forms: u64) -> Result<Header> {
        let entries = self.links.len() as u64;
        if [entries, texts.zh, texts.en, forms].iter().any(|&count| count > u64::from(u32::MAX)) {
            return Err(Error::usage("this is more text than one table can hold; learn from a part of it"));
        }
        let words = self.words.as_ref().map(|words| words.len() as u64);
        Ok(Header { pairs: self.pairs, words, entries, texts, forms, jumps: self.jumps.clone() })
    }

    /// Where each Chinese word's row ends, the English words of all rows, and their counts.
    fn put_rows(&self, out: &mut Vec<u8>) {
        let number: BTreeMap<&str, u32> = self.words.en.keys().map(String::as_str).zip(0..).collect();
        let mut links = self.links.iter().peekable();
        let (mut ends, mut partners, mut counts) = (Vec::new(), Vec::new(), Vec::new());
        for zh in self.words.zh.keys() {
            while let Some(((_, en), count)) = links.next_if(|((word, _), _)| word == zh) {
                partners.push(number.get(en.as_str()).copied().unwrap_or(0));
                counts.push(*count);
            }
            ends.push(partners.len() as u32);
        }
        put_u32(out, ends);
        put_u32(out, partners);
        put_u32(out, counts);
    }
}

impl Word {
    fn add(&mut self, other: Word) {
        self.frequency = self.frequency.saturating_add(other.frequency);
        self.single = self.single.saturating_add(other.single);
        // The form seen most often in one of the tables: so the order of merging does not matter.
        if other.form > self.form {
            self.form = other.form;
        }
    }
}

/// Texts behind each other, and where each ends.
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> (String, Vec<u32>) {
    let (mut all, mut ends) = (String::new(), Vec::new());
    for text in texts {
        all.push_str(text);
        ends.push(all.len() as u32);
    }
    (all, ends)
}

fn put_u32(out: &mut Vec<u8>, numbers: impl IntoIterator<Item = u32>) {
    numbers.into_iter().for_each(|number| out.extend(number.to_le_bytes()));
}

fn put_u64(out: &mut Vec<u8>, numbers: impl IntoIterator<Item = u64>) {
    numbers.into_iter().for_each(|number| out.extend(number.to_le_bytes()));
}
