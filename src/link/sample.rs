//! The pairs that are learnt from where not all can be: drawn by lot, within a bound of memory.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::prepared::{Lot, Prepared};

/// Pairs drawn so far. Each pair's lot depends on its words alone, so the pairs drawn in the end do not depend on the
/// order in which all came: they are those of the lowest lots that fit in.
#[derive(Debug, Default)]
pub(super) struct Sample {
    drawn: BinaryHeap<Drawn>,
    weight: usize,
    /// Bytes; `None` takes all pairs.
    bound: Option<usize>,
    /// A pair of this lot or a higher one did not fit in.
    closed: Option<Lot>,
    seen: usize,
}

#[derive(Debug)]
struct Drawn {
    lot: Lot,
    pair: Prepared,
}

impl Sample {
    /// No pairs yet; at most so many bytes of them.
    pub(super) fn within(bytes: usize) -> Self {
        Sample { bound: Some(bytes), ..Sample::default() }
    }

    /// How many pairs came, and how many of them are kept.
    pub(super) fn share(&self) -> (usize, usize) {
        (self.seen, self.drawn.len())
    }

    /// A pair could still be drawn: its evidence is worth looking up.
    pub(super) fn may_draw(&self, lot: impl FnOnce() -> Lot) -> bool {
        self.closed.is_none_or(|closed| lot() < closed)
    }

    /// A pair came that cannot be drawn.
    pub(super) fn pass(&mut self) {
        self.seen += 1;
    }

    /// Lets a pair take part.
    pub(super) fn add(&mut self, pair: Prepared) {
        self.seen += 1;
        let lot = if self.bound.is_some() { pair.lot() } else { Lot::default() };
        if !self.may_draw(|| lot) {
            return;
        }
        self.weight += pair.weight();
        self.drawn.push(Drawn { lot, pair });
        while self.bound.is_some_and(|bound| self.weight > bound) {
            let Some(last) = self.drawn.pop() else { break };
            self.weight -= last.pair.weight();
            self.closed = Some(last.lot);
        }
    }

    /// The pairs drawn, in no order that means anything.
    pub(super) fn into_pairs(self) -> Vec<Prepared> {
        self.drawn.into_vec().into_iter().map(|drawn| drawn.pair).collect()
    }
}

impl Ord for Drawn {
    fn cmp(&self, other: &Self) -> Ordering {
        self.lot.cmp(&other.lot)
    }
}

impl PartialOrd for Drawn {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        self.lot == other.lot
    }
}

impl Eq for Drawn {}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(number: usize) -> Prepared {
        Prepared::of_words(&[&format!("词{number}")], &[&format!("word{number}")], &[(0, 0.5)])
    }

    fn lots(sample: Sample) -> Vec<Lot> {
        let mut lots: Vec<Lot> = sample.into_pairs().iter().map(Prepared::lot).collect();
        lots.sort_unstable();
        lots
    }

    #[test]
    fn those_who_ask_first_draw_the_same_pairs() {
        let bound = 20 * pair(100).weight();
        let (mut all, mut asked) = (Sample::within(bound), Sample::within(bound));
        let mut passed = 0;
        for number in 100..999 {
            all.add(pair(number));
            if asked.may_draw(|| pair(number).lot()) {
                asked.add(pair(number));
            } else {
                asked.pass();
                passed += 1;
            }
        }
        assert_eq!(asked.share(), all.share());
        assert_eq!(lots(asked), lots(all));
        assert!(passed > 700, "{passed}");
    }
}
