//! Learns how foreign names sound in Chinese: `cargo run --release --example learn_sound > src/lexicon/sound/model.tsv`.
//! After a build with the new table, `cargo run --release --example learn_sound calibrate` fits the weights that stand in
//! `src/lexicon/sound/calibration.rs`. Reads the tables of `src/lexicon/tables` and the dictionary that is built in; the same input gives the same bytes.
#![allow(clippy::print_stdout, clippy::print_stderr)] // a tool of the house: it prints its table and its figures

mod calibrate;
mod em;
mod letters;
mod model;
mod pairs;
mod table;
mod trial;

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use letters::Bigrams;
use model::Model;
use pairs::{Kind, Pair};

/// Where the tables lie, from the project's folder.
const TABLES: &str = "src/lexicon/tables";

/// Rounds of EM on our own tables, and again after names of the dictionary have joined them.
const ROUNDS: usize = 8;

/// A pair whose letters are not this much more likely than the background (nats a letter) is a translation.
const TRANSLITERATED: f64 = 0.5;

/// Names of the dictionary are picked among several words: they must be surer.
const PICKED: f64 = 0.9;

/// One pair in so many is kept apart to measure by.
const HELD_OUT: u64 = 10;

fn main() -> Result<(), std::io::Error> {
    if std::env::args().nth(1).as_deref() == Some("calibrate") {
        let mut held = Vec::new();
        for kind in [Kind::Foreign, Kind::Japanese] {
            held.extend(pairs::of_tables(TABLES, kind)?.into_iter().filter(is_held_out));
        }
        let chinese: Vec<Pair> =
            pairs::of_tables(TABLES, Kind::Chinese)?.into_iter().filter(is_held_out).collect();
        calibrate::run(&held, &chinese);
        return Ok(());
    }
    println!("{}", table::HEADER);
    for kind in [Kind::Foreign, Kind::Japanese] {
        let (held, pairs): (Vec<Pair>, Vec<Pair>) =
            pairs::of_tables(TABLES, kind)?.into_iter().partition(is_held_out);
        let (model, background, used) = learn(pairs, kind, &held);
        eprintln!("{} pairs, {} held out", used.len(), held.len());
        trial::report(&model, &background, &held);
        table::print(&model, &background, &used, kind);
    }
    Ok(())
}

/// The same pairs each time, whatever else joins the tables.
fn is_held_out(pair: &Pair) -> bool {
    let text = pair.zh.iter().map(|&character| u64::from(character)).chain(pair.latin.bytes().map(u64::from));
    (text.fold(7_u64, |hash, value| (hash ^ value).wrapping_mul(0x0100_0000_01b3)) >> 16) % HELD_OUT == 0
}

/// Learns, drops what proves to be a translation, adds the dictionary's names, learns again.
fn learn(mut pairs: Vec<Pair>, kind: Kind, held: &[Pair]) -> (Model, Bigrams, Vec<Pair>) {
    let background = Bigrams::of(&pairs);
    let mut characters: BTreeSet<char> = pairs.iter().flat_map(|pair| pair.zh.iter().copied()).collect();
    let dictionary = if kind == Kind::Foreign { pairs::of_dictionary() } else { Vec::new() };
    characters.extend(dictionary.iter().flat_map(|(zh, _)| zh.iter().copied()));
    let syllables: FxHashMap<char, Vec<String>> =
        characters.iter().map(|&character| (character, pairs::syllables(character))).collect();
    let mut model = Model::new(letters::frequencies(&pairs), syllables);
    for _ in 0..2 {
        rounds(&mut model, &pairs);
        pairs.retain(|pair| gain(&model, &background, pair) > TRANSLITERATED);
    }
    let held: BTreeSet<&Pair> = held.iter().collect();
    for (_, options) in &dictionary {
        let best = options.iter().map(|pair| (gain(&model, &background, pair), pair));
        let best = best.max_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((gain, pair)) = best
            && gain > PICKED
            && !held.contains(pair)
            && !is_spelled(pair)
        {
            pairs.push(pair.clone());
        }
    }
    pairs.sort();
    pairs.dedup();
    rounds(&mut model, &pairs);
    (model, background, pairs)
}

fn rounds(model: &mut Model, pairs: &[Pair]) {
    for _ in 0..ROUNDS {
        let counts = em::expect(model, pairs);
        model.learn(&counts);
    }
}

/// How much more likely the letters are than the background says, in nats a letter.
fn gain(model: &Model, background: &Bigrams, pair: &Pair) -> f64 {
    let gain = em::log_probability(model, pair) - background.log_probability(&pair.latin);
    gain / pair.latin.len() as f64
}

/// Plain pinyin: a Chinese name, which needs no learning.
fn is_spelled(pair: &Pair) -> bool {
    let mut ends: Vec<&str> = vec![pair.latin.as_str()];
    for &character in &pair.zh {
        let syllables = pairs::syllables(character);
        let rests = ends
            .iter()
            .flat_map(|rest| syllables.iter().filter_map(|syllable| rest.strip_prefix(syllable.as_str())));
        ends = rests.collect();
    }
    ends.iter().any(|rest| rest.is_empty())
}
