//! The part of the table of all sentence pairs that is searched: for each Chinese sentence a run of English ones.

use super::Bead;
use crate::data::Sides;

/// English sentences that are searched on either side of the rough path, and of the path of the search before.
const MARGIN: usize = 5;

/// Chinese sentences by which the path of the search before is widened.
const REACH: usize = 3;

/// Cells a sentence, over the whole text, at most: between far anchors only a band around the straight line is
/// searched, so that texts that share nothing cost no more than others.
const MOST_CELLS: usize = 120;

/// What the cells of a corridor may cost, in numbers of 4 bytes (see `gains::numbers`): 512 MB. Two texts of 10,000
/// sentences that share nothing stay below it, and real ones, whose anchors lie close, cost a tenth.
const MOST_COST: usize = 1 << 27;

/// For each Chinese sentence the English ones that it is compared with. Neither end ever moves back.
#[derive(Clone, Debug)]
pub(super) struct Corridor {
    pub(super) low: Vec<usize>,
    pub(super) high: Vec<usize>,
    /// The number of the first cell of each row, and of the end.
    pub(super) starts: Vec<usize>,
}

impl Corridor {
    /// Around pairs of sentences and between them, as wide as what it costs allows.
    pub(super) fn between(
        size: Sides<usize>,
        anchors: &[(usize, usize)],
        cost: impl Fn(&Self) -> usize,
    ) -> Self {
        let end = (size.zh.saturating_sub(1), size.en.saturating_sub(1));
        let points: Vec<(usize, usize)> =
            std::iter::once((0, 0)).chain(anchors.iter().copied()).chain(std::iter::once(end)).collect();
        let whole = Self::boxes(size, &points, usize::MAX);
        let sentences = size.zh + size.en;
        let mut most = MOST_CELLS;
        let is_small = whole.cells() <= MOST_CELLS * sentences.max(1);
        let mut corridor = if is_small { whole } else { Self::boxes(size, &points, most) };
        while most > 0 && cost(&corridor) > MOST_COST {
            most /= 2;
            corridor = Self::boxes(size, &points, most);
        }
        corridor
    }

    /// Boxes between neighbouring points, no wider than `most` beside the straight line.
    fn boxes(size: Sides<usize>, points: &[(usize, usize)], most: usize) -> Self {
        let mut bounds = Bounds::new(size);
        for two in points.windows(2) {
            let &[from, to] = two else { continue };
            for zh in from.0..=to.0 {
                let share = (zh - from.0) as f32 / (to.0 - from.0).max(1) as f32;
                let line = from.1 + ((to.1.saturating_sub(from.1)) as f32 * share) as usize;
                let low = from.1.max(line.saturating_sub(most));
                let high = to.1.min(line.saturating_add(most));
                bounds.widen(zh, low.saturating_sub(MARGIN)..high + MARGIN + 1);
            }
        }
        bounds.corridor()
    }

    /// Around the path of a search.
    pub(super) fn around(size: Sides<usize>, beads: &[Bead]) -> Self {
        let mut bounds = Bounds::new(size);
        for bead in beads {
            let (zh, en) = (&bead.sentences.zh, &bead.sentences.en);
            for row in zh.start.saturating_sub(REACH)..zh.end.max(zh.start + 1) + REACH {
                bounds.widen(row, en.start.saturating_sub(MARGIN)..en.end + MARGIN);
            }
        }
        bounds.corridor()
    }

    /// All cells.
    pub(super) fn cells(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// The English sentences of a row; empty outside.
    pub(super) fn row(&self, zh: usize) -> std::ops::Range<usize> {
        self.low.get(zh).copied().unwrap_or(0)..self.high.get(zh).copied().unwrap_or(0)
    }

    /// The number of a cell.
    pub(super) fn cell(&self, zh: usize, en: usize) -> Option<usize> {
        let row = self.row(zh);
        row.contains(&en).then(|| self.starts.get(zh).map(|start| start + en - row.start)).flatten()
    }
}

/// A corridor in the making.
struct Bounds {
    size: Sides<usize>,
    low: Vec<usize>,
    high: Vec<usize>,
}

impl Bounds {
    fn new(size: Sides<usize>) -> Self {
        Bounds { size, low: vec![size.en; size.zh], high: vec![0; size.zh] }
    }

    fn widen(&mut self, zh: usize, en: std::ops::Range<usize>) {
        if let (Some(low), Some(high)) = (self.low.get_mut(zh), self.high.get_mut(zh)) {
            *low = (*low).min(en.start);
            *high = (*high).max(en.end.min(self.size.en));
        }
    }

    /// Both ends go on without steps back, from the first pair to the last.
    fn corridor(mut self) -> Corridor {
        self.low.iter_mut().take(1).for_each(|low| *low = 0);
        self.high.iter_mut().rev().take(1).for_each(|high| *high = self.size.en);
        let mut far = 0;
        for high in &mut self.high {
            far = far.max(*high);
            *high = far;
        }
        let mut near = self.size.en;
        for (low, high) in self.low.iter_mut().zip(&self.high).rev() {
            near = near.min(*low).min(*high);
            *low = near;
        }
        let widths = self.low.iter().zip(&self.high).map(|(low, high)| high - low);
        let mut starts = vec![0];
        starts.extend(widths.scan(0, |end, width| {
            *end += width;
            Some(*end)
        }));
        Corridor { low: self.low, high: self.high, starts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corridor_runs_from_the_first_pair_to_the_last_and_never_back() {
        let size = Sides::new(40, 60);
        for anchors in [vec![], vec![(10, 12), (11, 30)], vec![(39, 0)], vec![(0, 59)]] {
            let corridor = Corridor::between(size, &anchors, Corridor::cells);
            assert_eq!(corridor.low.first(), Some(&0));
            assert_eq!(corridor.high.last(), Some(&60));
            assert!(corridor.low.is_sorted() && corridor.high.is_sorted(), "{anchors:?}");
            assert!(anchors.iter().all(|(zh, en)| corridor.cell(*zh, *en).is_some()));
        }
    }

    #[test]
    fn texts_without_anchors_are_searched_in_a_band() {
        let corridor = Corridor::between(Sides::new(5000, 5000), &[], Corridor::cells);
        assert!(corridor.cells() < 5000 * 300, "{}", corridor.cells());
    }

    #[test]
    fn what_costs_too_much_is_searched_in_a_narrower_band() {
        for (sentences, units) in [(100_000, 10), (300, 10_000)] {
            let cost = |corridor: &Corridor| corridor.cells() * units;
            let corridor = Corridor::between(Sides::new(sentences, sentences), &[], cost);
            assert!(cost(&corridor) <= MOST_COST, "{sentences}");
            assert!(corridor.cells() >= sentences * MARGIN, "{sentences}");
        }
    }
}
