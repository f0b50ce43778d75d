//! Learning from parallel text: expectation-maximisation over both directions at once.
//!
//! A link counts as much as both directions agree on it (Liang, Taskar and Klein 2006). Expected counts are added as
//! fixed-point integers, so that any order of sentences and any number of threads gives the same bytes.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::data::{Lang, Sides};
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;

use super::chain::{self, Chain, Rates};
use super::counts::{Cells, Meetings, NOWHERE, Sentences};
use super::hmm::{Jumps, ONE, WIDEST};
use super::learnt;
use super::model::{Model, NULL_EMISSION, NULL_RATE, PRIOR_WEIGHT, UNKNOWN};
use super::partners::{Acquaintance, Picker};
use super::prior;

/// Rounds over the corpus.
const ROUNDS: usize = 4;

/// From so many pairs on, counts settle a round earlier: the alignment error is the same.
const MANY: usize = 50_000;

/// Links below this share are noise and cost time to add.
const LEAST: f32 = 0.01;

/// Jumps that the first table is worth when new ones are counted.
const JUMP_PRIOR: f64 = 2000.0;

/// So many sentences are picked over at a time.
const BATCH: usize = 1 << 14;

/// A pair, made ready for learning: its words as they are counted, and what the evidence says of its cells.
#[derive(Debug)]
pub struct Prepared {
    words: Sides<Vec<String>>,
    told: Vec<(u32, f32)>,
}

impl Prepared {
    /// Looks up all evidence of a pair.
    #[must_use]
    pub fn new(view: &PairView<'_>, lexicon: &Lexicon) -> Self {
        let mut prior = prior(view, lexicon);
        learnt::tell(&mut prior, view, lexicon);
        let told = (0..).zip(prior.cells).filter(|(_, value)| *value > 0.0);
        Prepared {
            words: Sides::new(
                view.zh.iter().map(|word| word.folded.clone()).collect(),
                view.en.iter().map(|word| word.stem.clone()).collect(),
            ),
            told: told.collect(),
        }
    }

    /// The stems of the English words, as they are counted.
    #[must_use]
    pub fn stems(&self) -> &[String] {
        &self.words.en
    }
}

/// Collects what learning needs of a corpus: numbers instead of words, and the evidence of each pair, sparse.
#[derive(Debug, Default)]
pub struct Learner {
    model: Model,
    sentences: Sentences,
    told: Cells,
}

impl Learner {
    /// Adds a pair.
    pub fn add(&mut self, pair: &Prepared) {
        let zh: Vec<u32> = pair.words.zh.iter().map(|word| self.model.words.zh.count(word)).collect();
        let en: Vec<u32> = pair.words.en.iter().map(|word| self.model.words.en.count(word)).collect();
        self.sentences.push(&zh, &en);
        self.told.push(&pair.told);
    }

    /// Learns from all pairs added, and from tables learnt before. The order of the pairs makes no difference.
    #[must_use]
    pub fn finish(self, lexicon: &Lexicon) -> Model {
        let Learner { mut model, mut sentences, told } = self;
        let jumped = learnt::jumps(lexicon);
        model.jumps = mix(&model.jumps, &jumped);
        if sentences.is_empty() {
            return model;
        }
        for lang in Lang::BOTH {
            let new = model.words.get_mut(lang).renumber();
            sentences.words.get_mut(lang).iter_mut().for_each(|word| *word = new[*word as usize]);
        }
        let before = Before { single: learnt::singles(&model.words, lexicon), jumped };
        let cells = pick(&sentences, &told);
        drop(told);
        model.meetings = Meetings::collect(&sentences, &cells, model.words.zh.len());
        model.joint = vec![0.0; model.meetings.partners.len()];
        model.single = model.words.as_ref().map(|words| vec![0.0; words.len()]);
        let places = places(&model.meetings, &sentences, &cells);
        let mut rounds = Rounds { model, before, sentences, cells, places };
        let many = usize::from(rounds.sentences.len() >= MANY);
        for _ in many..ROUNDS {
            rounds.round();
        }
        rounds.model
    }
}

/// The cells worth counting.
fn pick(sentences: &Sentences, told: &Cells) -> Cells {
    let acquaintance = Acquaintance::new(sentences);
    let mut cells = Cells::default();
    for start in (0..sentences.len()).step_by(BATCH) {
        let batch = start..(start + BATCH).min(sentences.len());
        let pick = |picker: &mut Picker, index: usize| {
            let words = sentences.get(index);
            picker.pick(&told.get(index).collect::<Vec<_>>(), words.zh, words.en, &acquaintance)
        };
        let picked: Vec<Vec<(u32, f32)>> = batch.into_par_iter().map_init(Picker::default, pick).collect();
        for picked in &picked {
            cells.push(picked);
        }
    }
    cells
}

/// Where each cell's words stand in the table of meetings: looked up once, used in every round.
fn places(meetings: &Meetings, sentences: &Sentences, cells: &Cells) -> Vec<u32> {
    let mut places = vec![NOWHERE; cells.numbers.len()];
    let mut rest = places.as_mut_slice();
    let mut parts = Vec::with_capacity(sentences.len());
    for index in 0..sentences.len() {
        let (part, behind) = rest.split_at_mut(cells.range(index).len());
        parts.push(part);
        rest = behind;
    }
    parts.into_par_iter().enumerate().for_each(|(index, part)| {
        let words = sentences.get(index);
        let width = words.en.len();
        for (place, &cell) in part.iter_mut().zip(&cells.numbers[cells.range(index)]) {
            let cell = cell as usize;
            *place = meetings.place(words.zh[cell / width], words.en[cell % width]);
        }
    });
    places
}

/// What tables learnt before bring along.
struct Before {
    /// Expected links of each word of the corpus.
    single: Sides<Vec<f32>>,
    /// The jumps counted.
    jumped: Sides<Vec<u64>>,
}

/// A corpus that is gone over again and again.
struct Rounds {
    model: Model,
    before: Before,
    sentences: Sentences,
    cells: Cells,
    places: Vec<u32>,
}

impl Rounds {
    fn round(&mut self) {
        let tally = Tally::new(&self.model);
        let jumps: Vec<Sides<Vec<u64>>> = (0..self.sentences.len())
            .into_par_iter()
            .with_min_len(64)
            .fold(Worker::default, |mut worker, index| {
                self.expect(index, &tally, &mut worker);
                worker
            })
            .map(|worker| worker.jumped)
            .collect();
        tally.store(&mut self.model);
        let mut total = Sides::from_fn(|_| vec![0u64; 2 * WIDEST + 1]);
        for part in &jumps {
            learnt::add_jumps(&mut total, part);
        }
        self.model.jumped = total.clone();
        learnt::add_jumps(&mut total, &self.before.jumped);
        self.model.jumps = mix(&self.model.jumps, &total);
    }

    fn expect(&self, index: usize, tally: &Tally, worker: &mut Worker) {
        let words = self.sentences.get(index);
        let (rows, columns) = (words.zh.len(), words.en.len());
        let range = self.cells.range(index);
        if range.is_empty() {
            return;
        }
        let cells = &self.cells.numbers[range.clone()];
        worker.weigh(
            (&self.model, &self.before.single),
            words,
            (cells, &self.cells.told[range.clone()], &self.places[range.clone()]),
        );
        let rates = Rates { null: NULL_RATE, null_emission: NULL_EMISSION };
        let Worker { chains, made, jumped, to_zh, .. } = worker;
        chains.zh.run(&made.zh, columns, &self.model.jumps.zh, rates);
        chains.en.run(&made.en, rows, &self.model.jumps.en, rates);
        chains.zh.count_jumps(&made.zh, &mut jumped.zh);
        chains.en.count_jumps(&made.en, &mut jumped.en);
        to_zh.clear();
        to_zh.extend_from_slice(&chains.zh.posteriors);
        let to_en = made.en.numbers.iter().zip(&chains.en.posteriors);
        for (&number, &posterior) in to_en {
            let agreed = posterior * to_zh[number as usize];
            if agreed > LEAST {
                let cell = cells[number as usize] as usize;
                let place = self.places[range.start + number as usize];
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
        (cells, told, places): (&[u32], &[f32], &[u32]),
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

    fn store(self, model: &mut Model) {
        model.joint = plain(self.joint);
        model.single = self.single.map(plain);
    }
}

fn plain(counts: Vec<AtomicU64>) -> Vec<f32> {
    counts.into_iter().map(|count| count.into_inner() as f32 / ONE).collect()
}

/// The tables before, each worth `JUMP_PRIOR` jumps, with the jumps counted.
fn mix(before: &Sides<Jumps>, counted: &Sides<Vec<u64>>) -> Sides<Jumps> {
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
