//! `crowdin`: CSV for a glossary of Crowdin.

use super::codes::Codes;
use super::columns::{Cell, Column, Header};
use super::options::Role;
use super::profile::{Facts, Proof};
use super::rules::{Controls, Rules};
use super::sheet::{Opening, Sheet, Style};

/// Crowdin maps columns by a scheme that the user gives; these headings are the scheme.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "crowdin",
        about: "Crowdin glossary: give the header as the import scheme",
        extensions: &[],
        proof: Proof::Document(
            "support.crowdin.com, upload glossary: scheme term_en,description_en; first line contains header",
        ),
        codes: Codes { simplified: "zh-CN", traditional: &["zh-TW", "zh-HK"], english: "en" },
        fields: &[],
        rules: Rules { controls: Controls::Remove, ..Rules::PROGRAM },
    },
    opening: Opening::Nothing,
    header: Header::Yes,
    columns: &[
        Column::prefixed("term_", Role::Source, Cell::Term(Role::Source)),
        Column::prefixed("term_", Role::Target, Cell::Term(Role::Target)),
        Column::prefixed("description_", Role::Source, Cell::Comment),
    ],
    style: Style::CSV_LF,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn the_header_is_the_scheme() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(
            bytes,
            "term_en,term_zh-CN,description_en\n\
             digital governance,数字治理,数字 = digital (dictionary); 治理 = governance (dictionary)\n"
        );
    }
}
