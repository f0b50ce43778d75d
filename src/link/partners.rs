//! Which pairs of tokens of a sentence are worth counting: those that the evidence knows, and those whose words meet
//! more often than chance would have it. All others would cost time and memory, and end as noise.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::data::Sides;

use super::counts::Vocabulary;
use super::sentences::Sentences;

/// So many best partners of each token are counted besides those that the evidence knows.
const PARTNERS: usize = 4;

/// Meetings are counted within this many tokens of where a token would stand if both texts ran alike: in a paragraph of
/// two hundred words, most of what stands far off belongs to other sentences.
const NEAR: f32 = 12.0;

/// Partners are looked for within this many tokens of there.
const FAR: f32 = 40.0;

/// The table of meetings is made in so many parts, each by one thread, so that all threads count the same.
const PARTS: usize = 16;

/// Places for each meeting in a small text: the fewer word pairs share one, the less noise.
const ROOM: u64 = 4;

/// Places of a part: from few for a page to two million for a million sentences (64 MiB in all). Word pairs that share
/// a place only lend each other meetings.
const PLACES: [usize; 2] = [1 << 10, 1 << 21];

/// How often words met, roughly.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Acquaintance {
    pub(super) parts: Vec<Vec<u16>>,
}

/// How many meetings there are to count in a pair of so many words.
pub(super) fn nearness(size: Sides<usize>) -> u64 {
    (size.zh * size.en.min(2 * NEAR as usize)) as u64
}

impl Acquaintance {
    /// A table for so many meetings in all.
    pub(super) fn of_size(nearness: u64) -> Self {
        let wanted = (nearness.saturating_mul(ROOM) / PARTS as u64).min(PLACES[1] as u64) as usize;
        let places = wanted.next_power_of_two().clamp(PLACES[0], PLACES[1]);
        Acquaintance { parts: vec![vec![0; places]; PARTS] }
    }

    /// A table as [`Acquaintance::of_size`] makes them, or none.
    pub(super) fn is_sound(&self) -> bool {
        let sizes = PLACES[0]..=PLACES[1];
        let places = self.parts.first().map_or(PLACES[0], Vec::len);
        let alike = self.parts.iter().all(|part| part.len() == places);
        (self.parts.is_empty() || self.parts.len() == PARTS)
            && alike
            && places.is_power_of_two()
            && sizes.contains(&places)
    }

    /// Counts the meetings of some sentences besides those counted before.
    pub(super) fn count(&mut self, sentences: &Sentences) {
        self.parts.par_iter_mut().enumerate().for_each(|(part, counts)| count_part(sentences, part, counts));
    }

    /// How far two words keep together: the product of both shares of their occurrences in which they met; 0 for words
    /// that met once.
    fn closeness(&self, zh: u32, en: u32, words: &Sides<Vocabulary>) -> f32 {
        let Some(part) = self.parts.get(part_of(zh)) else { return 0.0 };
        let met = f32::from(part.get(place(zh, en, part.len())).copied().unwrap_or(0));
        if met < 2.0 {
            return 0.0;
        }
        met * met / (words.zh.frequency(zh).max(1) as f32 * words.en.frequency(en).max(1) as f32)
    }
}

fn count_part(sentences: &Sentences, part: usize, counts: &mut [u16]) {
    let places = counts.len();
    for index in 0..sentences.len() {
        let words = sentences.get(index);
        for (row, &zh) in words.zh.iter().enumerate().filter(|(_, zh)| part_of(**zh) == part) {
            for &en in &words.en[band(row, words.zh.len(), words.en.len(), NEAR)] {
                let count = &mut counts[place(zh, en, places)];
                *count = count.saturating_add(1);
            }
        }
    }
}

/// The columns within `reach` of where a row's token would stand if both texts ran alike.
fn band(row: usize, rows: usize, columns: usize, reach: f32) -> std::ops::Range<usize> {
    let middle = (row as f32 + 0.5) * columns as f32 / rows.max(1) as f32;
    let start = (middle - reach).max(0.0) as usize;
    start..((middle + reach).ceil() as usize).min(columns)
}

fn part_of(zh: u32) -> usize {
    (zh.wrapping_mul(0x9E37_79B1) >> 28) as usize % PARTS
}

/// Mixes both numbers so that neighbours fall far apart (Fibonacci hashing).
fn place(zh: u32, en: u32, places: usize) -> usize {
    let mixed = (u64::from(zh) << 32 | u64::from(en)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as usize & (places - 1)
}

/// Picks cells, keeping its buffers from sentence to sentence.
#[derive(Default)]
pub(super) struct Picker {
    columns: Vec<Best>,
}

/// The best partners of one token so far: how close, and where.
type Best = [(f32, u32); PARTNERS];

impl Picker {
    /// The cells (row by row) whose words keep together, besides `known` ones, rising; with what is known of each.
    pub(super) fn pick(
        &mut self,
        known: &[(u32, f32)],
        Sides { zh, en }: Sides<&[u32]>,
        acquaintance: &Acquaintance,
        words: &Sides<Vocabulary>,
    ) -> Vec<(u32, f32)> {
        let width = en.len();
        self.columns.clear();
        self.columns.resize(width, [(0.0, u32::MAX); PARTNERS]);
        let mut cells: Vec<u32> = known.iter().map(|(cell, _)| *cell).collect();
        for (row, &word) in zh.iter().enumerate() {
            let mut best = [(0.0, u32::MAX); PARTNERS];
            for column in band(row, zh.len(), width, FAR) {
                let closeness = acquaintance.closeness(word, en[column], words);
                if closeness > 0.0 {
                    let cell = (row * width + column) as u32;
                    keep(&mut best, closeness, cell);
                    keep(&mut self.columns[column], closeness, cell);
                }
            }
            cells.extend(best.iter().map(|(_, cell)| *cell));
        }
        cells.extend(self.columns.iter().flatten().map(|(_, cell)| *cell));
        cells.sort_unstable();
        cells.dedup();
        let mut known = known.iter().peekable();
        let told = |cell: u32| {
            let (_, told) = known.next_if(|(known, _)| *known == cell).copied().unwrap_or((cell, 0.0));
            (cell, told)
        };
        cells.into_iter().filter(|&cell| cell != u32::MAX).map(told).collect()
    }
}

/// Of equals, the earlier one stays.
fn keep(best: &mut Best, closeness: f32, cell: u32) {
    if closeness <= best[PARTNERS - 1].0 {
        return;
    }
    best[PARTNERS - 1] = (closeness, cell);
    let mut at = PARTNERS - 1;
    while at > 0 && best[at].0 > best[at - 1].0 {
        best.swap(at, at - 1);
        at -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_keep_together_are_picked_before_words_that_met_by_chance() {
        let mut sentences = Sentences::default();
        for other in 1..20 {
            sentences.push(&[0, other], &[0, other % 3 + 1]);
        }
        let mut acquaintance = Acquaintance::of_size(1);
        acquaintance.count(&sentences);
        let words = Sides::new(
            Vocabulary::from(
                (0..20)
                    .map(|word| (format!("{word}").into(), if word == 0 { 19 } else { 1 }))
                    .collect::<Vec<_>>(),
            ),
            Vocabulary::from(vec![("0".into(), 19), ("1".into(), 6), ("2".into(), 7), ("3".into(), 6)]),
        );
        let closeness = |en| acquaintance.closeness(0, en, &words);
        assert!(closeness(0) > 0.9);
        assert!(closeness(0) > 2.0 * closeness(1));
        let pair = Sides::new(&[0, 9][..], &[0, 5][..]);
        assert_eq!(Picker::default().pick(&[(3, 0.5)], pair, &acquaintance, &words), [(0, 0.0), (3, 0.5)]);
    }

    #[test]
    fn the_band_follows_the_diagonal_and_stays_inside() {
        assert_eq!(band(0, 200, 100, NEAR), 0..13);
        assert_eq!(band(100, 200, 100, NEAR), 38..63);
        assert_eq!(band(199, 200, 100, NEAR), 87..100);
    }
}
