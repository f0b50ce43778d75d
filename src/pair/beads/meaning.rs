//! What the meaning of neighbouring sentences brings for each other, for all cells of a corridor.
//!
//! The measure is that of Thompson & Koehn 2019 ("Vecalign"): how far apart two runs lie, against how far each lies from
//! sentences taken from all over the other text. A run's meaning is that of its sentences' sums, so that only single
//! sentences go through the encoder.

use std::ops::Range;

use rayon::prelude::*;

use super::corridor::Corridor;
use super::shapes::{MOST_EN, MOST_ZH, SHAPES};
use crate::data::Sides;
use crate::encoder::{Encoder, Sums, Vectors, cosine};

/// Sentences of the other text that a run is compared with, to know how far apart it lies from anything.
const SAMPLE: usize = 32;

/// Chinese sentences whose runs are compared together: bounds the memory.
const BLOCK: usize = 128;

/// How the meaning is weighed against words and lengths: a weight in nats; what a sentence brings; and how the distance
/// grows with the number of sentences (Vecalign: 1, with the prior of shapes that we have 0.6). Chosen by the F1 of beads
/// of six chapters of novels, where it rose from 0.900 to 0.908; between 3 and 9 the weight matters little.
const WEIGHT: f32 = 6.0;
const PER_SENTENCE: f32 = 0.9;
const SIZE: f32 = 0.6;

/// What lies near to everything is not divided by less than this.
const LEAST_FAR: f32 = 0.1;

/// Values are kept in steps of this many nats.
const STEP: f32 = 1.0 / 256.0;

/// What the meaning says for each cell and each shape of a bead that ends there.
pub(super) struct Meant(Vec<i16>);

/// The runs of one text that end with some sentences: `most` for each, the shortest first.
struct Runs {
    first: usize,
    most: usize,
    vectors: Vectors,
    /// How near each lies to the sample, on average.
    usual: Vec<f32>,
}

impl Meant {
    /// Compares all runs in a corridor.
    pub(super) fn new(encoder: &Encoder, texts: Sides<&[&str]>, corridor: &Corridor) -> Self {
        let sums = texts.map(|side| encoder.sums(side));
        let samples = sums.as_ref().map(|sums| sample(encoder, sums));
        let blocks: Vec<Range<usize>> = (0..texts.zh.len())
            .step_by(BLOCK)
            .map(|start| start..(start + BLOCK).min(texts.zh.len()))
            .collect();
        let block = |rows: &Range<usize>| {
            let columns = corridor.row(rows.start).start..corridor.row(rows.end - 1).end;
            let zh = Runs::new(encoder, &sums.zh, rows.clone(), (MOST_ZH, &samples.en));
            let en = Runs::new(encoder, &sums.en, columns, (MOST_EN, &samples.zh));
            let cells = rows.clone().flat_map(|row| corridor.row(row).map(move |column| (row, column)));
            cells.flat_map(|(row, column)| values(&zh, &en, row, column)).collect::<Vec<i16>>()
        };
        Meant(blocks.par_iter().flat_map_iter(block).collect())
    }

    /// What it says of a bead of that shape which ends in that cell, in nats.
    pub(super) fn of(&self, cell: usize, shape: usize) -> f32 {
        self.0.get(cell * SHAPES.len() + shape).map_or(0.0, |value| f32::from(*value) * STEP)
    }
}

/// Sentences from all over a text.
fn sample(encoder: &Encoder, sums: &Sums) -> Vectors {
    let (mut some, many) = (Sums::default(), sums.len());
    let count = many.min(SAMPLE);
    (0..count).for_each(|at| some.push_joined(sums, at * many / count..at * many / count + 1));
    encoder.finish(&some)
}

impl Runs {
    fn new(encoder: &Encoder, sums: &Sums, ends: Range<usize>, (most, sample): (usize, &Vectors)) -> Self {
        let mut joined = Sums::default();
        for last in ends.clone() {
            (0..most).for_each(|more| joined.push_joined(sums, last.saturating_sub(more)..last + 1));
        }
        let vectors = encoder.finish(&joined);
        let usual = |run: usize| {
            let sum: f32 = (0..sample.len()).map(|at| cosine(vectors.get(run), sample.get(at))).sum();
            sum / sample.len().max(1) as f32
        };
        let usual = (0..vectors.len()).map(usual).collect();
        Runs { first: ends.start, most, vectors, usual }
    }

    /// A run's place.
    fn place(&self, last: usize, sentences: usize) -> usize {
        (last - self.first) * self.most + sentences - 1
    }
}

/// What the meaning says of each shape in one cell.
fn values<'a>(zh: &'a Runs, en: &'a Runs, row: usize, column: usize) -> impl Iterator<Item = i16> + 'a {
    SHAPES.iter().map(move |shape| {
        if shape.zh == 0 || shape.en == 0 || shape.zh > row + 1 || shape.en > column + 1 {
            return 0;
        }
        let (left, right) = (zh.place(row, shape.zh), en.place(column, shape.en));
        let near = cosine(zh.vectors.get(left), en.vectors.get(right));
        let usual = |runs: &Runs, at: usize| runs.usual.get(at).copied().unwrap_or(0.0);
        let usual = f32::midpoint(usual(zh, left), usual(en, right));
        (value(near, usual, (shape.zh, shape.en)) / STEP) as i16
    })
}

/// What a bead brings by its meaning, in nats: `usual` is how near its two runs lie to anything.
fn value(near: f32, usual: f32, (zh, en): (usize, usize)) -> f32 {
    let far = (1.0 - near) / (1.0 - usual).max(LEAST_FAR);
    let sentences = (zh + en) as f32 / 2.0;
    WEIGHT * (PER_SENTENCE * sentences - far * ((zh * en) as f32).powf(SIZE))
}
