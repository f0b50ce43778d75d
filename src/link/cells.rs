//! The pairs of tokens that are worth counting.

use rayon::prelude::*;

use super::sentences::Sentences;

/// Stands for a pair of words that has no place in the table.
pub(super) const NOWHERE: u32 = u32::MAX;

/// So many sentences stand in one part: a few hundred kilobytes, so that parts find room among what was let go of before,
/// and every thread has its share of them.
const SENTENCES: usize = 1 << 10;

/// The cells of each sentence that are worth counting, row by row, sentences behind each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells {
    /// All parts but the last one hold [`SENTENCES`].
    parts: Vec<Part>,
}

/// The cells of some sentences.
#[derive(Clone, Debug, Default)]
struct Part {
    /// Where each sentence ends.
    ends: Vec<u32>,
    /// Row times columns plus column.
    numbers: Vec<u32>,
    /// What the evidence says of each.
    told: Vec<f32>,
    /// Where the words of each stand in the table of meetings; empty before anybody looked.
    places: Vec<u32>,
}

/// The cells of one sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Row<'a> {
    /// Row times columns plus column.
    pub(super) numbers: &'a [u32],
    /// What the evidence says of each.
    pub(super) told: &'a [f32],
    /// Where the words of each stand in the table of meetings.
    pub(super) places: &'a [u32],
}

impl Cells {
    /// The cells that `pick` finds for each of so many sentences.
    pub(super) fn picked<W: Default>(
        sentences: usize,
        pick: impl Fn(&mut W, usize) -> Vec<(u32, f32)> + Sync,
    ) -> Self {
        let part = |first: usize| {
            let (mut worker, mut part) = (W::default(), Part::default());
            for index in first..(first + SENTENCES).min(sentences) {
                part.push(&pick(&mut worker, index));
            }
            part.shrink();
            part
        };
        let firsts: Vec<usize> = (0..sentences).step_by(SENTENCES).collect();
        Cells { parts: firsts.into_par_iter().map(part).collect() }
    }

    /// Adds a sentence.
    pub(super) fn push(&mut self, cells: &[(u32, f32)]) {
        if self.parts.last().is_none_or(|part| part.ends.len() == SENTENCES) {
            self.parts.push(Part::default());
        }
        if let Some(part) = self.parts.last_mut() {
            part.push(cells);
        }
    }

    /// The cells of a sentence.
    pub(super) fn of(&self, sentence: usize) -> Row<'_> {
        self.parts.get(sentence / SENTENCES).map_or(Row::default(), |part| part.of(sentence % SENTENCES))
    }

    /// Asks once, for all rounds, where each cell's words (a Chinese one's number, an English one's) stand in the table of
    /// meetings.
    pub(super) fn find_places(&mut self, sentences: &Sentences, place: impl Fn(u32, u32) -> u32 + Sync) {
        self.parts.par_iter_mut().enumerate().for_each(|(number, part)| {
            let mut places = Vec::with_capacity(part.numbers.len());
            for inside in 0..part.ends.len() {
                let words = sentences.get(number * SENTENCES + inside);
                let width = words.en.len().max(1);
                places.extend(part.of(inside).numbers.iter().map(|&cell| {
                    let (row, column) = (cell as usize / width, cell as usize % width);
                    match (words.zh.get(row), words.en.get(column)) {
                        (Some(&zh), Some(&en)) => place(zh, en),
                        _ => NOWHERE,
                    }
                }));
            }
            part.places = places;
        });
    }
}

impl Part {
    fn push(&mut self, cells: &[(u32, f32)]) {
        self.numbers.extend(cells.iter().map(|(cell, _)| *cell));
        self.told.extend(cells.iter().map(|(_, told)| *told));
        self.ends.push(self.numbers.len() as u32);
    }

    /// Gives back the room that growing took.
    fn shrink(&mut self) {
        self.numbers.shrink_to_fit();
        self.told.shrink_to_fit();
    }

    fn of(&self, inside: usize) -> Row<'_> {
        let start =
            inside.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        let range = start..self.ends.get(inside).map_or(start, |&end| end as usize);
        Row {
            numbers: self.numbers.get(range.clone()).unwrap_or_default(),
            told: self.told.get(range.clone()).unwrap_or_default(),
            places: self.places.get(range).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_again_whatever_part_they_stand_in() {
        let of = |sentence: usize| vec![(sentence as u32, 0.5); sentence % 3];
        let mut pushed = Cells::default();
        (0..2 * SENTENCES + 5).for_each(|sentence| pushed.push(&of(sentence)));
        let picked = Cells::picked(2 * SENTENCES + 5, |(): &mut (), sentence| of(sentence));
        for sentence in [0, 1, 2, SENTENCES - 1, SENTENCES, SENTENCES + 1, 2 * SENTENCES + 4, 9 * SENTENCES] {
            let wanted = if sentence < 2 * SENTENCES + 5 { sentence % 3 } else { 0 };
            for cells in [&pushed, &picked] {
                assert_eq!(cells.of(sentence).numbers, vec![sentence as u32; wanted], "{sentence}");
            }
        }
    }
}
