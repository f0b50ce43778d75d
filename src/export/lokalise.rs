//! `lokalise`: CSV for a glossary of Lokalise.

use super::codes::Codes;
use super::columns::{Cell, Column, Header, TARGET_CODE};
use super::options::Role;
use super::profile::{Facts, Proof};
use super::rules::{Controls, Duplicates, Rules};
use super::sheet::{Opening, Sheet, Style};

/// The fields are documented; how the headings are spelt is from memory.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "lokalise",
        about: "Lokalise glossary: semicolons, term and description, a column a language",
        extensions: &[],
        proof: Proof::Unverified("compare the headings with a glossary that Lokalise exports"),
        codes: Codes { simplified: "zh_CN", traditional: &["zh_TW", "zh_HK"], english: "en" },
        fields: &["tags"],
        rules: Rules { duplicates: Duplicates::Best, controls: Controls::Remove, ..Rules::PROGRAM },
    },
    opening: Opening::Nothing,
    header: Header::Yes,
    columns: &[
        Column::fixed("term", Cell::Term(Role::Source)),
        Column::fixed("description", Cell::Comment),
        Column::fixed("casesensitive", Cell::Fixed("no")),
        Column::fixed("translatable", Cell::Fixed("yes")),
        Column::fixed("forbidden", Cell::Fixed("no")),
        Column::fixed("tags", Cell::Set("tags")),
        TARGET_CODE,
    ],
    style: Style::SEMICOLONS,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn the_target_language_heads_the_translations() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(
            bytes,
            "term;description;casesensitive;translatable;forbidden;tags;zh_CN\r\n\
             digital governance;\"数字 = digital (dictionary); 治理 = governance (dictionary)\";no;yes;no;;数字治理\r\n"
        );
    }
}
