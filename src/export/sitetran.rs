//! `sitetran`: CSV for the glossaries of the website translator of that name.

use super::codes::Codes;
use super::columns::{Cell, Column, Header};
use super::options::Role;
use super::profile::{Facts, Proof};
use super::rules::{Controls, Duplicates, Rules};
use super::sheet::{Opening, Sheet, Style};

/// The target's column is named by its code.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "sitetran",
        about: "SiteTran glossary: source_term, target_term_zh",
        extensions: &[],
        proof: Proof::Document("SiteTran, glossary import: source_term,target_term_xx"),
        codes: Codes { simplified: "zh-CN", traditional: &["zh-TW", "zh-HK"], english: "en" },
        fields: &[],
        rules: Rules { duplicates: Duplicates::Best, controls: Controls::Remove, ..Rules::PROGRAM },
    },
    opening: Opening::Nothing,
    header: Header::Yes,
    columns: &[
        Column::fixed("source_term", Cell::Term(Role::Source)),
        Column::prefixed("target_term_", Role::Target, Cell::Term(Role::Target)),
    ],
    style: Style::CSV_LF,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn the_targets_code_names_its_column() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(bytes, "source_term,target_term_zh-CN\ndigital governance,数字治理\n");
    }
}
