//! What the lengths of two groups of sentences say.

use super::Sentence;
use crate::data::Sides;

/// How far the logarithm of the ratio of lengths spreads (standard deviation) in long beads.
const SPREAD: f32 = 0.25;

/// Letters below which it spreads more.
const SHORT: f32 = 40.0;

/// Letters that are added to both sides, so that an interjection is not infinitely far from its translation.
const OFFSET: f32 = 3.0;

/// English letters for one Chinese character, if the texts do not tell.
const USUAL_RATIO: f32 = 3.0;

/// Lengths of all sentences, summed up to each.
pub(super) struct Lengths {
    sums: Sides<Vec<u32>>,
    ratio: f32,
}

impl Lengths {
    pub(super) fn new(texts: Sides<&[Sentence]>) -> Self {
        let sums = texts.map(|side| {
            let lengths = side.iter().scan(0, |sum, sentence| {
                *sum += sentence.sketch.length;
                Some(*sum)
            });
            std::iter::once(0).chain(lengths).collect::<Vec<u32>>()
        });
        let whole = sums.as_ref().map(|sums| sums.last().copied().unwrap_or(0) as f32);
        let ratio = if whole.zh > 0.0 && whole.en > 0.0 { whole.en / whole.zh } else { USUAL_RATIO };
        // One text may hold more than the other: the ratio is then that of the languages.
        Lengths { sums, ratio: ratio.clamp(USUAL_RATIO / 2.0, USUAL_RATIO * 2.0) }
    }

    /// The logarithm of the probability of two groups' lengths, 0 at best: sentences `start..end` of each side.
    pub(super) fn likelihood(&self, start: Sides<usize>, end: Sides<usize>) -> f32 {
        let length = |sums: &[u32], start: usize, end: usize| {
            (sums.get(end).copied().unwrap_or(0) - sums.get(start).copied().unwrap_or(0)) as f32
        };
        let zh = length(&self.sums.zh, start.zh, end.zh) * self.ratio + OFFSET;
        let en = length(&self.sums.en, start.en, end.en) + OFFSET;
        let deviation = (en / zh).ln() / (SPREAD * (1.0 + (SHORT / (zh + en)).sqrt()));
        -0.5 * deviation * deviation
    }
}
