//! `cafetran`: tab text for a glossary of CafeTran Espresso.

use super::codes::Codes;
use super::columns::{Cell, Column, Header};
use super::options::Role;
use super::profile::{Facts, Proof};
use super::rules::{Controls, Rules};
use super::sheet::{Opening, Sheet, Style};

/// The header line of language codes is from memory; without it the file is read all the same.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "cafetran",
        about: "CafeTran glossary: tab-separated, a header line of language codes",
        extensions: &[],
        proof: Proof::Unverified("check that the first line is read as languages, not as a term"),
        codes: Codes { simplified: "zh-CN", traditional: &["zh-TW", "zh-HK"], english: "en-GB" },
        fields: &[],
        rules: Rules { comment: Some('#'), controls: Controls::Remove, ..Rules::TAB_TEXT },
    },
    opening: Opening::Nothing,
    header: Header::Yes,
    columns: &[
        Column::prefixed("#", Role::Source, Cell::Term(Role::Source)),
        Column::prefixed("#", Role::Target, Cell::Term(Role::Target)),
        Column::fixed("#note", Cell::Comment),
    ],
    style: Style::TABS,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn the_first_line_names_the_languages() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(
            bytes,
            "#en-GB\t#zh-CN\t#note\n\
             digital governance\t数字治理\t数字 = digital (dictionary); 治理 = governance (dictionary)\n"
        );
    }
}
