//! What is looked at to tell a Chinese word's part of speech: itself, its neighbours, their characters, jieba's tags,
//! CC-CEDICT's glosses. (The program that teaches the taggers shares this file.)

use super::feature::{OUTSIDE, Rows, Word, hash};

/// The parts of speech that are told apart, in the order of the weights.
pub(super) const LABELS: [&str; 17] = [
    "NOUN",
    "PROPN",
    "VERB",
    "VN",
    "AUX",
    "ADJ",
    "ADV",
    "PRON",
    "ADP",
    "NUM",
    "MEASURE",
    "TIME",
    "LOCALIZER",
    "CCONJ",
    "PART",
    "PUNCT",
    "X",
];

/// What the templates need of one word, hashed once.
struct Traits {
    word: u64,
    tag: u64,
    gloss: u64,
    first: u64,
    last: u64,
    second_last: u64,
    length: u64,
}

/// What the templates need of a word beyond the text's ends.
const NOTHING: Traits = Traits {
    word: OUTSIDE,
    tag: OUTSIDE,
    gloss: OUTSIDE,
    first: OUTSIDE,
    last: OUTSIDE,
    second_last: OUTSIDE,
    length: 0,
};

/// Shows the rows of every word in turn.
pub(super) fn describe(words: &[Word<'_>], mut see: impl FnMut(usize, &[u32])) {
    let traits: Vec<Traits> = words.iter().map(traits).collect();
    let mut rows = Vec::new();
    for at in 0..words.len() {
        let near =
            |step: isize| at.checked_add_signed(step).and_then(|at| traits.get(at)).unwrap_or(&NOTHING);
        add_rows(&mut Rows::new(&mut rows), near);
        see(at, &rows);
    }
}

fn add_rows<'t>(rows: &mut Rows<'_>, near: impl Fn(isize) -> &'t Traits) {
    let (word, before, behind) = (near(0), near(-1), near(1));
    let (second_before, second_behind) = (near(-2), near(2));
    rows.add(&[]);
    rows.add(&[word.word]);
    rows.add(&[before.word]);
    rows.add(&[behind.word]);
    rows.add(&[second_before.word]);
    rows.add(&[second_behind.word]);
    rows.add(&[before.word, word.word]);
    rows.add(&[word.word, behind.word]);
    rows.add(&[before.word, behind.word]);
    rows.add(&[before.word, word.tag]);
    rows.add(&[word.tag, behind.word]);
    rows.add(&[before.word, word.tag, behind.word]);
    rows.add(&[word.tag, word.gloss, word.length]);
    rows.add(&[before.tag, word.tag]);
    rows.add(&[word.tag, behind.tag]);
    rows.add(&[before.tag, word.tag, behind.tag]);
    rows.add(&[second_before.tag, before.tag, word.tag]);
    rows.add(&[word.tag, behind.tag, second_behind.tag]);
    rows.add(&[word.word, before.tag]);
    rows.add(&[word.word, behind.tag]);
    rows.add(&[word.word, before.tag, behind.tag]);
    rows.add(&[word.gloss, before.tag, behind.tag]);
    rows.add(&[before.gloss, word.gloss, behind.gloss]);
    rows.add(&[word.first]);
    rows.add(&[word.last]);
    rows.add(&[word.first, word.last]);
    rows.add(&[word.second_last, word.last]);
    rows.add(&[word.first, word.length]);
    rows.add(&[word.last, word.length]);
    rows.add(&[word.last, word.tag]);
    rows.add(&[before.last, word.tag]);
    rows.add(&[word.tag, behind.first]);
    rows.add(&[word.last, behind.first]);
    rows.add(&[before.last, word.first]);
    rows.add(&[word.last, behind.word]);
    rows.add(&[before.word, word.first]);
    rows.add(&[before.length, word.length, behind.length]);
}

fn traits(word: &Word<'_>) -> Traits {
    /// Longer words are alike.
    const LONGEST: usize = 5;
    let mut last = word.text.chars().rev();
    let character = |character: Option<char>| character.map_or(OUTSIDE, |character| character as u64);
    Traits {
        word: hash(word.text),
        tag: if word.tag.is_empty() { kind(word.text) } else { hash(word.tag) },
        gloss: u64::from(word.gloss),
        first: character(word.text.chars().next()),
        last: character(last.next()),
        second_last: character(last.next()),
        length: word.text.chars().take(LONGEST).count() as u64,
    }
}

/// What a word is made of that jieba does not know.
fn kind(text: &str) -> u64 {
    let is = |test: fn(&char) -> bool| text.chars().all(|character| test(&character));
    if is(|character| !character.is_alphanumeric()) {
        1
    } else if is(char::is_ascii) && text.starts_with(|first: char| first.is_ascii_digit()) {
        2
    } else if is(char::is_ascii) {
        3
    } else {
        4
    }
}
