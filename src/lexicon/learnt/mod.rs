//! What was learnt from a translator's own texts: how often words stand for each other, in a file that any later run can
//! look into.

mod layout;
mod map;
mod table;

use std::io;
use std::path::Path;
use std::sync::Arc;

pub use layout::{JUMPS, ONE, VERSION};
pub use table::{Table, Word};

use layout::{Arrays, Header, MAGIC, Unfit, u32_at, u64_at};
use map::Mapped;

use crate::data::{At, Lang, Place, Sides};
use crate::error::{Error, ErrorKind, Result};

/// A learnt table, looked up in its file.
#[derive(Debug)]
pub struct Learnt {
    file: Mapped,
    header: Header,
    arrays: Arrays,
}

impl Learnt {
    /// Opens a table and checks its header.
    ///
    /// # Errors
    /// A file that cannot be read, is no such table, is of another version or is not whole.
    pub fn open(path: &str) -> Result<Self> {
        let fail = |kind| Error::at(Place::new(&Arc::from(path), At::Whole), kind);
        let file = Mapped::open(Path::new(path)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => fail(ErrorKind::Malformed("there is no such file".to_owned())),
            // Nothing can be mapped of a file without a byte.
            io::ErrorKind::InvalidInput => fail(ErrorKind::Malformed(Unfit::Foreign.to_string())),
            _ => fail(ErrorKind::Io(error)),
        })?;
        let header =
            Header::read(file.bytes()).map_err(|unfit| fail(ErrorKind::Malformed(unfit.to_string())))?;
        let arrays = Arrays::of(&header);
        Ok(Learnt { file, header, arrays })
    }

    /// All of the file: two tables of the same bytes say the same.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.file.bytes()
    }

    /// The first bytes of a file are those of a learnt table.
    #[must_use]
    pub fn is_table(head: &[u8]) -> bool {
        head.starts_with(&MAGIC)
    }

    /// Segment pairs that were learnt from.
    #[must_use]
    pub fn pairs(&self) -> u64 {
        self.header.pairs
    }

    /// How many words of a side are known.
    #[must_use]
    pub fn words(&self, lang: Lang) -> u32 {
        *self.header.words.get(lang) as u32
    }

    /// How many pairs of words have a count.
    #[must_use]
    pub fn links(&self) -> u64 {
        self.header.entries
    }

    /// How far links jump, from -12 to +12, by the side that is made, in units of 1/2^20.
    #[must_use]
    pub fn jumps(&self) -> &Sides<Vec<u64>> {
        &self.header.jumps
    }

    /// The number of a word: folded Chinese, or an English stem.
    #[must_use]
    pub fn find(&self, lang: Lang, word: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.words(lang));
        while low < high {
            let middle = low + (high - low) / 2;
            match self.word_bytes(lang, middle).cmp(word.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// The word of a number; empty if there is none.
    #[must_use]
    pub fn word(&self, lang: Lang, at: u32) -> &str {
        std::str::from_utf8(self.word_bytes(lang, at)).unwrap_or("")
    }

    /// The word as it is mostly written.
    #[must_use]
    pub fn form(&self, lang: Lang, at: u32) -> &str {
        let form = part(self.array(&self.arrays.form_ends), self.array(&self.arrays.forms), at);
        match (lang, std::str::from_utf8(form)) {
            (Lang::En, Ok(form)) if !form.is_empty() => form,
            _ => self.word(lang, at),
        }
    }

    /// Expected links of a word.
    #[must_use]
    pub fn single(&self, lang: Lang, at: u32) -> f32 {
        u64_at(self.array(self.arrays.single.get(lang)), at as usize) as f32 / ONE as f32
    }

    /// How often a word stands in the texts.
    #[must_use]
    pub fn frequency(&self, lang: Lang, at: u32) -> u64 {
        u64_at(self.array(self.arrays.frequency.get(lang)), at as usize)
    }

    /// Expected links between two words.
    #[must_use]
    pub fn joint(&self, zh: u32, en: u32) -> f32 {
        let partners = self.array(&self.arrays.partners);
        let (mut low, mut high) = self.row_range(zh);
        while low < high {
            let middle = low + (high - low) / 2;
            match u32_at(partners, middle).cmp(&en) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => {
                    return u32_at(self.array(&self.arrays.counts), middle) as f32 / ONE as f32;
                }
            }
        }
        0.0
    }

    /// The counterparts of a word with their expected links, most often first.
    #[must_use]
    pub fn counterparts(&self, lang: Lang, at: u32) -> Vec<(u32, f32)> {
        let mut found: Vec<(u32, u32)> = match lang {
            Lang::Zh => self.row(at).collect(),
            Lang::En => {
                let rows = (0..self.words(Lang::Zh)).map(|zh| (zh, self.joint(zh, at)));
                rows.filter(|(_, joint)| *joint > 0.0)
                    .map(|(zh, joint)| (zh, (joint * ONE as f32) as u32))
                    .collect()
            }
        };
        found.sort_by_key(|&(other, count)| (std::cmp::Reverse(count), other));
        found.into_iter().map(|(other, count)| (other, count as f32 / ONE as f32)).collect()
    }

    /// The English words of a Chinese word's row with their counts.
    fn row(&self, zh: u32) -> impl Iterator<Item = (u32, u32)> {
        let (partners, counts) = (self.array(&self.arrays.partners), self.array(&self.arrays.counts));
        let (start, end) = self.row_range(zh);
        (start..end).map(move |at| (u32_at(partners, at), u32_at(counts, at)))
    }

    fn row_range(&self, zh: u32) -> (usize, usize) {
        let ends = self.array(&self.arrays.rows);
        let most = self.header.entries as usize;
        let end = |at: u32| (u32_at(ends, at as usize) as usize).min(most);
        let start = zh.checked_sub(1).map_or(0, end);
        (start, end(zh).max(start))
    }

    /// All that was counted of one word.
    fn counted(&self, lang: Lang, at: u32) -> Word {
        let form = match lang {
            Lang::Zh => (0, String::new()),
            Lang::En => {
                let count = u64_at(self.array(&self.arrays.form_counts), at as usize);
                (count, self.form(lang, at).to_owned())
            }
        };
        let single = u64_at(self.array(self.arrays.single.get(lang)), at as usize);
        Word { frequency: self.frequency(lang, at), single, form }
    }

    fn word_bytes(&self, lang: Lang, at: u32) -> &[u8] {
        part(self.array(self.arrays.ends.get(lang)), self.array(self.arrays.texts.get(lang)), at)
    }

    fn array(&self, range: &std::ops::Range<usize>) -> &[u8] {
        self.file.bytes().get(range.clone()).unwrap_or_default()
    }
}

/// One of many texts that stand behind each other; empty where a damaged file points elsewhere.
fn part<'a>(ends: &[u8], texts: &'a [u8], at: u32) -> &'a [u8] {
    let start = at.checked_sub(1).map_or(0, |before| u32_at(ends, before as usize));
    texts.get(start as usize..u32_at(ends, at as usize) as usize).unwrap_or_default()
}
