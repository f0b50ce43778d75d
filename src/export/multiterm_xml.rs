//! `multiterm-xml`: the XML of MultiTerm, from memory.

use std::io::Write;
use std::rc::Rc;

use super::act::Treatment;
use super::codes::Codes;
use super::options::Role;
use super::profile::{Facts, Profile, Proof, Writer};
use super::row::{Row, Scene};
use super::rules::{Controls, Duplicates, Rules};
use super::xml::{self, escaped};
use crate::data::Entry;
use crate::error::Result;

/// MultiTerm XML.
pub(super) struct MultiTerm;

const FACTS: Facts = Facts {
    name: "multiterm-xml",
    about: "MultiTerm XML for a Trados termbase: one concept a source term",
    extensions: &[],
    proof: Proof::Unverified(
        "import a few entries into a test termbase; language names must be those of the termbase",
    ),
    codes: Codes { simplified: "ZH-CN", traditional: &["ZH-TW", "ZH-HK"], english: "EN" },
    fields: &["domain", "client", "project", "status"],
    rules: Rules { duplicates: Duplicates::Group, controls: Controls::Remove, ..Rules::PROGRAM },
};

impl Profile for MultiTerm {
    fn facts(&self) -> &Facts {
        &FACTS
    }

    fn begin<'a>(&'a self, scene: Rc<Scene>, mut out: Box<dyn Write + 'a>) -> Result<Box<dyn Writer + 'a>> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mtf>")?;
        Ok(Box::new(Concepts { scene, out, written: 0 }))
    }

    fn remark(&self, row: &Row<'_>, scene: &Scene, remark: &mut dyn FnMut(Treatment)) {
        xml::remark(row, scene, remark);
    }

    fn mapping(&self, scene: &Scene) -> String {
        let language = |role| (scene.options.direction.lang(role).name(), scene.code(role));
        let ((source, from), (target, to)) = (language(Role::Source), language(Role::Target));
        let constants =
            self.facts().fields.iter().map(|field| capitalised(field)).collect::<Vec<_>>().join(", ");
        format!(
            "language {source} ({from}) = {source} terms, language {target} ({to}) = {target} terms, Context = sentences, \
             Note = reasons; with --set also {constants}"
        )
    }
}

/// A file that is being written.
struct Concepts<'a> {
    scene: Rc<Scene>,
    out: Box<dyn Write + 'a>,
    written: usize,
}

impl Writer for Concepts<'_> {
    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        self.written += 1;
        writeln!(self.out, "<conceptGrp><concept>{}</concept>", self.written)?;
        for (field, text) in &self.scene.options.fields {
            writeln!(self.out, "{}", described(&capitalised(field), text))?;
        }
        let scene = Rc::clone(&self.scene);
        self.language(Role::Source, std::iter::once((row.term(Role::Source, &scene), row.entry)))?;
        self.language(Role::Target, row.translations(&scene))?;
        Ok(writeln!(self.out, "</conceptGrp>")?)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        writeln!(self.out, "</mtf>")?;
        Ok(self.out.flush()?)
    }
}

impl Concepts<'_> {
    /// One language's terms, each with its sentence; the reasons for a pair stand with its translation.
    fn language<'e>(&mut self, role: Role, terms: impl Iterator<Item = (&'e str, &'e Entry)>) -> Result<()> {
        let name = self.scene.options.direction.lang(role).name();
        let code = escaped(self.scene.code(role));
        writeln!(self.out, "<languageGrp><language type=\"{name}\" lang=\"{code}\"/>")?;
        for (term, entry) in terms {
            write!(self.out, "<termGrp><term>{}</term>", escaped(term))?;
            if let Some(context) = self.scene.context(role, entry) {
                write!(self.out, "{}", described("Context", context))?;
            }
            if role == Role::Target && !entry.findings.is_empty() {
                write!(self.out, "{}", described("Note", &entry.findings.join("; ")))?;
            }
            writeln!(self.out, "</termGrp>")?;
        }
        Ok(writeln!(self.out, "</languageGrp>")?)
    }
}

/// A field of an entry or a term.
fn described(field: &str, text: &str) -> String {
    format!("<descripGrp><descrip type=\"{field}\">{}</descrip></descripGrp>", escaped(text))
}

/// `domain` as `Domain`: the fields' usual names.
fn capitalised(field: &str) -> String {
    let mut letters = field.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn a_concept_has_its_languages_by_name() {
        let fields = [("client".to_owned(), "A&B".to_owned())].into_iter().collect();
        let options = Options { direction: Direction::EnZh, fields, ..Options::default() };
        let glossary = sample::glossary(&[("银行", "bank"), ("河岸", "bank")]);
        let (bytes, _) = sample::written(&MultiTerm, &glossary, &options);
        assert_eq!(
            bytes,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mtf>\n<conceptGrp><concept>1</concept>\n\
             <descripGrp><descrip type=\"Client\">A&amp;B</descrip></descripGrp>\n\
             <languageGrp><language type=\"English\" lang=\"EN\"/>\n<termGrp><term>bank</term></termGrp>\n</languageGrp>\n\
             <languageGrp><language type=\"Chinese\" lang=\"ZH-CN\"/>\n<termGrp><term>银行</term></termGrp>\n\
             <termGrp><term>河岸</term></termGrp>\n</languageGrp>\n</conceptGrp>\n</mtf>\n"
        );
    }
}
