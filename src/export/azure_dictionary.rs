//! `azure-dictionary`: a workbook that Azure's Custom Translator takes as a phrase dictionary.

use super::book::{Book, LIMITS};
use super::book_look::Look;
use super::codes::Codes;
use super::columns::{SOURCE_CODE, TARGET_CODE};
use super::profile::{Facts, Proof};
use super::rules::Rules;

/// Language codes stand in the first row; Azure's names for the two Chinese scripts.
pub(super) const PROFILE: Book = Book {
    facts: Facts {
        name: "azure-dictionary",
        about: "Azure Custom Translator dictionary: workbook, language codes in the first row",
        extensions: &[],
        proof: Proof::Document("learn.microsoft.com, Custom Translator, dictionaries"),
        codes: Codes { simplified: "zh-Hans", traditional: &["zh-Hant"], english: "en" },
        fields: &[],
        rules: Rules { limits: LIMITS, ..Rules::TRANSLATOR },
    },
    columns: &[SOURCE_CODE, TARGET_CODE],
    look: Look::Program,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn the_script_gives_the_code() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let first = |zh: &str| sample::strings(&PROFILE, &sample::glossary(&[(zh, "currency")]), &options);
        assert_eq!(first("货币"), ["en", "zh-Hans", "currency", "货币"]);
        assert_eq!(first("數碼貨幣"), ["en", "zh-Hant", "currency", "數碼貨幣"]);
    }
}
