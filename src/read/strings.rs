//! Apple's .strings: the texts of a program in one language, each with its key.

use std::io::Read;
use std::sync::Arc;

use super::{Fit, Format, Head, Holds, Item, Note, Sink};
use crate::data::{At, Block, BlockKind, Place};
use crate::error::{Error, Result};

/// The texts of programs for Apple's systems.
pub(super) struct Strings;

/// The largest file that is read; those of the largest programs have a few megabytes.
const MAX_SIZE: u64 = 64 << 20;

impl Format for Strings {
    fn name(&self) -> &'static str {
        "strings"
    }

    fn about(&self) -> &'static str {
        "iOS and macOS strings; two files are joined by their keys"
    }

    fn left_out(&self) -> &'static str {
        "comments"
    }

    fn holds(&self) -> Holds {
        Holds::Running
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["strings"]
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        let mut scan = Scan { rest: head.text.trim_start_matches('\u{FEFF}'), line: 1 };
        if matches!(scan.next(), Some(Ok(_))) { Fit::Maybe } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut text = String::new();
        input.take(MAX_SIZE + 1).read_to_string(&mut text)?;
        if text.len() as u64 > MAX_SIZE {
            let what = format!("is larger than {} MB; is not read", MAX_SIZE >> 20);
            return Err(Error::malformed(Place::new(name, At::Whole), what));
        }
        let mut wrong: Option<(u32, usize)> = None;
        for entry in (Scan { rest: &text, line: 1 }) {
            match entry {
                Ok((_, text)) if text.trim().is_empty() => {}
                Ok((key, text)) => {
                    let place = Place::new(name, At::Unit(key));
                    sink(Item::Block(Block { text, place, kind: BlockKind::Paragraph, lang: None }))?;
                }
                Err(line) => wrong.get_or_insert((line, 0)).1 += 1,
            }
        }
        let Some((line, count)) = wrong else { return Ok(()) };
        let text = format!("lines that are no \"key\" = \"text\"; from here on, left out: {count}");
        sink(Item::Note(Note { place: Place::new(name, At::Line(line)), text }))
    }
}

/// Entries one after the other; the number of a line that is none.
struct Scan<'a> {
    rest: &'a str,
    line: u32,
}

impl Scan<'_> {
    fn move_on(&mut self, bytes: usize) {
        let (over, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.line += over.matches('\n').count() as u32;
        self.rest = rest;
    }

    /// Goes over white space and comments.
    fn skip(&mut self) {
        loop {
            self.move_on(self.rest.len() - self.rest.trim_start().len());
            let end = if self.rest.starts_with("//") {
                self.rest.find('\n')
            } else if self.rest.starts_with("/*") {
                self.rest.find("*/").map(|at| at + 2)
            } else {
                return;
            };
            self.move_on(end.unwrap_or(self.rest.len()));
        }
    }

    /// A string in quotation marks, or a bare word.
    fn string(&mut self) -> Option<String> {
        self.skip();
        let Some(inside) = self.rest.strip_prefix('"') else {
            let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '$');
            let end = self.rest.find(|c| !is_word(c)).unwrap_or(self.rest.len());
            let word = self.rest.get(..end).filter(|word| !word.is_empty())?.to_owned();
            self.move_on(end);
            return Some(word);
        };
        let mut escaped = false;
        let end = inside.find(|c: char| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        })?;
        let text = unescaped(inside.get(..end)?);
        self.move_on(end + 2);
        Some(text)
    }

    fn mark(&mut self, mark: char) -> Option<()> {
        self.skip();
        self.rest.starts_with(mark).then(|| self.move_on(mark.len_utf8()))
    }

    fn entry(&mut self) -> Option<(String, String)> {
        let key = self.string()?;
        self.mark('=')?;
        let text = self.string()?;
        self.mark(';')?;
        Some((key, text))
    }
}

impl Iterator for Scan<'_> {
    type Item = std::result::Result<(String, String), u32>;

    fn next(&mut self) -> Option<Self::Item> {
        self.skip();
        if self.rest.is_empty() {
            return None;
        }
        let (line, start) = (self.line, self.rest);
        if let Some(entry) = self.entry() {
            return Some(Ok(entry));
        }
        (self.line, self.rest) = (line, start);
        self.move_on(self.rest.find('\n').map_or(self.rest.len(), |at| at + 1));
        Some(Err(line))
    }
}

fn unescaped(text: &str) -> String {
    const DIGITS: usize = 4;
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('U' | 'u') => {
                let number =
                    rest.as_str().get(..DIGITS).and_then(|digits| u32::from_str_radix(digits, 16).ok());
                if let Some(c) = number.and_then(char::from_u32) {
                    out.push(c);
                    rest = rest.as_str().get(DIGITS..).unwrap_or_default().chars();
                }
            }
            other => out.extend(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::handed_on;

    #[test]
    fn keys_and_texts_come_out_and_a_spoilt_line_is_told() {
        let file = "/* File menu\n */\n\"Open\" = \"打开\\n“文件”\";\n// no\nclose_button = \"关闭\\U0041\\\"\";\noops\n\"Empty\" = \"\";\n\
                    \"Last\" =\n  \"最后\" ;\n\"Cut\" = \"";
        assert_eq!(
            handed_on(&Strings, "s", file),
            [
                "s#Open 打开\n“文件”",
                "s#close_button 关闭A\"",
                "s#Last 最后",
                "s:6 lines that are no \"key\" = \"text\"; from here on, left out: 2"
            ]
        );
    }
}
