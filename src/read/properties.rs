//! Java's .properties: the texts of a program in one language, each with its key.

use std::io::Read;
use std::sync::Arc;

use super::source::Lines;
use super::{Fit, Format, Head, Holds, Item, Note, Sink};
use crate::data::{At, Block, BlockKind, Place};
use crate::error::Result;

/// Java's resource bundles.
pub(super) struct Properties;

impl Format for Properties {
    fn name(&self) -> &'static str {
        "properties"
    }

    fn about(&self) -> &'static str {
        "Java resource bundle; two files are joined by their keys"
    }

    fn left_out(&self) -> &'static str {
        "comments"
    }

    fn holds(&self) -> Holds {
        Holds::Running
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["properties"]
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        let is_entry = |line: &str| !is_comment(line) && line.contains(['=', ':']);
        if head.text.lines().any(|line| is_entry(line.trim_start())) { Fit::Maybe } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut logical = String::new();
        let mut wrong: Option<(u32, usize)> = None;
        let mut last = 0;
        for line in Lines::new(name, input) {
            let line = line?;
            last = line.number;
            let text = line.text.trim_start();
            if logical.is_empty() && (is_comment(text) || text.is_empty()) {
                continue;
            }
            logical.push_str(text);
            if goes_on(&logical) {
                logical.pop();
                continue;
            }
            if !give(name, &std::mem::take(&mut logical), sink)? {
                wrong.get_or_insert((line.number, 0)).1 += 1;
            }
        }
        if !logical.is_empty() && !give(name, &logical, sink)? {
            wrong.get_or_insert((last, 0)).1 += 1;
        }
        let Some((line, count)) = wrong else { return Ok(()) };
        let text = format!("texts with a \\u that no number follows, from here on, left out: {count}");
        sink(Item::Note(Note { place: Place::new(name, At::Line(line)), text }))
    }
}

fn is_comment(line: &str) -> bool {
    line.starts_with(['#', '!'])
}

/// A line that ends in an odd number of backslashes goes on in the next one.
fn goes_on(line: &str) -> bool {
    line.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// Hands on an entry; false if it cannot be read. An empty text is none.
fn give(name: &Arc<str>, line: &str, sink: Sink<'_>) -> Result<bool> {
    let (key, value) = parted(line);
    let (Some(key), Some(text)) = (unescaped(key), unescaped(value)) else { return Ok(false) };
    if text.trim().is_empty() {
        return Ok(true);
    }
    let place = Place::new(name, At::Unit(key));
    sink(Item::Block(Block { text, place, kind: BlockKind::Paragraph, lang: None })).map(|()| true)
}

/// The key ends at the first `=`, `:` or white space without a backslash before it.
fn parted(line: &str) -> (&str, &str) {
    let mut escaped = false;
    let ends = |c: char| {
        let ends = !escaped && (matches!(c, '=' | ':') || is_space(c));
        escaped = !escaped && c == '\\';
        ends
    };
    let (key, rest) = line.split_at(line.find(ends).unwrap_or(line.len()));
    let rest = rest.trim_start_matches(is_space);
    (key, rest.strip_prefix(['=', ':']).unwrap_or(rest).trim_start_matches(is_space))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{C}')
}

/// Escapes undone; `None` where `\u` is not followed by four hexadecimal digits. Those are UTF-16 units.
fn unescaped(text: &str) -> Option<String> {
    const DIGITS: usize = 4;
    let mut out: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let c = match (c, if c == '\\' { rest.next() } else { None }) {
            ('\\', Some('u')) => {
                let digits = rest.as_str().get(..DIGITS)?;
                out.push(u16::from_str_radix(digits, 16).ok()?);
                rest = rest.as_str().get(DIGITS..)?.chars();
                continue;
            }
            ('\\', Some('n')) => '\n',
            ('\\', Some('t')) => '\t',
            ('\\', Some('r')) => '\r',
            ('\\', Some('f')) => '\u{C}',
            ('\\', Some(other)) => other,
            (c, _) => c,
        };
        out.extend_from_slice(c.encode_utf16(&mut [0; 2]));
    }
    String::from_utf16(&out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::handed_on;

    #[test]
    fn keys_and_texts_come_out_as_java_reads_them() {
        let text = "# comment\n! comment\nmenu.open=\\u6253\\u5f00\nmenu\\:close : 关闭\\\n   窗口\n\nempty=\nface \\ud83d\\ude00\n\
                    path=C:\\\\x\nbroken=\\u12\n";
        assert_eq!(
            handed_on(&Properties, "p", text),
            [
                "p#menu.open 打开",
                "p#menu:close 关闭窗口",
                "p#face 😀",
                "p#path C:\\x",
                "p:10 texts with a \\u that no number follows, from here on, left out: 1"
            ]
        );
    }
}
