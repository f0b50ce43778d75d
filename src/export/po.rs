//! `po`: a gettext file, for the platforms that take glossaries as translations of a program.

use std::io::Write;
use std::rc::Rc;

use super::codes::Codes;
use super::options::Role;
use super::profile::{Facts, Profile, Proof, Writer};
use super::row::{Row, Scene};
use super::rules::{Controls, Duplicates, Rules};
use crate::data::Entry;
use crate::error::Result;

/// A gettext file.
pub(super) struct Po;

/// A source text stands once in such a file: a second translation gets a context, its number.
const FACTS: Facts = Facts {
    name: "po",
    about: "gettext PO: source terms as messages, reasons as comments for the translator",
    extensions: &["po"],
    proof: Proof::Client("translate-toolkit 3.20.4; msgfmt 0.21"),
    codes: Codes { simplified: "zh_CN", traditional: &["zh_TW", "zh_HK"], english: "en" },
    fields: &["project"],
    rules: Rules { duplicates: Duplicates::Group, controls: Controls::Remove, ..Rules::PROGRAM },
};

impl Profile for Po {
    fn facts(&self) -> &Facts {
        &FACTS
    }

    fn begin<'a>(&'a self, scene: Rc<Scene>, mut out: Box<dyn Write + 'a>) -> Result<Box<dyn Writer + 'a>> {
        writeln!(out, "msgid \"\"\nmsgstr \"\"")?;
        let project = scene.options.fields.get("project").map_or("", String::as_str);
        for (header, text) in [
            ("Project-Id-Version", project),
            ("Language", scene.code(Role::Target)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("X-Source-Language", scene.code(Role::Source)),
        ] {
            writeln!(out, "\"{}\"", escaped(&format!("{header}: {text}\n")))?;
        }
        Ok(Box::new(Messages { scene, out }))
    }
}

/// A file that is being written.
struct Messages<'a> {
    scene: Rc<Scene>,
    out: Box<dyn Write + 'a>,
}

impl Writer for Messages<'_> {
    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        let scene = Rc::clone(&self.scene);
        for (number, (target, entry)) in (1..).zip(row.translations(&scene)) {
            writeln!(self.out)?;
            self.comments(entry)?;
            if number > 1 {
                writeln!(self.out, "msgctxt \"{number}\"")?;
            }
            writeln!(self.out, "msgid \"{}\"", escaped(row.term(Role::Source, &scene)))?;
            writeln!(self.out, "msgstr \"{}\"", escaped(target))?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        Ok(self.out.flush()?)
    }
}

impl Messages<'_> {
    /// Reasons and sentences, a line each.
    fn comments(&mut self, entry: &Entry) -> Result<()> {
        let sentences =
            [Role::Source, Role::Target].map(|role| self.scene.context(role, entry).unwrap_or_default());
        let findings = entry.findings.iter().map(String::as_str);
        for line in findings
            .chain(sentences)
            .flat_map(|text| text.split(['\r', '\n']))
            .filter(|line| !line.is_empty())
        {
            // A backslash at a line's end would join the next line to the comment, for gettext: a blank keeps them apart.
            let end = if line.ends_with('\\') { " " } else { "" };
            writeln!(self.out, "#. {line}{end}")?;
        }
        Ok(())
    }
}

/// Text between quotes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn a_second_translation_has_a_context_of_its_own() {
        let mut glossary = sample::city();
        glossary.entries.extend(sample::glossary(&[("数字化\n\"治理\"", "digital governance")]).entries);
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, report) = sample::written(&Po, &glossary, &options);
        let (head, body) = bytes.split_once("\n\n").expect("a head");
        assert!(
            head.starts_with("msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: \\n\"\n\"Language: zh_CN\\n\""),
            "{head}"
        );
        assert_eq!(
            body,
            "#. 数字 = digital (dictionary)\n#. 治理 = governance (dictionary)\n\
             #. It promotes digital governance, here.\n#. 推动数字治理。\n\
             msgid \"digital governance\"\nmsgstr \"数字治理\"\n\n\
             msgctxt \"2\"\nmsgid \"digital governance\"\nmsgstr \"数字化\\n\\\"治理\\\"\"\n"
        );
        assert_eq!(report.lines().len(), 1);
    }

    #[test]
    fn a_sentence_that_ends_in_a_backslash_does_not_swallow_the_next_line() {
        let mut glossary = sample::city();
        glossary.entries.truncate(1);
        glossary
            .entries
            .iter_mut()
            .for_each(|entry| entry.findings = vec!["C:\\".to_owned(), "a\\\nb\\".to_owned()]);
        let (bytes, _) = sample::written(&Po, &glossary, &Options::default());
        assert!(bytes.contains("#. C:\\ \n#. a\\ \n#. b\\ \n"), "{bytes}");
        assert!(
            bytes.lines().filter(|line| line.starts_with('#')).all(|line| !line.ends_with('\\')),
            "{bytes}"
        );
    }
}
