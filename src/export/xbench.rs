//! `xbench`: tab text for ApSIC Xbench.

use super::codes::Codes;
use super::columns::{Cell, Column, Header, SOURCE, TARGET};
use super::profile::{Facts, Proof};
use super::rules::{Controls, Rules};
use super::sheet::{Opening, Sheet, Style};

/// Tab-delimited text is on its list of formats; the encoding that it likes best is from memory.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "xbench",
        about: "Xbench key terms: source, target, note, tab-separated",
        extensions: &[],
        proof: Proof::Unverified(
            "add it as Tab-delimited Text File, and check the Chinese in the first rows",
        ),
        codes: Codes::BARE,
        fields: &[],
        rules: Rules { controls: Controls::Remove, ..Rules::TAB_TEXT },
    },
    opening: Opening::Bom,
    header: Header::No,
    columns: &[SOURCE, TARGET, Column::fixed("note", Cell::Comment)],
    style: Style::TABS_CRLF,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn two_terms_and_a_note() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(
            bytes,
            "\u{FEFF}digital governance\t数字治理\t数字 = digital (dictionary); 治理 = governance (dictionary)\r\n"
        );
    }
}
