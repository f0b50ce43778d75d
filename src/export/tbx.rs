//! `tbx`: TBX version 2 (ISO 30042:2008, TBX-Basic): the one that CAT tools read.
//!
//! All translations of a term are one concept. No DOCTYPE: a reader would look for the file that it names.

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

/// TBX version 2.
pub(super) struct Tbx;

const FACTS: Facts = Facts {
    name: "tbx",
    about: "TBX version 2 (TBX-Basic, martif): one concept a source term, all its translations in it",
    extensions: &["tbx"],
    proof: Proof::Client("OmegaT 3.6.0; translate-toolkit 3.20.4; xmllint 2.9.14"),
    codes: Codes { simplified: "zh-CN", traditional: &["zh-TW", "zh-HK"], english: "en" },
    fields: &["domain", "client", "project", "status"],
    rules: Rules { duplicates: Duplicates::Group, controls: Controls::Remove, ..Rules::PROGRAM },
};

impl Profile for Tbx {
    fn facts(&self) -> &Facts {
        &FACTS
    }

    fn begin<'a>(&'a self, scene: Rc<Scene>, mut out: Box<dyn Write + 'a>) -> Result<Box<dyn Writer + 'a>> {
        let language = escaped(scene.code(Role::Source));
        write!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <martif type=\"TBX-Basic\" xml:lang=\"{language}\">\n\
             <martifHeader><fileDesc><sourceDesc><p>Written by duizhao</p></sourceDesc></fileDesc>\
             <encodingDesc><p type=\"XCSURI\">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>\n\
             <text><body>\n"
        )?;
        Ok(Box::new(Concepts { status: status(&scene)?, scene, out, written: 0 }))
    }

    fn remark(&self, row: &Row<'_>, scene: &Scene, remark: &mut dyn FnMut(Treatment)) {
        xml::remark(row, scene, remark);
    }
}

/// A file that is being written.
struct Concepts<'a> {
    status: Option<&'static str>,
    scene: Rc<Scene>,
    out: Box<dyn Write + 'a>,
    written: usize,
}

impl Writer for Concepts<'_> {
    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        self.written += 1;
        writeln!(self.out, "<termEntry id=\"c{}\">", self.written)?;
        let scene = Rc::clone(&self.scene);
        if let Some(domain) = scene.options.fields.get("domain") {
            writeln!(self.out, "<descrip type=\"subjectField\">{}</descrip>", escaped(domain))?;
        }
        self.language(Role::Source, std::iter::once((row.term(Role::Source, &scene), row.entry)))?;
        self.language(Role::Target, row.translations(&scene))?;
        Ok(writeln!(self.out, "</termEntry>")?)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        writeln!(self.out, "</body></text>\n</martif>")?;
        Ok(self.out.flush()?)
    }
}

impl Concepts<'_> {
    /// One language's terms, each with its sentence; the reasons for a pair stand with its translation.
    fn language<'e>(&mut self, role: Role, terms: impl Iterator<Item = (&'e str, &'e Entry)>) -> Result<()> {
        writeln!(self.out, "<langSet xml:lang=\"{}\">", escaped(self.scene.code(role)))?;
        for (term, entry) in terms {
            write!(self.out, "<tig><term>{}</term>", escaped(term))?;
            self.constants()?;
            if let Some(context) = self.scene.context(role, entry) {
                write!(self.out, "<descrip type=\"context\">{}</descrip>", escaped(context))?;
            }
            if role == Role::Target && !entry.findings.is_empty() {
                write!(self.out, "<note>{}</note>", escaped(&entry.findings.join("; ")))?;
            }
            writeln!(self.out, "</tig>")?;
        }
        Ok(writeln!(self.out, "</langSet>")?)
    }

    /// What the user sets for all terms.
    fn constants(&mut self) -> Result<()> {
        if let Some(status) = self.status {
            write!(self.out, "<termNote type=\"administrativeStatus\">{status}</termNote>")?;
        }
        for (field, category) in [("client", "customerSubset"), ("project", "projectSubset")] {
            if let Some(text) = self.scene.options.fields.get(field) {
                write!(self.out, "<admin type=\"{category}\">{}</admin>", escaped(text))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn a_concept_has_its_domain_reasons_terms_and_sentences() {
        let fields = [("domain".to_owned(), "城市 & 治理".to_owned())].into_iter().collect();
        let options = Options { direction: Direction::EnZh, fields, ..Options::default() };
        let (bytes, _) = sample::written(&Tbx, &sample::city(), &options);
        assert_eq!(
            bytes,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<martif type=\"TBX-Basic\" xml:lang=\"en\">\n\
             <martifHeader><fileDesc><sourceDesc><p>Written by duizhao</p></sourceDesc></fileDesc>\
             <encodingDesc><p type=\"XCSURI\">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>\n<text><body>\n\
             <termEntry id=\"c1\">\n<descrip type=\"subjectField\">城市 &amp; 治理</descrip>\n\
             <langSet xml:lang=\"en\">\n<tig><term>digital governance</term>\
             <descrip type=\"context\">It promotes digital governance, here.</descrip></tig>\n</langSet>\n\
             <langSet xml:lang=\"zh-CN\">\n<tig><term>数字治理</term>\
             <descrip type=\"context\">推动数字治理。</descrip>\
             <note>数字 = digital (dictionary); 治理 = governance (dictionary)</note></tig>\n</langSet>\n</termEntry>\n\
             </body></text>\n</martif>\n"
        );
    }

    #[test]
    fn all_translations_of_a_term_are_one_concept() {
        let glossary =
            sample::glossary(&[("银行", "bank"), ("城市", "city"), ("银行", "banking"), ("银行", "bank")]);
        let (bytes, report) = sample::written(&Tbx, &glossary, &Options::default());
        assert!(
            bytes.contains("<tig><term>bank</term></tig>\n<tig><term>banking</term></tig>\n</langSet>"),
            "{bytes}"
        );
        assert_eq!((report.rows, bytes.matches("<term>").count()), (2, 5));
    }

    #[test]
    fn constants_stand_with_every_term() {
        let fields = [("client", "A&B"), ("project", "X"), ("status", "preferred")];
        let fields = fields.into_iter().map(|(field, text)| (field.to_owned(), text.to_owned())).collect();
        let options = Options { fields, ..Options::default() };
        let (bytes, _) = sample::written(&Tbx, &sample::glossary(&[("银行", "bank")]), &options);
        let constants = "<termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote>\
                         <admin type=\"customerSubset\">A&amp;B</admin><admin type=\"projectSubset\">X</admin></tig>";
        assert_eq!(bytes.matches(constants).count(), 2, "{bytes}");
    }

    #[test]
    fn traditional_characters_are_called_by_their_region() {
        let (bytes, report) = sample::written(
            &Tbx,
            &sample::glossary(&[("數碼貨幣", "digital currency")]),
            &Options::default(),
        );
        assert!(bytes.contains("xml:lang=\"zh-HK\""), "{bytes}");
        assert!(report.region.is_some_and(|why| why.contains("(數碼); --src-code names another")));
    }
}
