//! Chinese names that are spelled out: 吴建南 as Wu Jiannan, Jiannan Wu, WU Jian-nan; 陈 as Chan; 蒋 as Chiang.

use std::ops::Range;
use std::sync::OnceLock;

use fst::Map;

use super::letters::letters_of;
use crate::lexicon::bytes::Bytes;
use crate::lexicon::prefixes::prefixes;

static KEYS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/spelled.fst"));
static SPELLINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/spelled.bin"));

/// Spelled names are this long at most: a compound surname, a given name of two or three characters.
const LONGEST_NAME: usize = 7;

/// A run of characters that spells the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spelled {
    /// How many characters are written otherwise than in pinyin.
    pub(super) others: usize,
    /// Where the run ends.
    pub(super) end: usize,
}

/// Where the spellings of characters and surnames begin.
fn map() -> Option<&'static Map<&'static [u8]>> {
    static MAP: OnceLock<Option<Map<&'static [u8]>>> = OnceLock::new();
    MAP.get_or_init(|| Map::new(KEYS).ok()).as_ref()
}

/// The characters and surnames that begin at each character of a text.
pub(super) struct Speller(Vec<Units>);

/// What begins at one character.
struct Units {
    /// Lengths in characters, and where the spellings stand.
    units: Vec<(usize, u64)>,
    /// Letters with which the spellings begin, a bit each.
    beginnings: u32,
}

impl Speller {
    /// `chars` in Simplified characters.
    pub(super) fn new(chars: &[char]) -> Self {
        let at = |start: usize| {
            let from = chars.iter().skip(start).copied();
            let units = map().map(|map| prefixes(map, from)).unwrap_or_default();
            let forms = units.iter().flat_map(|&(_, place)| spellings(place));
            let beginnings = forms.fold(0, |mask, (form, _)| mask | bit(form));
            Units { units, beginnings }
        };
        Speller((0..chars.len()).map(at).collect())
    }

    /// The run that begins at `start` and spells all of `letters`; the one nearest to pinyin, then the shortest.
    pub(super) fn run(&self, start: usize, letters: &str) -> Option<Spelled> {
        self.search(start, letters, LONGEST_NAME)
    }

    fn search(&self, at: usize, letters: &str, left: usize) -> Option<Spelled> {
        if letters.is_empty() {
            return Some(Spelled { others: 0, end: at });
        }
        let units = self.0.get(at).filter(|units| units.beginnings & bit(letters) != 0)?;
        let units = units.units.iter().filter(|(chars, _)| *chars <= left);
        let fitting =
            units.flat_map(|&(chars, place)| spellings(place).map(move |spelling| (chars, spelling)));
        let found = fitting.filter_map(|(chars, (form, is_pinyin))| {
            let mut run = self.search(at + chars, letters.strip_prefix(form)?, left - chars)?;
            run.others += usize::from(!is_pinyin);
            Some(run)
        });
        found.min()
    }
}

/// The bit of the first letter.
fn bit(letters: &str) -> u32 {
    let first = letters.bytes().next().map(|letter| u32::from(letter.saturating_sub(b'a')));
    first.and_then(|shift| 1_u32.checked_shl(shift)).unwrap_or(0)
}

/// Spellings in letters, and whether each is pinyin.
fn spellings(place: u64) -> impl Iterator<Item = (&'static str, bool)> {
    let mut record = Bytes::from(SPELLINGS, place as usize);
    record.number();
    let count = record.number();
    (0..count).map(move |_| (record.text(), record.number() == 1))
}

/// The characters (Simplified) are a surname.
pub(super) fn is_surname(chars: &[char]) -> bool {
    let name: String = chars.iter().collect();
    let place = map().and_then(|map| map.get(name));
    place.is_some_and(|place| Bytes::from(SPELLINGS, place as usize).number() == 1)
}

/// The letters of a name with its words in their order, and with the last one, a surname, in front (empty for one word).
pub(super) fn orders(latin_words: &[&str]) -> [String; 2] {
    let words: Vec<String> =
        latin_words.iter().map(|word| letters_of(word).into_iter().map(char::from).collect()).collect();
    let turned = words.split_last().filter(|(_, rest)| !rest.is_empty());
    [words.concat(), turned.map(|(last, rest)| format!("{last}{}", rest.concat())).unwrap_or_default()]
}

/// The characters (Simplified) that spell the name of a Chinese person in pinyin, a surname and one character or two
/// behind it; in `latin_words`, the surname may stand first or last.
#[must_use]
pub fn spelled_person(chars: &[char], latin_words: &[&str]) -> Option<Range<usize>> {
    let speller = Speller::new(chars);
    let is_person = |run: &Range<usize>| {
        let surname = |length: usize| chars.get(run.start..run.start + length).is_some_and(is_surname);
        (run.len() == 2 && surname(1))
            || (run.len() == 3 && (surname(1) || surname(2)))
            || (run.len() == 4 && surname(2))
    };
    let run = |start: usize, letters: &String| {
        let run = speller.run(start, letters).filter(|run| run.others == 0)?;
        Some(start..run.end).filter(is_person)
    };
    let orders = orders(latin_words);
    (0..chars.len()).find_map(|start| orders.iter().find_map(|letters| run(start, letters)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spells(name: &str, letters: &str) -> Option<usize> {
        let chars: Vec<char> = name.chars().collect();
        let run = Speller::new(&chars).run(0, letters)?;
        (run.end == chars.len()).then_some(run.others)
    }

    #[test]
    fn names_are_spelled_in_pinyin_and_otherwise() {
        for (name, letters, others) in [
            ("吴建南", "wujiannan", Some(0)),
            ("重庆", "chongqing", Some(0)),
            ("吕雉", "luzhi", Some(0)),
            ("毛泽东", "maotsetung", Some(2)),
            ("陈", "chan", Some(1)),
            ("欧阳修", "auyeungxiu", Some(1)),
            ("金正恩", "kimjongun", Some(3)),
            ("林郑月娥", "lamchengyuetngor", Some(4)),
            ("吴建南", "wujian", None),
        ] {
            assert_eq!(spells(name, letters), others, "{name} {letters}");
        }
    }

    #[test]
    fn persons_are_found_by_how_they_are_spelled() {
        for (text, words, name) in [
            ("以王志诚为首", &["Wang", "Zhicheng"][..], Some(1..4)),
            ("张骞通西域", &["Zhang", "Qian"], Some(0..2)),
            ("记者王晓摄", &["Xiao", "Wang"], Some(2..4)),
            ("司马迁著", &["Sima", "Qian"], Some(0..3)),
            ("上海市", &["Shang", "Hai"], None),
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(spelled_person(&chars, words), name, "{text}");
        }
    }

    #[test]
    fn surnames_are_known() {
        assert!(is_surname(&['欧', '阳']) && is_surname(&['吴']) && !is_surname(&['的']));
    }
}
