//! Words that were cut apart: Chinese characters and Latin letters together (卡拉OK, T恤, 维生素C), and a prefix
//! beside the word it goes with (可 and 再生能源).

use super::stretch::fold;
use crate::data::Span;
use crate::lexicon::{Dictionary, Words};
use crate::text::{is_han, is_latin};

/// Tokens that such a word may fall into (T, 恤, 衫).
const MOST_PARTS: usize = 3;

/// Characters that make adjectives and nouns of the word behind them, where jieba sees two words.
const PREFIXES: &[&str] =
    &["可", "不", "非", "无", "無", "未", "反", "超", "多", "副", "总", "總", "准", "準", "亚", "亞", "微"];

/// Longer Latin words are words of their own (COVID, iPhone).
const MOST_LETTERS: usize = 3;

/// Joins tokens that touch where a dictionary has them as one word.
pub(super) fn merge(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut merged = Vec::with_capacity(spans.len());
    let mut rest = spans;
    while let Some((&first, behind)) = rest.split_first() {
        let parts = (2..=MOST_PARTS)
            .rev()
            .find_map(|count| joined(text, rest.get(..count)?).map(|span| (span, count)));
        let (span, count) = parts.unwrap_or((first, 1));
        merged.push(span);
        rest = behind.get(count - 1..).unwrap_or(&[]);
    }
    merged
}

/// The parts as one word of a dictionary.
fn joined(text: &str, parts: &[Span]) -> Option<Span> {
    if let Some(word) = with_prefix(text, parts) {
        return Some(word);
    }
    let short_latin = |part: &Span| is_short_latin(part.of(text));
    let chinese = |part: &Span| part.of(text).starts_with(is_han);
    let mixed = parts.iter().any(short_latin) && parts.iter().any(chinese);
    if !mixed || !parts.iter().all(|part| short_latin(part) || chinese(part)) {
        return None;
    }
    let touching = parts.is_sorted_by(|one, next| one.end == next.start);
    let span = Span { start: parts.first()?.start, end: parts.last()?.end };
    (touching && is_known(span.of(text))).then_some(span)
}

/// A prefix and the word behind it as one headword.
fn with_prefix(text: &str, parts: &[Span]) -> Option<Span> {
    let [left, right] = parts else { return None };
    let is_long = right.of(text).chars().nth(1).is_some();
    if left.end != right.start || !PREFIXES.contains(&left.of(text)) || !is_long {
        return None;
    }
    let span = Span { start: left.start, end: right.end };
    let folded: String = span.of(text).chars().map(fold).collect();
    (folded.chars().all(is_han) && Dictionary::bundled().get(&folded).is_some()).then_some(span)
}

fn is_short_latin(part: &str) -> bool {
    /// Bytes of a character at most.
    const WIDEST: usize = 4;
    part.len() <= MOST_LETTERS * WIDEST
        && part.chars().count() <= MOST_LETTERS
        && part.chars().any(is_latin)
        && part.chars().all(char::is_alphanumeric)
}

fn is_known(word: &str) -> bool {
    let folded: String = word.chars().map(fold).collect();
    Words::bundled().get(&folded).is_some() || Dictionary::bundled().get(&folded).is_some()
}
