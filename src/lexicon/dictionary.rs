//! CC-CEDICT: headwords, their readings and their English glosses.

use std::sync::OnceLock;

use fst::{Map, Streamer};

use super::bytes::Bytes;
use super::gloss::Gloss;
use super::prefixes::prefixes;
use crate::text::fold_char;

static HEADWORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/headwords.fst"));
static STARTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/starts.bin"));
static RECORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/records.bin"));
static GLOSSES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/glosses.bin"));
static STEMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/stems.fst"));
static RARITY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rarity.bin"));

/// The dictionary. Opening it costs microseconds: nothing is unpacked.
pub struct Dictionary {
    headwords: Option<Map<&'static [u8]>>,
    stems: Option<Map<&'static [u8]>>,
}

/// A headword that stands at some place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headword {
    /// Length in characters.
    pub chars: usize,
    /// What to ask the dictionary with.
    pub id: u32,
}

impl Dictionary {
    /// The dictionary that is built in.
    #[must_use]
    pub fn bundled() -> &'static Dictionary {
        static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
        DICTIONARY
            .get_or_init(|| Dictionary { headwords: Map::new(HEADWORDS).ok(), stems: Map::new(STEMS).ok() })
    }

    /// Every headword that begins at `chars[start]`, shortest first. Width, script and case of `chars` do not matter.
    #[must_use]
    pub fn headwords_at(&self, chars: &[char], start: usize) -> Vec<Headword> {
        let Some(map) = &self.headwords else { return Vec::new() };
        let folded = chars.get(start..).unwrap_or(&[]).iter().map(|&character| fold_char(character));
        prefixes(map, folded).into_iter().map(|(chars, id)| Headword { chars, id: id as u32 }).collect()
    }

    /// Shows every headword (folded) with its id, in the order of its bytes.
    pub fn each(&self, mut see: impl FnMut(&str, u32)) {
        let Some(mut stream) = self.headwords.as_ref().map(Map::stream) else { return };
        while let Some((word, id)) = stream.next() {
            see(std::str::from_utf8(word).unwrap_or(""), id as u32);
        }
    }

    /// The headword itself; width, script and case do not matter.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<u32> {
        let folded: String = word.chars().map(fold_char).collect();
        self.headwords.as_ref()?.get(folded).map(|id| id as u32)
    }

    /// The glosses of all entries of a headword, our own first.
    pub fn glosses(&self, id: u32) -> impl Iterator<Item = Gloss<'_>> + use<'_> {
        let mut record = Record::at(id);
        let count = record.skip_readings().number();
        (0..count).map(move |_| {
            let place = record.0.number();
            let mut gloss = Gloss::read(Bytes::from(GLOSSES, place >> 1));
            gloss.name = place & 1 == 1;
            gloss
        })
    }

    /// The pinyin of all entries of a headword, without tones, in lower case, syllables parted by one space, ü as v.
    pub fn readings(&self, id: u32) -> impl Iterator<Item = &str> + use<'_> {
        let mut bytes = Record::at(id).0;
        bytes.number();
        let count = bytes.number();
        (0..count).map(move |_| bytes.text())
    }

    /// The headword has a proper noun among its entries (surnames apart).
    #[must_use]
    pub fn is_name(&self, id: u32) -> bool {
        self.glosses(id).any(|gloss| gloss.name)
    }

    /// The headword is a surname.
    #[must_use]
    pub fn is_surname(&self, id: u32) -> bool {
        Record::at(id).0.number() & 1 == 1
    }

    /// The number of a stem that some gloss holds; see [`crate::text::stem`].
    #[must_use]
    pub fn stem_id(&self, stem: &str) -> Option<u32> {
        self.stems.as_ref()?.get(stem).map(|id| id as u32)
    }

    /// How rare a stem is among all glosses: 1 for a single gloss, 0 for all of them (inverse document frequency, scaled).
    #[must_use]
    pub fn stem_rarity(&self, stem_id: u32) -> f32 {
        RARITY.get(stem_id as usize).map_or(1.0, |&rarity| f32::from(rarity) / f32::from(u8::MAX))
    }
}

/// A headword's record: flags, readings, glosses.
struct Record(Bytes<'static>);

impl Record {
    fn at(id: u32) -> Self {
        let start = STARTS.get(id as usize * size_of::<u32>()..).and_then(<[u8]>::first_chunk);
        let start = start.map_or(usize::MAX, |bytes| u32::from_le_bytes(*bytes) as usize);
        Record(Bytes::from(RECORDS, start))
    }

    /// Goes on to the glosses.
    fn skip_readings(&mut self) -> &mut Bytes<'static> {
        self.0.number();
        for _ in 0..self.0.number() {
            self.0.raw_text();
        }
        &mut self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{stem, words};

    /// Some gloss of the word has just these words.
    fn means(word: &str, phrase: &str) -> bool {
        let dictionary = Dictionary::bundled();
        let wanted: Option<Vec<u32>> =
            words(phrase).iter().map(|word| dictionary.stem_id(&stem(word))).collect();
        let id = dictionary.get(word).unwrap_or(u32::MAX);
        dictionary.glosses(id).any(|gloss| Some(gloss.words().map(|word| word.stem).collect()) == wanted)
    }

    #[test]
    fn headwords_have_their_translations() {
        for (word, phrase) in [
            ("城市", "city"),
            ("治理", "to govern"),
            ("联合国", "United Nations"),
            ("聯合國", "United Nations"),
            ("碳中和", "carbon neutrality"),
            ("鄂尔多斯市", "Ordos"),
            ("鄂尔多斯市", "Ordos City"),
            ("奥巴马", "Barack Obama"),
            ("奥巴马", "Obama"),
            ("榆林", "Yulin"),
            ("黄河", "Huang He"),
            ("发改委", "National Development and Reform Commission"),
            ("推进", "promote"),
            ("智慧城市", "smart city"),
            ("组织", "organization"),
            ("合作", "co-operate"),
        ] {
            assert!(
                means(word.trim_start_matches("to "), phrase.trim_start_matches("to ")),
                "{word} = {phrase}"
            );
        }
    }

    #[test]
    fn references_are_followed() {
        for (word, phrase) in [
            ("印尼", "Indonesia"),
            ("世卫组织", "World Health Organization"),
            ("中共", "Chinese Communist Party"),
        ] {
            assert!(means(word, phrase), "{word} = {phrase}");
        }
    }

    #[test]
    fn function_words_have_usable_glosses() {
        for (word, phrase) in [("的", "of"), ("和", "and"), ("将", "will"), ("不", "not"), ("一", "a")] {
            assert!(means(word, phrase), "{word} = {phrase}");
        }
    }

    #[test]
    fn readings_have_no_tones() {
        let dictionary = Dictionary::bundled();
        let readings = |word: &str| -> Vec<&str> {
            dictionary.readings(dictionary.get(word).unwrap_or(u32::MAX)).collect()
        };
        assert_eq!(readings("鄂尔多斯"), ["e er duo si"]);
        assert_eq!(readings("女儿"), ["nv er"]);
        assert_eq!(readings("重庆"), ["chong qing"]);
        assert!(readings("长").contains(&"chang") && readings("长").contains(&"zhang"));
    }

    #[test]
    fn headwords_of_a_text_come_shortest_first() {
        let dictionary = Dictionary::bundled();
        let chars: Vec<char> = "在聯合國安全理事會".chars().collect();
        let found = dictionary.headwords_at(&chars, 1);
        let lengths: Vec<usize> = found.iter().map(|word| word.chars).collect();
        assert!(lengths.is_sorted() && lengths.contains(&3) && lengths.contains(&8), "{lengths:?}");
        assert_eq!(found.iter().find(|word| word.chars == 3).map(|word| word.id), dictionary.get("联合国"));
        assert_eq!(dictionary.headwords_at(&chars, 99), []);
    }

    #[test]
    fn names_and_surnames_are_marked() {
        let dictionary = Dictionary::bundled();
        let id = |word: &str| dictionary.get(word).unwrap_or(u32::MAX);
        assert!(dictionary.is_name(id("鄂尔多斯")) && dictionary.is_name(id("奥巴马")));
        assert!(!dictionary.is_name(id("城市")) && !dictionary.is_name(id("王")));
        assert!(dictionary.is_surname(id("王")) && !dictionary.is_surname(id("城市")));
    }

    #[test]
    fn rare_stems_weigh_more() {
        let dictionary = Dictionary::bundled();
        let rarity =
            |word: &str| dictionary.stem_id(&stem(word)).map_or(1.0, |id| dictionary.stem_rarity(id));
        assert!(rarity("of") < rarity("city") && rarity("city") < rarity("photosynthesis"));
        assert!((0.0..=1.0).contains(&rarity("of")));
    }
}
