//! Forward and backward over one segment pair: which state made each observation, and how far the states jump.
//!
//! The model is the hidden Markov alignment model of Vogel, Ney and Tillmann (1996): each token of one side
//! (an observation) is made by a token of the other side (a state) or by nothing, and the next state is likely to
//! stand near the last one. Both directions use the same code; only what is a state and what an observation changes.

use serde::{Deserialize, Serialize};

/// Jumps wider than this share one falling tail; inside it every width has a weight of its own.
pub(super) const WIDEST: usize = 12;

/// How much less likely each further step of the tail is.
const TAIL_DECAY: f32 = 0.93;

/// One expected event in fixed point: sums of integers are the same in any order.
pub(super) const ONE: f32 = 1_048_576.0;

/// Weight of a jump by its width, from `-WIDEST` to `WIDEST`. Not normalised: `Trellis` does that for each length.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Jumps {
    weights: Vec<f32>,
}

impl Jumps {
    /// The weights from a table of `2 * WIDEST + 1`, widths rising; shorter tables are filled up with their end.
    #[must_use]
    pub fn new(weights: &[f32]) -> Self {
        let last = weights.last().copied().unwrap_or(1.0);
        let weights = (0..=2 * WIDEST).map(|index| weights.get(index).copied().unwrap_or(last)).collect();
        Jumps { weights }
    }

    /// As many weights as there are widths, each of them a share.
    pub(super) fn is_sound(&self) -> bool {
        self.weights.len() == 2 * WIDEST + 1 && self.weights.iter().all(|weight| (0.0..=1.0).contains(weight))
    }

    /// Weight of a jump of `width` tokens; +1 is the next token.
    #[must_use]
    pub fn weight(&self, width: isize) -> f32 {
        let widest = WIDEST.cast_signed();
        let beyond = width.unsigned_abs().saturating_sub(WIDEST);
        let near = (width.clamp(-widest, widest) + widest).unsigned_abs();
        let weight = self.weights.get(near).copied().unwrap_or(0.0);
        weight * TAIL_DECAY.powf(beyond as f32)
    }

    /// The weights of the tail after the widest jump with a weight of its own: forward, and backward.
    fn tails(&self) -> [f32; 2] {
        [self.weights[2 * WIDEST], self.weights[0]]
    }

    /// The weights for every width that fits into `states` tokens: index `width + states`.
    pub(super) fn spread(&self, states: usize, spread: &mut Vec<f32>) {
        let reach = states.cast_signed();
        let near = reach.min(WIDEST.cast_signed());
        spread.clear();
        spread.resize(2 * states + 1, 0.0);
        for width in -near..=near {
            spread[(width + reach).unsigned_abs()] = self.weight(width);
        }
        for beyond in WIDEST + 1..=states {
            spread[states + beyond] = spread[states + beyond - 1] * TAIL_DECAY;
            spread[states - beyond] = spread[states - beyond + 1] * TAIL_DECAY;
        }
    }
}

/// Which way mass moves: from each state to those it jumps to, or back from those to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Forth,
    Back,
}

/// So many sums are made side by side.
pub(super) const LANES: usize = 8;

/// A row of states with room on both sides, so that jumps from outside bring nothing.
#[derive(Debug, Default)]
struct Padded {
    cells: Vec<f32>,
    states: usize,
}

impl Padded {
    fn resize(&mut self, states: usize) {
        self.states = states;
        self.cells.clear();
        self.cells.resize(states.next_multiple_of(LANES) + 2 * WIDEST, 0.0);
    }

    fn row(&mut self) -> &mut [f32] {
        &mut self.cells[WIDEST..WIDEST + self.states]
    }

    /// Moves all mass by one jump. Near jumps are summed one by one, both tails in one sweep each: their weights fall
    /// by the same share at each further step.
    fn jump(&self, jumps: &Jumps, way: Way, out: &mut [f32]) {
        let mut taps = [0.0; 2 * WIDEST + 1];
        let mut tails = jumps.tails();
        for (index, tap) in taps.iter_mut().enumerate() {
            *tap = jumps.weights[if way == Way::Forth { 2 * WIDEST - index } else { index }];
        }
        if way == Way::Back {
            tails.swap(0, 1);
        }
        for (chunk, sums) in out.chunks_mut(LANES).enumerate() {
            let mut lanes = [0.0; LANES];
            for (tap, from) in taps.iter().zip(self.cells[chunk * LANES..].array_windows::<LANES>()) {
                for lane in 0..LANES {
                    lanes[lane] += tap * from[lane];
                }
            }
            sums.copy_from_slice(&lanes[..sums.len()]);
        }
        self.add_tails(tails, out);
    }

    fn add_tails(&self, [rising, falling]: [f32; 2], out: &mut [f32]) {
        let mass = &self.cells[WIDEST..WIDEST + self.states];
        let far = (WIDEST + 1).min(self.states);
        let mut tail = 0.0;
        for (sum, left) in out[far..].iter_mut().zip(mass) {
            tail = TAIL_DECAY * (tail + rising * left);
            *sum += tail;
        }
        tail = 0.0;
        for (sum, right) in out[..self.states - far].iter_mut().zip(&mass[far..]).rev() {
            tail = TAIL_DECAY * (tail + falling * right);
            *sum += tail;
        }
    }
}

/// What one direction knows of one segment pair.
#[derive(Debug)]
pub struct Emissions<'a> {
    /// How many states.
    pub states: usize,
    /// How likely each state makes each observation: observation by observation, any scale.
    pub cells: &'a [f32],
    /// How likely nothing makes each observation, on the same scale.
    pub null: &'a [f32],
}

/// Buffers for forward and backward, kept from pair to pair.
#[derive(Debug, Default)]
pub struct Trellis {
    forward: Vec<f32>,
    forward_null: Vec<f32>,
    backward: Vec<f32>,
    spread: Vec<f32>,
    leaving: Vec<f32>,
    weighted: Padded,
}

impl Trellis {
    /// Probability that each state made each observation (laid out as `Emissions::cells`), given all observations.
    /// `null_rate` is the share of observations that nothing makes.
    pub fn posteriors(&mut self, emissions: &Emissions<'_>, jumps: &Jumps, null_rate: f32) -> Vec<f32> {
        let (states, steps) = (emissions.states, emissions.null.len());
        if states == 0 || steps == 0 {
            return Vec::new();
        }
        self.prepare(states, steps, jumps);
        self.run_forward(emissions, jumps, null_rate);
        self.run_backward(emissions, jumps, null_rate);
        let mut posteriors = vec![0.0; states * steps];
        for step in 0..steps {
            let row = step * states..(step + 1) * states;
            let total = dot(&self.forward[row.clone()], &self.backward[row.clone()])
                + dot(&self.forward_null[row.clone()], &self.backward[row.clone()]);
            if total > 0.0 {
                for cell in row.clone() {
                    posteriors[cell] = self.forward[cell] * self.backward[cell] / total;
                }
            }
        }
        posteriors
    }

    fn prepare(&mut self, states: usize, steps: usize, jumps: &Jumps) {
        for buffer in [&mut self.forward, &mut self.forward_null, &mut self.backward] {
            buffer.clear();
            buffer.resize(states * steps, 0.0);
        }
        jumps.spread(states, &mut self.spread);
        // All jumps that stay inside the text: what each state's jumps are normalised by.
        let mut inside: f32 = self.spread[states..2 * states].iter().sum();
        self.leaving.clear();
        for from in 0..states {
            self.leaving.push(1.0 / inside);
            inside += self.spread[states - from - 1] - self.spread[2 * states - from - 1];
        }
        self.weighted.resize(states);
    }

    fn run_forward(&mut self, emissions: &Emissions<'_>, jumps: &Jumps, null_rate: f32) {
        let states = emissions.states;
        // The text is entered by a jump from just before its first token.
        let first: f32 = self.spread[states + 1..=2 * states].iter().sum();
        for state in 0..states {
            let enter = self.spread[states + 1 + state] / first.max(f32::MIN_POSITIVE);
            self.forward[state] = (1.0 - null_rate) * enter * emissions.cells[state];
            self.forward_null[state] = null_rate * enter * emissions.null[0];
        }
        self.rescale_forward(0, states);
        for step in 1..emissions.null.len() {
            let (before, now) = ((step - 1) * states, step * states);
            for (state, weighted) in self.weighted.row().iter_mut().enumerate() {
                let here = self.forward[before + state] + self.forward_null[before + state];
                *weighted = here * self.leaving[state];
                self.forward_null[now + state] = null_rate * here * emissions.null[step];
            }
            let row = &mut self.forward[now..now + states];
            self.weighted.jump(jumps, Way::Forth, row);
            for (arriving, cell) in row.iter_mut().zip(&emissions.cells[now..]) {
                *arriving *= (1.0 - null_rate) * cell;
            }
            self.rescale_forward(now, states);
        }
    }

    fn rescale_forward(&mut self, row: usize, states: usize) {
        let total: f32 = self.forward[row..row + states].iter().sum::<f32>()
            + self.forward_null[row..row + states].iter().sum::<f32>();
        rescale(&mut self.forward[row..row + states], total);
        rescale(&mut self.forward_null[row..row + states], total);
    }

    /// A state that made nothing leaves its place to the next one unchanged, so both layers share one backward value.
    fn run_backward(&mut self, emissions: &Emissions<'_>, jumps: &Jumps, null_rate: f32) {
        let (states, steps) = (emissions.states, emissions.null.len());
        self.backward[(steps - 1) * states..].fill(1.0);
        for step in (0..steps - 1).rev() {
            let (now, after) = (step * states, (step + 1) * states);
            for (state, weighted) in self.weighted.row().iter_mut().enumerate() {
                *weighted = (1.0 - null_rate) * emissions.cells[after + state] * self.backward[after + state];
            }
            let (row, next) = self.backward[now..after + states].split_at_mut(states);
            self.weighted.jump(jumps, Way::Back, row);
            let staying = null_rate * emissions.null[step + 1];
            for ((value, leaving), next) in row.iter_mut().zip(&self.leaving).zip(next) {
                *value = *value * leaving + staying * *next;
            }
            let total: f32 = self.backward[now..now + states].iter().sum();
            rescale(&mut self.backward[now..now + states], total);
        }
    }
}

/// Sums in lanes, which a processor adds side by side; in a fixed order all the same.
pub(super) fn dot(left: &[f32], right: &[f32]) -> f32 {
    let ((left, left_rest), (right, right_rest)) = (left.as_chunks::<LANES>(), right.as_chunks::<LANES>());
    let mut lanes = [0.0; LANES];
    for (left, right) in left.iter().zip(right) {
        for lane in 0..LANES {
            lanes[lane] += left[lane] * right[lane];
        }
    }
    let rest: f32 = left_rest.iter().zip(right_rest).map(|(left, right)| left * right).sum();
    lanes.iter().sum::<f32>() + rest
}

fn rescale(row: &mut [f32], total: f32) {
    if total > 0.0 {
        let share = 1.0 / total;
        for value in row.iter_mut() {
            *value *= share;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forward_jumps() -> Jumps {
        let weights: Vec<f32> =
            (0..=2 * WIDEST).map(|index| 0.6_f32.powf(index.abs_diff(WIDEST + 1) as f32)).collect();
        Jumps::new(&weights)
    }

    #[test]
    fn jumps_of_every_width_are_summed_as_if_one_by_one() {
        let table: Vec<f32> = (0..=2 * WIDEST).map(|index| 0.1 + (index * 7 % 11) as f32).collect();
        let jumps = Jumps::new(&table);
        for states in [1, 7, 13, 14, 40] {
            let mut padded = Padded::default();
            padded.resize(states);
            for (at, mass) in padded.row().iter_mut().enumerate() {
                *mass = 1.0 / (at + 1) as f32;
            }
            for way in [Way::Forth, Way::Back] {
                let mut sums = vec![0.0; states];
                padded.jump(&jumps, way, &mut sums);
                for (to, sum) in sums.iter().enumerate() {
                    let width = |from: usize| to.cast_signed() - from.cast_signed();
                    let sign = if way == Way::Forth { 1 } else { -1 };
                    let slow: f32 =
                        (0..states).map(|from| jumps.weight(sign * width(from)) / (from + 1) as f32).sum();
                    assert!((slow - sum).abs() < 1e-3 * slow, "{states} {to}: {slow} {sum}");
                }
            }
        }
    }

    #[test]
    fn a_clear_diagonal_stays_a_diagonal() {
        let cells = [0.9, 0.01, 0.01, 0.01, 0.9, 0.01, 0.01, 0.01, 0.9];
        let emissions = Emissions { states: 3, cells: &cells, null: &[0.02; 3] };
        let posteriors = Trellis::default().posteriors(&emissions, &forward_jumps(), 0.1);
        for (cell, &value) in posteriors.iter().enumerate() {
            assert_eq!(value > 0.9, cell % 4 == 0, "cell {cell}: {value}");
        }
    }

    #[test]
    fn an_unclear_word_goes_where_its_neighbours_point() {
        // The middle word fits all states alike; its neighbours stand at the first and third.
        let cells = [0.9, 0.01, 0.01, 0.3, 0.3, 0.3, 0.01, 0.01, 0.9];
        let emissions = Emissions { states: 3, cells: &cells, null: &[0.02; 3] };
        let posteriors = Trellis::default().posteriors(&emissions, &forward_jumps(), 0.1);
        assert!(posteriors[4] > posteriors[3] && posteriors[4] > posteriors[5], "{posteriors:?}");
    }

    #[test]
    fn a_word_that_nothing_makes_is_left_to_nothing() {
        let cells = [0.9, 0.01, 0.001, 0.001, 0.01, 0.9];
        let emissions = Emissions { states: 2, cells: &cells, null: &[0.02; 3] };
        let posteriors = Trellis::default().posteriors(&emissions, &forward_jumps(), 0.2);
        assert!(posteriors[2] + posteriors[3] < 0.3, "{posteriors:?}");
    }
}
