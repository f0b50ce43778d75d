//! Words of text without Chinese characters: UAX #29, with what belongs together joined again.

use unicode_segmentation::UnicodeSegmentation;

use super::kind::{is_possessive, kind_of};
use crate::data::{Span, TokenKind};

/// Abbreviations that keep their full stop, in lower case, sorted.
const ABBREVIATIONS: &[&str] = &[
    "al", "apr", "art", "aug", "co", "corp", "dec", "dept", "dr", "etc", "feb", "fig", "gen", "gov", "inc",
    "jan", "jr", "ltd", "messrs", "mr", "mrs", "ms", "mt", "nov", "oct", "prof", "rev", "sen", "sept", "sr",
    "st", "vol", "vs",
];

/// The tokens of a stretch that starts at byte `offset` of its text.
pub(super) fn words(stretch: &str, offset: usize) -> Vec<Span> {
    let pieces = stretch.split_word_bound_indices().flat_map(|(start, piece)| parts(piece, start));
    let joined = join(stretch, &pieces.collect::<Vec<_>>());
    let apart = joined.into_iter().flat_map(|span| without_possessive(stretch, span));
    apart.map(|span| Span::new(offset + span.start as usize, offset + span.end as usize)).collect()
}

/// One piece between word boundaries. UAX #29 keeps marks of other scripts inside words (2023，2024 and a·b are one
/// word to it), and joins marks with what extends them: both are taken apart here.
fn parts(piece: &str, start: usize) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut open = false;
    for (at, character) in piece.char_indices() {
        let at = start + at;
        let end = at + character.len_utf8();
        let is_inner = character.is_alphanumeric() || is_joiner(character) || is_extender(character);
        match found.last_mut() {
            Some(last) if open && is_inner => last.end = end as u32,
            _ if character.is_whitespace() => {}
            _ => found.push(Span::new(at, end)),
        }
        open = is_inner && !character.is_whitespace();
    }
    found
}

/// Marks that UAX #29 rightly keeps inside words and figures: U.S, don't, 80,000, `snake_case`.
fn is_joiner(character: char) -> bool {
    matches!(character, '.' | ',' | '\'' | '’' | '_' | '．' | '＇')
}

/// Accents and invisible joiners that belong to the character before them.
fn is_extender(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{AD}' | '\u{2060}')
        || unicode_normalization::char::is_combining_mark(character)
}

/// Joins neighbours that touch: hyphenated words, abbreviations with their full stop, R&D, and a possessive behind a mark.
fn join(text: &str, pieces: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::with_capacity(pieces.len());
    let mut rest = pieces;
    while let Some((&piece, behind)) = rest.split_first() {
        let last = joined.last().copied().filter(|last| last.end == piece.start);
        let next = behind.first().copied().filter(|next| next.start == piece.end);
        match last {
            Some(last) if is_bridge(text, [last, piece], next) => {
                let end = next.map_or(piece.end, |next| next.end);
                joined.pop();
                joined.push(Span { start: last.start, end });
                rest = behind.get(1..).unwrap_or(&[]);
            }
            Some(last) if is_full_stop(text, last, piece) => {
                joined.pop();
                joined.push(Span { start: last.start, end: piece.end });
                rest = behind;
            }
            Some(_)
                if next.is_some_and(|next| {
                    is_possessive(Span { start: piece.start, end: next.end }.of(text))
                }) =>
            {
                joined.push(Span { start: piece.start, end: next.map_or(piece.end, |next| next.end) });
                rest = behind.get(1..).unwrap_or(&[]);
            }
            _ => {
                joined.push(piece);
                rest = behind;
            }
        }
    }
    joined
}

/// Words are joined up to so many bytes: a longer chain of hyphens is no word, and would be looked through at each of them.
const LONGEST_JOINED: usize = 256;

/// The mark between two words makes them one: UN-Habitat, COVID-19, R&D; not 2015-2030 nor 10-year.
fn is_bridge(text: &str, [last, mark]: [Span; 2], next: Option<Span>) -> bool {
    let is_word = |span: Span| matches!(kind_of(span.of(text)), TokenKind::Latin | TokenKind::Number);
    if last.len() > LONGEST_JOINED {
        return false;
    }
    let joins = matches!(mark.of(text), "-" | "‐" | "‑" | "&" | "－");
    joins && kind_of(last.of(text)) == TokenKind::Latin && next.is_some_and(is_word)
}

/// A full stop behind an abbreviation: U.S., Co., Ltd.
fn is_full_stop(text: &str, last: Span, stop: Span) -> bool {
    if stop.of(text) != "." {
        return false;
    }
    let word = last.of(text);
    let is_initials = word.contains('.') && word.split('.').all(|letter| letter.chars().count() == 1);
    let is_known = || ABBREVIATIONS.binary_search(&word.to_ascii_lowercase().as_str()).is_ok();
    word.chars().any(char::is_alphabetic)
        && (is_initials || (word.starts_with(char::is_uppercase) && is_known()))
}

/// `China’s` is `China` and `’s`.
fn without_possessive(text: &str, span: Span) -> Vec<Span> {
    let word = span.of(text);
    let ending =
        ["'s", "’s", "'S", "’S"].iter().find(|ending| word.len() > ending.len() && word.ends_with(**ending));
    match ending {
        Some(ending) => {
            let cut = span.end - ending.len() as u32;
            vec![Span { start: span.start, end: cut }, Span { start: cut, end: span.end }]
        }
        None => vec![span],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_words_are_what_a_translator_calls_words() {
        assert!(ABBREVIATIONS.is_sorted());
        for (text, expected) in [
            ("UN-Habitat’s vehicle-road-cloud plan", "UN-Habitat|’s|vehicle-road-cloud|plan"),
            ("about 80,000 people, or 1.5%", "about|80,000|people|,|or|1.5|%"),
            ("the U.S. and Huawei Co., Ltd.", "the|U.S.|and|Huawei|Co.|,|Ltd."),
            ("It doesn't rain.", "It|doesn't|rain|."),
            ("R&D & 5G", "R&D|&|5G"),
            ("2015-2030, a 10-year plan", "2015|-|2030|,|a|10|-|year|plan"),
            ("COVID-19", "COVID-19"),
            ("the cities’ (UN)'s", "the|cities|’|(|UN|)|'s"),
            ("２０２３，２０２４；a·b", "２０２３|，|２０２４|；|a|·|b"),
            ("Cuarón’s “Roma”", "Cuarón|’s|“|Roma|”"),
            ("end.", "end|."),
        ] {
            let found: Vec<&str> = words(text, 0).into_iter().map(|span| span.of(text)).collect();
            assert_eq!(found.join("|"), expected);
        }
    }
}
