//! Labels of characters as names with their bytes, and which tokens stand in one.

use super::chain::Labelled;
use super::names::{Character, LABELS};
use super::sure;
use crate::data::{Lang, NameSpan, Run, Span, Spot, Tag, Tags, TermType, TokenizedPair};

/// The names of a part of the Chinese side whose first token is `first`.
pub(super) fn names(
    pair: &TokenizedPair,
    first: usize,
    characters: &[Character],
    labelled: &[Labelled],
) -> Vec<NameSpan> {
    let mut found: Vec<NameSpan> = Vec::new();
    let mut open = None;
    let (mut word, mut inside) = (usize::MAX, 0);
    for (character, labelled) in characters.iter().zip(labelled) {
        inside = if character.word == word { inside + 1 } else { 0 };
        word = character.word;
        let (first_of_name, sort) = sort(labelled.label);
        let goes_on = !first_of_name && open == sort;
        open = sort;
        let (Some(sort), Some(spot)) = (sort, spot(pair, first + word, inside)) else { continue };
        match found.last_mut() {
            Some(last) if goes_on => {
                last.spot.span.end = spot.span.end;
                last.run = Run::new(last.run.range().start, first + word + 1);
                last.sure = last.sure.min(sure(labelled.margin));
            }
            _ => {
                let run = Run::new(first + word, first + word + 1);
                found.push(NameSpan { spot, run, r#type: sort, sure: sure(labelled.margin) });
            }
        }
    }
    found
}

/// Whether a label begins a name, and of what sort.
fn sort(label: u8) -> (bool, Option<TermType>) {
    let label = LABELS.get(usize::from(label)).copied().unwrap_or_default();
    let sort = match label.split_once('-').map(|(_, sort)| sort) {
        Some("PER") => Some(TermType::Person),
        Some("LOC") => Some(TermType::Place),
        Some("ORG") => Some(TermType::Organisation),
        Some("WORK") => Some(TermType::Title),
        _ => None,
    };
    (label.starts_with('B'), sort)
}

/// The bytes of one character of a token.
fn spot(pair: &TokenizedPair, token: usize, inside: usize) -> Option<Spot> {
    let own = pair.tokens.zh.get(token)?;
    let (place, character) = pair.text(Lang::Zh, token).char_indices().nth(inside)?;
    let start = own.span.start as usize + place;
    Some(Spot { segment: own.segment, span: Span::new(start, start + character.len_utf8()) })
}

/// Marks the tokens of which names hold at least half. Nouns and unsure words of persons and places are proper nouns then;
/// those of bodies and titles keep their part of speech (委员会 of 未来城市顾问委员会 is a noun all the same).
pub(super) fn mark(pair: &TokenizedPair, tags: &mut Tags) {
    for name in &tags.names {
        for at in name.run.range() {
            let (Some(token), Some(tagged)) = (pair.tokens.zh.get(at), tags.tokens.get_mut(at)) else {
                continue;
            };
            let start = token.span.start.max(name.spot.span.start);
            let shared = token.span.end.min(name.spot.span.end).saturating_sub(start);
            if shared * 2 < token.span.end - token.span.start {
                continue;
            }
            tagged.name = Some(name.r#type);
            let is_bare = matches!(name.r#type, TermType::Person | TermType::Place);
            if is_bare && !matches!(tagged.tag, Tag::Punctuation | Tag::Noun) {
                tagged.tag = Tag::Proper;
            }
        }
    }
}
