//! One definition of CC-CEDICT into the English phrases that may stand for the headword in a text.

use crate::cedict::{Class, Entry};
use crate::{place, reference};

/// What a definition says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A translation: as shown to people, and the phrase whose words count.
    Gloss { shown: String, phrase: String },
    /// The same as another headword (Simplified, or as the dictionary writes it).
    Reference(String),
    /// Another headword (Simplified) that is this one's short form.
    Alias(String),
    /// A surname.
    Surname,
}

/// Explanations that translate nothing.
const EXPLANATIONS: &[&str] = &[
    "CL:",
    "Taiwan pr",
    "also pr.",
    "used in ",
    "used to ",
    "used as ",
    "used before ",
    "used after ",
    "used for ",
    "used at ",
    "used with ",
    "classifier for ",
    "see also ",
    "pr. ",
    "radical in ",
    "Taiwan equivalent",
    "PRC equivalent",
    "Kangxi radical",
    "component in ",
    "indicates ",
    "indicating ",
    "particle ",
    "interjection ",
    "onom.",
    "prefix ",
    "suffix ",
    "number ",
    "Japanese pr",
    "(dated) ",
    "phonetic ",
];

/// What the first words of a gloss add nothing to it.
const OPENINGS: &[&str] =
    &["to be ", "to ", "the ", "a ", "an ", "lit. ", "fig. ", "i.e. ", "esp. ", "e.g. "];

/// Longer parts behind a comma explain rather than translate.
const MOST_WORDS_OF_A_SYNONYM: usize = 3;

/// All that one definition says.
pub(crate) fn pieces(definition: &str, entry: &Entry<'_>) -> Vec<Piece> {
    if definition.starts_with("CL:") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for inside in brackets(definition) {
        found.extend(reference::target(inside).map(|(word, _)| Piece::Reference(word.to_owned())));
        found.extend(reference::short_form(inside).map(|word| Piece::Alias(word.to_owned())));
    }
    for part in outside(definition, ';') {
        found.extend(part_pieces(part.trim(), entry));
    }
    found
}

/// One part between semicolons.
fn part_pieces(part: &str, entry: &Entry<'_>) -> Vec<Piece> {
    if let Some((word, behind)) = reference::target(part) {
        let mut found = vec![Piece::Reference(word.to_owned())];
        found.extend(glosses(behind, entry));
        return found;
    }
    let bare = part.trim_start_matches("two-character ").trim_start_matches("double-barreled ");
    if bare.starts_with("surname ") {
        return vec![Piece::Surname];
    }
    if let Some(word) = reference::short_form(part) {
        return vec![Piece::Alias(word.to_owned())];
    }
    glosses(part.trim_start_matches("abbr. for "), entry)
}

/// The phrases of one part.
fn glosses(part: &str, entry: &Entry<'_>) -> Vec<Piece> {
    let shown = without_pinyin(part);
    let bare: String = without_brackets(&shown).replace(reference::is_chinese, "");
    let bare = opened(&bare);
    if bare.is_empty() || is_explanation(bare) {
        return Vec::new();
    }
    let phrases = match entry.class {
        Class::Proper => names(bare, &shown, entry),
        Class::Common => synonyms(bare),
    };
    let phrases = phrases.into_iter().filter(|phrase| phrase.chars().any(char::is_alphanumeric));
    phrases.map(|phrase| Piece::Gloss { shown: shown.trim().to_owned(), phrase }).collect()
}

/// It begins as explanations do, or is what is left of one without its Chinese.
fn is_explanation(bare: &str) -> bool {
    EXPLANATIONS.iter().any(|opening| bare.starts_with(opening)) || matches!(bare, "used in" | "see also")
}

/// A proper noun's names; an acronym behind the comma is one too ("Asia-Pacific Economic Cooperation, APEC").
fn names(bare: &str, shown: &str, entry: &Entry<'_>) -> Vec<String> {
    let mut names = place::names(bare, entry.simplified);
    let without_state = names.first().and_then(|name| name.strip_prefix("PRC ")).map(str::to_owned);
    names.extend(without_state);
    names.extend(family_name(names.first().map_or("", String::as_str), shown, entry).map(str::to_owned));
    let acronyms = bare.split(", ").skip(1).map(str::trim);
    let is_acronym = |word: &&str| word.len() > 1 && word.chars().all(|letter| letter.is_ascii_uppercase());
    names.extend(acronyms.filter(is_acronym).map(str::to_owned));
    names
}

/// The family name of a foreign person ("Barack Obama (1961-), ..." for 奥巴马): Chinese texts rarely write the first.
fn family_name<'a>(name: &'a str, shown: &str, entry: &Entry<'_>) -> Option<&'a str> {
    let (first, last) = (name.split(' ').next()?, name.rsplit_once(' ')?.1);
    let years =
        |inside: &&str| inside.starts_with(|sign: char| sign.is_ascii_digit()) && inside.contains(['-', '–']);
    let is_person = brackets(shown).iter().any(years);
    let is_chinese = entry.reading.replace(' ', "").starts_with(&first.to_ascii_lowercase());
    (is_person && !is_chinese && !entry.simplified.contains('·')).then_some(last)
}

/// `to lie, cheat` is two glosses; a longer part behind a comma explains and is dropped.
fn synonyms(bare: &str) -> Vec<String> {
    let mut parts = bare.split(", ").map(|part| opened(part.trim()).to_owned());
    let head = parts.next();
    let short = |part: &String| {
        part.split_whitespace().count() <= MOST_WORDS_OF_A_SYNONYM
            && !part.starts_with("and ")
            && part != "etc"
    };
    head.into_iter().chain(parts.filter(short)).collect()
}

/// Articles and labels off the front.
fn opened(mut phrase: &str) -> &str {
    phrase = phrase.trim();
    while let Some(rest) = OPENINGS.iter().find_map(|opening| phrase.strip_prefix(opening)) {
        phrase = rest.trim_start();
    }
    phrase.trim_end_matches(['.', '!', '?'])
}

/// The contents of all round brackets of the first level.
fn brackets(text: &str) -> Vec<&str> {
    text.split('(').skip(1).filter_map(|behind| behind.split_once(')')).map(|(inside, _)| inside).collect()
}

/// Splits at a mark that stands outside brackets.
fn outside(text: &str, mark: char) -> Vec<&str> {
    let mut depth = 0_u32;
    let split = text.split(move |character: char| {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == mark && depth == 0
    });
    split.collect()
}

/// Pinyin in square brackets off, `繁體|简体` to its Simplified half.
fn without_pinyin(text: &str) -> String {
    let mut kept = String::new();
    let mut depth = 0_u32;
    for character in text.chars() {
        match character {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '|' if depth == 0 => {
                let end = kept.trim_end_matches(reference::is_chinese).len();
                kept.truncate(end);
            }
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
    }
    kept
}

/// Round brackets and what they hold off, spaces made single.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
    }
    kept.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",")
}
