//! The overlap of two long texts: the sums of `weigh` over the few pairs of units that can translate each other.

use rustc_hash::FxHashMap;

use super::inventory::{Inventory, Sketch};
use super::weigh::{DICTIONARY, Overlap, SAME, UNEXPLAINED, UNEXPLAINED_FUNCTION, gain};

/// Compares two texts unit by unit; each different unit is looked at once.
pub(super) fn overlap(inventory: &Inventory, zh: &Sketch, en: &Sketch) -> Overlap {
    let (chinese, english) = (counted(zh), counted(en));
    let by_stem: FxHashMap<u32, (u32, f32)> =
        english.iter().filter_map(|(unit, count)| Some((stem(inventory, *unit)?, (*unit, *count)))).collect();
    let counts: FxHashMap<u32, f32> = english.iter().copied().collect();
    let mut explained: FxHashMap<u32, f32> = FxHashMap::default();
    let mut zh_gain = 0.0;
    for (unit, count) in &chinese {
        let mut sum = 0.0;
        for (en, often, share) in partners(inventory, *unit, &by_stem, &counts) {
            let ratio = share / background(inventory, en);
            sum += often * ratio;
            *explained.entry(en).or_default() += count * ratio;
        }
        zh_gain += count * gain(UNEXPLAINED, sum / en.units.len().max(1) as f32);
    }
    let (mut en_gain, mut weight) = (0.0, 0.0);
    for (unit, count) in &english {
        let function = inventory.en_units.get(*unit as usize).is_some_and(|unit| unit.function);
        let lambda = if function { UNEXPLAINED_FUNCTION } else { UNEXPLAINED };
        let sum = explained.get(unit).copied().unwrap_or(0.0);
        en_gain += count * gain(lambda, sum / zh.units.len().max(1) as f32);
        weight += count * if function { 1.0 - UNEXPLAINED_FUNCTION } else { 1.0 };
    }
    Overlap { zh: zh_gain / zh.units.len().max(1) as f32, en: en_gain / weight.max(1.0) }
}

/// Each different unit with how often it stands, in the order of their numbers.
fn counted(sketch: &Sketch) -> Vec<(u32, f32)> {
    let mut units = sketch.units.clone();
    units.sort_unstable();
    units.chunk_by(u32::eq).filter_map(|same| Some((*same.first()?, same.len() as f32))).collect()
}

/// The English units that may translate a Chinese one: their number, how often they stand, their share of the sense.
fn partners(
    inventory: &Inventory,
    zh: u32,
    by_stem: &FxHashMap<u32, (u32, f32)>,
    counts: &FxHashMap<u32, f32>,
) -> Vec<(u32, f32, f32)> {
    let Some(unit) = inventory.zh_units.get(zh as usize) else { return Vec::new() };
    let same = unit.same.and_then(|en| Some((en, *counts.get(&en)?, SAME)));
    let senses = unit.senses.iter().filter_map(|(stem, share)| {
        let (en, often) = *by_stem.get(stem)?;
        (unit.same != Some(en)).then_some((en, often, DICTIONARY * share))
    });
    same.into_iter().chain(senses).collect()
}

fn stem(inventory: &Inventory, en: u32) -> Option<u32> {
    inventory.en_units.get(en as usize)?.stem
}

fn background(inventory: &Inventory, en: u32) -> f32 {
    inventory.en_units.get(en as usize).map_or(1.0, |unit| unit.background)
}

#[cfg(test)]
mod tests {
    use super::super::weigh;
    use super::*;
    use crate::data::Lang;

    #[test]
    fn long_texts_overlap_as_short_ones_do() {
        let mut inventory = Inventory::default();
        let zh = inventory.sketch(Lang::Zh, "2023年城市出口增长8.5%，会议由市长主持。城市IPCC？");
        let en = inventory
            .sketch(Lang::En, "City exports grew by 8.5 percent in 2023; the mayor of the city, IPCC?");
        let (dense, sparse) = (weigh::overlap(&inventory, &zh, &en), overlap(&inventory, &zh, &en));
        assert!(
            (dense.zh - sparse.zh).abs() < 1e-3 && (dense.en - sparse.en).abs() < 1e-3,
            "{dense:?} {sparse:?}"
        );
    }
}
