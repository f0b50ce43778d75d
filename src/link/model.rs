//! What the linker knows from counting, and how that joins what the evidence says of one pair.
//!
//! The evidence is a Dirichlet prior on word translation: it enters as so many counts seen before the corpus was
//! opened. With one sentence nothing else is there and it decides; with a million the counts outweigh it.

use serde::{Deserialize, Serialize};

use crate::data::{Grid, Lang, Sides};
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;

use super::cells::NOWHERE;
use super::counted::{Counted, PRIOR_WEIGHT};
use super::counts::{Meetings, Vocabulary};
use super::hmm::{Emissions, Jumps, Trellis, WIDEST};
use super::learnt;

/// What a pair of words is worth of which nothing is known.
pub(super) const UNKNOWN: f32 = 0.004;

/// How likely nothing makes a token, on the scale of the evidence.
pub(super) const NULL_EMISSION: f32 = 0.03;

/// Share of tokens without a counterpart in ordinary translations.
pub(super) const NULL_RATE: f32 = 0.2;

/// Jumps before any are counted, from -12 to +12: measured on hand-linked news, rounded. English made from Chinese.
const JUMPS_TO_EN: [f32; 25] = [
    0.003, 0.003, 0.004, 0.005, 0.006, 0.007, 0.009, 0.012, 0.016, 0.022, 0.035, 0.06, 0.16, 0.38, 0.10,
    0.05, 0.03, 0.02, 0.014, 0.01, 0.008, 0.006, 0.005, 0.004, 0.003,
];

/// The same, Chinese made from English.
const JUMPS_TO_ZH: [f32; 25] = [
    0.003, 0.004, 0.005, 0.006, 0.007, 0.009, 0.011, 0.014, 0.018, 0.026, 0.04, 0.06, 0.08, 0.30, 0.15, 0.08,
    0.04, 0.025, 0.016, 0.012, 0.009, 0.007, 0.006, 0.005, 0.004,
];

/// Counts and jumps; empty before anything was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The words counted.
    pub words: Sides<Vocabulary>,
    /// Which of them met.
    pub meetings: Meetings,
    /// Expected links of each pair in `meetings`.
    pub joint: Vec<f32>,
    /// Expected links of each word.
    pub single: Sides<Vec<f32>>,
    /// How the states jump, by the side that is made.
    pub jumps: Sides<Jumps>,
    /// The jumps counted, of each width, in fixed point.
    pub jumped: Sides<Vec<u64>>,
}

impl Default for Model {
    fn default() -> Self {
        Model {
            words: Sides::default(),
            meetings: Meetings::default(),
            joint: Vec::new(),
            single: Sides::default(),
            jumps: Sides::new(Jumps::new(&JUMPS_TO_ZH), Jumps::new(&JUMPS_TO_EN)),
            jumped: Sides::default(),
        }
    }
}

/// Probabilities that one side's tokens were made by the other's, for both directions.
#[derive(Clone, Debug, Default)]
pub struct Posteriors {
    /// English made from Chinese: each column sums to at most 1.
    pub to_en: Grid,
    /// Chinese made from English: each row sums to at most 1.
    pub to_zh: Grid,
}

impl Model {
    /// Takes the table of which words met, nothing counted in it yet.
    pub(super) fn take_meetings(&mut self, meetings: Meetings) {
        self.joint = vec![0.0; meetings.partners.len()];
        self.single = self.words.as_ref().map(|words| vec![0.0; words.len()]);
        self.meetings = meetings;
    }

    /// All lists are as long as the words and meetings that they belong to, and no count is negative or none.
    pub(super) fn is_sound(&self) -> bool {
        let words = self.words.as_ref().map(Vocabulary::len);
        let are_counts = |list: &[f32]| list.iter().all(|count| count.is_finite() && *count >= 0.0);
        let side = |lang: Lang| {
            let (single, jumped) = (self.single.get(lang), self.jumped.get(lang));
            (single.is_empty() || single.len() == *words.get(lang))
                && are_counts(single)
                && (jumped.is_empty() || jumped.len() == 2 * WIDEST + 1)
                && self.jumps.get(lang).is_sound()
        };
        self.meetings.fits(words)
            && self.joint.len() == self.meetings.partners.len()
            && are_counts(&self.joint)
            && Lang::BOTH.into_iter().all(side)
    }

    /// Looks up what was counted of a pair's words, here and in tables learnt before.
    #[must_use]
    pub fn counted(&self, view: &PairView<'_>, lexicon: &Lexicon) -> Counted {
        let zh: Vec<Option<u32>> = view.zh.iter().map(|word| self.words.zh.get(&word.folded)).collect();
        let en: Vec<Option<u32>> = view.en.iter().map(|word| self.words.en.get(&word.stem)).collect();
        let mut counted = self.counted_words(&zh, &en);
        learnt::add(&mut counted, view, lexicon);
        counted
    }

    /// The same for words by their numbers.
    fn counted_words(&self, zh: &[Option<u32>], en: &[Option<u32>]) -> Counted {
        let look = |counts: &[f32], word: &Option<u32>| {
            word.and_then(|word| counts.get(word as usize)).copied().unwrap_or(0.0)
        };
        let often = |words: &Vocabulary, word: &Option<u32>| {
            word.and_then(|word| words.frequencies.get(word as usize)).map_or(0.0, |&count| count as f32)
        };
        let mut joint = Grid::zeros(zh.len(), en.len());
        for (row, zh) in zh.iter().enumerate() {
            for (column, en) in en.iter().enumerate() {
                if let (Some(zh), Some(en)) = (zh, en) {
                    let place = self.meetings.place(*zh, *en);
                    if place != NOWHERE {
                        joint.set(row, column, self.joint.get(place as usize).copied().unwrap_or(0.0));
                    }
                }
            }
        }
        Counted {
            joint,
            single: Sides::new(
                zh.iter().map(|word| look(&self.single.zh, word)).collect(),
                en.iter().map(|word| look(&self.single.en, word)).collect(),
            ),
            frequency: Sides::new(
                zh.iter().map(|word| often(&self.words.zh, word)).collect(),
                en.iter().map(|word| often(&self.words.en, word)).collect(),
            ),
        }
    }

    /// Runs both directions over one pair.
    pub fn posteriors(&self, prior: &Grid, counted: &Counted, trellis: &mut Trellis) -> Posteriors {
        let (rows, columns) = (prior.size.zh, prior.size.en);
        let joined = |cell: usize, single: f32| {
            (counted.joint.cells[cell] + PRIOR_WEIGHT * (prior.cells[cell] + UNKNOWN))
                / (single + PRIOR_WEIGHT)
        };
        let mut by_en = vec![0.0; rows * columns];
        let mut by_zh = vec![0.0; rows * columns];
        for row in 0..rows {
            for column in 0..columns {
                let cell = row * columns + column;
                by_en[column * rows + row] = joined(cell, counted.single.zh[row]);
                by_zh[cell] = joined(cell, counted.single.en[column]);
            }
        }
        let nulls = vec![NULL_EMISSION; rows.max(columns)];
        let emissions = Emissions { states: rows, cells: &by_en, null: &nulls[..columns] };
        let made_en = trellis.posteriors(&emissions, &self.jumps.en, NULL_RATE);
        let emissions = Emissions { states: columns, cells: &by_zh, null: &nulls[..rows] };
        let made_zh = trellis.posteriors(&emissions, &self.jumps.zh, NULL_RATE);
        let mut to_en = Grid::zeros(rows, columns);
        for row in 0..rows {
            for column in 0..columns {
                to_en.set(row, column, made_en.get(column * rows + row).copied().unwrap_or(0.0));
            }
        }
        let mut to_zh = Grid::zeros(rows, columns);
        to_zh.cells.copy_from_slice(&made_zh);
        Posteriors { to_en, to_zh }
    }
}
