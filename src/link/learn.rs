//! Learning from parallel text: expectation-maximisation over both directions at once.
//!
//! A link counts as much as both directions agree on it (Liang, Taskar and Klein 2006). Expected counts are added as
//! fixed-point integers, so that any order of sentences and any number of threads gives the same bytes.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::data::{Grid, Sides};
use crate::lexicon::view::PairView;

use super::counts::{Meetings, NOWHERE, Sentences};
use super::hmm::{Jumps, ONE, Trellis, WIDEST};
use super::model::{Counted, Model};

/// Rounds over the corpus.
const ROUNDS: usize = 5;

/// Links below this share are noise and cost time to add.
const LEAST: f32 = 0.01;

/// Jumps that the first table is worth when new ones are counted.
const JUMP_PRIOR: f64 = 2000.0;

/// Collects what learning needs of a corpus: numbers instead of words, and the evidence of each pair, sparse.
#[derive(Debug, Default)]
pub struct Learner {
    model: Model,
    sentences: Sentences,
    priors: Vec<Vec<(u32, f32)>>,
}

impl Learner {
    /// Adds a pair with what the evidence says of it.
    pub fn add(&mut self, view: &PairView<'_>, prior: &Grid) {
        let zh: Vec<u32> = view.zh.iter().map(|word| self.model.words.zh.count(&word.folded)).collect();
        let en: Vec<u32> = view.en.iter().map(|word| self.model.words.en.count(&word.stem)).collect();
        self.sentences.push(&zh, &en);
        let sparse = prior.cells.iter().enumerate().filter(|(_, value)| **value > 0.0);
        self.priors.push(sparse.map(|(cell, value)| (cell as u32, *value)).collect());
    }

    /// Learns from all pairs added.
    #[must_use]
    pub fn finish(mut self) -> Model {
        self.model.meetings = Meetings::collect(&self.sentences, self.model.words.zh.len());
        let places = self.places();
        self.model.joint = vec![0.0; self.model.meetings.partners.len()];
        self.model.single =
            Sides::new(vec![0.0; self.model.words.zh.len()], vec![0.0; self.model.words.en.len()]);
        for _ in 0..ROUNDS {
            self.round(&places);
        }
        self.model
    }

    /// Where each cell of each sentence stands in the table of meetings: looked up once, used in every round.
    fn places(&self) -> Vec<Vec<u32>> {
        (0..self.sentences.len())
            .into_par_iter()
            .map(|index| {
                let words = self.sentences.get(index);
                let row = |&zh: &u32| words.en.iter().map(move |&en| self.model.meetings.place(zh, en));
                words.zh.iter().flat_map(row).collect()
            })
            .collect()
    }

    fn round(&mut self, places: &[Vec<u32>]) {
        let tally = Tally::new(&self.model);
        let jumps: Vec<Sides<Vec<u64>>> = (0..self.sentences.len())
            .into_par_iter()
            .with_min_len(64)
            .fold(Worker::default, |mut worker, index| {
                self.expect(index, &places[index], &tally, &mut worker);
                worker
            })
            .map(|worker| worker.jumped)
            .collect();
        tally.store(&mut self.model);
        let mut total = Sides::from_fn(|_| vec![0u64; 2 * WIDEST + 1]);
        for part in &jumps {
            add_jumps(&mut total.zh, &part.zh);
            add_jumps(&mut total.en, &part.en);
        }
        self.model.jumps =
            Sides::new(mix(&self.model.jumps.zh, &total.zh), mix(&self.model.jumps.en, &total.en));
    }

    fn expect(&self, index: usize, places: &[u32], tally: &Tally, worker: &mut Worker) {
        let words = self.sentences.get(index);
        let (rows, columns) = (words.zh.len(), words.en.len());
        let mut prior = Grid::zeros(rows, columns);
        for &(cell, value) in &self.priors[index] {
            prior.cells[cell as usize] = value;
        }
        let counted = self.counted(words, places);
        let Worker { trellis, jumped } = worker;
        let posteriors = self.model.posteriors(&prior, &counted, trellis, Some(jumped));
        for row in 0..rows {
            for column in 0..columns {
                let cell = row * columns + column;
                let agreed = posteriors.to_en.cells[cell] * posteriors.to_zh.cells[cell];
                if agreed > LEAST {
                    tally.add(places[cell], words.zh[row], words.en[column], agreed);
                }
            }
        }
    }

    fn counted(&self, words: Sides<&[u32]>, places: &[u32]) -> Counted {
        let mut joint = Grid::zeros(words.zh.len(), words.en.len());
        for (cell, &place) in joint.cells.iter_mut().zip(places) {
            *cell = if place == NOWHERE { 0.0 } else { self.model.joint[place as usize] };
        }
        let single = Sides::new(
            words.zh.iter().map(|&word| self.model.single.zh[word as usize]).collect(),
            words.en.iter().map(|&word| self.model.single.en[word as usize]).collect(),
        );
        Counted { joint, single, frequency: Sides::default() }
    }
}

/// What one thread keeps between sentences.
struct Worker {
    trellis: Trellis,
    jumped: Sides<Vec<u64>>,
}

impl Default for Worker {
    fn default() -> Self {
        Worker { trellis: Trellis::default(), jumped: Sides::from_fn(|_| vec![0; 2 * WIDEST + 1]) }
    }
}

/// Expected counts of one round, added from all threads.
struct Tally {
    joint: Vec<AtomicU64>,
    single: Sides<Vec<AtomicU64>>,
}

impl Tally {
    fn new(model: &Model) -> Self {
        let zeros = |len: usize| (0..len).map(|_| AtomicU64::new(0)).collect();
        let single = Sides::new(zeros(model.words.zh.len()), zeros(model.words.en.len()));
        Tally { joint: zeros(model.joint.len()), single }
    }

    fn add(&self, place: u32, zh: u32, en: u32, amount: f32) {
        let amount = (amount * ONE) as u64;
        if place != NOWHERE {
            self.joint[place as usize].fetch_add(amount, Ordering::Relaxed);
        }
        self.single.zh[zh as usize].fetch_add(amount, Ordering::Relaxed);
        self.single.en[en as usize].fetch_add(amount, Ordering::Relaxed);
    }

    fn store(self, model: &mut Model) {
        model.joint = plain(self.joint);
        model.single = self.single.map(plain);
    }
}

fn plain(counts: Vec<AtomicU64>) -> Vec<f32> {
    counts.into_iter().map(|count| count.into_inner() as f32 / ONE).collect()
}

fn add_jumps(total: &mut [u64], part: &[u64]) {
    for (total, part) in total.iter_mut().zip(part) {
        *total += part;
    }
}

/// The table before, worth `JUMP_PRIOR` jumps, with the jumps counted.
fn mix(before: &Jumps, counted: &[u64]) -> Jumps {
    let widest = WIDEST.cast_signed();
    let old: Vec<f64> = (-widest..=widest).map(|width| f64::from(before.weight(width))).collect();
    let all: f64 = old.iter().sum();
    let counted = counted.iter().map(|&count| count as f64 / f64::from(ONE));
    let mixed: Vec<f64> = old.iter().zip(counted).map(|(old, new)| old / all * JUMP_PRIOR + new).collect();
    let total: f64 = mixed.iter().sum();
    Jumps::new(&mixed.iter().map(|weight| (weight / total) as f32).collect::<Vec<_>>())
}
