//! `azure`: the tab text that Azure Document Translation takes as a glossary.

use super::codes::Codes;
use super::columns::{Header, TERMS};
use super::profile::{Facts, Proof};
use super::rules::Rules;
use super::sheet::{Opening, Sheet, Style};

/// Two columns exactly: a third one is refused.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "azure",
        about: "Azure Document Translation glossary: two columns with a tab, no header",
        extensions: &[],
        proof: Proof::Document("learn.microsoft.com, use glossaries with Document Translation"),
        codes: Codes::BARE,
        fields: &[],
        rules: Rules::TRANSLATOR,
    },
    opening: Opening::Nothing,
    header: Header::No,
    columns: TERMS,
    style: Style::TABS,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn two_columns_without_a_header() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(bytes, "digital governance\t数字治理\n");
    }
}
