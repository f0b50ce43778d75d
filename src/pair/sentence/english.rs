//! Where English sentences end: . ! ? and what closes behind them, but not abbreviations.

use super::is_closing;
use crate::text::{is_han, is_latin};

/// A name or a number follows these: the full stop never ends a sentence. In lower case.
const BEFORE_NAMES: &[&str] = &[
    "mr", "mrs", "ms", "messrs", "dr", "prof", "rev", "hon", "st", "mt", "sr", "gen", "col", "maj", "capt",
    "lt", "sgt", "cpl", "adm", "cmdr", "gov", "sen", "rep", "pres", "supt", "vs", "cf", "e.g", "i.e", "viz",
    "ca", "approx", "est", "dept", "univ", "assn", "bros", "mme", "mlle", "fr",
];

/// A figure follows these: else they are words or ends of sentences.
const BEFORE_FIGURES: &[&str] = &[
    "no", "nos", "fig", "figs", "vol", "vols", "art", "arts", "sec", "ch", "chap", "p", "pp", "para",
    "paras", "eq", "ref", "tab", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec", "c", "v", "op", "ser",
];

/// These may end a sentence: they do if one of `STARTERS` follows.
const AMBIGUOUS: &[&str] = &[
    "inc", "ltd", "co", "corp", "plc", "llc", "jr", "esq", "etc", "al", "a.m", "p.m", "u.s", "u.n", "u.k",
    "e.u", "d.c", "ph.d", "m.d", "b.c", "a.d", "bn", "mn", "ave", "blvd", "rd", "bldg", "intl", "hq", "sq",
    "ft", "oz", "lb",
];

/// Words with which sentences begin and names hardly do.
const STARTERS: &[&str] = &[
    "a",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "during",
    "each",
    "even",
    "every",
    "following",
    "for",
    "from",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "many",
    "meanwhile",
    "more",
    "moreover",
    "most",
    "my",
    "no",
    "not",
    "now",
    "of",
    "on",
    "one",
    "or",
    "other",
    "our",
    "over",
    "she",
    "since",
    "so",
    "some",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "thus",
    "to",
    "today",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "while",
    "who",
    "why",
    "with",
    "you",
    "your",
];

/// So many bytes around a stop are looked at: no word and no file's name is longer, and text without a space would be
/// looked through again at each of its stops.
const MOST_AROUND: usize = 512;

/// Where each sentence ends, but for the last one.
pub(super) fn ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut from = 0;
    while let Some((at, c)) = next_stop(text, from) {
        let stops = text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start_matches(is_stop).len());
        let after = text.get(at + stops..).unwrap_or_default();
        let rest = after.trim_start_matches(is_closing);
        let end = text.len() - rest.len();
        if !rest.is_empty() && ends_here(text.get(..at).unwrap_or_default(), c, stops, rest) {
            ends.push(end);
        }
        from = end.max(at + stops);
    }
    ends
}

fn next_stop(text: &str, from: usize) -> Option<(usize, char)> {
    let (at, c) = text.get(from..)?.char_indices().find(|(_, c)| is_stop(*c))?;
    Some((from + at, c))
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

/// `before` stands before the stop, `rest` behind it and what closes.
fn ends_here(before: &str, stop: char, stops: usize, rest: &str) -> bool {
    let spaced = rest.starts_with(char::is_whitespace);
    let next =
        first(rest.trim_start(), MOST_AROUND).trim_start_matches(['"', '“', '‘', '\'', '(', '[', '《']);
    let begins = next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || is_han(c));
    let word = last(before, MOST_AROUND)
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '-' | '—'))
        .next()
        .unwrap_or_default();
    match stop {
        '。' | '！' | '？' => true,
        '.' if stops == 1 => {
            begins && if spaced { !continues(before, word, next) } else { is_glued(word, next) }
        }
        _ => begins && (spaced || next.starts_with(|c: char| c.is_uppercase())),
    }
}

/// About so many bytes at the end.
fn last(text: &str, bytes: usize) -> &str {
    text.get(text.floor_char_boundary(text.len().saturating_sub(bytes))..).unwrap_or_default()
}

/// About so many bytes at the beginning.
fn first(text: &str, bytes: usize) -> &str {
    text.get(..text.ceil_char_boundary(bytes.min(text.len()))).unwrap_or_default()
}

/// The full stop behind `word` belongs to it.
fn continues(before: &str, word: &str, next: &str) -> bool {
    let lower = word.to_lowercase();
    let figure = next.starts_with(|c: char| c.is_ascii_digit());
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase) && word != "I";
    let number = before.trim_start() == word && word.chars().all(|c| c.is_ascii_digit() || c == '.');
    let first = next.split(|c: char| !is_latin(c)).next().unwrap_or_default().to_lowercase();
    let ambiguous = AMBIGUOUS.contains(&lower.as_str())
        || (lower.contains('.') && lower.split('.').all(|part| part.len() < 2));
    BEFORE_NAMES.contains(&lower.as_str())
        || (BEFORE_FIGURES.contains(&lower.as_str()) && figure)
        || (ambiguous && !STARTERS.contains(&first.as_str()))
        || initial
        || number
}

/// Two sentences without a space between them: a small letter before the stop, a capitalized word behind it.
fn is_glued(word: &str, next: &str) -> bool {
    let letters =
        |text: &str| text.chars().next_back().is_some_and(|c| c.is_lowercase() || c == ')' || c == '"');
    let address = word.contains('.') || word.contains('/') || word.contains('@');
    let mut chars = next.chars();
    let capitalized = chars.next().is_some_and(char::is_uppercase)
        && chars.next().is_some_and(|c| c.is_lowercase() || c == ' ');
    let file = next
        .split(|c: char| c.is_whitespace())
        .next()
        .is_some_and(|word| word.contains('.') && !word.ends_with('.'));
    letters(word) && capitalized && !address && !file
}
