//! `tmx`: TMX 1.4, a unit a pair: for tools that take glossaries as translation memories.

use std::io::Write;
use std::rc::Rc;

use super::act::Treatment;
use super::codes::Codes;
use super::options::Role;
use super::profile::{Facts, Profile, Proof, Writer};
use super::row::{Row, Scene};
use super::rules::{Controls, Rules};
use super::xml::{self, escaped};
use crate::error::Result;

/// TMX 1.4.
pub(super) struct Tmx;

const FACTS: Facts = Facts {
    name: "tmx",
    about: "TMX 1.4: one unit a pair",
    extensions: &["tmx"],
    proof: Proof::Client("OmegaT 3.6.0; translate-toolkit 3.20.4; xmllint 2.9.14"),
    codes: Codes { simplified: "zh-CN", traditional: &["zh-TW", "zh-HK"], english: "en" },
    fields: &[],
    rules: Rules { controls: Controls::Remove, ..Rules::PROGRAM },
};

impl Profile for Tmx {
    fn facts(&self) -> &Facts {
        &FACTS
    }

    fn begin<'a>(&'a self, scene: Rc<Scene>, mut out: Box<dyn Write + 'a>) -> Result<Box<dyn Writer + 'a>> {
        let language = escaped(scene.code(Role::Source));
        let version = env!("CARGO_PKG_VERSION");
        write!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n\
             <header creationtool=\"duizhao\" creationtoolversion=\"{version}\" segtype=\"phrase\" o-tmf=\"duizhao\" \
             adminlang=\"en\" srclang=\"{language}\" datatype=\"plaintext\"/>\n<body>\n"
        )?;
        Ok(Box::new(Units { scene, out }))
    }

    fn remark(&self, row: &Row<'_>, scene: &Scene, remark: &mut dyn FnMut(Treatment)) {
        xml::remark(row, scene, remark);
    }
}

/// A file that is being written.
struct Units<'a> {
    scene: Rc<Scene>,
    out: Box<dyn Write + 'a>,
}

impl Writer for Units<'_> {
    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        writeln!(self.out, "<tu>")?;
        if !row.entry.findings.is_empty() {
            writeln!(self.out, "<note>{}</note>", escaped(&row.entry.findings.join("; ")))?;
        }
        for role in [Role::Source, Role::Target] {
            let (code, term) = (escaped(self.scene.code(role)), escaped(row.term(role, &self.scene)));
            writeln!(self.out, "<tuv xml:lang=\"{code}\"><seg>{term}</seg></tuv>")?;
        }
        Ok(writeln!(self.out, "</tu>")?)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        writeln!(self.out, "</body>\n</tmx>")?;
        Ok(self.out.flush()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn a_pair_is_a_unit() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&Tmx, &sample::glossary(&[("<治理>", "R&D")]), &options);
        let (head, body) = bytes.split_once("<body>\n").expect("a body");
        assert!(head.contains("srclang=\"en\"") && head.contains("<tmx version=\"1.4\">"), "{head}");
        assert_eq!(
            body,
            "<tu>\n<tuv xml:lang=\"en\"><seg>R&amp;D</seg></tuv>\n\
             <tuv xml:lang=\"zh-CN\"><seg>&lt;治理&gt;</seg></tuv>\n</tu>\n</body>\n</tmx>\n"
        );
    }
}
