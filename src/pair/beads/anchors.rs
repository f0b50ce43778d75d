//! A rough path through two texts: pairs of sentences that share rare words, in a chain that nothing crosses.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Sentence;
use crate::data::Sides;
use crate::pair::chain::{Edge, heaviest};
use crate::pair::lexical::Table;

/// English units in more sentences than this tell no place.
const MOST_SENTENCES: usize = 60;

/// Partners that are kept for each Chinese sentence.
const PARTNERS: usize = 4;

/// The least that the shared words of a pair must weigh, in nats.
const LEAST: f32 = 3.0;

/// What it costs a pair to lie off the diagonal by the whole length of the text, in nats.
const OFF_DIAGONAL: f32 = 6.0;

/// Pairs of sentences, in order, that most surely translate each other.
pub(super) fn find(table: &Table, texts: Sides<&[Sentence]>) -> Vec<(usize, usize)> {
    let sentences = sentences_by_unit(table, texts.en);
    let edges: Vec<Edge> = (0..texts.zh.len())
        .into_par_iter()
        .flat_map_iter(|zh| partners(table, texts, zh, &sentences))
        .collect();
    heaviest(edges).into_iter().map(|edge| (edge.zh.0, edge.en.0)).collect()
}

/// For each English unit the sentences that hold it; empty for a frequent one.
fn sentences_by_unit(table: &Table, english: &[Sentence]) -> Vec<Vec<u32>> {
    let mut all: Vec<Vec<u32>> = vec![Vec::new(); table.columns.len()];
    for (number, sentence) in (0..).zip(english) {
        for unit in distinct(sentence) {
            all.iter_mut().skip(unit as usize).take(1).for_each(|list| list.push(number));
        }
    }
    for list in all.iter_mut().filter(|list| list.len() > MOST_SENTENCES) {
        list.clear();
    }
    all
}

fn distinct(sentence: &Sentence) -> Vec<u32> {
    let mut units = sentence.sketch.units.clone();
    units.sort_unstable();
    units.dedup();
    units
}

/// The best partners of one Chinese sentence.
fn partners(table: &Table, texts: Sides<&[Sentence]>, zh: usize, sentences: &[Vec<u32>]) -> Vec<Edge> {
    let units = texts.zh.get(zh).map(distinct).unwrap_or_default();
    let mut weights: FxHashMap<u32, f32> = FxHashMap::default();
    for (en, ratio) in units.iter().filter_map(|unit| table.rows.get(*unit as usize)).flatten() {
        let weight = (1.0 + ratio / units.len() as f32).ln();
        for sentence in sentences.get(*en as usize).into_iter().flatten() {
            *weights.entry(*sentence).or_default() += weight;
        }
    }
    let place = zh as f32 / texts.zh.len() as f32;
    let off = |en: u32| OFF_DIAGONAL * (en as f32 / texts.en.len() as f32 - place).abs();
    let mut best: Vec<(u32, f32)> = weights.into_iter().map(|(en, weight)| (en, weight - off(en))).collect();
    best.retain(|(_, weight)| *weight >= LEAST);
    best.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    best.truncate(PARTNERS);
    let edge =
        |(en, weight): (u32, f32)| Edge { zh: (zh, zh + 1), en: (en as usize, en as usize + 1), weight };
    best.into_iter().map(edge).collect()
}
