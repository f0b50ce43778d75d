//! Expectation and maximisation: which letters each character of a name stands for.

use rustc_hash::FxHashMap;

use crate::model::{Group, LONGEST_GROUP, Model, pack};
use crate::pairs::Pair;

/// Expected counts smaller than this are noise.
const SMALLEST_COUNT: f64 = 1e-3;

/// Lattice of one pair: how likely each way to cut the letters is.
struct Lattice {
    /// `steps[i][a][k]`: character `i` stands for the `k` letters from `a` on.
    steps: Vec<Vec<[f64; LONGEST_GROUP + 1]>>,
    letters: usize,
}

impl Lattice {
    fn new(model: &Model, pair: &Pair) -> Self {
        let latin = pair.latin.as_bytes();
        let step = |character: char, from: usize| {
            std::array::from_fn(|count| {
                latin
                    .get(from..from + count)
                    .map_or(0.0, |letters| model.of_character(character, pack(letters)))
            })
        };
        let row = |&character: &char| (0..=latin.len()).map(|from| step(character, from)).collect();
        Lattice { steps: pair.zh.iter().map(row).collect(), letters: latin.len() }
    }

    /// `forward[i][a]`: the first `i` characters stand for the first `a` letters.
    fn forward(&self) -> Vec<Vec<f64>> {
        let mut all = vec![vec![0.0; self.letters + 1]; self.steps.len() + 1];
        all[0][0] = 1.0;
        for (at, row) in self.steps.iter().enumerate() {
            for (from, steps) in row.iter().enumerate() {
                for (count, step) in
                    steps.iter().enumerate().filter(|&(count, _)| from + count <= self.letters)
                {
                    all[at + 1][from + count] += all[at][from] * step;
                }
            }
        }
        all
    }

    /// `backward[i][a]`: the characters from `i` on stand for the letters from `a` on.
    fn backward(&self) -> Vec<Vec<f64>> {
        let mut all = vec![vec![0.0; self.letters + 1]; self.steps.len() + 1];
        all[self.steps.len()][self.letters] = 1.0;
        for (at, row) in self.steps.iter().enumerate().rev() {
            for (from, steps) in row.iter().enumerate() {
                for (count, step) in
                    steps.iter().enumerate().filter(|&(count, _)| from + count <= self.letters)
                {
                    all[at][from] += step * all[at + 1][from + count];
                }
            }
        }
        all
    }
}

/// Natural logarithm of the probability of the letters, given the characters.
pub(crate) fn log_probability(model: &Model, pair: &Pair) -> f64 {
    let forward = Lattice::new(model, pair).forward();
    forward.last().and_then(|row| row.last()).map_or(f64::NEG_INFINITY, |total| total.ln())
}

/// One round: expected counts of all pairs, sorted.
pub(crate) fn expect(model: &Model, pairs: &[Pair]) -> Vec<((char, Group), f64)> {
    let mut counts: FxHashMap<(char, Group), f64> = FxHashMap::default();
    for pair in pairs {
        let lattice = Lattice::new(model, pair);
        let (forward, backward) = (lattice.forward(), lattice.backward());
        let total = backward[0][0];
        if total <= 0.0 {
            continue;
        }
        for (at, row) in lattice.steps.iter().enumerate() {
            for (from, steps) in row.iter().enumerate() {
                for (count, step) in
                    steps.iter().enumerate().filter(|&(count, _)| from + count <= lattice.letters)
                {
                    let share = forward[at][from] * step * backward[at + 1][from + count] / total;
                    if share > SMALLEST_COUNT {
                        let group = pack(&pair.latin.as_bytes()[from..from + count]);
                        *counts.entry((pair.zh[at], group)).or_default() += share;
                    }
                }
            }
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|&(key, _)| key);
    counts
}
