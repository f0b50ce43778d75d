//! A text as stretches of Chinese characters and of everything else.

use crate::data::Span;
use crate::text::{is_han, narrow, simplify};

/// A stretch of a text.
pub(super) struct Stretch {
    /// Its bytes.
    pub(super) span: Span,
    /// Chinese characters.
    pub(super) han: bool,
}

/// The zero of dates that were typed with a circle: 二○二四.
const CIRCLE: char = '○';

/// A text cut where Chinese characters begin and end.
pub(super) fn stretches(text: &str) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut before = ' ';
    for (start, character) in text.char_indices() {
        let han = is_han(character) || (character == CIRCLE && is_digit(before));
        let end = start + character.len_utf8();
        match found.last_mut() {
            Some(last) if last.han == han => last.span = Span::new(last.span.start as usize, end),
            _ => found.push(Stretch { span: Span::new(start, end), han }),
        }
        before = character;
    }
    found
}

/// A Chinese figure that stands in numbers written by place.
pub(super) fn is_digit(character: char) -> bool {
    matches!(character, '〇' | '零' | CIRCLE | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
}

/// One character as jieba's dictionary has it: Simplified, narrow, case kept.
pub(super) fn fold(character: char) -> char {
    simplify(narrow(character))
}
