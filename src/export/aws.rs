//! `aws`: the CSV file that Amazon Translate takes as custom terminology.

use super::codes::Codes;
use super::columns::{Header, SOURCE_CODE, TARGET_CODE};
use super::profile::{Facts, Proof};
use super::rules::{Limits, Rules};
use super::sheet::{Opening, Sheet, Style};

/// The codes are zh and zh-TW, not zh-CN. The documentation asks for one translation a term; the source is case-sensitive.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "aws",
        about: "Amazon Translate custom terminology: header of language codes, one translation a term",
        extensions: &[],
        proof: Proof::Document("docs.aws.amazon.com, creating custom terminology"),
        codes: Codes { simplified: "zh", traditional: &["zh-TW"], english: "en" },
        fields: &[],
        rules: Rules { limits: Limits { bytes: Some(10 << 20), ..Limits::NONE }, ..Rules::TRANSLATOR },
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
        assert_eq!(bytes, "en,zh\ndigital governance,数字治理\n");
    }

    #[test]
    fn traditional_characters_are_zh_tw() {
        let glossary = sample::glossary(&[("數碼貨幣", "digital currency")]);
        let (bytes, _) = sample::written(&PROFILE, &glossary, &Options::default());
        assert_eq!(bytes, "zh-TW,en\n數碼貨幣,digital currency\n");
    }
}
