//! How likely a character is to stand for a group of letters: counted with its own letters, backed off to its pinyin.

use std::cell::RefCell;

use duizhao::lexicon::sound::bones;
use rustc_hash::FxHashMap;

/// Letters, five bits each.
pub(crate) type Group = u32;

/// The longest group of letters that one character stands for (`sch`, `ough`).
pub(crate) const LONGEST_GROUP: usize = 5;

/// How long groups are, before anything is learnt: most characters stand for a consonant and a vowel.
const LENGTHS: [f64; LONGEST_GROUP + 1] = [0.06, 0.24, 0.38, 0.22, 0.08, 0.02];

/// So many sightings of its own outweigh what a character's pinyin says.
const CHARACTER_PRIOR: f64 = 4.0;

/// So many sightings outweigh what a syllable's consonants and spelling say.
const SYLLABLE_PRIOR: f64 = 6.0;

/// So many sightings outweigh what a syllable's spelling says of its consonants.
const BONES_PRIOR: f64 = 4.0;

/// Of what the syllable's own groups leave open, this much goes by consonants: English writes vowels as it likes.
const BY_BONES: f64 = 0.6;

/// Before anything is learnt a syllable stands this often for its own spelling.
const SPELLED: f64 = 0.2;

/// And this often for letters that resemble it; otherwise for any letters.
const ALIKE: f64 = 0.5;

/// Known consonants take vowels that no name shows this often.
const NEW_VOWELS: f64 = 0.2;

/// How much more likely equal letters are than unequal ones, before anything is learnt.
const RESEMBLANCE: f64 = 6.0;

/// Counts, and what follows from them.
pub(crate) struct Model {
    letters: [f64; 26],
    syllables: FxHashMap<char, Vec<String>>,
    by_character: FxHashMap<(char, Group), f64>,
    by_syllable: FxHashMap<(String, Group), f64>,
    characters: FxHashMap<char, f64>,
    totals: FxHashMap<String, f64>,
    bones: FxHashMap<(String, Group), f64>,
    fleshed: FxHashMap<Group, f64>,
    bare: FxHashMap<Group, f64>,
    cache: RefCell<FxHashMap<(char, Group), f64>>,
}

/// Packs letters.
pub(crate) fn pack(letters: &[u8]) -> Group {
    letters.iter().fold(0, |group, letter| group << 5 | u32::from(letter - b'a' + 1))
}

/// The letters of a group.
pub(crate) fn unpack(mut group: Group) -> String {
    let mut letters = Vec::new();
    while group > 0 {
        letters.push((group & 31) as u8 - 1 + b'a');
        group >>= 5;
    }
    letters.iter().rev().map(|&letter| char::from(letter)).collect()
}

/// The consonants of a group, as the library tells them.
pub(crate) fn bones_of(group: Group) -> Group {
    pack(&bones(unpack(group).as_bytes()))
}

impl Model {
    /// A model that knows the frequency of letters and the pinyin of characters.
    pub(crate) fn new(letters: [f64; 26], syllables: FxHashMap<char, Vec<String>>) -> Self {
        Model {
            letters,
            syllables,
            by_character: FxHashMap::default(),
            by_syllable: FxHashMap::default(),
            characters: FxHashMap::default(),
            totals: FxHashMap::default(),
            bones: FxHashMap::default(),
            fleshed: FxHashMap::default(),
            bare: FxHashMap::default(),
            cache: RefCell::default(),
        }
    }

    /// Replaces the counts.
    pub(crate) fn learn(&mut self, counts: &[((char, Group), f64)]) {
        self.by_character.clear();
        self.by_syllable.clear();
        self.characters.clear();
        self.totals.clear();
        self.bones.clear();
        self.fleshed.clear();
        self.bare.clear();
        self.cache.borrow_mut().clear();
        for &((character, group), count) in counts {
            *self.by_character.entry((character, group)).or_default() += count;
            *self.characters.entry(character).or_default() += count;
            let bones = bones_of(group);
            *self.fleshed.entry(group).or_default() += count;
            *self.bare.entry(bones).or_default() += count;
            let syllables = self.syllables.get(&character).map_or(&[][..], Vec::as_slice);
            for syllable in syllables {
                let share = count / syllables.len() as f64;
                *self.by_syllable.entry((syllable.clone(), group)).or_default() += share;
                *self.bones.entry((syllable.clone(), bones)).or_default() += share;
                *self.totals.entry(syllable.clone()).or_default() += share;
            }
        }
    }

    /// How often the character was seen.
    pub(crate) fn seen(&self, character: char) -> f64 {
        self.characters.get(&character).copied().unwrap_or(0.0)
    }

    /// How often the syllable was seen.
    pub(crate) fn heard(&self, syllable: &str) -> f64 {
        self.totals.get(syllable).copied().unwrap_or(0.0)
    }

    /// Probability of a group, given the character.
    pub(crate) fn of_character(&self, character: char, group: Group) -> f64 {
        if let Some(known) = self.cache.borrow().get(&(character, group)) {
            return *known;
        }
        let value = self.worked_out(character, group);
        self.cache.borrow_mut().insert((character, group), value);
        value
    }

    fn worked_out(&self, character: char, group: Group) -> f64 {
        let count = self.by_character.get(&(character, group)).copied().unwrap_or(0.0);
        let syllables = self.syllables.get(&character).map_or(&[][..], Vec::as_slice);
        let prior = match syllables {
            [] => self.any(group),
            some => {
                some.iter().map(|syllable| self.of_syllable(syllable, group)).sum::<f64>() / some.len() as f64
            }
        };
        (count + CHARACTER_PRIOR * prior) / (self.seen(character) + CHARACTER_PRIOR)
    }

    /// Probability of a group, given the syllable.
    pub(crate) fn of_syllable(&self, syllable: &str, group: Group) -> f64 {
        let count = self.by_syllable.get(&(syllable.to_owned(), group)).copied().unwrap_or(0.0);
        let prior = BY_BONES * self.of_bones(syllable, bones_of(group)) * self.flesh(group)
            + (1.0 - BY_BONES) * self.spelled(syllable, group);
        (count + SYLLABLE_PRIOR * prior) / (self.heard(syllable) + SYLLABLE_PRIOR)
    }

    /// Probability of consonants, given the syllable.
    pub(crate) fn of_bones(&self, syllable: &str, bones: Group) -> f64 {
        let count = self.bones.get(&(syllable.to_owned(), bones)).copied().unwrap_or(0.0);
        (count + BONES_PRIOR * self.spelled(syllable, bones)) / (self.heard(syllable) + BONES_PRIOR)
    }

    /// Probability of a group, given its consonants.
    fn flesh(&self, group: Group) -> f64 {
        let all = self.bare.get(&bones_of(group)).copied().unwrap_or(0.0);
        let count = self.fleshed.get(&group).copied().unwrap_or(0.0);
        (count + NEW_VOWELS * self.any(group)) / (all + NEW_VOWELS)
    }

    /// What the spelling alone says.
    fn spelled(&self, syllable: &str, group: Group) -> f64 {
        let own = if pack(syllable.as_bytes().get(..LONGEST_GROUP).unwrap_or(syllable.as_bytes())) == group {
            1.0
        } else {
            0.0
        };
        let any = self.any(group);
        SPELLED * own
            + ALIKE * any * RESEMBLANCE.powf(resemblance(syllable, &unpack(group)))
            + (1.0 - SPELLED - ALIKE) * any
    }

    /// What the letters alone say.
    fn any(&self, group: Group) -> f64 {
        let letters = unpack(group);
        let length = LENGTHS.get(letters.len()).copied().unwrap_or(0.0);
        letters.bytes().fold(length, |product, letter| product * self.letters[usize::from(letter - b'a')])
    }
}

/// How many letters of the group stand in the syllable in the same order; the first letter counts twice.
fn resemblance(syllable: &str, group: &str) -> f64 {
    let mut rest = syllable.bytes();
    let common = group
        .bytes()
        .filter(|letter| rest.clone().any(|other| other == *letter) && rest.any(|other| other == *letter));
    let first = usize::from(!group.is_empty() && syllable.bytes().next() == group.bytes().next());
    (common.count() + first) as f64
}
