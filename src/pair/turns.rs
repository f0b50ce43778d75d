//! One line in two languages that take turns: a clause, its translation, the next clause.

use crate::data::Lang;
use crate::text::{is_han, is_latin};

/// A turn has at least so many Chinese characters or English words: less is a name in the other language.
const FEWEST_HAN: usize = 4;
const FEWEST_WORDS: usize = 3;

/// So many bytes of a turn tell its language: bounds the work.
const FARTHEST: usize = 400;

/// The turns of a line, each ending with a sentence; one where the languages do not take turns.
pub(super) fn turns(line: &str) -> Vec<&str> {
    let (mut turns, mut start): (Vec<&str>, usize) = (Vec::new(), 0);
    let mut last: Option<(usize, char)> = None;
    for (at, c) in line.char_indices().filter(|(_, c)| is_han(*c) || is_latin(*c)) {
        if let Some((before, other)) = last
            && is_han(other) != is_han(c)
            && let Some(end) = sentence_end(line, before + other.len_utf8(), at)
            && is_turn(line.get(start..end).unwrap_or(""), lang_of(other))
            && is_turn(next(line, at), lang_of(c))
        {
            turns.extend(line.get(start..end).map(str::trim));
            start = end;
        }
        last = Some((at, c));
    }
    turns.extend(line.get(start..).map(str::trim));
    turns
}

/// Where a sentence ends between two letters, closing marks included.
fn sentence_end(line: &str, from: usize, to: usize) -> Option<usize> {
    let between = line.get(from..to)?;
    let at = between.find(['。', '！', '？', '；', '.', '!', '?', ';'])?;
    let rest = between.get(at..)?;
    let closing = |c: char| "。！？；.!?;”’」』）)\"'".contains(c);
    let end = rest.find(|c: char| !closing(c)).unwrap_or(rest.len());
    Some(from + at + end)
}

/// The text up to the next sentence's end.
fn next(line: &str, from: usize) -> &str {
    let to =
        (from..=line.len().min(from + FARTHEST)).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(from);
    let rest = line.get(from..to).unwrap_or("");
    let ends = [rest.find(['。', '！', '？', '；', '!', '?']), rest.find(". ")];
    rest.get(..ends.into_iter().flatten().min().unwrap_or(rest.len())).unwrap_or("")
}

fn lang_of(letter: char) -> Lang {
    if is_han(letter) { Lang::Zh } else { Lang::En }
}

fn is_turn(text: &str, lang: Lang) -> bool {
    let from =
        (text.len().saturating_sub(FARTHEST)..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let text = text.get(from..).unwrap_or("");
    let han = text.chars().filter(|c| is_han(*c)).count();
    let words =
        text.split_whitespace().filter(|word| word.contains(is_latin) && !word.contains(is_han)).count();
    if lang == Lang::Zh { han >= FEWEST_HAN && han >= words } else { words >= FEWEST_WORDS && words >= han }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_and_their_translations_take_turns() {
        let line = "卖方应按期交货。The Seller shall deliver on time. 买方应在验收后付款。The Buyer shall pay after acceptance.";
        assert_eq!(
            turns(line),
            [
                "卖方应按期交货。",
                "The Seller shall deliver on time.",
                "买方应在验收后付款。",
                "The Buyer shall pay after acceptance."
            ]
        );
        for line in ["他毕业于 Oxford University。现居上海。", "IPCC。报告 was published.", ""] {
            assert_eq!(turns(line).len(), 1, "{line}");
        }
    }
}
