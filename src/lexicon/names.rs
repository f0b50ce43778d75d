//! Names that are known before a text is read: bodies, countries, places, persons.

use std::sync::OnceLock;

use fst::Map;

use super::bytes::Bytes;
use super::prefixes::prefixes;
use crate::data::TermType;
use crate::text::fold_char;

static NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.fst"));
static LISTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/name-lists.bin"));
static STARTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/name-starts.bin"));
static RECORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));

/// The tables of names. Opening them costs microseconds: nothing is unpacked.
pub struct Names {
    map: Option<Map<&'static [u8]>>,
}

/// A known name that stands at some place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameAt {
    /// Length in characters.
    pub chars: usize,
    /// What to ask the tables with. All names of one body or country share it.
    pub id: u32,
}

impl Names {
    /// The tables that are built in.
    #[must_use]
    pub fn bundled() -> &'static Names {
        static BUNDLED: OnceLock<Names> = OnceLock::new();
        BUNDLED.get_or_init(|| Names { map: Map::new(NAMES).ok() })
    }

    /// Every known name that begins at `chars[start]`, shortest first; where one name has several bearers,
    /// the more reliable table first. Width, script, case and the form of the middle dot do not matter.
    #[must_use]
    pub fn names_at(&self, chars: &[char], start: usize) -> Vec<NameAt> {
        let Some(map) = &self.map else { return Vec::new() };
        let folded = chars.get(start..).unwrap_or(&[]).iter().map(|&character| fold_name_char(character));
        let found = prefixes(map, folded).into_iter();
        found.flat_map(|(chars, place)| ids(place).map(move |id| NameAt { chars, id })).collect()
    }

    /// The bearers of one whole name, the more reliable table first.
    #[must_use]
    pub fn get(&self, name: &str) -> Vec<u32> {
        let folded: String = name.chars().map(fold_name_char).collect();
        let place = self.map.as_ref().and_then(|map| map.get(folded));
        place.map(|place| ids(place).collect()).unwrap_or_default()
    }

    /// The English names as they are written, best first; abbreviations and, for a country, its adjectives follow.
    pub fn renderings(&self, id: u32) -> impl Iterator<Item = &'static str> + use<> {
        let mut record = record(id);
        record.text();
        record.text();
        let count = record.number();
        (0..count).map(move |_| record.text())
    }

    /// What sort of name.
    #[must_use]
    pub fn r#type(&self, id: u32) -> TermType {
        let sort = record(id).text();
        TermType::ALL.into_iter().find(|known| known.name() == sort).unwrap_or_default()
    }

    /// The table that holds the name (`bodies`, `nations`, `regions`, `places`, `forenames`), for findings.
    #[must_use]
    pub fn source(&self, id: u32) -> &'static str {
        let mut record = record(id);
        record.text();
        record.text()
    }
}

/// The character as names are keyed; the dot inside a foreign name has many forms.
fn fold_name_char(character: char) -> char {
    if matches!(character, '•' | '・' | '‧' | '∙' | '･' | '⋅') {
        '·'
    } else {
        fold_char(character)
    }
}

/// The ids of a list.
fn ids(place: u64) -> impl Iterator<Item = u32> {
    let mut list = Bytes::from(LISTS, place as usize);
    let count = list.number();
    (0..count).map(move |_| list.number() as u32)
}

/// What an id is: type, table, English names.
fn record(id: u32) -> Bytes<'static> {
    let start = STARTS.get(id as usize * size_of::<u32>()..).and_then(<[u8]>::first_chunk);
    Bytes::from(RECORDS, start.map_or(usize::MAX, |bytes| u32::from_le_bytes(*bytes) as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn knows(name: &str, english: &str) -> bool {
        let names = Names::bundled();
        names.get(name).into_iter().any(|id| names.renderings(id).any(|known| known == english))
    }

    #[test]
    fn names_have_their_english() {
        for (name, english) in [
            ("联合国人居署", "UN-Habitat"),
            ("人居署", "United Nations Human Settlements Programme"),
            ("粮农组织", "FAO"),
            ("鄂尔多斯市", "Ordos"),
            ("鄂尔多斯", "Ordos"),
            ("紐西蘭", "New Zealand"),
            ("新西兰", "New Zealand"),
            ("法国", "French"),
            ("德国人", "Germans"),
            ("沙特阿美", "Saudi Aramco"),
            ("人民幣", "Chinese Yuan"),
            ("特朗普", "Trump"),
            ("华盛顿", "Washington"),
            ("加州", "California"),
        ] {
            assert!(knows(name, english), "{name} = {english}");
        }
    }

    #[test]
    fn names_of_a_text_come_shortest_first_with_all_bearers() {
        let names = Names::bundled();
        let chars: Vec<char> = "在聯合國人居署中國辦事處".chars().collect();
        let found = names.names_at(&chars, 1);
        let lengths: Vec<usize> = found.iter().map(|name| name.chars).collect();
        assert_eq!(lengths, [3, 6]);
        let best = found.last().map(|name| (names.r#type(name.id), names.source(name.id)));
        assert_eq!(best, Some((TermType::Organisation, "bodies")));
        assert_eq!(names.names_at(&chars, 99), []);
    }

    #[test]
    fn aliases_share_an_id_and_repetitions_are_dropped() {
        let names = Names::bundled();
        assert_eq!(names.get("粮农组织").first(), names.get("联合国粮食及农业组织").first());
        assert_eq!(names.get("伦敦").len(), 1, "a city of GeoNames says no more than our own table");
    }

    #[test]
    fn the_dot_of_foreign_names_has_many_forms() {
        assert!(knows("伍迪・艾伦", "Woody Allen") && knows("伍迪•艾伦", "Woody Allen"));
    }

    #[test]
    fn every_record_is_whole() {
        let names = Names::bundled();
        for id in 0..(STARTS.len() / size_of::<u32>()) as u32 {
            assert!(names.renderings(id).count() > 0 && names.renderings(id).all(|name| !name.is_empty()));
            assert!(TermType::ALL.iter().any(|known| known.name() == record(id).text()), "{id}");
        }
    }
}
