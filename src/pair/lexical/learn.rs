//! What the texts themselves say about which words translate which: IBM model 1 with the dictionary as its prior.

use super::table::{Prior, Rows};

/// Rounds of expectation and maximization; more of them overfit small texts.
const ROUNDS: usize = 3;

/// The dictionary weighs as much as so many occurrences of the Chinese unit.
const PRIOR_COUNTS: f32 = 3.0;

/// Share of English units that no Chinese unit translates.
const NULL_SHARE: f32 = 0.4;

/// What every pair of units that meets is given before the first round: nothing that meets is impossible.
const FIRST_SHARE: f32 = 5e-4;

/// Part of its background probability that a frequent English unit is given on top.
const FIRST_BACKGROUND: f32 = 0.3;

/// Probabilities below this are dropped: they cost time and say nothing.
const LEAST: f32 = 1e-3;

/// Two texts that translate each other, as units.
pub(in crate::pair) struct Example {
    pub(in crate::pair) zh: Vec<u32>,
    pub(in crate::pair) en: Vec<u32>,
}

/// t(e|z), learnt from examples.
pub(in crate::pair) fn learn(prior: &Prior, examples: &[Example]) -> Rows {
    let mut model = Model::new(prior, examples);
    for _ in 0..ROUNDS {
        let counts = model.count(prior, examples);
        model.update(&counts);
    }
    model.rows(prior)
}

/// All pairs of units that meet in some example or in the dictionary, one after the other.
struct Model {
    /// Where each Chinese unit's pairs begin; one more at the end.
    starts: Vec<usize>,
    /// How often each Chinese unit stands in the examples.
    seen: Vec<f32>,
    /// The English unit of each pair.
    targets: Vec<u32>,
    /// The dictionary's share of each pair.
    prior: Vec<f32>,
    /// t(e|z) of each pair.
    shares: Vec<f32>,
    /// For each example: the pair of each Chinese with each English position, row by row.
    places: Vec<Vec<u32>>,
}

const NONE: u32 = u32::MAX;

impl Model {
    fn new(prior: &Prior, examples: &[Example]) -> Self {
        let mut model = Model {
            starts: Vec::with_capacity(prior.rows.len() + 1),
            seen: Vec::with_capacity(prior.rows.len()),
            targets: Vec::new(),
            prior: Vec::new(),
            shares: Vec::new(),
            places: examples.iter().map(|example| vec![0; example.zh.len() * example.en.len()]).collect(),
        };
        let mut slots = vec![NONE; prior.background.len()];
        for (unit, occurrences) in occurrences(prior.rows.len(), examples).iter().enumerate() {
            model.starts.push(model.targets.len());
            model.seen.push(occurrences.len() as f32);
            if !occurrences.is_empty() {
                model.add(prior.rows.get(unit).map_or(&[], Vec::as_slice), occurrences, examples, &mut slots);
            }
        }
        model.starts.push(model.targets.len());
        let background = |target: &u32| prior.background.get(*target as usize).copied().unwrap_or(0.0);
        let first = model.targets.iter().map(|target| FIRST_SHARE + FIRST_BACKGROUND * background(target));
        model.shares = model.prior.iter().zip(first).map(|(prior, first)| prior + first).collect();
        model
    }

    /// The pairs of one Chinese unit.
    fn add(
        &mut self,
        row: &[(u32, f32)],
        occurrences: &[(u32, u32)],
        examples: &[Example],
        slots: &mut [u32],
    ) {
        let start = self.targets.len();
        for (en, share) in row {
            self.place(*en, *share, slots);
        }
        for (number, position) in occurrences {
            let Some(example) = examples.get(*number as usize) else { continue };
            let width = example.en.len();
            for (column, en) in example.en.iter().enumerate() {
                let place = self.place(*en, 0.0, slots);
                let cells = self.places.get_mut(*number as usize);
                if let Some(cell) = cells.and_then(|cells| cells.get_mut(*position as usize * width + column))
                {
                    *cell = place;
                }
            }
        }
        for en in self.targets.iter().skip(start) {
            slots.iter_mut().skip(*en as usize).take(1).for_each(|slot| *slot = NONE);
        }
    }

    /// The number of the pair with that English unit, made if need be.
    fn place(&mut self, en: u32, share: f32, slots: &mut [u32]) -> u32 {
        let Some(slot) = slots.get_mut(en as usize) else { return NONE };
        if *slot == NONE {
            *slot = self.targets.len() as u32;
            self.targets.push(en);
            self.prior.push(share);
        }
        *slot
    }

    /// Expected counts of all pairs.
    fn count(&self, prior: &Prior, examples: &[Example]) -> Vec<f32> {
        let mut counts = vec![0.0_f32; self.shares.len()];
        let share = |place: &u32| self.shares.get(*place as usize).copied().unwrap_or(0.0);
        for (example, places) in examples.iter().zip(&self.places) {
            let width = example.en.len();
            let each = (1.0 - NULL_SHARE) / example.zh.len().max(1) as f32;
            for (column, en) in example.en.iter().enumerate() {
                let background = prior.background.get(*en as usize).copied().unwrap_or(1.0);
                let cells = || places.iter().skip(column).step_by(width);
                let whole = each * cells().map(share).sum::<f32>() + NULL_SHARE * background;
                for place in cells() {
                    if let Some(count) = counts.get_mut(*place as usize) {
                        *count += share(place) * each / whole;
                    }
                }
            }
        }
        counts
    }

    fn update(&mut self, counts: &[f32]) {
        for (bounds, seen) in self.starts.windows(2).zip(&self.seen) {
            let &[from, to] = bounds else { continue };
            let whole = seen + PRIOR_COUNTS;
            let old = self.prior.get(from..to).into_iter().flatten();
            let counts = counts.get(from..to).into_iter().flatten();
            let shares = self.shares.get_mut(from..to).into_iter().flatten();
            for ((share, prior), count) in shares.zip(old).zip(counts) {
                *share = (PRIOR_COUNTS * prior + count) / whole;
            }
        }
    }

    /// The result; units that stand in no example keep what the dictionary says.
    fn rows(&self, prior: &Prior) -> Rows {
        let row = |(number, dictionary): (usize, &Vec<(u32, f32)>)| match self.seen.get(number) {
            Some(seen) if *seen > 0.0 => self.learnt(number),
            _ => dictionary.clone(),
        };
        prior.rows.iter().enumerate().map(row).collect()
    }

    /// What the examples say of one Chinese unit.
    fn learnt(&self, number: usize) -> Vec<(u32, f32)> {
        let Some(&[from, to]) = self.starts.get(number..number + 2) else { return Vec::new() };
        let targets = self.targets.get(from..to).unwrap_or_default().iter().copied();
        let shares = self.shares.get(from..to).unwrap_or_default().iter().copied();
        let mut row: Vec<(u32, f32)> = targets.zip(shares).filter(|(_, share)| *share >= LEAST).collect();
        row.sort_unstable_by_key(|(en, _)| *en);
        row
    }
}
/// For each Chinese unit the examples and positions at which it stands.
fn occurrences(units: usize, examples: &[Example]) -> Vec<Vec<(u32, u32)>> {
    let mut all = vec![Vec::new(); units];
    for (number, example) in (0..).zip(examples) {
        for (position, unit) in (0..).zip(&example.zh) {
            all.iter_mut()
                .skip(*unit as usize)
                .take(1)
                .for_each(|list: &mut Vec<_>| list.push((number, position)));
        }
    }
    all
}
