//! PO: gettext's catalogues of messages, line by line.

use std::io::Read;
use std::sync::Arc;

use super::source::{Line, Lines};
use super::units::{Unit, Units};
use super::{Fit, Format, Head, Holds, Sink};
use crate::data::At;
use crate::error::Result;

mod message;
mod quoted;

pub(super) use message::header_value;
use message::{Message, Part};

/// Gettext's catalogues.
pub(super) struct Po;

impl Format for Po {
    fn name(&self) -> &'static str {
        "po"
    }

    fn about(&self) -> &'static str {
        "PO, gettext's catalogue of messages"
    }

    fn left_out(&self) -> &'static str {
        "comments, obsolete messages, plural forms beyond the first; fuzzy messages, unless --all"
    }

    fn holds(&self) -> Holds {
        Holds::Pairs
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["po", "pot"]
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        let has = |start: &str| head.text.lines().any(|line| line.starts_with(start));
        if has("msgid \"") && has("msgstr") { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut catalogue =
            Catalogue { units: Units::new(name, sink), message: Message::default(), odd: None };
        for line in Lines::new(name, input) {
            catalogue.line(&line?)?;
        }
        catalogue.finish()
    }
}

/// A catalogue that is being read.
struct Catalogue<'a> {
    units: Units<'a>,
    message: Message,
    /// Lines that are no PO: the first one's number, and how many.
    odd: Option<(u32, usize)>,
}

impl Catalogue<'_> {
    fn line(&mut self, line: &Line) -> Result<()> {
        let text = line.text.trim().trim_start_matches('\u{FEFF}');
        if text.is_empty() {
            return self.end();
        }
        if let Some(comment) = text.strip_prefix('#') {
            if self.message.has_target() {
                self.end()?;
            }
            self.message.comment(comment);
            return Ok(());
        }
        let (part, rest) = Part::of(text);
        if matches!(part, Some(Part::Context | Part::Source)) && self.message.has_target() {
            self.end()?;
        }
        let taken = quoted::unquote(rest).is_some_and(|string| self.message.take(part, &string, line.number));
        if !taken {
            let (_, count) = self.odd.get_or_insert((line.number, 0));
            *count += 1;
        }
        Ok(())
    }

    /// Ends a message: the one with an empty source is the header.
    fn end(&mut self) -> Result<()> {
        let message = std::mem::take(&mut self.message);
        if message.is_header() {
            return self.units.languages(None, header_value(&message.target, "Language").as_deref());
        }
        let Message { source, target, draft, line, .. } = message;
        self.units.push(Unit { source, target, draft }, At::Line(line))
    }

    fn finish(mut self) -> Result<()> {
        self.end()?;
        if let Some((first, count)) = self.odd {
            let text = format!("lines that are no PO, from here on, left out: {count}");
            self.units.note(At::Line(first), text)?;
        }
        self.units.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Item;

    fn read(file: &str) -> std::result::Result<Vec<String>, String> {
        let mut out = Vec::new();
        let mut sink = |item| {
            out.push(match item {
                Item::Pair(pair) => format!("{} {}|{}", pair.zh.place, pair.zh.text, pair.en.text),
                Item::Draft(pair) => format!("draft {}", pair.en.text),
                Item::Note(note) => format!("{}: {}", note.place, note.text),
                Item::Block(block) => block.text,
            });
            Ok(())
        };
        Po.read(&"p".into(), &mut file.as_bytes(), &mut sink).map_err(|error| error.to_string())?;
        Ok(out)
    }

    const HEADER: &str =
        "msgid \"\"\nmsgstr \"\"\n\"Language: zh_CN\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n";

    #[test]
    fn messages_become_pairs() {
        let file = format!(
            "{HEADER}\n#: a.c:3\nmsgctxt \"menu\"\nmsgid \"\"\n\"Open \\\"%s\\\"\\n\"\n\"now\"\nmsgstr \"打开“%s”\\n\"\n\
             \"现在\"\n#, c-format, fuzzy\n#| msgid \"Old\"\nmsgid \"New\"\nmsgstr \"新\"\n\nmsgid \"%d file\"\n\
             msgid_plural \"%d files\"\nmsgstr[0] \"%d 个文件\"\n\nmsgid \"Untranslated\"\nmsgstr \"\"\n\n\
             #~ msgid \"Obsolete\"\n#~ msgstr \"过时\"\n\nmsgid \"Last\"\nmsgstr \"最后\""
        );
        let expected =
            ["p:8 打开“%s”\n现在|Open \"%s\"\nnow", "draft New", "p:18 %d 个文件|%d file", "p:28 最后|Last"];
        assert_eq!(read(&file).expect("a catalogue"), expected);
    }

    #[test]
    fn a_spoilt_line_is_named_and_the_rest_is_read() {
        let file = format!("{HEADER}\nmsgid \"a\"\nmsgstr \"一\noops\n\nmsgid \"b\"\nmsgstr \"二\"\n");
        let expected = ["p:10 二|b", "p:7: lines that are no PO, from here on, left out: 2"];
        assert_eq!(read(&file).expect("a catalogue"), expected);
    }

    #[test]
    fn a_catalogue_without_a_header_shows_which_side_is_chinese() {
        let file = "msgid \"城市\"\nmsgstr \"city\"\n\nmsgid \"OK\"\nmsgstr \"OK\"\n";
        assert_eq!(read(file).expect("a catalogue"), ["p:1 城市|city", "p:4 OK|OK"]);
        let french = HEADER.replace("zh_CN", "fr");
        assert_eq!(
            read(&french).expect_err("French"),
            "p: is in the language fr; Chinese and English are needed"
        );
    }
}
