//! What the judge looks at for one pair of tokens: evidence, counts, posteriors, rivals, neighbours, place.

use crate::data::{Grid, Sides, TokenKind};
use crate::lexicon::view::{Case, PairView};

use super::counted::Counted;
use super::model::Posteriors;
use super::prior::{MOST_KINDS, Strengths};

/// How many numbers describe one pair of tokens.
pub const FEATURES: usize = MOST_KINDS + 36;

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
    let mut features = [0.0; FEATURES];
    let mut next = 0;
    let mut push = |values: &[f32]| {
        for value in values {
            features[next] = *value;
            next += 1;
        }
    };
    push(&known.strengths.get(row, column));
    push(&evidence(known, prior_rivals, row, column));
    push(&counts(&known.counted, row, column));
    push(&neighbours(judged, row, column));
    push(&place(view, row, column));
    push(&judged.off_anchors(row, column));
    features
}

fn evidence(known: &Weighed, rivals: &Rivals, row: usize, column: usize) -> [f32; 6] {
    let (prior, posteriors) = (&known.prior, &known.posteriors);
    let along_row = Judged::rival(&rivals.zh[row], column);
    let along_column = Judged::rival(&rivals.en[column], row);
    let (to_en, to_zh) = (posteriors.to_en.get(row, column), posteriors.to_zh.get(row, column));
    [prior.get(row, column), along_row, along_column, to_en, to_zh, to_en * to_zh]
}

fn counts(counted: &Counted, row: usize, column: usize) -> [f32; 6] {
    let joint = counted.joint.get(row, column);
    let of = |values: &[f32], at: usize| values.get(at).copied().unwrap_or(0.0);
    let (zh, en) = (of(&counted.single.zh, row), of(&counted.single.en, column));
    let share = |single: f32| joint / (single + 1.0);
    [
        (1.0 + joint).ln(),
        share(zh),
        share(en),
        (1.0 + zh).ln(),
        (1.0 + of(&counted.frequency.zh, row)).ln(),
        (1.0 + of(&counted.frequency.en, column)).ln(),
    ]
}

fn neighbours(judged: &Judged, row: usize, column: usize) -> [f32; 14] {
    let at =
        |down: isize, right: isize| match (row.checked_add_signed(down), column.checked_add_signed(right)) {
            (Some(row), Some(column)) if row < judged.grid.size.zh => judged.grid.get(row, column),
            _ => 0.0,
        };
    let here = at(0, 0);
    [
        here,
        Judged::rival(&judged.rivals.zh[row], column),
        Judged::rival(&judged.rivals.en[column], row),
        judged.sums.zh[row] - here,
        judged.sums.en[column] - here,
        at(-1, -1),
        at(1, 1),
        at(-1, 0),
        at(1, 0),
        at(0, -1),
        at(0, 1),
        at(-1, 1).max(at(1, -1)),
        at(-2, -2).max(at(2, 2)).max(at(-1, -2)).max(at(-2, -1)),
        at(0, 2).max(at(0, -2)),
    ]
}

fn place(view: &PairView<'_>, row: usize, column: usize) -> [f32; 8] {
    let (rows, columns) = (view.zh.len().max(1) as f32, view.en.len().max(1) as f32);
    let offset = (row as f32 + 0.5) / rows - (column as f32 + 0.5) / columns;
    let (Some(zh), Some(en)) = (view.zh.get(row), view.en.get(column)) else { return [0.0; 8] };
    let case = match (en.kind, en.case) {
        (TokenKind::Latin, Case::Lower) => 0.0,
        (TokenKind::Latin, Case::Title) => 1.0,
        (TokenKind::Latin, Case::Upper) => 2.0,
        _ => 3.0,
    };
    [
        offset,
        offset.abs() * columns,
        zh.class.number(),
        en.class.number(),
        (zh.end - zh.start) as f32,
        en.folded.len() as f32,
        case,
        columns / rows,
    ]
}
