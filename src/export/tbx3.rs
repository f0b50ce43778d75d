//! `tbx3`: TBX version 3 (ISO 30042:2019), in its dialects and both styles. Few tools read it yet: `tbx` is version 2.

use std::io::Write;
use std::rc::Rc;

use super::act::Treatment;
use super::codes::Codes;
use super::options::Role;
use super::profile::{Facts, Profile, Proof, Writer};
use super::row::{Row, Scene};
use super::rules::{Controls, Duplicates, Rules};
use super::tbx_status::status;
use super::xml::{self, escaped};
use crate::data::Entry;
use crate::error::Result;

/// One dialect in one style.
pub(super) struct Tbx3 {
    facts: Facts,
    dialect: Dialect,
    style: Style,
}

/// What may be said of a concept; each dialect holds the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Dialect {
    /// Terms and notes.
    Core,
    /// And subject fields.
    Min,
    /// And contexts.
    Basic,
}

/// How data categories are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// As attributes: `<descrip type="context">`.
    Dca,
    /// As tags: `<basic:context>`.
    Dct,
}

/// A data category: its name, and what bears it in each style.
struct Category {
    tag: &'static str,
    space: &'static str,
    name: &'static str,
}

const SUBJECT: Category = Category { tag: "descrip", space: "min", name: "subjectField" };
const CONTEXT: Category = Category { tag: "descrip", space: "basic", name: "context" };
const STATUS: Category = Category { tag: "termNote", space: "min", name: "administrativeStatus" };
const CLIENT: Category = Category { tag: "admin", space: "min", name: "customerSubset" };
const PROJECT: Category = Category { tag: "admin", space: "basic", name: "projectSubset" };

pub(super) const CORE: Tbx3 = tbx3("tbx3-core", "TBX version 3, TBX-Core", Dialect::Core, Style::Dca);
pub(super) const MIN: Tbx3 =
    tbx3("tbx3-min", "TBX version 3, TBX-Min, categories as attributes", Dialect::Min, Style::Dca);
pub(super) const MIN_DCT: Tbx3 =
    tbx3("tbx3-min-dct", "TBX version 3, TBX-Min, categories as tags", Dialect::Min, Style::Dct);
pub(super) const BASIC: Tbx3 =
    tbx3("tbx3", "TBX version 3, TBX-Basic, categories as attributes", Dialect::Basic, Style::Dca);
pub(super) const BASIC_DCT: Tbx3 =
    tbx3("tbx3-dct", "TBX version 3, TBX-Basic, categories as tags", Dialect::Basic, Style::Dct);

const fn tbx3(name: &'static str, about: &'static str, dialect: Dialect, style: Style) -> Tbx3 {
    let facts = Facts {
        name,
        about,
        extensions: &[],
        proof: Proof::Unverified("no reader of version 3 was at hand; most tools want version 2, --to tbx"),
        codes: Codes { simplified: "zh-CN", traditional: &["zh-TW", "zh-HK"], english: "en" },
        fields: match dialect {
            Dialect::Core => &[],
            Dialect::Min => &["domain", "client", "status"],
            Dialect::Basic => &["domain", "client", "project", "status"],
        },
        rules: Rules { duplicates: Duplicates::Group, controls: Controls::Remove, ..Rules::PROGRAM },
    };
    Tbx3 { facts, dialect, style }
}

impl Profile for Tbx3 {
    fn facts(&self) -> &Facts {
        &self.facts
    }

    fn begin<'a>(&'a self, scene: Rc<Scene>, mut out: Box<dyn Write + 'a>) -> Result<Box<dyn Writer + 'a>> {
        let language = escaped(scene.code(Role::Source));
        let (kind, style, spaces) = self.head();
        write!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <tbx type=\"{kind}\" style=\"{style}\" xml:lang=\"{language}\" xmlns=\"urn:iso:std:iso:30042:ed-2\"{spaces}>\n\
             <tbxHeader><fileDesc><sourceDesc><p>Written by duizhao</p></sourceDesc></fileDesc></tbxHeader>\n\
             <text><body>\n"
        )?;
        Ok(Box::new(Concepts { tbx: self, status: status(&scene)?, scene, out, written: 0 }))
    }

    fn remark(&self, row: &Row<'_>, scene: &Scene, remark: &mut dyn FnMut(Treatment)) {
        xml::remark(row, scene, remark);
    }

    fn mapping(&self, _: &Scene) -> String {
        "subjectField = domain, context = sentences, note = reasons".to_owned()
    }
}

impl Tbx3 {
    /// Dialect, style and namespaces of the root.
    fn head(&self) -> (&'static str, &'static str, &'static str) {
        const MIN: &str = " xmlns:min=\"http://www.tbxinfo.net/ns/min\"";
        const BASIC: &str =
            " xmlns:min=\"http://www.tbxinfo.net/ns/min\" xmlns:basic=\"http://www.tbxinfo.net/ns/basic\"";
        let kind = match self.dialect {
            Dialect::Core => "TBX-Core",
            Dialect::Min => "TBX-Min",
            Dialect::Basic => "TBX-Basic",
        };
        match (self.style, self.dialect) {
            (Style::Dca, _) => (kind, "dca", ""),
            (Style::Dct, Dialect::Basic) => (kind, "dct", BASIC),
            (Style::Dct, _) => (kind, "dct", MIN),
        }
    }

    /// A data category in this style; `tag` is what bears its name in the other one.
    fn described(&self, category: &Category, text: &str) -> String {
        let (text, &Category { tag, space, name }) = (escaped(text), category);
        match self.style {
            Style::Dca => format!("<{tag} type=\"{name}\">{text}</{tag}>"),
            Style::Dct => format!("<{space}:{name}>{text}</{space}:{name}>"),
        }
    }
}

/// A file that is being written.
struct Concepts<'a> {
    tbx: &'a Tbx3,
    status: Option<&'static str>,
    scene: Rc<Scene>,
    out: Box<dyn Write + 'a>,
    written: usize,
}

impl Writer for Concepts<'_> {
    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        self.written += 1;
        writeln!(self.out, "<conceptEntry id=\"c{}\">", self.written)?;
        let scene = Rc::clone(&self.scene);
        if let Some(domain) = scene.options.fields.get("domain") {
            writeln!(self.out, "{}", self.tbx.described(&SUBJECT, domain))?;
        }
        self.language(Role::Source, std::iter::once((row.term(Role::Source, &scene), row.entry)))?;
        self.language(Role::Target, row.translations(&scene))?;
        Ok(writeln!(self.out, "</conceptEntry>")?)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        writeln!(self.out, "</body></text>\n</tbx>")?;
        Ok(self.out.flush()?)
    }
}

impl Concepts<'_> {
    /// One language's terms, each with its sentence; the reasons for a pair stand with its translation.
    fn language<'e>(&mut self, role: Role, terms: impl Iterator<Item = (&'e str, &'e Entry)>) -> Result<()> {
        writeln!(self.out, "<langSec xml:lang=\"{}\">", escaped(self.scene.code(role)))?;
        for (term, entry) in terms {
            write!(self.out, "<termSec><term>{}</term>", escaped(term))?;
            self.constants()?;
            let context = self.scene.context(role, entry).filter(|_| self.tbx.dialect >= Dialect::Basic);
            if let Some(context) = context {
                write!(self.out, "{}", self.tbx.described(&CONTEXT, context))?;
            }
            if role == Role::Target && !entry.findings.is_empty() {
                write!(self.out, "<note>{}</note>", escaped(&entry.findings.join("; ")))?;
            }
            writeln!(self.out, "</termSec>")?;
        }
        Ok(writeln!(self.out, "</langSec>")?)
    }

    /// What the user sets for all terms.
    fn constants(&mut self) -> Result<()> {
        if let Some(status) = self.status {
            write!(self.out, "{}", self.tbx.described(&STATUS, status))?;
        }
        for (field, category) in [("client", &CLIENT), ("project", &PROJECT)] {
            if let Some(text) = self.scene.options.fields.get(field) {
                write!(self.out, "{}", self.tbx.described(category, text))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Options, sample};

    fn written(tbx: &Tbx3) -> String {
        let domain = ("domain".to_owned(), "city".to_owned());
        let fields = Some(domain).filter(|_| tbx.dialect > Dialect::Core).into_iter().collect();
        sample::written(tbx, &sample::city(), &Options { fields, ..Options::default() }).0
    }

    #[test]
    fn each_dialect_says_what_it_may_in_its_style() {
        let dca = [
            "<descrip type=\"subjectField\">city</descrip>",
            "<descrip type=\"context\">推动数字治理。</descrip>",
        ];
        let dct =
            ["<min:subjectField>city</min:subjectField>", "<basic:context>推动数字治理。</basic:context>"];
        for (tbx, says) in [
            (CORE, [false, false, false, false]),
            (MIN, [true, false, false, false]),
            (MIN_DCT, [false, false, true, false]),
            (BASIC, [true, true, false, false]),
            (BASIC_DCT, [false, false, true, true]),
        ] {
            let bytes = written(&tbx);
            let found: Vec<bool> = dca.iter().chain(&dct).map(|part| bytes.contains(part)).collect();
            assert_eq!(found, says, "{}:\n{bytes}", tbx.facts.name);
        }
    }

    #[test]
    fn a_basic_file_is_written_to_the_letter() {
        assert_eq!(
            written(&BASIC_DCT),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <tbx type=\"TBX-Basic\" style=\"dct\" xml:lang=\"zh-CN\" xmlns=\"urn:iso:std:iso:30042:ed-2\" \
             xmlns:min=\"http://www.tbxinfo.net/ns/min\" xmlns:basic=\"http://www.tbxinfo.net/ns/basic\">\n\
             <tbxHeader><fileDesc><sourceDesc><p>Written by duizhao</p></sourceDesc></fileDesc></tbxHeader>\n<text><body>\n\
             <conceptEntry id=\"c1\">\n<min:subjectField>city</min:subjectField>\n\
             <langSec xml:lang=\"zh-CN\">\n<termSec><term>数字治理</term><basic:context>推动数字治理。</basic:context></termSec>\n\
             </langSec>\n<langSec xml:lang=\"en\">\n<termSec><term>digital governance</term>\
             <basic:context>It promotes digital governance, here.</basic:context>\
             <note>数字 = digital (dictionary); 治理 = governance (dictionary)</note></termSec>\n</langSec>\n</conceptEntry>\n\
             </body></text>\n</tbx>\n"
        );
    }
}
