//! `xtm`: a workbook for the terminology of XTM.

use super::book::{Book, RULES};
use super::book_look::Look;
use super::codes::Codes;
use super::columns::{SOURCE_CODE, TARGET_CODE};
use super::profile::{Facts, Proof};

/// Language codes as headings are documented; anything else is set in the import dialog.
pub(super) const PROFILE: Book = Book {
    facts: Facts {
        name: "xtm",
        about: "XTM terminology: workbook, language codes in the first row",
        extensions: &[],
        proof: Proof::Document(
            "xtm.cloud, terminology import: translation columns need language-code headers",
        ),
        codes: Codes { simplified: "zh_CN", traditional: &["zh_TW", "zh_HK"], english: "en_US" },
        fields: &[],
        rules: RULES,
    },
    columns: &[SOURCE_CODE, TARGET_CODE],
    look: Look::Program,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn language_codes_head_the_columns() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        assert_eq!(
            sample::strings(&PROFILE, &sample::city(), &options),
            ["en_US", "zh_CN", "digital governance", "数字治理"]
        );
    }
}
