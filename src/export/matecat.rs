//! `matecat`: a workbook for a glossary of MateCat.

use super::book::{Book, RULES};
use super::book_look::Look;
use super::codes::Codes;
use super::columns::{Cell, Column, SOURCE_CODE, TARGET_CODE};
use super::options::Role;
use super::profile::{Facts, Proof};

/// The headings and their order are those of MateCat's own check: languages with a hyphen, at least two.
pub(super) const PROFILE: Book = Book {
    facts: Facts {
        name: "matecat",
        about: "MateCat glossary: workbook with its fixed headings",
        extensions: &[],
        proof: Proof::Document(
            "guides.matecat.com, glossary file format; the headings pass its published check",
        ),
        codes: Codes { simplified: "zh-CN", traditional: &["zh-TW", "zh-HK"], english: "en-US" },
        fields: &["domain", "subdomain"],
        rules: RULES,
    },
    columns: &[
        Column::fixed("Forbidden", Cell::Fixed("")),
        Column::fixed("Domain", Cell::Set("domain")),
        Column::fixed("Subdomain", Cell::Set("subdomain")),
        Column::fixed("Definition", Cell::Fixed("")),
        SOURCE_CODE,
        Column::fixed("Notes", Cell::Comment),
        Column::fixed("Example of use", Cell::Context(Role::Source)),
        TARGET_CODE,
        Column::fixed("Notes", Cell::Fixed("")),
        Column::fixed("Example of use", Cell::Context(Role::Target)),
    ],
    look: Look::Program,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn headings_are_those_of_its_check() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        assert_eq!(
            sample::strings(&PROFILE, &sample::city(), &options),
            [
                "Forbidden",
                "Domain",
                "Subdomain",
                "Definition",
                "en-US",
                "Notes",
                "Example of use",
                "zh-CN",
                "Notes",
                "Example of use",
                "digital governance",
                "数字 = digital (dictionary); 治理 = governance (dictionary)",
                "It promotes digital governance, here.",
                "数字治理",
                "推动数字治理。",
            ]
        );
    }

    /// The rule of MateCat's own check, on the headings in lower case without a separator.
    #[test]
    fn headings_without_sentences_pass_its_check_too() {
        let options = Options { context: crate::export::Context::LeaveOut, ..Options::default() };
        let strings = sample::strings(&PROFILE, &sample::glossary(&[("中国", "China")]), &options);
        let expected = ["Forbidden", "Domain", "Subdomain", "Definition", "zh-CN", "Notes", "en-US", "Notes"];
        assert_eq!(strings.get(..8), Some(expected.map(str::to_owned).as_slice()));
        assert_eq!(options.direction, Direction::ZhEn);
    }
}
