//! `phrase`: a workbook for the term base of Phrase TMS (Memsource).

use super::book::{Book, RULES};
use super::book_look::Look;
use super::codes::Codes;
use super::columns::{SOURCE_CODE, TARGET_CODE};
use super::profile::{Facts, Proof};

/// That workbooks are taken is documented, and that locales match strictly; the headings are from memory.
pub(super) const PROFILE: Book = Book {
    facts: Facts {
        name: "phrase",
        about: "Phrase TMS term base: workbook, language codes in the first row",
        extensions: &[],
        proof: Proof::Unverified(
            "compare the headings with a term base that Phrase exports; locales must match exactly",
        ),
        codes: Codes { simplified: "zh_cn", traditional: &["zh_tw", "zh_hk"], english: "en" },
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
    fn locales_head_the_columns() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        assert_eq!(
            sample::strings(&PROFILE, &sample::city(), &options),
            ["en", "zh_cn", "digital governance", "数字治理"]
        );
    }
}
