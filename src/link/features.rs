//! What the judge looks at for one pair of tokens: evidence, counts, posteriors, rivals, neighbours, place.

use crate::data::{EvidenceKind, Grid, Sides, TokenKind, features};
use crate::lexicon::view::{Case, PairView};

use super::counted::Counted;
use super::model::Posteriors;
use super::prior::{KINDS, Strengths};

/// How many numbers describe one pair of tokens.
pub const FEATURES: usize = KINDS + CellFeatures::NAMES.len();

/// What files of trees call these numbers, in their order: how strongly each kind of evidence speaks, then the rest.
#[must_use]
pub fn names() -> Vec<&'static str> {
    EvidenceKind::NAMES.into_iter().chain(CellFeatures::NAMES).collect()
}

features! {
    /// What is known of a pair of tokens besides the strengths of the kinds of evidence.
    struct CellFeatures {
        /// What all evidence says together, here, and at best elsewhere in the row and in the column.
        prior,
        prior_rival_in_row,
        prior_rival_in_column,
        /// The posterior of either direction, and both together.
        posterior_to_en,
        posterior_to_zh,
        posterior_both,
        /// Expected links over the corpus, and their share of each word's own.
        counted_links,
        counted_share_zh,
        counted_share_en,
        /// Expected links of the Chinese word, and how often each word stands in the corpus.
        counted_single_zh,
        frequency_zh,
        frequency_en,
        /// What was judged before, here, and at best elsewhere in the row and in the column.
        judged,
        judged_rival_in_row,
        judged_rival_in_column,
        judged_rest_of_row,
        judged_rest_of_column,
        /// What was judged of the neighbours.
        above_left,
        below_right,
        above,
        below,
        left,
        right,
        off_diagonal,
        two_along,
        two_beside,
        /// Where the two stand in their sentences, as shares and in English words.
        offset,
        offset_in_words,
        class_zh,
        class_en,
        characters_zh,
        letters_en,
        case_en,
        words_ratio,
        /// How far from where the nearest sure links before and behind point.
        off_anchor_before,
        off_anchor_behind,
    }
}

/// A probability above this makes a pair of tokens an anchor for its neighbours.
const ANCHOR: f32 = 0.5;

/// Pairs of tokens below this by evidence and in both directions are not worth a judge's time: they are 0.
const WORTH_JUDGING: f32 = 0.01;

/// Pairs of tokens of which the first judge thinks less are not worth the second one's time.
const WORTH_JUDGING_AGAIN: f32 = 0.01;

/// Which judge is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The one who sees both directions.
    First,
    /// The one who sees what the first thinks of the neighbours.
    Second,
}

/// Everything known of one segment pair before it is judged.
#[derive(Debug)]
pub struct Weighed {
    pub(super) strengths: Strengths,
    pub(super) prior: Grid,
    pub(super) counted: Counted,
    pub(super) posteriors: Posteriors,
}

/// Pairs of tokens with what describes them.
#[derive(Debug, Default)]
pub struct Described {
    /// The tokens: Chinese, English.
    pub cells: Vec<(usize, usize)>,
    /// What describes each of them.
    pub features: Vec<[f32; FEATURES]>,
}

impl Weighed {
    /// How far both directions agree: what the first judge sees of the neighbours.
    #[must_use]
    pub fn agreed(&self) -> Grid {
        let both = self.posteriors.to_en.cells.iter().zip(&self.posteriors.to_zh.cells);
        Grid { size: self.prior.size, cells: both.map(|(en, zh)| en * zh).collect() }
    }

    /// Describes every pair of tokens worth judging; `before` is what was judged before of all of them.
    #[must_use]
    pub fn describe(&self, view: &PairView<'_>, before: Grid, stage: Stage) -> Described {
        let columns = self.prior.size.en.max(1);
        let worth = |&cell: &usize| match stage {
            Stage::First => {
                self.prior.cells[cell] > WORTH_JUDGING
                    || self.posteriors.to_en.cells[cell] > WORTH_JUDGING
                    || self.posteriors.to_zh.cells[cell] > WORTH_JUDGING
            }
            Stage::Second => before.cells[cell] > WORTH_JUDGING_AGAIN,
        };
        let cells = (0..self.prior.cells.len()).filter(worth).map(|cell| (cell / columns, cell % columns));
        let cells: Vec<(usize, usize)> = cells.collect();
        let (judged, prior_rivals) = (Judged::new(before), rivals(&self.prior));
        let features = cells
            .iter()
            .map(|&(row, column)| describe(self, view, (&judged, &prior_rivals), (row, column)))
            .collect();
        Described { cells, features }
    }
}

/// The two best values of each row and of each column, with where they stand.
type Rivals = Sides<Vec<[(f32, usize); 2]>>;

/// What was judged before (or both directions' product, at first), with its best values by row and column.
#[derive(Debug)]
struct Judged {
    grid: Grid,
    rivals: Rivals,
    anchors: Vec<Option<usize>>,
    sums: Sides<Vec<f32>>,
}

impl Judged {
    /// Prepares a grid for looking at rivals and anchors.
    fn new(grid: Grid) -> Self {
        let (rows, columns) = (grid.size.zh, grid.size.en);
        let rivals = rivals(&grid);
        let mut sums = Sides::new(vec![0.0; rows], vec![0.0; columns]);
        for row in 0..rows {
            for column in 0..columns {
                let value = grid.get(row, column);
                sums.zh[row] += value;
                sums.en[column] += value;
            }
        }
        let anchors = rivals.zh.iter().map(|best| (best[0].0 > ANCHOR).then_some(best[0].1)).collect();
        Judged { grid, rivals, anchors, sums }
    }

    /// The best value of a row or column without the cell itself.
    fn rival(best: &[(f32, usize); 2], but: usize) -> f32 {
        if best[0].1 == but { best[1].0 } else { best[0].0 }
    }

    /// How far `column` stands from where the nearest anchors before and behind `row` point.
    fn off_anchors(&self, row: usize, column: usize) -> [f32; 2] {
        const NONE: f32 = 30.0;
        let off = |anchor: Option<(usize, usize)>| {
            anchor.map_or(NONE, |(at, points)| {
                let expected = points as f32 + row as f32 - at as f32;
                (column as f32 - expected).clamp(-NONE, NONE)
            })
        };
        let before = (0..row).rev().find_map(|at| self.anchors[at].map(|points| (at, points)));
        let behind = (row + 1..self.anchors.len()).find_map(|at| self.anchors[at].map(|points| (at, points)));
        [off(before), off(behind)]
    }
}

fn rivals(grid: &Grid) -> Rivals {
    let (rows, columns) = (grid.size.zh, grid.size.en);
    let mut rivals = Sides::new(vec![[(0.0, usize::MAX); 2]; rows], vec![[(0.0, usize::MAX); 2]; columns]);
    for row in 0..rows {
        for column in 0..columns {
            let value = grid.get(row, column);
            keep_best(&mut rivals.zh[row], value, column);
            keep_best(&mut rivals.en[column], value, row);
        }
    }
    rivals
}

fn keep_best(best: &mut [(f32, usize); 2], value: f32, at: usize) {
    if value > best[0].0 {
        best[1] = best[0];
        best[0] = (value, at);
    } else if value > best[1].0 {
        best[1] = (value, at);
    }
}

/// Describes one pair of tokens.
fn describe(
    known: &Weighed,
    view: &PairView<'_>,
    (judged, prior_rivals): (&Judged, &Rivals),
    (row, column): (usize, usize),
) -> [f32; FEATURES] {
    let mut cell = CellFeatures::default();
    evidence(known, prior_rivals, (row, column), &mut cell);
    counts(&known.counted, (row, column), &mut cell);
    neighbours(judged, (row, column), &mut cell);
    place(view, (row, column), &mut cell);
    [cell.off_anchor_before, cell.off_anchor_behind] = judged.off_anchors(row, column);
    let mut features = [0.0; FEATURES];
    let (kinds, rest) = features.split_at_mut(KINDS);
    kinds.copy_from_slice(&known.strengths.get(row, column));
    rest.copy_from_slice(&cell.to_array());
    features
}

fn evidence(known: &Weighed, rivals: &Rivals, (row, column): (usize, usize), cell: &mut CellFeatures) {
    let (prior, posteriors) = (&known.prior, &known.posteriors);
    cell.prior = prior.get(row, column);
    cell.prior_rival_in_row = Judged::rival(&rivals.zh[row], column);
    cell.prior_rival_in_column = Judged::rival(&rivals.en[column], row);
    cell.posterior_to_en = posteriors.to_en.get(row, column);
    cell.posterior_to_zh = posteriors.to_zh.get(row, column);
    cell.posterior_both = cell.posterior_to_en * cell.posterior_to_zh;
}

fn counts(counted: &Counted, (row, column): (usize, usize), cell: &mut CellFeatures) {
    let joint = counted.joint.get(row, column);
    let of = |values: &[f32], at: usize| values.get(at).copied().unwrap_or(0.0);
    let (zh, en) = (of(&counted.single.zh, row), of(&counted.single.en, column));
    let share = |single: f32| joint / (single + 1.0);
    cell.counted_links = (1.0 + joint).ln();
    cell.counted_share_zh = share(zh);
    cell.counted_share_en = share(en);
    cell.counted_single_zh = (1.0 + zh).ln();
    cell.frequency_zh = (1.0 + of(&counted.frequency.zh, row)).ln();
    cell.frequency_en = (1.0 + of(&counted.frequency.en, column)).ln();
}

fn neighbours(judged: &Judged, (row, column): (usize, usize), cell: &mut CellFeatures) {
    let at =
        |down: isize, right: isize| match (row.checked_add_signed(down), column.checked_add_signed(right)) {
            (Some(row), Some(column)) if row < judged.grid.size.zh => judged.grid.get(row, column),
            _ => 0.0,
        };
    cell.judged = at(0, 0);
    cell.judged_rival_in_row = Judged::rival(&judged.rivals.zh[row], column);
    cell.judged_rival_in_column = Judged::rival(&judged.rivals.en[column], row);
    cell.judged_rest_of_row = judged.sums.zh[row] - cell.judged;
    cell.judged_rest_of_column = judged.sums.en[column] - cell.judged;
    [cell.above_left, cell.below_right] = [at(-1, -1), at(1, 1)];
    [cell.above, cell.below] = [at(-1, 0), at(1, 0)];
    [cell.left, cell.right] = [at(0, -1), at(0, 1)];
    cell.off_diagonal = at(-1, 1).max(at(1, -1));
    cell.two_along = at(-2, -2).max(at(2, 2)).max(at(-1, -2)).max(at(-2, -1));
    cell.two_beside = at(0, 2).max(at(0, -2));
}

fn place(view: &PairView<'_>, (row, column): (usize, usize), cell: &mut CellFeatures) {
    let (rows, columns) = (view.zh.len().max(1) as f32, view.en.len().max(1) as f32);
    let (Some(zh), Some(en)) = (view.zh.get(row), view.en.get(column)) else { return };
    cell.offset = (row as f32 + 0.5) / rows - (column as f32 + 0.5) / columns;
    cell.offset_in_words = cell.offset.abs() * columns;
    [cell.class_zh, cell.class_en] = [zh.class.number(), en.class.number()];
    cell.characters_zh = (zh.end - zh.start) as f32;
    cell.letters_en = en.folded.len() as f32;
    cell.case_en = match (en.kind, en.case) {
        (TokenKind::Latin, Case::Lower) => 0.0,
        (TokenKind::Latin, Case::Title) => 1.0,
        (TokenKind::Latin, Case::Upper) => 2.0,
        _ => 3.0,
    };
    cell.words_ratio = columns / rows;
}
