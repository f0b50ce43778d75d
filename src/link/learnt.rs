//! Tables learnt before: what they add to the counts of a pair.

use crate::data::{Grid, Lang, Sides};
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;

use super::counted::{Counted, PRIOR_WEIGHT};
use super::counts::Vocabulary;
use super::hmm::WIDEST;

/// Where learning begins, words count as known to belong together from this share of all links of the rarer one.
const LEAST_SHARE: f32 = 0.02;

/// Adds what the tables counted of a pair's words.
pub(super) fn add(counted: &mut Counted, view: &PairView<'_>, lexicon: &Lexicon) {
    for table in &lexicon.learnt {
        let zh: Vec<Option<u32>> = view.zh.iter().map(|word| table.find(Lang::Zh, &word.folded)).collect();
        let en: Vec<Option<u32>> = view.en.iter().map(|word| table.find(Lang::En, &word.stem)).collect();
        for (row, zh) in zh.iter().enumerate() {
            for (column, en) in en.iter().enumerate() {
                if let (Some(zh), Some(en)) = (zh, en) {
                    let sum = counted.joint.get(row, column) + table.joint(*zh, *en);
                    counted.joint.set(row, column, sum);
                }
            }
        }
        for (lang, words) in [(Lang::Zh, &zh), (Lang::En, &en)] {
            let sums = counted.single.get_mut(lang).iter_mut().zip(counted.frequency.get_mut(lang));
            for ((single, frequency), word) in sums.zip(words) {
                *single += word.map_or(0.0, |word| table.single(lang, word));
                *frequency += word.map_or(0.0, |word| table.frequency(lang, word) as f32);
            }
        }
    }
}

/// Adds what the tables counted to what the evidence tells of each cell of a pair: in the model's terms, counts are
/// evidence `PRIOR_WEIGHT` times over.
pub(super) fn tell(prior: &mut Grid, view: &PairView<'_>, lexicon: &Lexicon) {
    if lexicon.learnt.is_empty() {
        return;
    }
    let (rows, columns) = (view.zh.len(), view.en.len());
    let zeros = Sides::new(vec![0.0; rows], vec![0.0; columns]);
    let joint = Grid::zeros(rows, columns);
    let mut counted = Counted { joint, single: zeros.clone(), frequency: zeros };
    add(&mut counted, view, lexicon);
    for (cell, told) in prior.cells.iter_mut().enumerate() {
        let (row, column) = (cell / columns, cell % columns);
        let rarer = counted.single.zh[row].min(counted.single.en[column]);
        let joint = counted.joint.get(row, column);
        if joint > LEAST_SHARE * rarer {
            *told += joint / PRIOR_WEIGHT;
        }
    }
}

/// Expected links of each word by the tables.
pub(super) fn singles(words: &Sides<Vocabulary>, lexicon: &Lexicon) -> Sides<Vec<f32>> {
    Sides::from_fn(|lang| {
        let mut sums = vec![0.0; words.get(lang).len()];
        for table in &lexicon.learnt {
            for (sum, word) in sums.iter_mut().zip(words.get(lang).words()) {
                *sum += table.find(lang, word).map_or(0.0, |word| table.single(lang, word));
            }
        }
        sums
    })
}

/// The jumps that the tables counted.
pub(super) fn jumps(lexicon: &Lexicon) -> Sides<Vec<u64>> {
    let mut total = Sides::from_fn(|_| vec![0; 2 * WIDEST + 1]);
    lexicon.learnt.iter().for_each(|table| add_jumps(&mut total, table.jumps()));
    total
}

pub(super) fn add_jumps(total: &mut Sides<Vec<u64>>, part: &Sides<Vec<u64>>) {
    for lang in Lang::BOTH {
        for (total, part) in total.get_mut(lang).iter_mut().zip(part.get(lang)) {
            *total = total.saturating_add(*part);
        }
    }
}
