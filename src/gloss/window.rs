//! What stands before a bracket: as far back as a term may reach.

use std::ops::Range;

use crate::data::Lang;
use crate::text::{is_han, is_latin};

/// A Chinese term has no more characters, an English one no more words.
const MOST_CHARACTERS: usize = 32;
const MOST_WORDS: usize = 12;

/// The longest title or quotation that is one term (bytes).
const LONGEST_TITLE: usize = 180;

/// No term begins farther (bytes) before a bracket: bounds the work where nothing parts the words.
const FARTHEST: usize = 600;

/// Marks that close a title or a quotation, with those that open it.
const TITLES: &[(char, char)] =
    &[('》', '《'), ('〉', '〈'), ('”', '“'), ('」', '「'), ('』', '『'), ('’', '‘'), ('"', '"')];

/// Abbreviated titles whose full stop ends no sentence.
const STOPPED: &[&str] = &["mt.", "st.", "dr.", "mr.", "ms.", "mrs.", "prof.", "co.", "no.", "ft."];

/// Where the term before a bracket may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) lang: Lang,
    pub(super) range: Range<usize>,
    /// Marks say where the term begins.
    pub(super) is_marked: bool,
    /// Nothing of the text before the window was left out: it begins where a clause does.
    pub(super) is_whole: bool,
}

/// The window before a byte of the text.
pub(super) fn before(text: &str, end: usize) -> Option<Window> {
    let from = (end.saturating_sub(FARTHEST)..=end).find(|at| text.is_char_boundary(*at))?;
    let mut window = in_head(text.get(from..end)?.trim_end())?;
    window.is_whole &= window.range.start > 0 || from == 0;
    window.range = window.range.start + from..window.range.end + from;
    Some(window)
}

fn in_head(head: &str) -> Option<Window> {
    let last = head.chars().next_back()?;
    if let Some((_, open)) = TITLES.iter().find(|(close, _)| *close == last) {
        return titled(head, last, *open);
    }
    if is_han(last) || (is_written(last) && is_in_chinese(head)) {
        return Some(chinese(head));
    }
    (is_written(last) || last == '.').then(|| english(head))
}

fn is_written(c: char) -> bool {
    is_latin(c) || c.is_ascii_digit() || matches!(c, '\'' | '’' | '+' | '#' | '%')
}

/// Letters that hang on Chinese characters: 维生素C.
fn is_in_chinese(head: &str) -> bool {
    head.trim_end_matches(|c: char| is_written(c) || matches!(c, '-' | '–')).ends_with(is_han)
        && !head.chars().rev().take_while(|c| !is_han(*c)).any(char::is_whitespace)
        && head.chars().rev().take_while(|c| !is_han(*c)).count() <= 3
}

fn titled(head: &str, close: char, open: char) -> Option<Window> {
    let inner = head.get(..head.len() - close.len_utf8())?;
    let start = inner.rfind(open)? + open.len_utf8();
    let title = inner.get(start..)?;
    let lang = super::content::lang(title)?;
    (!title.trim().is_empty() && title.len() <= LONGEST_TITLE).then(|| {
        let pad = title.len() - title.trim_start().len();
        Window { lang, range: start + pad..inner.trim_end().len(), is_marked: true, is_whole: true }
    })
}

/// Back to a mark; white space counts as one unless it stands beside Latin letters.
fn chinese(head: &str) -> Window {
    let (mut start, mut is_whole) = (head.len(), true);
    let mut after = ' ';
    for (count, (at, c)) in head.char_indices().rev().enumerate() {
        let beside_latin = is_latin(after) || head.get(..at).is_some_and(|head| head.ends_with(is_latin));
        let is_inner = is_han(c)
            || is_written(c)
            || matches!(c, '·' | '•' | '-' | '–' | '/' | '&' | '.')
            || (c == ' ' && beside_latin);
        if !is_inner || count >= MOST_CHARACTERS {
            is_whole = !is_inner;
            break;
        }
        (after, start) = (c, at);
    }
    let pad = head.get(start..).map_or(0, |text| text.len() - text.trim_start().len());
    Window { lang: Lang::Zh, range: start + pad..head.len(), is_marked: false, is_whole }
}

/// Back to a mark, to Chinese, or so many words.
fn english(head: &str) -> Window {
    let mut start = head.len();
    let mut is_whole = true;
    let mut words = 0;
    let mut end = head.len();
    while let Some(rest) = head.get(..end) {
        let word_start = rest.rfind(char::is_whitespace).map_or(0, |at| {
            at + rest.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        let word = rest.get(word_start..).unwrap_or("");
        if words > 0 && ends_clause(word) {
            break;
        }
        if words == MOST_WORDS {
            is_whole = false;
            break;
        }
        // A mark inside the word, or Chinese, is where the term begins at the latest.
        if let Some((at, c)) = word.char_indices().rev().find(|(_, c)| parts(*c)) {
            start = word_start + at + c.len_utf8();
            break;
        }
        words += 1;
        start = word_start;
        end = rest.get(..word_start).map_or(0, |rest| rest.trim_end().len());
        if end == 0 {
            break;
        }
    }
    let pad = head.get(start..).map_or(0, |text| text.len() - text.trim_start().len());
    Window { lang: Lang::En, range: (start + pad).min(head.len())..head.len(), is_marked: false, is_whole }
}

fn ends_clause(word: &str) -> bool {
    let stopped = word.ends_with('.')
        && !STOPPED.contains(&word.to_lowercase().as_str())
        && word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    stopped
        || word.ends_with([',', ';', ':', '!', '?', ')', '）', '”', '"', '，', '。', '；', '：', '—', '–'])
}

fn parts(c: char) -> bool {
    is_han(c) || "()（）[]［］“”\"「」《》，。；：、！？—;:!?|=→".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(text: &str) -> Option<(&str, bool)> {
        let window = before(text, text.find(['(', '（']).unwrap_or(text.len()))?;
        Some((text.get(window.range)?, window.is_marked))
    }

    #[test]
    fn a_window_goes_back_to_a_mark() {
        for (text, expected) in [
            ("昨天，双方签署谅解备忘录（x", Some(("双方签署谅解备忘录", false))),
            ("依据《公司法》（x", Some(("公司法", true))),
            ("It rained. The Lingnan school (x", Some(("The Lingnan school", false))),
            ("补充维生素C（x", Some(("补充维生素C", false))),
            ("学生须提交 portfolio（x", Some(("portfolio", false))),
            ("\"Completion Date\" (x", Some(("Completion Date", true))),
            ("（x", None),
            ("near Mt. Hua (x", Some(("near Mt. Hua", false))),
        ] {
            assert_eq!(window(text), expected, "{text}");
        }
    }
}
