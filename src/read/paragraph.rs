//! Lines into blocks: in most bilingual pages a line is a block, in hard-wrapped text it goes on.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::source::Line;
use crate::data::{At, Block, BlockKind, Place};
use crate::text::{is_han, lang_of};

/// Lines that are looked at to tell whether a file is hard-wrapped.
pub(super) const SAMPLE: usize = 2000;

/// Line widths at which people and programs wrap, in columns (a Chinese character takes two).
const WIDTHS: std::ops::RangeInclusive<usize> = 50..=130;

/// A file is wrapped if at least this share of its neighbouring lines break just where the next word no longer fits.
const MIN_SHARE: f32 = 0.7;

/// Fewer neighbouring lines than this prove nothing: a caption and its translation are two lines.
const MIN_PAIRS: usize = 4;

/// Share of the lines (the longest ones) that may stick out beyond the wrapping width: addresses, headings.
const OUTLIERS: f32 = 0.02;

/// A block of one line.
pub(super) fn block(name: &Arc<str>, number: u32, text: &str) -> Block {
    Block {
        text: text.to_owned(),
        place: Place::new(name, At::Line(number)),
        kind: BlockKind::Paragraph,
        lang: None,
    }
}

/// The column at which a file is wrapped; `None` where every line is a block of its own.
pub(super) fn wrapping(lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> =
        lines.iter().map(|line| width(line.text.trim())).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    let column = *widths.get(widths.len().saturating_sub(1 + (widths.len() as f32 * OUTLIERS) as usize))?;
    let pairs: Vec<(&str, &str)> = lines.windows(2).filter_map(neighbours).collect();
    let full = pairs.iter().filter(|(a, b)| is_full(a, b, column) && !ends_sentence(a)).count();
    let enough = pairs.len() >= MIN_PAIRS && full as f32 >= MIN_SHARE * pairs.len() as f32;
    (enough && WIDTHS.contains(&column)).then_some(column)
}

/// Two lines of one language with nothing between them.
fn neighbours(lines: &[Line]) -> Option<(&str, &str)> {
    let [a, b] = lines else { return None };
    let (a, b) = (a.text.trim(), b.text.trim());
    (same_language(a, b)).then_some((a, b))
}

fn same_language(a: &str, b: &str) -> bool {
    lang_of(a).is_some_and(|lang| lang_of(b) == Some(lang))
}

/// The first word of `next` would not have fitted behind `line`.
fn is_full(line: &str, next: &str, column: usize) -> bool {
    let han = next.chars().next().is_some_and(is_han);
    let word = if han { 2 } else { 1 + width(next.split_whitespace().next().unwrap_or_default()) };
    width(line) + word > column
}

fn ends_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '。', '！', '？', '”', '"', ':', '：'])
}

/// Columns on a terminal.
fn width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}')
}

/// Gathers lines into blocks.
pub(super) struct Gather {
    column: Option<usize>,
    open: Option<Block>,
    last: String,
}

impl Gather {
    /// For a file that is wrapped at `column`, or not at all.
    pub(super) fn new(column: Option<usize>) -> Self {
        Gather { column, open: None, last: String::new() }
    }

    /// Takes the next line's block; gives back the one before if the line does not continue it.
    pub(super) fn push(&mut self, block: Block) -> Option<Block> {
        let text = block.text.clone();
        let done = if self.continues(&text) {
            if let Some(open) = &mut self.open {
                join(&mut open.text, &text);
            }
            None
        } else {
            self.open.replace(block)
        };
        self.last = text;
        done
    }

    /// The same for printed text: a word that was parted at the line's end is put together, if `words` has it whole.
    pub(super) fn push_hyphenated(&mut self, block: Block, words: &FxHashSet<&str>) -> Option<Block> {
        if self.continues(&block.text)
            && let Some(open) = &mut self.open
            && is_parted(&open.text, &block.text, words)
        {
            open.text.pop();
            open.text.push_str(&block.text);
            self.last = block.text;
            return None;
        }
        self.push(block)
    }

    /// Ends the block at hand: an empty line, a heading, the end of the file.
    pub(super) fn end(&mut self) -> Option<Block> {
        self.last.clear();
        self.open.take()
    }

    fn continues(&self, text: &str) -> bool {
        self.column.is_some_and(|column| is_full(&self.last, text, column))
            && self.open.is_some()
            && (same_language(&self.last, text) || lang_of(text).is_none())
    }
}

/// The line ends in the first part of a word that goes on in the next one.
fn is_parted(line: &str, next: &str, words: &FxHashSet<&str>) -> bool {
    const SOFT_HYPHEN: char = '\u{AD}';
    let letter = |c: &char| c.is_alphanumeric();
    let Some(before) = line.strip_suffix(['-', SOFT_HYPHEN, '‐']) else { return false };
    let first: String =
        before.chars().rev().take_while(letter).collect::<Vec<_>>().into_iter().rev().collect();
    let second: String = next.chars().take_while(letter).collect();
    let whole = format!("{first}{second}");
    !first.is_empty() && !second.is_empty() && (line.ends_with(SOFT_HYPHEN) || words.contains(whole.as_str()))
}

/// The width that nine lines in ten do not exceed, in columns; 0 without lines.
pub(super) fn typical_width(lines: &[Line]) -> usize {
    let mut widths: Vec<usize> =
        lines.iter().map(|line| width(line.text.trim())).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 9 / 10).copied().unwrap_or(0)
}

/// Undoes a hard line break: a space between Latin words, nothing between Chinese characters or after a hyphen.
pub(super) fn join(open: &mut String, next: &str) {
    let glued = |c: Option<char>| c.is_none_or(is_wide);
    if !(glued(open.chars().next_back()) || glued(next.chars().next()) || open.ends_with('-')) {
        open.push(' ');
    }
    open.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<String> {
        let name: Arc<str> = "t".into();
        let lines: Vec<Line> =
            (1..).zip(text.lines()).map(|(number, text)| Line { number, text: text.to_owned() }).collect();
        let mut gather = Gather::new(wrapping(&lines));
        let mut out = Vec::new();
        for line in &lines {
            let text = line.text.trim();
            out.extend(if text.is_empty() {
                gather.end()
            } else {
                gather.push(block(&name, line.number, text))
            });
        }
        out.extend(gather.end());
        out.into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn on_a_press_page_every_line_is_a_block() {
        let page = "会议在鄂尔多斯举行\nCaption: The meeting was held in Ordos\n\nThe delegates visited the city.\n\
                    They also saw the museum and a great many other places of interest.";
        assert_eq!(blocks(page).len(), 4);
    }

    #[test]
    fn hard_wrapped_text_goes_on_over_its_lines() {
        let text = "The conference was opened by the mayor, who said that the city had\n\
                    done much to make its streets greener and its air cleaner. Experts\n\
                    from many countries and organisations then spoke about their work,\n\
                    and representatives of the enterprises in the district showed what\n\
                    digital technology can do for the everyday life of the inhabitants\n\
                    there.\n\nA second paragraph begins here.\n会议由市长主持。";
        let got = blocks(text);
        assert_eq!(got.len(), 3);
        assert!(got.first().is_some_and(
            |first| first.contains("city had done much") && first.ends_with("inhabitants there.")
        ));
        assert_eq!(got.get(2).map(String::as_str), Some("会议由市长主持。"));
    }

    #[test]
    fn one_sentence_a_line_stays_one_sentence_a_line() {
        let text = "The first sentence is short.\nThe second sentence is quite a bit longer than the first one.\n\
                    A third.\nThe fourth sentence tells of the digital city.\nFifth.\nThe sixth one ends the text here.";
        assert_eq!(blocks(text).len(), 6);
    }

    #[test]
    fn wrapped_chinese_is_joined_without_a_space() {
        let mut text = "中国".to_owned();
        join(&mut text, "未来");
        join(&mut text, "UN");
        join(&mut text, "Habitat");
        assert_eq!(text, "中国未来UN Habitat");
    }
}
