//! What is looked at to tell an English word's part of speech: itself, its neighbours, its ending, its capitals.
//! (The program that teaches the taggers shares this file.)

use super::feature::{OUTSIDE, Rows, Word, hash};

/// The parts of speech that are told apart, in the order of the weights.
pub(super) const LABELS: [&str; 17] = [
    "NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "PRON", "DET", "ADP", "NUM", "CCONJ", "SCONJ", "PART",
    "INTJ", "PUNCT", "SYM", "X",
];

/// Longest endings and beginnings that are looked at, in letters.
const AFFIX: usize = 4;

/// What the templates need of one word, hashed once.
struct Traits {
    exact: u64,
    lower: u64,
    shape: u64,
    endings: [u64; AFFIX],
    beginnings: [u64; AFFIX],
    capital: u64,
}

/// What the templates need of a word beyond the text's ends.
const NOTHING: Traits = Traits {
    exact: OUTSIDE,
    lower: OUTSIDE,
    shape: OUTSIDE,
    endings: [OUTSIDE; AFFIX],
    beginnings: [OUTSIDE; AFFIX],
    capital: OUTSIDE,
};

/// Shows the rows of every word in turn.
pub(super) fn describe(words: &[Word<'_>], mut see: impl FnMut(usize, &[u32])) {
    let traits: Vec<Traits> = words.iter().map(|word| traits(word.text)).collect();
    let setting = setting(words);
    let mut rows = Vec::new();
    for at in 0..words.len() {
        let near =
            |step: isize| at.checked_add_signed(step).and_then(|at| traits.get(at)).unwrap_or(&NOTHING);
        add_rows(&mut Rows::new(&mut rows), near, setting);
        see(at, &rows);
    }
}

fn add_rows<'t>(rows: &mut Rows<'_>, near: impl Fn(isize) -> &'t Traits, setting: u64) {
    let (word, before, behind) = (near(0), near(-1), near(1));
    let (second_before, second_behind) = (near(-2), near(2));
    rows.add(&[]);
    rows.add(&[word.lower]);
    rows.add(&[word.exact]);
    rows.add(&[before.lower]);
    rows.add(&[behind.lower]);
    rows.add(&[second_before.lower]);
    rows.add(&[second_behind.lower]);
    rows.add(&[before.lower, word.lower]);
    rows.add(&[word.lower, behind.lower]);
    rows.add(&[before.lower, behind.lower]);
    rows.add(&[second_before.lower, before.lower]);
    rows.add(&[behind.lower, second_behind.lower]);
    for length in 0..AFFIX {
        rows.add(&[word.endings[length]]);
        rows.add(&[word.beginnings[length]]);
    }
    rows.add(&[word.endings[2], word.capital, setting]);
    rows.add(&[word.endings[1], behind.endings[1]]);
    rows.add(&[before.endings[1], word.endings[1]]);
    rows.add(&[before.lower, word.endings[2]]);
    rows.add(&[word.endings[2], behind.lower]);
    rows.add(&[before.endings[2]]);
    rows.add(&[behind.endings[2]]);
    rows.add(&[second_before.endings[1], before.endings[1]]);
    rows.add(&[behind.endings[2], second_behind.endings[2]]);
    rows.add(&[word.shape]);
    rows.add(&[word.shape, setting]);
    rows.add(&[before.shape, word.shape]);
    rows.add(&[word.shape, behind.shape]);
    rows.add(&[before.capital, word.capital, behind.capital, setting]);
    rows.add(&[word.lower, word.capital, setting]);
}

fn traits(text: &str) -> Traits {
    let lower = text.to_lowercase();
    let places: Vec<usize> = lower.char_indices().map(|(place, _)| place).collect();
    let ending = |length: usize| {
        let start = places.len().checked_sub(length + 1).and_then(|at| places.get(at));
        start.and_then(|&start| lower.get(start..)).map_or(length as u64, hash)
    };
    let beginning = |length: usize| {
        let end = places.get(length + 1).copied().unwrap_or(lower.len());
        if places.len() <= length { length as u64 } else { lower.get(..end).map_or(0, hash) }
    };
    Traits {
        exact: hash(text),
        lower: hash(&lower),
        shape: shape(text),
        endings: [0, 1, 2, 3].map(ending),
        beginnings: [0, 1, 2, 3].map(beginning),
        capital: capital(text),
    }
}

/// Kinds of characters in a row, each named once: `Aa` for Paris, `A-A` for UN-AU, `0` for 2024.
fn shape(text: &str) -> u64 {
    let mut shape = String::new();
    for character in text.chars() {
        let kind = match character {
            'A'..='Z' => 'A',
            'a'..='z' => 'a',
            '0'..='9' => '0',
            _ if character.is_uppercase() => 'A',
            _ if character.is_alphabetic() => 'a',
            _ if character.is_numeric() => '0',
            _ => character,
        };
        if !shape.ends_with(kind) {
            shape.push(kind);
        }
    }
    hash(&shape)
}

/// 0: no letter first; 1: small; 2: a capital and small letters; 3: capitals only; 4: one capital letter.
fn capital(text: &str) -> u64 {
    let Some(first) = text.chars().next().filter(|first| first.is_alphabetic()) else { return 0 };
    if !first.is_uppercase() {
        return 1;
    }
    let rest = || text.chars().skip(1).filter(|character| character.is_alphabetic());
    match (rest().next(), rest().any(char::is_lowercase)) {
        (None, _) => 4,
        (Some(_), true) => 2,
        (Some(_), false) => 3,
    }
}

/// How the text uses capitals: in a heading they say little. Quarters of its words that begin with one.
fn setting(words: &[Word<'_>]) -> u64 {
    let capitals = words.iter().map(|word| capital(word.text)).filter(|&capital| capital > 0);
    let (all, large) =
        capitals.fold((0_u64, 0_u64), |(all, large), capital| (all + 1, large + u64::from(capital > 1)));
    (large * 4).checked_div(all).map_or(0, |quarters| 1 + quarters)
}
