//! `lara`: the CSV file that Lara Translate makes a glossary of.

use super::codes::Codes;
use super::columns::{Header, SOURCE_CODE, TARGET_CODE};
use super::profile::{Facts, Proof};
use super::rules::{Limits, Rules};
use super::sheet::{Opening, Sheet, Style};

/// Language codes with a hyphen and a region head the columns. The limit is that of its published server.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "lara",
        about: "Lara Translate glossary: header of language codes, one translation a term",
        extensions: &[],
        proof: Proof::Document("Lara Translate, glossaries: header en-US,it-IT; comma; UTF-8"),
        codes: Codes { simplified: "zh-CN", traditional: &["zh-TW", "zh-HK"], english: "en-US" },
        fields: &[],
        rules: Rules { limits: Limits { bytes: Some(5 << 20), ..Limits::NONE }, ..Rules::TRANSLATOR },
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
    fn the_header_names_languages_and_regions() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(bytes, "en-US,zh-CN\ndigital governance,数字治理\n");
    }
}
