//! `trados`: tab text for MultiTerm Convert and for Glossary Converter.

use super::codes::Codes;
use super::columns::{Cell, Column, Header, SOURCE_CODE, TARGET_CODE};
use super::options::Role::{Source, Target};
use super::profile::{Facts, Proof};
use super::rules::{Controls, Rules};
use super::sheet::{Opening, Sheet, Style};

/// Both want headings in the first row, in UTF-8; how the languages are spelt there is from memory.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "trados",
        about: "Trados: MultiTerm Convert and Glossary Converter, headings are language names",
        extensions: &[],
        proof: Proof::Unverified(
            "check that the two language columns are recognised by their headings, or rename the headings",
        ),
        codes: Codes {
            simplified: "Chinese (Simplified, China)",
            traditional: &["Chinese (Traditional, Taiwan)", "Chinese (Traditional, Hong Kong SAR)"],
            english: "English",
        },
        fields: &["domain", "client", "project", "status"],
        rules: Rules { controls: Controls::Remove, ..Rules::TAB_TEXT },
    },
    opening: Opening::Bom,
    header: Header::Yes,
    columns: &[
        SOURCE_CODE,
        TARGET_CODE,
        Column::fixed("Note", Cell::Comment),
        Column::fixed("Context", Cell::Context(Source)),
        Column::fixed("Context translation", Cell::Context(Target)),
        Column::fixed("Domain", Cell::IfSet("domain")),
        Column::fixed("Client", Cell::IfSet("client")),
        Column::fixed("Project", Cell::IfSet("project")),
        Column::fixed("Status", Cell::IfSet("status")),
    ],
    style: Style::TABS_CRLF,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn languages_are_named_as_windows_names_them() {
        let options = Options { context: crate::export::Context::LeaveOut, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(
            bytes,
            "\u{FEFF}Chinese (Simplified, China)\tEnglish\tNote\r\n\
             数字治理\tdigital governance\t数字 = digital (dictionary); 治理 = governance (dictionary)\r\n"
        );
        assert_eq!(options.direction, Direction::ZhEn);
    }

    #[test]
    fn a_constant_has_a_column_only_if_it_is_set() {
        let fields = [("client".to_owned(), "ACME".to_owned())].into_iter().collect();
        let options = Options { fields, ..Options::default() };
        let (bytes, report) = sample::written(&PROFILE, &sample::glossary(&[("中国", "China")]), &options);
        assert!(bytes.contains("\tContext translation\tClient\r\n中国\tChina\t\t\t\tACME\r\n"), "{bytes}");
        assert!(
            report
                .mapping
                .starts_with("Chinese (Simplified, China) = Chinese terms, English = English terms")
        );
    }
}
