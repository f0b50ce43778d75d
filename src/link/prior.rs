//! From findings to cells: what each kind of evidence says of each pair of tokens, and what all of them say together.

use crate::data::{EvidenceKind, Finding, Grid};
use crate::lexicon::view::PairView;

/// How many kinds of evidence there are.
pub(super) const KINDS: usize = EvidenceKind::ALL.len();

/// What each kind says of each pair of tokens: the strongest finding counts.
#[derive(Clone, Debug)]
pub(super) struct Strengths {
    width: usize,
    cells: Vec<[f32; KINDS]>,
}

impl Strengths {
    /// Spreads the findings over the cells that they cover.
    #[must_use]
    pub(super) fn new(view: &PairView<'_>, findings: &[Finding]) -> Self {
        let width = view.en.len();
        let mut cells = vec![[0.0; KINDS]; view.zh.len() * width];
        for finding in findings {
            let each = finding.strength / spread(finding);
            for zh in finding.ends.zh.range() {
                for en in finding.ends.en.range() {
                    if let Some(cell) =
                        cells.get_mut(zh * width + en).and_then(|cell| cell.get_mut(finding.kind.index()))
                    {
                        *cell = f32::max(*cell, each);
                    }
                }
            }
        }
        Strengths { width, cells }
    }

    /// The strengths of one pair of tokens, in the order of [`EvidenceKind::ALL`].
    #[must_use]
    pub(super) fn get(&self, zh: usize, en: usize) -> [f32; KINDS] {
        self.cells.get(zh * self.width + en).copied().unwrap_or_default()
    }

    /// All kinds together, as if they were independent: 0 where nothing is known, near 1 where much speaks for it.
    #[must_use]
    pub(super) fn joined(&self) -> Grid {
        let mut grid = Grid::zeros(self.cells.len() / self.width.max(1), self.width);
        let belief = EvidenceKind::ALL.map(EvidenceKind::belief);
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
        let belief = kind.first().map_or(0.0, |finding| finding.kind.belief());
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
            finding(EvidenceKind::Dictionary, [0, 1], [0, 1], 0.8),
            finding(EvidenceKind::Dictionary, [0, 1], [0, 1], 0.3),
            finding(EvidenceKind::Dictionary, [1, 3], [1, 3], 1.0),
            finding(EvidenceKind::Part, [2, 3], [2, 3], 0.5),
            finding(EvidenceKind::Sound, [0, 1], [0, 1], 0.0),
            finding(EvidenceKind::User, [0, 3], [0, 3], 1.0),
        ];
        assert_eq!(join(&view, &findings), Strengths::new(&view, &findings).joined());
    }
}
