//! `wordfast`: tab text in UTF-16 for Wordfast Classic and Anywhere.

use super::codes::Codes;
use super::columns::{Cell, Column, Header, SOURCE, TARGET};
use super::profile::{Facts, Proof};
use super::rules::{Controls, Rules};
use super::sheet::{Opening, Sheet, Style};

/// Wordfast reads tab text without quotes, with Windows line ends; UTF-16 with a byte order mark is the safest, from memory.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "wordfast",
        about: "Wordfast glossary: source, target, comment; UTF-16 with byte order mark",
        extensions: &[],
        proof: Proof::Unverified("open it as the glossary of a test project; the first column is the source"),
        codes: Codes::BARE,
        fields: &[],
        rules: Rules { controls: Controls::Remove, ..Rules::TAB_TEXT },
    },
    opening: Opening::Utf16,
    header: Header::No,
    columns: &[SOURCE, TARGET, Column::fixed("comment", Cell::Comment)],
    style: Style::TABS_CRLF,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn every_character_is_two_bytes_or_four() {
        let glossary = sample::glossary(&[("𠮷野家", "Y")]);
        let options = Options { direction: Direction::ZhEn, ..Options::default() };
        let bytes = sample::bytes(&PROFILE, &glossary, &options);
        let expected: Vec<u8> = "\u{FEFF}𠮷野家\tY\t\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(bytes, expected);
    }
}
