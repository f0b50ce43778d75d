//! English words as the dictionary compares them. (The build script shares this file.)

use rust_stemmers::{Algorithm, Stemmer};

use super::latin::fold_latin;
use super::spelling::american;

/// Words that Snowball would throw together with words of another sense (organ, intern, import, author ...).
/// Each stands for all words that begin so.
const KEPT_APART: &[&str] = &[
    "authorit",
    "experiment",
    "important",
    "internation",
    "organiz",
    "publication",
    "several",
    "universal",
    "university",
];

/// Parts that make one word with what follows the hyphen: e-mail is email, co-operation cooperation.
const PREFIXES: &[&str] = &[
    "anti", "bi", "co", "counter", "de", "e", "eco", "extra", "geo", "hyper", "infra", "inter", "intra",
    "macro", "mega", "meta", "micro", "mid", "mini", "mis", "multi", "nano", "neo", "non", "post", "pre",
    "pro", "proto", "pseudo", "re", "semi", "sub", "super", "trans", "ultra", "un", "under",
];

/// The stem of one word: folded, possessive off, American spelling, Snowball's English stem.
/// The possessive by itself (`'s`) is its own stem.
#[must_use]
pub fn stem(word: &str) -> String {
    let folded = fold_latin(word);
    let bare = match folded.strip_suffix("'s").or_else(|| folded.strip_suffix('\'')) {
        Some(bare) if !bare.is_empty() => bare,
        _ => folded.as_str(),
    };
    let word = american(bare);
    if let Some(kept) = KEPT_APART.iter().find(|kept| word.starts_with(**kept)) {
        return (*kept).to_owned();
    }
    Stemmer::create(Algorithm::English).stem(&word).into_owned()
}

/// The words of an English phrase or of one hyphenated token, as they are stemmed one by one: parted at spaces,
/// marks and hyphens, except that short prefixes stay with their word (e-mail is one word, email; well-known is two).
/// Full stops inside an abbreviation go (U.S. is US).
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let is_inner =
        |character: char| character.is_alphanumeric() || matches!(character, '\'' | '’' | '-' | '.');
    let runs = text.split(|character: char| !is_inner(character));
    runs.flat_map(split_run).collect()
}

/// One run of letters, digits, hyphens, full stops and apostrophes into words.
fn split_run(run: &str) -> Vec<String> {
    if matches!(run, "'s" | "’s") {
        return vec!["'s".to_owned()];
    }
    let mut words = Vec::new();
    let mut held = String::new();
    for part in run.split('-') {
        let part = part.trim_matches('.').trim_start_matches(['\'', '’']);
        let part = if is_abbreviation(part) { part.replace('.', "") } else { part.to_owned() };
        if is_prefix(&part) && run.contains('-') && held.is_empty() {
            held = part;
            continue;
        }
        let word = std::mem::take(&mut held) + &part;
        words.extend((!word.is_empty()).then_some(word));
    }
    words.extend((!held.is_empty()).then_some(held));
    words
}

/// A prefix as a word would be spelled: UN-Habitat is no word with un-.
fn is_prefix(part: &str) -> bool {
    let is_acronym = part.len() > 1 && part.chars().all(char::is_uppercase);
    !is_acronym && PREFIXES.contains(&part.to_lowercase().as_str())
}

/// Single letters with full stops between them.
fn is_abbreviation(part: &str) -> bool {
    part.contains('.')
        && part.split('.').all(|letter| letter.chars().count() == 1 && !letter.chars().all(char::is_numeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_stem() {
        for (one, other) in [
            ("Organisations", "organization"),
            ("China's", "China"),
            ("cities’", "city"),
            ("governed", "governing"),
            ("Programmes", "program"),
            ("theatre", "theaters"),
        ] {
            assert_eq!(stem(one), stem(other), "{one}");
        }
    }

    #[test]
    fn words_of_another_sense_keep_their_own_stem() {
        for (one, other) in [
            ("organization", "organ"),
            ("international", "intern"),
            ("important", "import"),
            ("authority", "author"),
        ] {
            assert_ne!(stem(one), stem(other), "{one}");
        }
    }

    #[test]
    fn the_possessive_alone_is_a_word() {
        assert_eq!(stem("’s"), "'s");
    }

    #[test]
    fn hyphens_part_words_but_not_prefixes() {
        for (text, expected) in [
            ("e-mail", vec!["email"]),
            ("co-operation agreement", vec!["cooperation", "agreement"]),
            ("well-known", vec!["well", "known"]),
            ("UN-Habitat", vec!["UN", "Habitat"]),
            ("vehicle-road-cloud", vec!["vehicle", "road", "cloud"]),
            ("U.S. dollars, 1.5", vec!["US", "dollars", "1.5"]),
            ("COVID-19", vec!["COVID", "19"]),
        ] {
            assert_eq!(words(text), expected);
        }
    }
}
