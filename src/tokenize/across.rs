//! What one side tells of the words of the other: names joined by a dash (中国—东盟, China-ASEAN), and names of persons that
//! jieba's guesses have swallowed (张骞通, Zhang Qian).

use std::ops::Range;

use super::split::split_once;
use crate::data::{Lang, Span, Token, TokenKind, TokenizedPair};
use crate::lexicon::sound::spelled_person;
use crate::lexicon::view::Case;
use crate::lexicon::{Dictionary, Words};
use crate::text::fold_char;

/// Parts of a hyphenated word shorter than this are prefixes and abbreviations (UN-Habitat, Al-Sisi), in letters.
const SHORTEST_PART: usize = 3;

/// So many characters around a guessed word may belong to the name that it has swallowed in part.
const AROUND: usize = 2;

/// jieba's tag of persons.
const PERSON_TAG: &str = "nr";

/// Words of a Chinese person's name in English.
const PERSON: Range<usize> = 2..4;

/// Cuts the words of each side where the other side shows that they are two.
pub(super) fn part(pair: &mut TokenizedPair) {
    let dashes = dashes(pair);
    // Names first: a text with one dash may well have hyphens of other kinds.
    let as_many = |is_part: fn(&str) -> bool| Some(hyphens(pair, is_part)).filter(|it| it.len() == dashes);
    let hyphens = as_many(is_name).or_else(|| as_many(is_long)).unwrap_or_default();
    for (segment, hyphen) in hyphens {
        split_once(pair, Lang::En, (segment, hyphen.start));
        split_once(pair, Lang::En, (segment, hyphen.end));
    }
    for cut in swallowed(pair) {
        split_once(pair, Lang::Zh, cut);
    }
}

/// How many single dashes stand between Chinese words.
fn dashes(pair: &TokenizedPair) -> usize {
    let tokens = &pair.tokens.zh;
    let touch = |one: &Token, next: &Token| one.segment == next.segment && one.span.end == next.span.start;
    let is_joined = |at: usize| match tokens.get(at..at + 3) {
        Some([before, dash, behind]) => {
            before.kind == TokenKind::Han
                && matches!(pair.text(Lang::Zh, at + 1), "—" | "–" | "-" | "－")
                && behind.kind == TokenKind::Han
                && touch(before, dash)
                && touch(dash, behind)
        }
        _ => false,
    };
    (0..tokens.len()).filter(|&at| is_joined(at)).count()
}

fn is_name(part: &str) -> bool {
    is_long(part) && Case::of(part) != Case::Lower
}

fn is_long(part: &str) -> bool {
    part.chars().count() >= SHORTEST_PART
}

/// The hyphens of English words all of whose parts are such, with their segments.
fn hyphens(pair: &TokenizedPair, is_part: fn(&str) -> bool) -> Vec<(u16, Span)> {
    let mut found = Vec::new();
    for (at, token) in pair.tokens.en.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Latin) {
        let text = pair.text(Lang::En, at);
        if text.contains('-') && text.split('-').all(is_part) {
            let start = token.span.start as usize;
            let places =
                text.match_indices('-').map(|(place, _)| Span::new(start + place, start + place + 1));
            found.extend(places.map(|hyphen| (token.segment, hyphen)));
        }
    }
    found
}

/// Where to cut words that jieba has guessed and that hold a part of a person's name, as the English side spells it.
fn swallowed(pair: &TokenizedPair) -> Vec<(u16, u32)> {
    let guesses: Vec<&Token> = pair.tokens.zh.iter().filter(|token| is_guess(pair, token)).collect();
    if guesses.is_empty() {
        return Vec::new();
    }
    let persons = persons(pair);
    let cuts = |guess: &&Token| {
        let inside = |at: &u32| guess.span.start < *at && *at < guess.span.end;
        let around = around(pair, guess);
        let names = persons.iter().filter_map(|words| name_in(&around, words));
        names.flat_map(|name| [name.start, name.end]).filter(inside).map(|at| (guess.segment, at)).collect()
    };
    guesses.iter().flat_map(|guess| -> Vec<(u16, u32)> { cuts(guess) }).collect()
}

/// No dictionary has the word, or only jieba's, which took names of persons from texts with what stood behind them (张骞通).
fn is_guess(pair: &TokenizedPair, token: &Token) -> bool {
    let segment = pair.pair.segments.zh.get(usize::from(token.segment));
    let text = segment.map_or("", |segment| token.span.of(&segment.text));
    let folded: String = text.chars().map(fold_char).collect();
    token.kind == TokenKind::Han
        && folded.chars().nth(1).is_some()
        && Words::bundled().get(&folded).is_none_or(|word| word.tag.starts_with(PERSON_TAG))
        && Dictionary::bundled().get(&folded).is_none()
}

/// Runs of two or three English words with capitals.
fn persons(pair: &TokenizedPair) -> Vec<Vec<&str>> {
    let is_name = |at: &usize| {
        let token = pair.tokens.en.get(*at);
        token.is_some_and(|token| token.kind == TokenKind::Latin)
            && Case::of(pair.text(Lang::En, *at)) == Case::Title
    };
    let run = |start: usize, many: usize| {
        let words = (start..start + many).filter(is_name).map(|at| pair.text(Lang::En, at));
        Some(words.collect::<Vec<&str>>()).filter(|words| words.len() == many)
    };
    let starts = 0..pair.tokens.en.len();
    starts.flat_map(|start| PERSON.filter_map(move |many| run(start, many))).collect()
}

/// A guessed word with a little around it: each character, folded, and where it stands; last where the text goes on.
struct Around {
    chars: Vec<char>,
    places: Vec<usize>,
}

fn around(pair: &TokenizedPair, guess: &Token) -> Around {
    let segment = pair.pair.segments.zh.get(usize::from(guess.segment));
    let text = segment.map_or("", |segment| segment.text.as_str());
    let start = guess.span.start as usize;
    let before = text.get(..start).unwrap_or_default().char_indices().rev().take(AROUND).last();
    let from = before.map_or(start, |(at, _)| at);
    let inside = guess.span.of(text).chars().count();
    let many = text.get(from..start).map_or(0, |before| before.chars().count()) + inside + AROUND;
    let found: Vec<(usize, char)> = text.get(from..).unwrap_or_default().char_indices().take(many).collect();
    let end = found.last().map_or(from, |(at, character)| from + at + character.len_utf8());
    Around {
        chars: found.iter().map(|(_, character)| fold_char(*character)).collect(),
        places: found.iter().map(|(at, _)| from + at).chain([end]).collect(),
    }
}

/// The bytes of the name of these words in what stands there.
fn name_in(around: &Around, words: &[&str]) -> Option<Span> {
    let name = spelled_person(&around.chars, words)?;
    let place = |index: usize| around.places.get(index).copied();
    Some(Span::new(place(name.start)?, place(name.end)?))
}
