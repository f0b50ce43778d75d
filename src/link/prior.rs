//! From findings to cells: what each kind of evidence says of each pair of tokens, and what all of them say together.

use crate::data::{Finding, Grid};
use crate::lexicon::view::PairView;

use super::KINDS;

/// Kinds of evidence that fit into a cell's features.
pub(super) const MOST_KINDS: usize = 10;

/// How far a finding of each kind is believed by itself, by its name in the register.
///
/// Rounded shares of right links among the findings of that kind on held-out hand-linked news.
const BELIEF: &[(&str, f32)] = &[
    ("dictionary", 0.85),
    ("part", 0.4),
    ("name", 0.95),
    ("sound", 0.9),
    ("number", 0.95),
    ("latin", 0.97),
    ("mark", 0.9),
    ("user", 0.99),
];

/// What each kind says of each pair of tokens: the strongest finding counts.
#[derive(Clone, Debug)]
pub(super) struct Strengths {
    width: usize,
    cells: Vec<[f32; MOST_KINDS]>,
}

impl Strengths {
    /// Spreads the findings over the cells that they cover.
    #[must_use]
    pub(super) fn new(view: &PairView<'_>, findings: &[Finding]) -> Self {
        let width = view.en.len();
        let mut cells = vec![[0.0; MOST_KINDS]; view.zh.len() * width];
        for finding in findings {
            let Some(kind) = KINDS.iter().position(|kind| kind.name == finding.kind) else { continue };
            let each = finding.strength / spread(finding);
            for zh in finding.ends.zh.range() {
                for en in finding.ends.en.range() {
                    if let Some(cell) = cells.get_mut(zh * width + en).and_then(|cell| cell.get_mut(kind)) {
                        *cell = f32::max(*cell, each);
                    }
                }
            }
        }
        Strengths { width, cells }
    }

    /// The strengths of one pair of tokens, in the order of the register.
    #[must_use]
    pub(super) fn get(&self, zh: usize, en: usize) -> [f32; MOST_KINDS] {
        self.cells.get(zh * self.width + en).copied().unwrap_or_default()
    }

    /// All kinds together, as if they were independent: 0 where nothing is known, near 1 where much speaks for it.
    #[must_use]
    pub(super) fn joined(&self) -> Grid {
        let mut grid = Grid::zeros(self.cells.len() / self.width.max(1), self.width);
        let belief: Vec<f32> = KINDS.iter().map(|kind| belief(kind.name)).collect();
        for (cell, strengths) in grid.cells.iter_mut().zip(&self.cells) {
            let doubt: f32 =
                strengths.iter().zip(&belief).map(|(strength, belief)| 1.0 - strength * belief).product();
            *cell = 1.0 - doubt;
        }
        grid
    }
}

/// A name of three words against two tokens says less of each single pair of tokens than one word against one.
fn spread(finding: &Finding) -> f32 {
    let (zh, en) = (finding.ends.zh.len() as f32, finding.ends.en.len() as f32);
    zh.min(en).max(1.0).sqrt()
}

fn belief(name: &str) -> f32 {
    BELIEF.iter().find(|(kind, _)| *kind == name).map_or(0.5, |(_, belief)| *belief)
}
