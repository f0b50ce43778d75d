//! What is looked at to tell which Chinese characters are part of a name: themselves, their neighbours, the word that
//! they stand in, and the tables of names. (The program that teaches the taggers shares this file.)

use super::feature::{OUTSIDE, Rows, Word, hash};

/// What a character may be, in the order of the weights: outside, or the first or a later one of a name.
pub(super) const LABELS: [&str; 9] =
    ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-WORK", "I-WORK"];

/// A character and where it stands.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_field_names, reason = "a character and what is known of it")]
pub(super) struct Character {
    /// Simplified, narrow.
    pub(super) character: char,
    /// Index of its word.
    pub(super) word: usize,
    /// What the tables of names say of it, see `facts`; 0 where they say nothing.
    pub(super) table: u8,
}

/// What the templates need of one character.
#[derive(Clone, Copy)]
struct Traits {
    character: u64,
    class: u64,
    /// First, inner, last or only character of its word.
    place: u64,
    table: u64,
    word: usize,
}

/// What the templates need of one word.
#[derive(Clone, Copy)]
struct WordTraits {
    word: u64,
    tag: u64,
    last: u64,
    last_two: u64,
    gloss: u64,
}

const NOTHING: Traits = Traits { character: OUTSIDE, class: 0, place: 0, table: 0, word: usize::MAX };
const NO_WORD: WordTraits =
    WordTraits { word: OUTSIDE, tag: OUTSIDE, last: OUTSIDE, last_two: OUTSIDE, gloss: 0 };

/// Shows the rows of every character in turn.
pub(super) fn describe(words: &[Word<'_>], characters: &[Character], mut see: impl FnMut(usize, &[u32])) {
    let word_traits: Vec<WordTraits> = words.iter().map(traits_of_word).collect();
    let traits: Vec<Traits> = (0..characters.len()).map(|at| traits(characters, at)).collect();
    let mut rows = Vec::new();
    for (at, own) in traits.iter().enumerate() {
        let near =
            |step: isize| at.checked_add_signed(step).and_then(|at| traits.get(at)).unwrap_or(&NOTHING);
        let word = |step: isize| {
            own.word.checked_add_signed(step).and_then(|at| word_traits.get(at)).unwrap_or(&NO_WORD)
        };
        let mut gathered = Rows::new(&mut rows);
        add_characters(&mut gathered, near);
        add_words(&mut gathered, own, word);
        see(at, &rows);
    }
}

fn add_characters<'t>(rows: &mut Rows<'_>, near: impl Fn(isize) -> &'t Traits) {
    let [third_before, second_before, before, own, behind, second_behind, third_behind] =
        [-3, -2, -1, 0, 1, 2, 3].map(&near);
    rows.add(&[]);
    for one in [second_before, before, own, behind, second_behind] {
        rows.add(&[one.character]);
    }
    rows.add(&[second_before.character, before.character]);
    rows.add(&[before.character, own.character]);
    rows.add(&[own.character, behind.character]);
    rows.add(&[behind.character, second_behind.character]);
    rows.add(&[before.character, behind.character]);
    rows.add(&[second_before.character, before.character, own.character]);
    rows.add(&[before.character, own.character, behind.character]);
    rows.add(&[own.character, behind.character, second_behind.character]);
    rows.add(&[third_before.character, second_before.character, before.character]);
    rows.add(&[behind.character, second_behind.character, third_behind.character]);
    rows.add(&[before.class, own.class, behind.class, second_behind.class]);
    rows.add(&[second_before.class, before.class, own.class, behind.class]);
    rows.add(&[own.table]);
    rows.add(&[before.table, own.table, behind.table]);
    rows.add(&[own.table, own.character]);
    rows.add(&[own.table, behind.character]);
    rows.add(&[before.character, own.table]);
    rows.add(&[before.place, own.place, behind.place]);
    rows.add(&[own.place, own.character]);
}

fn add_words<'t>(rows: &mut Rows<'_>, own: &Traits, near: impl Fn(isize) -> &'t WordTraits) {
    let [second_before, before, word, behind, second_behind] = [-2, -1, 0, 1, 2].map(&near);
    let place = own.place;
    rows.add(&[place, word.word]);
    rows.add(&[place, before.word]);
    rows.add(&[place, behind.word]);
    rows.add(&[place, second_before.word]);
    rows.add(&[place, second_behind.word]);
    rows.add(&[place, before.word, word.word]);
    rows.add(&[place, word.word, behind.word]);
    rows.add(&[place, word.tag, own.table]);
    rows.add(&[place, before.tag, word.tag]);
    rows.add(&[place, word.tag, behind.tag]);
    rows.add(&[place, before.tag, word.tag, behind.tag]);
    rows.add(&[place, second_before.tag, before.tag, word.tag]);
    rows.add(&[place, word.tag, behind.tag, second_behind.tag]);
    rows.add(&[place, word.last]);
    rows.add(&[place, word.last_two]);
    rows.add(&[place, word.tag, behind.last]);
    rows.add(&[place, word.tag, behind.last_two]);
    rows.add(&[place, behind.tag, second_behind.last_two]);
    rows.add(&[place, word.gloss, word.tag]);
    rows.add(&[place, before.word, word.tag]);
    rows.add(&[place, word.tag, behind.word]);
}

fn traits(characters: &[Character], at: usize) -> Traits {
    let Some(own) = characters.get(at) else { return NOTHING };
    let same =
        |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|other| other.word == own.word);
    let place = 1 + 2 * u64::from(same(at.checked_sub(1))) + u64::from(same(at.checked_add(1)));
    Traits {
        character: own.character as u64,
        class: class(own.character),
        place,
        table: u64::from(own.table),
        word: own.word,
    }
}

fn traits_of_word(word: &Word<'_>) -> WordTraits {
    let mut backwards = word.text.chars().rev();
    let last = backwards.next().map_or(OUTSIDE, |last| last as u64);
    let length = word.text.chars().take(5).count() as u64;
    let before_last = backwards.next().map_or(OUTSIDE, |before_last| before_last as u64);
    WordTraits {
        word: hash(word.text),
        tag: if word.tag.is_empty() { length } else { hash(word.tag) },
        last,
        last_two: before_last << 32 | last,
        gloss: u64::from(word.gloss),
    }
}

/// The sort of a character: digits and letters, the dot of foreign names, quotes, other marks, Chinese.
fn class(character: char) -> u64 {
    match character {
        '0'..='9' => 1,
        'A'..='Z' | 'a'..='z' => 2,
        '·' | '•' | '・' | '‧' | '-' => 3,
        '《' | '〈' | '「' | '『' | '“' | '‘' => 4,
        '》' | '〉' | '」' | '』' | '”' | '’' => 5,
        _ if character.is_alphanumeric() => 6,
        _ => 7,
    }
}
