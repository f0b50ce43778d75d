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
    ("given", 0.99),
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

/// What findings say of each pair of tokens that some finding covers, all kinds together: as [`Strengths::joined`], but
/// no grid of all kinds is made. Findings come kind by kind.
#[must_use]
pub(super) fn join(view: &PairView<'_>, findings: &[Finding]) -> Grid {
    let width = view.en.len();
    let mut joined = Grid::zeros(view.zh.len(), width);
    let mut doubts = vec![1.0_f32; joined.cells.len()];
    let mut touched: Vec<u32> = Vec::new();
    for kind in findings.chunk_by(|left, right| left.kind == right.kind) {
        let belief = kind.first().map_or(0.0, |finding| belief(finding.kind));
        for finding in kind {
            strengthen(&mut joined.cells, width, finding, &mut touched);
        }
        for cell in touched.drain(..) {
            let strength = std::mem::take(&mut joined.cells[cell as usize]);
            doubts[cell as usize] *= 1.0 - strength * belief;
        }
    }
    joined.cells.iter_mut().zip(doubts).for_each(|(cell, doubt)| *cell = 1.0 - doubt);
    joined
}

/// Raises each cell that a finding covers to its strength, and notes which cells were empty before.
fn strengthen(strongest: &mut [f32], width: usize, finding: &Finding, touched: &mut Vec<u32>) {
    let each = finding.strength / spread(finding);
    for zh in finding.ends.zh.range() {
        for cell in finding.ends.en.range().map(|en| zh * width + en) {
            let Some(strength) = strongest.get_mut(cell) else { continue };
            if *strength == 0.0 {
                touched.push(cell as u32);
            }
            *strength = strength.max(each);
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{At, Place, Run, Sides};
    use crate::lexicon::Lexicon;
    use crate::tokenize::pretokenized;

    #[test]
    fn joining_kind_by_kind_says_what_all_kinds_side_by_side_say() {
        let place = Place::new(&"".into(), At::Whole);
        let pair = pretokenized("数字 城市 治理", "digital urban governance today", &place);
        let view = PairView::new(&pair, Lexicon::bundled().dictionary);
        let finding = |kind, zh: [usize; 2], en: [usize; 2], strength| {
            let ends = Sides::new(Run::new(zh[0], zh[1]), Run::new(en[0], en[1]));
            Finding { kind, ends, strength }
        };
        let findings = [
            finding("dictionary", [0, 1], [0, 1], 0.8),
            finding("dictionary", [0, 1], [0, 1], 0.3),
            finding("dictionary", [1, 3], [1, 3], 1.0),
            finding("part", [2, 3], [2, 3], 0.5),
            finding("sound", [0, 1], [0, 1], 0.0),
            finding("user", [0, 3], [0, 3], 1.0),
        ];
        assert_eq!(join(&view, &findings), Strengths::new(&view, &findings).joined());
    }
}
