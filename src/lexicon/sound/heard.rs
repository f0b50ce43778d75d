//! A Chinese text, prepared for the question where a Latin name sounds in it.

use super::calibration::Likeness;
use super::name::Name;
use super::path::{Extent, Path, Slot, paths};
use super::spelled::{Speller, is_surname, orders};
use super::voice::{Channel, Voice};
use crate::text::{fold_char, is_han};

/// Shorter names sound like anything.
const FEWEST_LETTERS: usize = 2;

/// Longer ones are phrases.
const MOST_LETTERS: usize = 40;

/// Probabilities of a name spelled out exactly, by characters: one (surname, other), two, more.
const ONE_SURNAME: f32 = 0.6;
const ONE_OTHER: f32 = 0.3;
const TWO: f32 = 0.95;
const MORE: f32 = 0.99;

/// Each character spelled otherwise than in pinyin takes this off.
const OTHER_SPELLING: f32 = 0.03;

/// Characters that are on the average less typical of foreign names than this are hardly one: 吴建南 is not Li Jiannan,
/// so a character whose letters are this much worse (nats) than mere spelling leaves this probability.
const UNTYPICAL: f32 = 0.4;
const MISSPELLED: f32 = -2.5;
const DOUBTFUL: f32 = 0.2;

/// A Chinese text whose characters' sounds have been looked up.
pub struct Heard {
    chars: Vec<char>,
    foreign: Vec<Slot>,
    japanese: Vec<Slot>,
    speller: Speller,
}

/// A run of characters that sounds like a Latin name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Probability, 0 to 1, that the name is the sound of these characters.
    pub score: f32,
}

impl Heard {
    /// Looks up the sounds of all characters.
    #[must_use]
    pub fn new(zh: &[char]) -> Self {
        let chars: Vec<char> = zh.iter().map(|&character| fold_char(character)).collect();
        let slots = |channel| chars.iter().map(|&character| slot(character, channel)).collect();
        let (foreign, japanese) = (slots(Channel::Foreign), slots(Channel::Japanese));
        Heard { speller: Speller::new(&chars), chars, foreign, japanese }
    }

    /// The contiguous characters that sound most like a name, given as its words; `None` where nothing comes near.
    #[must_use]
    pub fn best_window(&self, latin_words: &[&str]) -> Option<Window> {
        best(self.spelled(latin_words).into_iter().chain(self.voiced(latin_words, Extent::Window)))
    }

    /// Probability, 0 to 1, that a name is the sound of the whole text.
    #[must_use]
    pub fn whole(&self, latin_words: &[&str]) -> f32 {
        let is_whole = |window: &Window| window.start == 0 && window.end == self.chars.len();
        let windows = self.spelled(latin_words).into_iter().chain(self.voiced(latin_words, Extent::Whole));
        best(windows.filter(is_whole)).map_or(0.0, |window| window.score)
    }

    /// What the learnt model finds, before it becomes a probability: for those who fit the weights.
    #[must_use]
    pub fn paths(&self, latin_words: &[&str]) -> Vec<Path> {
        self.paths_of(latin_words, Extent::Window)
    }

    /// Foreign names keep the order of their parts; Japanese ones have the surname in front in Chinese.
    fn paths_of(&self, latin_words: &[&str], extent: Extent) -> Vec<Path> {
        let [plain, turned] = orders(latin_words);
        let fits = |letters: &String| (FEWEST_LETTERS..=MOST_LETTERS).contains(&letters.len());
        let mut found = Vec::new();
        if fits(&plain) {
            let name = Name::new(plain.as_bytes());
            found.extend(paths(&self.foreign, &name, extent));
            found.extend(paths(&self.japanese, &name, extent));
        }
        if fits(&turned) {
            found.extend(paths(&self.japanese, &Name::new(turned.as_bytes()), extent));
        }
        found
    }

    fn voiced(&self, latin_words: &[&str], extent: Extent) -> Vec<Window> {
        let window = |path: Path| {
            let score = Likeness::of(path).probability().min(most(&path));
            Window { start: path.start, end: path.end, score }
        };
        self.paths_of(latin_words, extent).into_iter().map(window).collect()
    }

    /// Where the name is spelled out, with its words in their order or with the last one, a surname, in front.
    fn spelled(&self, latin_words: &[&str]) -> Vec<Window> {
        let mut found = Vec::new();
        for letters in orders(latin_words).iter().filter(|letters| letters.len() >= FEWEST_LETTERS) {
            for start in 0..self.chars.len() {
                let run = self.speller.run(start, letters);
                found.extend(run.map(|run| self.spelled_window(start, run.end, run.others)));
            }
        }
        found
    }

    fn spelled_window(&self, start: usize, end: usize, others: usize) -> Window {
        let chars = self.chars.get(start..end).unwrap_or(&[]);
        let sure = match chars.len() {
            1 if is_surname(chars) => ONE_SURNAME,
            1 => ONE_OTHER,
            2 => TWO,
            _ => MORE,
        };
        Window { start, end, score: sure - OTHER_SPELLING * others as f32 }
    }
}

/// What a path can prove at most: one character little, and characters of Chinese names only what all of them spell.
fn most(path: &Path) -> f32 {
    match path.chars {
        1 => ONE_SURNAME,
        _ if path.typical < UNTYPICAL && path.worst < MISSPELLED => DOUBTFUL,
        _ => 1.0,
    }
}

fn slot(character: char, channel: Channel) -> Slot {
    if matches!(character, '·' | '•' | '・' | '‧' | '-' | '－' | '–' | '—') {
        return Slot::Joint;
    }
    let voice = is_han(character).then(|| Voice::of(character, channel)).flatten();
    voice.map_or(Slot::Mute, Slot::Voice)
}

/// The best window; of equals the shorter, then the earlier one.
fn best(windows: impl Iterator<Item = Window>) -> Option<Window> {
    windows.min_by(|one, other| {
        let by_score = other.score.total_cmp(&one.score);
        by_score.then((one.end - one.start).cmp(&(other.end - other.start))).then(one.start.cmp(&other.start))
    })
}
