//! How well the words of two texts explain each other, with nothing learnt from them.
//!
//! After Moore (2002): each word is either translated by some word of the other text (IBM model 1) or stands there by
//! chance; the measure is the mean logarithm of how much more probable the other text makes it. With
//! t(e|z)/p(e) = t(z|e)/p(z) one table of ratios serves both directions.

use super::inventory::{Inventory, Sketch};
use super::sparse;
use crate::meter::{self, Work};

/// Share of a text's words that have no counterpart: content words, function words and marks.
pub(super) const UNEXPLAINED: f32 = 0.45;
pub(super) const UNEXPLAINED_FUNCTION: f32 = 0.9;

/// Probability of the same number, name or mark, given that it stands in the other text.
pub(super) const SAME: f32 = 0.6;

/// Share of the dictionary in what a word may be translated by.
pub(super) const DICTIONARY: f32 = 0.6;

/// How well two texts explain each other.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::pair) struct Overlap {
    /// Mean gain (in nats) of a Chinese unit, given the English text.
    pub(in crate::pair) zh: f32,
    /// Mean gain of an English unit, given the Chinese text.
    pub(in crate::pair) en: f32,
}

/// Texts of more pairs of units are compared by what each unit may be translated by, so that time grows with their
/// length: 1024 units a side, a long page. The sums are the same but for the last digit.
const MOST_PAIRS: usize = 1 << 20;

/// Compares two texts word by word.
pub(in crate::pair) fn overlap(inventory: &Inventory, zh: &Sketch, en: &Sketch) -> Overlap {
    let pairs = zh.units.len().saturating_mul(en.units.len());
    if pairs > MOST_PAIRS {
        meter::add(Work::Alignment, zh.units.len() + en.units.len());
        return sparse::overlap(inventory, zh, en);
    }
    meter::add(Work::Alignment, pairs);
    let mut zh_ratios = vec![0.0_f32; zh.units.len()];
    let (mut en_gain, mut en_weight) = (0.0_f32, 0.0_f32);
    for english in &en.units {
        let mut sum = 0.0;
        for (chinese, total) in zh.units.iter().zip(&mut zh_ratios) {
            let ratio = ratio(inventory, *chinese, *english);
            sum += ratio;
            *total += ratio;
        }
        let function = inventory.en_units.get(*english as usize).is_some_and(|unit| unit.function);
        let lambda = if function { UNEXPLAINED_FUNCTION } else { UNEXPLAINED };
        en_gain += gain(lambda, sum / zh.units.len().max(1) as f32);
        en_weight += if function { 1.0 - UNEXPLAINED_FUNCTION } else { 1.0 };
    }
    let zh_gain: f32 =
        zh_ratios.iter().map(|sum| gain(UNEXPLAINED, sum / en.units.len().max(1) as f32)).sum();
    Overlap { zh: zh_gain / zh.units.len().max(1) as f32, en: en_gain / en_weight.max(1.0) }
}

/// The logarithm of how much more probable a word becomes.
pub(super) fn gain(lambda: f32, ratio: f32) -> f32 {
    (lambda + (1.0 - lambda) * ratio).ln()
}

/// t(e|z)/p(e).
fn ratio(inventory: &Inventory, zh: u32, en: u32) -> f32 {
    let (Some(zh), Some(english)) =
        (inventory.zh_units.get(zh as usize), inventory.en_units.get(en as usize))
    else {
        return 0.0;
    };
    if zh.same == Some(en) {
        return SAME / english.background;
    }
    let Some(stem) = english.stem else { return 0.0 };
    let Ok(at) = zh.senses.binary_search_by_key(&stem, |(stem, _)| *stem) else { return 0.0 };
    zh.senses.get(at).map_or(0.0, |(_, share)| DICTIONARY * share / english.background)
}
