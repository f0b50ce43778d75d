//! `google-sets`: equivalent term sets for Google Cloud Translation, both directions at once.

use super::codes::Codes;
use super::columns::{Header, SOURCE_CODE, TARGET_CODE};
use super::profile::{Facts, Proof};
use super::rules::{Duplicates, Limits, Rules};
use super::sheet::{Opening, Sheet, Style};

/// The header names the languages. All translations of a term stay: a row is a set of equals.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "google-sets",
        about: "Google Cloud Translation, equivalent term sets: header of language codes",
        extensions: &[],
        proof: Proof::Document("cloud.google.com, GlossaryInputConfig"),
        codes: Codes { simplified: "zh-CN", traditional: &["zh-TW", "zh-HK"], english: "en" },
        fields: &[],
        rules: Rules {
            duplicates: Duplicates::Keep,
            limits: Limits { term: Some(1024), bytes: Some(10_400_000), ..Limits::NONE },
            ..Rules::TRANSLATOR
        },
    },
    opening: Opening::Nothing,
    header: Header::Yes,
    columns: &[SOURCE_CODE, TARGET_CODE],
    style: Style::CSV_LF,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn the_header_names_the_languages() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(bytes, "en,zh-CN\ndigital governance,数字治理\n");
    }
}
