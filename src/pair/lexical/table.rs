//! How much more probable an English unit is where a Chinese one stands in the other text: t(e|z)/p(e).

use rustc_hash::FxHashMap;

use super::inventory::{Inventory, Sketch};
use crate::data::Sides;

/// Share of a text's units without counterpart: content words; function words; marks. Fitted with the weights of
/// `beads`.
const UNEXPLAINED: f32 = 0.55;
const UNEXPLAINED_FUNCTION: f32 = 0.85;
const UNEXPLAINED_MARK: f32 = 0.6;

/// Probability of the same number, name or mark, given that it stands in the other text.
const SAME: f32 = 0.65;

/// Share of the dictionary in what a word may be translated by.
const DICTIONARY: f32 = 0.6;

/// The general background weighs as much as so many units of the text at hand.
const BACKGROUND_UNITS: f32 = 1000.0;

/// For each Chinese unit the English units that translate it, by number, with a probability or a ratio.
pub(in crate::pair) type Rows = Vec<Vec<(u32, f32)>>;

/// What is known before anything is learnt from the two texts.
pub(in crate::pair) struct Prior {
    /// p(e).
    pub(super) background: Vec<f32>,
    /// t(e|z) by the dictionary.
    pub(super) rows: Rows,
}

impl Prior {
    /// The prior for two texts: p(e) is counted in the English one.
    pub(in crate::pair) fn new(inventory: &Inventory, english: &[Sketch]) -> Self {
        let mut counts = vec![0.0_f32; inventory.en_units.len()];
        for unit in english.iter().flat_map(|sketch| &sketch.units) {
            counts.iter_mut().skip(*unit as usize).take(1).for_each(|count| *count += 1.0);
        }
        let total = counts.iter().sum::<f32>() + BACKGROUND_UNITS;
        let background = inventory.en_units.iter().zip(&counts);
        let background = background.map(|(unit, count)| (count + BACKGROUND_UNITS * unit.background) / total);
        Prior { background: background.collect(), rows: dictionary(inventory) }
    }

    /// t(e|z) by the dictionary.
    pub(in crate::pair) fn dictionary(&self) -> &Rows {
        &self.rows
    }
}

/// The dictionary's translations that stand in the texts at hand.
fn dictionary(inventory: &Inventory) -> Rows {
    let stems: FxHashMap<u32, u32> = (0..)
        .zip(&inventory.en_units)
        .filter_map(|(number, unit)| unit.stem.map(|stem| (stem, number)))
        .collect();
    let row = |unit: &super::inventory::ZhUnit| {
        let senses = unit.senses.iter();
        let senses = senses.filter_map(|(stem, share)| stems.get(stem).map(|en| (*en, DICTIONARY * share)));
        let mut row: Vec<(u32, f32)> = senses.chain(unit.same.map(|en| (en, SAME))).collect();
        row.sort_unstable_by_key(|(en, _)| *en);
        row
    };
    inventory.zh_units.iter().map(row).collect()
}

/// Ratios in both directions.
pub(in crate::pair) struct Table {
    /// By Chinese unit.
    pub(in crate::pair) rows: Rows,
    /// By English unit.
    pub(in crate::pair) columns: Rows,
    /// The share of each unit's occurrences that has no counterpart.
    pub(in crate::pair) unexplained: Sides<Vec<f32>>,
}

impl Table {
    /// A table from probabilities t(e|z).
    pub(in crate::pair) fn new(inventory: &Inventory, prior: &Prior, rows: &Rows) -> Self {
        let ratio = |(en, share): &(u32, f32)| {
            prior.background.get(*en as usize).map(|background| (*en, share / background))
        };
        let rows: Rows = rows.iter().map(|row| row.iter().filter_map(ratio).collect()).collect();
        let mut columns: Rows = vec![Vec::new(); inventory.en_units.len()];
        for (zh, row) in (0..).zip(&rows) {
            for (en, ratio) in row {
                columns.iter_mut().skip(*en as usize).take(1).for_each(|column| column.push((zh, *ratio)));
            }
        }
        let english = inventory.en_units.iter().map(|unit| match (unit.function, unit.stem) {
            (true, Some(_)) => UNEXPLAINED_FUNCTION,
            (true, None) => UNEXPLAINED_MARK,
            (false, _) => UNEXPLAINED,
        });
        let unexplained = Sides::new(vec![UNEXPLAINED; inventory.zh_units.len()], english.collect());
        Table { rows, columns, unexplained }
    }
}
