//! `memoq`: CSV for a term base import of memoQ.

use super::codes::Codes;
use super::columns::{Cell, Column, Header, SOURCE_CODE, TARGET_CODE};
use super::profile::{Facts, Proof};
use super::rules::{Controls, Rules};
use super::sheet::{Opening, Sheet, Style};

/// The names of the entry columns are documented for the web service; those of the languages are from memory.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "memoq",
        about: "memoQ term base import: semicolons, one entry a row",
        extensions: &[],
        proof: Proof::Unverified(
            "in the import dialog choose UTF-8, semicolon, first row = field names, and map the columns by hand",
        ),
        codes: Codes {
            simplified: "Chinese_PRC",
            traditional: &["Chinese_Taiwan", "Chinese_Hong_Kong_S_A_R_"],
            english: "English",
        },
        fields: &["subject", "domain", "client", "project"],
        rules: Rules { controls: Controls::Remove, ..Rules::PROGRAM },
    },
    opening: Opening::Bom,
    header: Header::Yes,
    columns: &[
        Column::fixed("Entry_Subject", Cell::Set("subject")),
        Column::fixed("Entry_Domain", Cell::Set("domain")),
        Column::fixed("Entry_ClientID", Cell::Set("client")),
        Column::fixed("Entry_ProjectID", Cell::Set("project")),
        Column::fixed("Entry_Note", Cell::Comment),
        SOURCE_CODE,
        TARGET_CODE,
    ],
    style: Style::SEMICOLONS,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn constant_fields_are_filled() {
        let fields = [("domain".to_owned(), "law".to_owned())].into_iter().collect();
        let options = Options { direction: Direction::EnZh, fields, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(
            bytes,
            "\u{FEFF}Entry_Subject;Entry_Domain;Entry_ClientID;Entry_ProjectID;Entry_Note;English;Chinese_PRC\r\n\
             ;law;;;\"数字 = digital (dictionary); 治理 = governance (dictionary)\";digital governance;数字治理\r\n"
        );
    }
}
