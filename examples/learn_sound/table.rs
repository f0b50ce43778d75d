//! Prints what was learnt as a table that `build/sound.rs` packs.

use std::collections::BTreeSet;

use crate::letters::Bigrams;
use crate::model::{Group, Model, bones_of, unpack};
use crate::pairs::{Kind, Pair, syllables};

/// First lines of the table.
pub(crate) const HEADER: &str = "\
# How foreign names sound in Chinese. Made by examples/learn_sound; do not edit. Costs are -10 ln p.
# Learnt from places.tsv (GeoNames, CC BY 4.0; CLDR, Unicode-3.0), our own tables and CC-CEDICT (CC BY-SA 4.0): CC BY-SA 4.0.
# letters BEFORE costs of a to z: spelling of Latin names. foreign or japanese: character or syllable, how often seen, groups and costs. bones: the same for consonants.";

/// Rarer groups are left to the smoothing.
const RAREST: f64 = 0.004;

/// Characters and syllables seen less often tell nothing of their own.
const FEWEST: f64 = 1.5;

fn cost(probability: f64) -> u32 {
    (-10.0 * probability.ln()).round() as u32
}

pub(crate) fn print(model: &Model, background: &Bigrams, pairs: &[Pair], kind: Kind) {
    let name = if kind == Kind::Foreign { "foreign" } else { "japanese" };
    if kind == Kind::Foreign {
        for (before, row) in background.rows().iter().enumerate() {
            let before = if before == 0 { '^' } else { char::from(before as u8 - 1 + b'a') };
            let costs: Vec<String> = row.iter().map(|&probability| cost(probability).to_string()).collect();
            println!("letters\t{before}\t0\t{}", costs.join(" "));
        }
    }
    let groups: BTreeSet<Group> = pairs.iter().flat_map(|pair| windows(&pair.latin)).collect();
    let characters: BTreeSet<char> = pairs.iter().flat_map(|pair| pair.zh.iter().copied()).collect();
    let mut heard: BTreeSet<String> = BTreeSet::new();
    for &character in &characters {
        heard.extend(syllables(character));
        if model.seen(character) >= FEWEST {
            line(name, &character.to_string(), model.seen(character), &groups, |group| {
                model.of_character(character, group)
            });
        }
    }
    if kind == Kind::Foreign {
        let bones: BTreeSet<Group> = groups.iter().map(|&group| bones_of(group)).collect();
        for syllable in heard.iter().filter(|syllable| model.heard(syllable) >= FEWEST) {
            line("bones", syllable, model.heard(syllable), &bones, |bones| model.of_bones(syllable, bones));
            line(name, syllable, model.heard(syllable), &groups, |group| model.of_syllable(syllable, group));
        }
    }
}

/// All groups of letters that the names hold.
fn windows(latin: &str) -> Vec<Group> {
    let letters = latin.as_bytes();
    let all = (0..=crate::model::LONGEST_GROUP)
        .flat_map(|length| (0..=letters.len()).filter_map(move |start| letters.get(start..start + length)));
    all.map(crate::model::pack).collect()
}

fn line(kind: &str, key: &str, seen: f64, groups: &BTreeSet<Group>, probability: impl Fn(Group) -> f64) {
    let mut known: Vec<(u32, String)> = groups
        .iter()
        .map(|&group| (probability(group), group))
        .filter(|&(probability, _)| probability >= RAREST)
        .map(|(probability, group)| (cost(probability), unpack(group)))
        .collect();
    known.sort();
    let cells: Vec<String> = known.iter().map(|(cost, group)| format!("{group}:{cost}")).collect();
    println!("{kind}\t{key}\t{seen:.0}\t{}", cells.join(" "));
}
