//! Beads: runs of sentences that translate each other, over two whole texts in order.
//!
//! First a rough path through pairs of sentences that share rare words, then an exact search (Gale & Church 1993, with
//! the word measure of Moore 2002) in a corridor around it: once with the dictionary, once more with what the beads of
//! the first search taught about the words of these two texts. Time and memory grow with the texts' length.

use std::ops::Range;

use super::lexical::{Example, Inventory, Prior, Sketch, Table, learn};
use crate::data::Sides;
use crate::encoder::Encoder;
use crate::meter::{self, Work};

mod anchors;
mod corridor;
mod gains;
mod length;
mod meaning;
mod search;
mod shapes;

use corridor::Corridor;

/// Searches: the first with the dictionary, the others with what the one before taught. Fewer sentences teach nothing.
const SEARCHES: usize = 2;
const LEARNABLE: usize = 30;

/// Learning takes so many pairs of units of one bead at most: 512 a side. What is longer is no sentence, and teaches
/// nothing about words.
const MOST_CELLS: usize = 1 << 18;

/// A sentence, ready for comparison.
#[derive(Clone, Debug, Default)]
pub(super) struct Sentence {
    pub(super) sketch: Sketch,
    /// The first one of its block.
    pub(super) opens: bool,
    /// The whole of a heading.
    pub(super) heading: bool,
}

/// Sentences that translate each other; one side may be empty.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bead {
    pub(super) sentences: Sides<Range<usize>>,
    /// What the search gave for it, in nats above saying nothing.
    pub(super) score: f32,
    /// The mean gain of a unit on each side.
    pub(super) gains: Sides<f32>,
}

impl Bead {
    /// Sentences on both sides.
    pub(super) fn is_pair(&self) -> bool {
        !(self.sentences.zh.is_empty() || self.sentences.en.is_empty())
    }
}

/// Who is asked what sentences mean, and the sentences, Traditional characters folded.
pub(super) struct Meaning<'a> {
    pub(super) encoder: &'a Encoder,
    pub(super) texts: Sides<Vec<&'a str>>,
}

impl Meaning<'_> {
    fn in_corridor(&self, corridor: &Corridor) -> meaning::Meant {
        meaning::Meant::new(self.encoder, self.texts.as_ref().map(Vec::as_slice), corridor)
    }
}

/// The beads of two texts, in order; together they hold every sentence.
pub(super) fn align(
    inventory: &Inventory,
    texts: Sides<&[Sentence]>,
    meaning: Option<&Meaning<'_>>,
) -> Vec<Bead> {
    let english: Vec<Sketch> = texts.en.iter().map(|sentence| sentence.sketch.clone()).collect();
    let prior = Prior::new(inventory, &english);
    let mut table = Table::new(inventory, &prior, prior.dictionary());
    let mut corridor = Corridor::between(texts.map(<[_]>::len), &anchors::find(&table, texts), |corridor| {
        gains::numbers(texts, corridor)
    });
    let lengths = length::Lengths::new(texts);
    let mut beads = Vec::new();
    let searches = if texts.zh.len().min(texts.en.len()) < LEARNABLE { 1 } else { SEARCHES };
    for round in 1..=searches {
        meter::add(Work::Alignment, corridor.cells());
        let gains = gains::Gains::new(&table, texts, &corridor);
        // The encoder is asked once, where the search is exact.
        let meant = meaning.filter(|_| round == searches).map(|meaning| meaning.in_corridor(&corridor));
        let (gains, meant) = (&gains, meant.as_ref());
        beads = search::Search { texts, corridor: &corridor, gains, lengths: &lengths, meant }.best();
        if round < searches {
            corridor = Corridor::around(texts.map(<[_]>::len), &beads);
            table = Table::new(inventory, &prior, &learn(&prior, &examples(texts, &beads)));
        }
    }
    beads
}

/// What the beads teach.
fn examples(texts: Sides<&[Sentence]>, beads: &[Bead]) -> Vec<Example> {
    let units = |side: &[Sentence], range: &Range<usize>| {
        let sentences = side.get(range.clone()).unwrap_or_default();
        sentences.iter().flat_map(|sentence| sentence.sketch.units.iter().copied()).collect()
    };
    let good = beads.iter().filter(|bead| bead.is_pair() && bead.score > 0.0);
    let examples = good.map(|bead| Example {
        zh: units(texts.zh, &bead.sentences.zh),
        en: units(texts.en, &bead.sentences.en),
    });
    examples.filter(|example| example.zh.len().saturating_mul(example.en.len()) <= MOST_CELLS).collect()
}
