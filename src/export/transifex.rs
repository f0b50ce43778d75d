//! `transifex`: CSV for a glossary of Transifex.

use super::codes::Codes;
use super::columns::{Cell, Column, Header};
use super::options::Role;
use super::profile::{Facts, Proof};
use super::rules::{Controls, Rules};
use super::sheet::{Opening, Sheet, Style};

/// The parts of an entry are documented; how the headings are spelt is from memory.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "transifex",
        about: "Transifex glossary: term, part of speech, comment, translation",
        extensions: &[],
        proof: Proof::Unverified(
            "compare the headings with the glossary file that Transifex offers for download",
        ),
        codes: Codes { simplified: "zh_CN", traditional: &["zh_TW", "zh_HK"], english: "en" },
        fields: &[],
        rules: Rules { controls: Controls::Remove, ..Rules::PROGRAM },
    },
    opening: Opening::Nothing,
    header: Header::Yes,
    columns: &[
        Column::fixed("term", Cell::Term(Role::Source)),
        Column::fixed("pos", Cell::Fixed("")),
        Column::fixed("comment", Cell::Comment),
        Column::prefixed("translation_", Role::Target, Cell::Term(Role::Target)),
        Column::prefixed("comment_", Role::Target, Cell::Fixed("")),
    ],
    style: Style::CSV_LF,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn the_target_language_is_part_of_the_headings() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(
            bytes,
            "term,pos,comment,translation_zh_CN,comment_zh_CN\n\
             digital governance,,数字 = digital (dictionary); 治理 = governance (dictionary),数字治理,\n"
        );
    }
}
