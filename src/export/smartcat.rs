//! `smartcat`: a workbook for a glossary of Smartcat.

use super::book::{Book, RULES};
use super::book_look::Look;
use super::codes::Codes;
use super::columns::{Cell, Column, SOURCE_CODE, TARGET_CODE};
use super::profile::{Facts, Proof};

/// No description of its template was found: two columns under language codes.
pub(super) const PROFILE: Book = Book {
    facts: Facts {
        name: "smartcat",
        about: "Smartcat glossary: workbook, language codes in the first row",
        extensions: &[],
        proof: Proof::Unverified(
            "compare with the template that Smartcat offers for download, and copy the columns into it",
        ),
        codes: Codes { simplified: "zh-CN", traditional: &["zh-TW", "zh-HK"], english: "en" },
        fields: &[],
        rules: RULES,
    },
    columns: &[SOURCE_CODE, TARGET_CODE, Column::fixed("Comment", Cell::Comment)],
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
            [
                "en",
                "zh-CN",
                "Comment",
                "digital governance",
                "数字治理",
                "数字 = digital (dictionary); 治理 = governance (dictionary)",
            ]
        );
    }
}
