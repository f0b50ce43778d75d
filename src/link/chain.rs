//! The hidden Markov model over few cells: forward and backward where most states make an observation never.
//!
//! Learning runs over a corpus several times and only looks at the cells worth counting (see `partners`). Null keeps the
//! state, so both directions hold one row of states in memory, whatever the length of the text.

use super::hmm::{Jumps, LANES, ONE, WIDEST, dot};

/// One direction's cells, observation by observation.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// Where each observation's cells end.
    pub(super) ends: Vec<u32>,
    /// The state of each cell, rising within an observation.
    pub(super) states: Vec<u32>,
    /// How likely the state makes the observation.
    pub(super) emissions: Vec<f32>,
    /// The cell's number in the sentence's list.
    pub(super) numbers: Vec<u32>,
}

impl Cells {
    /// No cells yet.
    pub(super) fn clear(&mut self) {
        self.ends.clear();
        self.states.clear();
        self.emissions.clear();
        self.numbers.clear();
    }

    fn range(&self, step: usize) -> std::ops::Range<usize> {
        let start = step.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        start as usize..self.ends.get(step).map_or(start, |&end| end) as usize
    }
}

/// What does not depend on the sentence's words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rates {
    /// Share of observations that nothing makes.
    pub(super) null: f32,
    /// How likely nothing makes an observation, on the scale of the emissions.
    pub(super) null_emission: f32,
}

/// Jumps wider than this share one small weight: in a paragraph of two hundred words nearly all mass moves nearer.
const REACH: usize = 32;

/// Part of the weight of a jump just as wide as `REACH` that wider ones have on average.
const BEYOND: f32 = 0.4;

/// Buffers, kept from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct Chain {
    /// Weights of jumps, widest forward first: so that sums over where mass comes from run forward.
    turned: Vec<f32>,
    leaving: Vec<f32>,
    here: Vec<f32>,
    weighted: Vec<f32>,
    made: Vec<f32>,
    scales: Vec<f32>,
    /// What a jump beyond `REACH` weighs; the weights of the others lack it.
    far: f32,
    /// Probability of each cell, in the order of `Cells`.
    pub(super) posteriors: Vec<f32>,
}

impl Chain {
    /// Probability of each cell given all observations, into `posteriors`.
    pub(super) fn run(&mut self, cells: &Cells, states: usize, jumps: &Jumps, rates: Rates) {
        self.posteriors.clear();
        if states == 0 {
            return;
        }
        self.prepare(states, jumps);
        self.forward(cells, states, rates);
        self.backward(cells, states, rates);
    }

    /// Adds the expected jumps between observations in a row, as if their posteriors were independent: close enough to
    /// learn a table of 25 numbers from thousands of sentences.
    pub(super) fn count_jumps(&self, cells: &Cells, counts: &mut [u64]) {
        const LEAST: f32 = 0.05;
        let widest = WIDEST.cast_signed();
        let likely = |step: usize| {
            let cells = cells
                .range(step)
                .map(|cell| ((cells.states[cell] as usize).cast_signed(), self.posteriors[cell]));
            cells.filter(|(_, posterior)| *posterior > LEAST)
        };
        for step in 1..cells.ends.len() {
            for (from, left) in likely(step - 1) {
                for (to, right) in likely(step) {
                    let width = (to - from).clamp(-widest, widest);
                    if let Some(count) = counts.get_mut((width + widest).unsigned_abs()) {
                        *count += (left * right * ONE) as u64;
                    }
                }
            }
        }
    }

    fn prepare(&mut self, states: usize, jumps: &Jumps) {
        jumps.spread(states, &mut self.turned);
        let mut inside: f32 = self.turned[states..2 * states].iter().sum();
        self.leaving.clear();
        for from in 0..states {
            self.leaving.push(1.0 / inside);
            inside += self.turned[states - from - 1] - self.turned[2 * states - from - 1];
        }
        // The text is entered by a jump from just before its first token.
        let entering = &self.turned[states + 1..=2 * states];
        let all: f32 = entering.iter().sum();
        self.here.clear();
        self.here.extend(entering.iter().map(|weight| weight / all.max(f32::MIN_POSITIVE)));
        self.turned.reverse();
        self.far = 0.0;
        if states > REACH {
            self.far = BEYOND * f32::midpoint(self.turned[states - REACH], self.turned[states + REACH]);
            for weight in &mut self.turned[states - REACH..=states + REACH] {
                *weight = (*weight - self.far).max(0.0);
            }
        }
    }

    /// The states from which `state` is reached by no wide jump, and the first of their weights.
    fn near(state: usize, states: usize) -> (std::ops::Range<usize>, usize) {
        let start = state.saturating_sub(REACH);
        (start..(state + REACH + 1).min(states), states - state + start)
    }

    fn forward(&mut self, cells: &Cells, states: usize, rates: Rates) {
        self.made.clear();
        self.scales.clear();
        for step in 0..cells.ends.len() {
            self.weighted.clear();
            self.weighted.extend(self.here.iter().zip(&self.leaving).map(|(here, leaving)| here * leaving));
            let from_far = self.far * sum(&self.weighted);
            for cell in cells.range(step) {
                let state = cells.states[cell] as usize;
                let arriving = if step == 0 {
                    self.here[state]
                } else {
                    let (near, first) = Self::near(state, states);
                    let weights = &self.turned[first..first + near.len()];
                    from_far + dot(&self.weighted[near], weights)
                };
                self.made.push((1.0 - rates.null) * arriving * cells.emissions[cell]);
            }
            let staying = rates.null * rates.null_emission;
            let stayed: f32 = staying * sum(&self.here);
            let total = (stayed + self.made[cells.range(step)].iter().sum::<f32>()).max(f32::MIN_POSITIVE);
            let share = staying / total;
            self.here.iter_mut().for_each(|here| *here *= share);
            for cell in cells.range(step) {
                self.made[cell] /= total;
                self.here[cells.states[cell] as usize] += self.made[cell];
            }
            self.scales.push(total);
        }
    }

    /// With the scales of the forward pass, forward times backward is the probability itself.
    fn backward(&mut self, cells: &Cells, states: usize, rates: Rates) {
        self.posteriors.resize(self.made.len(), 0.0);
        let behind = &mut self.here;
        behind.fill(1.0);
        for step in (0..cells.ends.len()).rev() {
            self.weighted.clear();
            self.weighted.resize(states, 0.0);
            let scale = 1.0 / self.scales[step];
            let mut from_far = 0.0;
            for cell in cells.range(step) {
                let state = cells.states[cell] as usize;
                self.posteriors[cell] = self.made[cell] * behind[state];
                let makes = (1.0 - rates.null) * cells.emissions[cell] * behind[state] * scale;
                from_far += makes * self.far;
                let (near, first) = Self::near(state, states);
                let weights = &self.turned[first..first + near.len()];
                for (sum, weight) in self.weighted[near].iter_mut().zip(weights) {
                    *sum += makes * weight;
                }
            }
            let staying = rates.null * rates.null_emission * scale;
            for ((behind, sum), leaving) in behind.iter_mut().zip(&self.weighted).zip(&self.leaving) {
                *behind = *behind * staying + (sum + from_far) * leaving;
            }
        }
    }
}

fn sum(values: &[f32]) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for chunk in chunks {
        for lane in 0..LANES {
            lanes[lane] += chunk[lane];
        }
    }
    lanes.iter().sum::<f32>() + rest.iter().sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::super::hmm::{Emissions, Trellis};
    use super::*;

    #[test]
    fn few_cells_give_what_all_cells_give_when_the_others_are_impossible() {
        let weights: Vec<f32> = (0..=2 * WIDEST).map(|index| 1.0 / (1 + index % 9) as f32).collect();
        let jumps = Jumps::new(&weights);
        let (states, steps) = (REACH, 15);
        let mut cells = Cells::default();
        let mut all = vec![0.0; states * steps];
        for step in 0..steps {
            for state in (0..states).filter(|state| (state * 5 + step * 3) % 7 == 0 && step != 4) {
                let emission = 0.05 + (state * step % 5) as f32 / 10.0;
                cells.states.push(state as u32);
                cells.emissions.push(emission);
                all[step * states + state] = emission;
            }
            cells.ends.push(cells.states.len() as u32);
        }
        let mut chain = Chain::default();
        chain.run(&cells, states, &jumps, Rates { null: 0.2, null_emission: 0.03 });
        let emissions = Emissions { states, cells: &all, null: &[0.03; 15] };
        let expected = Trellis::default().posteriors(&emissions, &jumps, 0.2);
        for step in 0..steps {
            for cell in cells.range(step) {
                let expected = expected[step * states + cells.states[cell] as usize];
                assert!((chain.posteriors[cell] - expected).abs() < 1e-4, "{step} {cell}: {expected}");
            }
        }
    }
}
