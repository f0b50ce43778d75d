//! One round over a corpus: what is expected of it with what is known so far, added up.
//!
//! A link counts as much as both directions agree on it (Liang, Taskar and Klein 2006). Expected counts are added as
//! fixed-point integers, so that any order of sentences and any number of threads gives the same bytes.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::data::{Lang, Sides};

use super::cells::{Cells, NOWHERE, Row};
use super::chain::{self, Chain, Rates};
use super::counted::PRIOR_WEIGHT;
use super::counts::Meetings;
use super::hmm::{Jumps, ONE, WIDEST};
use super::learnt::add_jumps;
use super::model::{Model, NULL_EMISSION, NULL_RATE, UNKNOWN};
use super::sentences::Sentences;

/// Links below this share are noise and cost time to add.
const LEAST: f32 = 0.01;

/// Jumps that the first table is worth when new ones are counted.
const JUMP_PRIOR: f64 = 2000.0;

/// A corpus that is gone over again and again: its sentences, the cells of each that are worth counting, and where these
/// stand in the table of meetings.
pub(super) struct Counting {
    sentences: Sentences,
    cells: Cells,
    before: Before,
}

/// What tables learnt before bring along.
#[derive(Clone, Debug)]
pub(super) struct Before {
    /// Expected links of each word of the corpus.
    pub(super) single: Sides<Vec<f32>>,
    /// The jumps counted.
    pub(super) jumped: Sides<Vec<u64>>,
}

impl Before {
    /// No table.
    pub(super) fn nothing(model: &Model) -> Self {
        let single = model.words.as_ref().map(|words| vec![0.0; words.len()]);
        Before { single, jumped: Sides::from_fn(|_| vec![0; 2 * WIDEST + 1]) }
    }
}

/// What one round expects, in fixed point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Expected {
    /// Links of each pair in the table of meetings.
    pub(super) joint: Vec<u64>,
    /// Links of each word.
    pub(super) single: Sides<Vec<u64>>,
    /// Jumps by their width, from `-WIDEST` to `WIDEST`, by the side that is made.
    pub(super) jumps: Sides<Vec<u64>>,
}

impl Expected {
    /// Nothing, of a model's size.
    pub(super) fn nothing(model: &Model) -> Self {
        Expected {
            joint: vec![0; model.meetings.partners.len()],
            single: model.words.as_ref().map(|words| vec![0; words.len()]),
            jumps: Sides::from_fn(|_| vec![0; 2 * WIDEST + 1]),
        }
    }

    /// The model that these counts make of the one with which they were expected.
    pub(super) fn into_model(self, mut model: Model, before: &Before) -> Model {
        model.joint = plain(&self.joint);
        model.single = self.single.as_ref().map(|counts| plain(counts));
        let mut total = before.jumped.clone();
        add_jumps(&mut total, &self.jumps);
        model.jumps = mix(&model.jumps, &total);
        model.jumped = self.jumps;
        model
    }
}

impl Counting {
    pub(super) fn new(sentences: Sentences, mut cells: Cells, meetings: &Meetings, before: Before) -> Self {
        cells.find_places(&sentences, |zh, en| meetings.place(zh, en));
        Counting { sentences, cells, before }
    }

    /// What tables learnt before brought along.
    pub(super) fn before(&self) -> &Before {
        &self.before
    }

    /// One round.
    pub(super) fn expect(&self, model: &Model) -> Expected {
        let tally = Tally::new(model);
        let jumps: Vec<Sides<Vec<u64>>> = (0..self.sentences.len())
            .into_par_iter()
            .with_min_len(64)
            .fold(Worker::default, |mut worker, index| {
                self.expect_of(index, model, &tally, &mut worker);
                worker
            })
            .map(|worker| worker.jumped)
            .collect();
        let mut total = Sides::from_fn(|_| vec![0u64; 2 * WIDEST + 1]);
        for part in &jumps {
            add_jumps(&mut total, part);
        }
        tally.into_expected(total)
    }

    fn expect_of(&self, index: usize, model: &Model, tally: &Tally, worker: &mut Worker) {
        let words = self.sentences.get(index);
        let (rows, columns) = (words.zh.len(), words.en.len());
        let cells = self.cells.of(index);
        if cells.numbers.is_empty() {
            return;
        }
        worker.weigh((model, &self.before.single), words, cells);
        let rates = Rates { null: NULL_RATE, null_emission: NULL_EMISSION };
        let Worker { chains, made, jumped, to_zh, .. } = worker;
        chains.zh.run(&made.zh, columns, &model.jumps.zh, rates);
        chains.en.run(&made.en, rows, &model.jumps.en, rates);
        chains.zh.count_jumps(&made.zh, &mut jumped.zh);
        chains.en.count_jumps(&made.en, &mut jumped.en);
        to_zh.clear();
        to_zh.extend_from_slice(&chains.zh.posteriors);
        let to_en = made.en.numbers.iter().zip(&chains.en.posteriors);
        for (&number, &posterior) in to_en {
            let agreed = posterior * to_zh[number as usize];
            if agreed > LEAST {
                let cell = cells.numbers[number as usize] as usize;
                let place = cells.places[number as usize];
                tally.add(place, words.zh[cell / columns], words.en[cell % columns], agreed);
            }
        }
    }
}

/// What one thread keeps between sentences.
struct Worker {
    chains: Sides<Chain>,
    /// The cells by the side that is made.
    made: Sides<chain::Cells>,
    jumped: Sides<Vec<u64>>,
    to_zh: Vec<f32>,
    next: Vec<u32>,
}

impl Default for Worker {
    fn default() -> Self {
        Worker {
            chains: Sides::default(),
            made: Sides::default(),
            jumped: Sides::from_fn(|_| vec![0; 2 * WIDEST + 1]),
            to_zh: Vec::new(),
            next: Vec::new(),
        }
    }
}

impl Worker {
    /// How likely each cell's words make each other, from counts and evidence: row by row for Chinese made from English,
    /// column by column for English made from Chinese.
    fn weigh(
        &mut self,
        (model, before): (&Model, &Sides<Vec<f32>>),
        words: Sides<&[u32]>,
        Row { numbers: cells, told, places }: Row<'_>,
    ) {
        let (rows, columns) = (words.zh.len(), words.en.len());
        self.made.zh.clear();
        self.made.en.clear();
        self.next.clear();
        self.next.resize(columns + 1, 0);
        for &cell in cells {
            self.next[cell as usize % columns + 1] += 1;
        }
        for column in 0..columns {
            self.next[column + 1] += self.next[column];
        }
        let Sides { zh, en } = &mut self.made;
        en.ends.extend_from_slice(&self.next[1..]);
        for list in [&mut en.states, &mut en.numbers] {
            list.resize(cells.len(), 0);
        }
        en.emissions.resize(cells.len(), 0.0);
        for (number, ((&cell, &told), &place)) in cells.iter().zip(told).zip(places).enumerate() {
            let (row, column) = (cell as usize / columns, cell as usize % columns);
            let joint = if place == NOWHERE { 0.0 } else { model.joint[place as usize] };
            let known = joint + PRIOR_WEIGHT * (told + UNKNOWN);
            zh.ends.resize(row, zh.states.len() as u32);
            zh.states.push(column as u32);
            let single = |lang: Lang, at: usize| {
                let word = words.get(lang)[at] as usize;
                model.single.get(lang)[word] + before.get(lang)[word] + PRIOR_WEIGHT
            };
            zh.emissions.push(known / single(Lang::En, column));
            let at = self.next[column] as usize;
            self.next[column] += 1;
            en.states[at] = row as u32;
            en.emissions[at] = known / single(Lang::Zh, row);
            en.numbers[at] = number as u32;
        }
        zh.ends.resize(rows, zh.states.len() as u32);
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

    fn into_expected(self, jumps: Sides<Vec<u64>>) -> Expected {
        let plain = |counts: Vec<AtomicU64>| counts.into_iter().map(AtomicU64::into_inner).collect();
        Expected { joint: plain(self.joint), single: self.single.map(plain), jumps }
    }
}

fn plain(counts: &[u64]) -> Vec<f32> {
    counts.iter().map(|&count| count as f32 / ONE).collect()
}

/// The tables before, each worth `JUMP_PRIOR` jumps, with the jumps counted.
pub(super) fn mix(before: &Sides<Jumps>, counted: &Sides<Vec<u64>>) -> Sides<Jumps> {
    Sides::from_fn(|lang| mix_side(before.get(lang), counted.get(lang)))
}

fn mix_side(before: &Jumps, counted: &[u64]) -> Jumps {
    let widest = WIDEST.cast_signed();
    let old: Vec<f64> = (-widest..=widest).map(|width| f64::from(before.weight(width))).collect();
    let all: f64 = old.iter().sum();
    let counted = counted.iter().map(|&count| count as f64 / f64::from(ONE));
    let mixed: Vec<f64> = old.iter().zip(counted).map(|(old, new)| old / all * JUMP_PRIOR + new).collect();
    let total: f64 = mixed.iter().sum();
    Jumps::new(&mixed.iter().map(|weight| (weight / total) as f32).collect::<Vec<_>>())
}
