//! Which letters one character stands for. (`build/sound.rs` packs the learnt table.)

use std::sync::OnceLock;

use fst::Map;

use super::letters::{Group, Piece, UNIT};
use crate::text::fold_char;

static KEYS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sound.fst"));
static RECORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sound.bin"));

/// The longest group of letters that one character stands for.
pub(super) const LONGEST_GROUP: usize = 5;

/// A group that no name shows costs so much more than its consonants, and so much for each vowel (as much as letters cost
/// by mere spelling).
const NEW_VOWELS: f32 = 1.5;
const VOWEL: f32 = 1.6;

/// Consonants that no name shows cost so much, and so much for each letter of the group: more than mere spelling.
const UNSEEN: f32 = 4.0;
const UNSEEN_LETTER: f32 = 2.4;

/// Which names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channel {
    /// Foreign names, spelled by sound in Chinese.
    Foreign,
    /// Japanese names, written with the same characters.
    Japanese,
}

/// What one character may stand for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Voice {
    groups: Costs,
    /// Consonants, for groups that no name shows.
    bones: Costs,
    /// How typical of the channel's names the character is, 0 to 1.
    pub(super) typical: f32,
    /// Letters with which the likelier groups begin, a bit each.
    beginnings: u32,
}

impl Voice {
    /// The voice of a Simplified character; `None` where nothing is known of its sound.
    pub(super) fn of(character: char, channel: Channel) -> Option<Voice> {
        static MAP: OnceLock<Option<Map<&'static [u8]>>> = OnceLock::new();
        let map = MAP.get_or_init(|| Map::new(KEYS).ok()).as_ref()?;
        let kind = match channel {
            Channel::Foreign => b'f',
            Channel::Japanese => b'j',
        };
        let mut key = [kind; 5];
        let (_, utf8) = key.split_first_mut()?;
        let length = character.encode_utf8(utf8).len();
        let place = map.get(key.get(..=length)?)?;
        Voice::read(RECORDS.get(place as usize..)?)
    }

    fn read(record: &'static [u8]) -> Option<Voice> {
        let (&[share], rest) = record.split_first_chunk()?;
        let (&beginnings, rest) = rest.split_first_chunk()?;
        let (&[groups0, groups1, bones0, bones1], rest) = rest.split_first_chunk()?;
        let (groups, rest) =
            rest.split_at_checked(CELL * usize::from(u16::from_le_bytes([groups0, groups1])))?;
        let bones = rest.get(..CELL * usize::from(u16::from_le_bytes([bones0, bones1])))?;
        let typical = f32::from(share) / f32::from(u8::MAX);
        Some(Voice {
            groups: Costs(groups),
            bones: Costs(bones),
            typical,
            beginnings: u32::from_le_bytes(beginnings),
        })
    }

    /// A name that begins with the letter (a to z) may begin with this character.
    pub(super) fn may_begin(&self, letter: u8) -> bool {
        self.beginnings >> letter.saturating_sub(b'a') & 1 == 1
    }

    /// What it costs (-ln p) that the character stands for some letters.
    pub(super) fn cost(&self, piece: &Piece) -> f32 {
        if let Some(cost) = self.groups.find(piece.group) {
            return cost;
        }
        let unseen = UNSEEN + UNSEEN_LETTER * piece.len as f32;
        let bare = self.bones.find(piece.bones).map(|bones| bones + NEW_VOWELS + VOWEL * piece.vowels as f32);
        bare.map_or(unseen, |bare| bare.min(unseen))
    }
}

/// Bytes of a packed group and its cost.
const CELL: usize = 4;

/// The lowest bits of a cell hold the cost.
const COST_BITS: u32 = 7;

/// Packed groups with their costs, sorted.
#[derive(Clone, Copy, Debug, Default)]
struct Costs(&'static [u8]);

impl Costs {
    fn find(self, group: Group) -> Option<f32> {
        let (mut low, mut high) = (0, self.0.len() / CELL);
        while low < high {
            let middle = usize::midpoint(low, high);
            let cell = u32::from_le_bytes(*self.0.get(middle * CELL..)?.first_chunk()?);
            match (cell >> COST_BITS).cmp(&group) {
                std::cmp::Ordering::Equal => return Some((cell & ((1 << COST_BITS) - 1)) as f32 * UNIT),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }
}

/// How typical the character is of foreign names, 0 to 1.
pub(super) fn typical(character: char) -> f32 {
    Voice::of(fold_char(character), Channel::Foreign).map_or(0.0, |voice| voice.typical)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(character: char, letters: &str) -> f32 {
        let voice = Voice::of(character, Channel::Foreign).unwrap_or_default();
        voice.cost(&Piece::of(letters.as_bytes()))
    }

    #[test]
    fn characters_stand_for_the_letters_that_names_show() {
        assert!(cost('斯', "s") < cost('斯', "si"));
        assert!(cost('尔', "l") < 1.5 && cost('尔', "r") < 1.5);
        assert!(cost('尔', "k") > 4.0);
    }

    #[test]
    fn vowels_weigh_less_than_consonants() {
        assert!(cost('本', "boun") < cost('本', "doun"));
    }

    #[test]
    fn a_character_that_no_name_shows_has_its_pinyin() {
        assert!(cost('镕', "rong") < 2.0);
        assert!(Voice::of('x', Channel::Foreign).is_none());
    }

    #[test]
    fn transliteration_characters_are_told_from_others() {
        for character in "斯爾娅弗茨".chars() {
            assert!(typical(character) > 0.6, "{character} {}", typical(character));
        }
        for character in "的国人是会年".chars() {
            assert!(typical(character) < 0.3, "{character} {}", typical(character));
        }
    }
}
