//! What a term in a vocabulary list looks like, and which translations one entry gives.

use crate::data::Sides;
use crate::text::{is_han, is_latin};

/// The longest terms that lists hold: words of English, Chinese characters. Longer lines are sentences.
const MOST_WORDS: usize = 16;
const MOST_HAN: usize = 26;

/// The longest list of translations behind one term, in Chinese characters.
const MOST_LISTED: usize = 60;

/// Commas part translations only if none is longer than this (Chinese characters): else they part clauses.
const MOST_PARTED: usize = 8;

/// Words that hold a place open: the entry shows a pattern of use, not a term.
const OPEN: &[&str] = &["sth", "sth.", "sb", "sb.", "something", "somebody", "xxx", "doing", "..."];
const OPEN_ZH: &[&str] = &["某", "……", "…"];

/// Words that explain instead of translating.
const EXPLAINING: &[&str] =
    &["专指", "特指", "形容", "这里", "此处", "用作", "表示", "意为", "意思是", "注："];

/// A term by its form: short, and no sentence.
pub(super) fn is_term(text: &str) -> bool {
    let text = text.trim();
    let ends = text.ends_with(['。', '！', '？', '!', '?', '；', ';'])
        || (text.ends_with('.') && text.contains(". "));
    let (words, han) = (text.split_whitespace().count(), han(text));
    !ends
        && (han > 0 || text.contains(is_latin))
        && words <= MOST_WORDS
        && han <= MOST_HAN
        && !text.contains('。')
}

/// A list of translations by its form.
pub(super) fn is_list(text: &str) -> bool {
    !text.contains(['。', '！', '？']) && han(text) <= MOST_LISTED
}

/// One pair for each translation; none where the entry shows a pattern or explains.
pub(super) fn translations(terms: Sides<&str>) -> Vec<Sides<String>> {
    let english = terms.en.split_whitespace().map(str::to_lowercase);
    let pattern = english.into_iter().any(|word| OPEN.contains(&word.as_str()));
    let explains = OPEN_ZH.iter().chain(EXPLAINING).any(|word| terms.zh.contains(word));
    if pattern || explains {
        return Vec::new();
    }
    let en = bare(terms.en);
    let parts = terms.zh.split(['；', ';']).flat_map(parted).map(bare);
    parts
        .filter(|zh| !zh.is_empty() && !en.is_empty() && han(zh) <= MOST_HAN)
        .map(|zh| Sides::new(zh, en.clone()))
        .collect()
}

/// Commas part short translations.
fn parted(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split(['，', ',']).collect();
    if parts.iter().all(|part| han(part) <= MOST_PARTED) { parts } else { vec![text] }
}

/// Without notes in brackets at either end and without quotation marks around the whole.
fn bare(text: &str) -> String {
    let mut text = text.trim();
    for (open, close) in [('（', '）'), ('(', ')'), ('[', ']'), ('［', '］')] {
        if let Some((note, rest)) = text.strip_prefix(open).and_then(|rest| rest.split_once(close)) {
            text = if rest.trim().is_empty() { note } else { rest };
        } else if let Some((term, note)) = text.strip_suffix(close).and_then(|rest| rest.rsplit_once(open)) {
            // Years are part of a title: (2021-2030).
            let is_figures = !note.contains(char::is_alphabetic);
            text = if term.trim().is_empty() || is_figures || note.contains(is_han) != term.contains(is_han) {
                text
            } else {
                term
            };
        }
    }
    for (open, close) in [('"', '"'), ('“', '”')] {
        text = text
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .filter(|inner| !inner.contains(close))
            .unwrap_or(text);
    }
    text.trim().to_owned()
}

fn han(text: &str) -> usize {
    text.chars().filter(|c| is_han(*c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn translations_are_parted_and_notes_left_out() {
        for (zh, en, expected) in [
            ("周围地区，邻近地区", "vicinity", vec!["周围地区", "邻近地区"]),
            ("边界；（科学的）前沿", "frontier", vec!["边界", "前沿"]),
            ("将要召开[正式]", "convene", vec!["将要召开"]),
            ("坚持……的推进", "pursue progress", vec![]),
            ("纲要", "Outline (2021-2030)", vec!["纲要"]),
            ("探月、探火", "lunar exploration", vec!["探月、探火"]),
            (
                "《妇女发展纲要（2021—2030年）》",
                "Outline (2021-2030)",
                vec!["《妇女发展纲要（2021—2030年）》"],
            ),
        ] {
            let got: Vec<String> =
                translations(Sides::new(zh, en)).into_iter().map(|terms| terms.zh).collect();
            assert_eq!(got, expected, "{zh}");
        }
    }
}
