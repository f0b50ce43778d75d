//! `phrase-strings`: CSV for the term base of Phrase Strings.

use super::codes::Codes;
use super::columns::{Cell, Column, Header, TARGET_CODE};
use super::options::Role;
use super::profile::{Facts, Proof};
use super::rules::{Controls, Duplicates, Rules};
use super::sheet::{Opening, Sheet, Style};

/// Headings other than the documented ones are refused; a locale code heads the translations.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "phrase-strings",
        about: "Phrase Strings term base: term, description, a column named by the target locale",
        extensions: &[],
        proof: Proof::Document("support.phrase.com, 10112307427740"),
        codes: Codes { simplified: "zh-CN", traditional: &["zh-TW", "zh-HK"], english: "en" },
        fields: &[],
        rules: Rules { duplicates: Duplicates::Best, controls: Controls::Remove, ..Rules::PROGRAM },
    },
    opening: Opening::Nothing,
    header: Header::Yes,
    columns: &[
        Column::fixed("term", Cell::Term(Role::Source)),
        Column::fixed("case sensitive", Cell::Fixed("false")),
        Column::fixed("translatable", Cell::Fixed("true")),
        Column::fixed("description", Cell::Comment),
        TARGET_CODE,
    ],
    style: Style::CSV_LF,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn the_target_locale_heads_the_translations() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(
            bytes,
            "term,case sensitive,translatable,description,zh-CN\n\
             digital governance,false,true,数字 = digital (dictionary); 治理 = governance (dictionary),数字治理\n"
        );
    }
}
