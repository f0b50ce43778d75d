//! The units of all texts at hand, numbered, with what the dictionary says of each.

use rustc_hash::FxHashMap;

use super::units::{Stems, Unit, units};
use crate::data::Lang;
use crate::lexicon::Dictionary;
use crate::text::{is_function_word, is_han, is_latin};

/// A text as numbers of units.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::pair) struct Sketch {
    /// Its units in reading order.
    pub(in crate::pair) units: Vec<u32>,
    /// Letters, digits and Chinese characters.
    pub(in crate::pair) length: u32,
}

/// What is known of a Chinese unit.
#[derive(Clone, Debug, Default)]
pub(super) struct ZhUnit {
    /// Stems of its glosses with their share of the sense, by number of the stem.
    pub(super) senses: Vec<(u32, f32)>,
    /// The English unit that is the same number, name or mark.
    pub(super) same: Option<u32>,
}

/// What is known of an English unit.
#[derive(Clone, Debug, Default)]
pub(super) struct EnUnit {
    /// The number of its stem in the dictionary.
    pub(super) stem: Option<u32>,
    /// How probable the unit is in any English text.
    pub(super) background: f32,
    /// A function word: says little by being there or not.
    pub(super) function: bool,
}

/// Numbers for the units of both languages.
#[derive(Default)]
pub(in crate::pair) struct Inventory {
    zh: FxHashMap<Unit, u32>,
    en: FxHashMap<Unit, u32>,
    stems: Stems,
    /// By number.
    pub(super) zh_units: Vec<ZhUnit>,
    /// By number.
    pub(super) en_units: Vec<EnUnit>,
}

/// Probability of a word that the dictionary's glosses do not hold: a name.
const RARE: f32 = 2e-5;
/// Probability of a function word, of a number, of a mark.
const FUNCTION: f32 = 1e-2;
const NUMBER: f32 = 2e-4;
const MARK: f32 = 1e-2;

impl Inventory {
    /// The sketch of a text.
    pub(in crate::pair) fn sketch(&mut self, lang: Lang, text: &str) -> Sketch {
        let units = units(text, &mut self.stems).into_iter().map(|unit| self.number(lang, unit)).collect();
        let length = text.chars().filter(|c| is_han(*c) || is_latin(*c) || c.is_ascii_digit()).count() as u32;
        Sketch { units, length }
    }

    fn number(&mut self, lang: Lang, unit: Unit) -> u32 {
        match lang {
            Lang::Zh => self.zh_number(unit),
            Lang::En => self.en_number(unit),
        }
    }

    fn zh_number(&mut self, unit: Unit) -> u32 {
        if let Some(number) = self.zh.get(&unit) {
            return *number;
        }
        let known = match &unit {
            Unit::Word(id) => ZhUnit { senses: senses(*id), same: None },
            Unit::Han(_) => ZhUnit::default(),
            other => ZhUnit { senses: Vec::new(), same: Some(self.en_number(other.clone())) },
        };
        self.zh_units.push(known);
        let number = self.zh_units.len() as u32 - 1;
        self.zh.insert(unit, number);
        number
    }

    fn en_number(&mut self, unit: Unit) -> u32 {
        if let Some(number) = self.en.get(&unit) {
            return *number;
        }
        self.en_units.push(english(&unit));
        let number = self.en_units.len() as u32 - 1;
        self.en.insert(unit, number);
        number
    }
}

fn english(unit: &Unit) -> EnUnit {
    let plain = |background| EnUnit { stem: None, background, function: false };
    match unit {
        Unit::Stem(stem) if is_function_word(stem) => {
            EnUnit { stem: Dictionary::bundled().stem_id(stem), background: FUNCTION, function: true }
        }
        Unit::Stem(stem) => {
            let id = Dictionary::bundled().stem_id(stem);
            EnUnit { stem: id, background: id.map_or(RARE, background), function: false }
        }
        Unit::Number(_) => plain(NUMBER),
        Unit::Mark(_) => EnUnit { function: true, ..plain(MARK) },
        Unit::Word(_) | Unit::Han(_) => plain(RARE),
    }
}

/// The dictionary's glosses stand in for a corpus: a stem in many of them is frequent in texts too.
fn background(stem: u32) -> f32 {
    /// Glosses in the dictionary, to the order of magnitude: a rarity of 1 is one of so many.
    const GLOSSES: f32 = 1e5;
    GLOSSES.powf(-Dictionary::bundled().stem_rarity(stem)).clamp(RARE, FUNCTION)
}

/// The stems in a headword's glosses: every gloss has the same share, divided among its words. Function words count
/// only where a gloss holds nothing else (他: he, him).
fn senses(headword: u32) -> Vec<(u32, f32)> {
    let dictionary = Dictionary::bundled();
    let mut shares: FxHashMap<u32, f32> = FxHashMap::default();
    let mut glosses = 0.0_f32;
    for gloss in dictionary.glosses(headword).filter(|gloss| !gloss.is_empty()) {
        let content: Vec<_> = gloss.words().filter(|word| !word.function).collect();
        let words = if content.is_empty() { gloss.words().collect() } else { content };
        glosses += 1.0;
        for word in &words {
            *shares.entry(word.stem).or_default() += 1.0 / words.len() as f32;
        }
    }
    let mut senses: Vec<(u32, f32)> =
        shares.into_iter().map(|(stem, share)| (stem, share / glosses)).collect();
    senses.sort_unstable_by_key(|(stem, _)| *stem);
    senses
}
