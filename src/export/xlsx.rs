//! `xlsx`: a workbook for people: every cell is text, so nothing is run or converted.

use super::book::{Book, RULES};
use super::book_look::Look;
use super::codes::Codes;
use super::columns::EVERYTHING;
use super::profile::{Facts, Proof};
use super::rules::{Rules, Untranslated};

/// Kept as text even when somebody types into it.
pub(super) const PROFILE: Book = Book {
    facts: Facts {
        name: "xlsx",
        about: "Excel workbook for people: every cell text, header frozen, filter, scores in colour",
        extensions: &["xlsx"],
        proof: Proof::Client("pandas 3.1.1; openpyxl 3.1.5; LibreOffice 7.4"),
        codes: Codes::BARE,
        fields: &[],
        rules: Rules { untranslated: Untranslated::Keep, ..RULES },
    },
    columns: EVERYTHING,
    look: Look::Person,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn cells_that_a_csv_would_lose_stay_text() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        assert_eq!(
            sample::strings(&PROFILE, &sample::city(), &options),
            [
                "en",
                "zh",
                "type",
                "score",
                "count",
                "findings",
                "en_context",
                "zh_context",
                "source",
                "digital governance",
                "数字治理",
                "term",
                "0.970",
                "2",
                "数字 = digital (dictionary); 治理 = governance (dictionary)",
                "It promotes digital governance, here.",
                "推动数字治理。",
                "新闻.txt:3; 新闻.txt:4",
            ]
        );
    }

    #[test]
    fn the_same_glossary_is_the_same_file() {
        let written = || sample::bytes(&PROFILE, &sample::city(), &Options::default());
        assert!(written() == written(), "two runs, two files");
    }
}
