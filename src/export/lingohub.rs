//! `lingohub`: CSV for the term base of Lingohub.

use super::codes::Codes;
use super::columns::{Cell, Column, Header};
use super::options::Role;
use super::profile::{Facts, Proof};
use super::rules::{Controls, Duplicates, Rules};
use super::sheet::{Opening, Sheet, Style};

/// A row is a term with its locale; the translation's column is named by the target locale.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "lingohub",
        about: "Lingohub term base: term, termLocale, translation",
        extensions: &[],
        proof: Proof::Document("Lingohub, term base import: term, termLocale, translation_xx"),
        codes: Codes { simplified: "zh-CN", traditional: &["zh-TW", "zh-HK"], english: "en" },
        fields: &[],
        rules: Rules { duplicates: Duplicates::Best, controls: Controls::Remove, ..Rules::PROGRAM },
    },
    opening: Opening::Nothing,
    header: Header::Yes,
    columns: &[
        Column::fixed("term", Cell::Term(Role::Source)),
        Column::fixed("termLocale", Cell::Code(Role::Source)),
        Column::prefixed("translation_", Role::Target, Cell::Term(Role::Target)),
    ],
    style: Style::CSV_LF,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn every_row_names_its_locale() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(bytes, "term,termLocale,translation_zh-CN\ndigital governance,en,数字治理\n");
    }
}
