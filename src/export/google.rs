//! `google`: the CSV file that Google Cloud Translation makes a one-way glossary of.

use super::codes::Codes;
use super::columns::{Header, TERMS};
use super::profile::{Facts, Proof};
use super::rules::{Limits, Rules};
use super::sheet::{Opening, Sheet, Style};

/// A one-way glossary must not have a header. The limits are from memory.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "google",
        about: "Google Cloud Translation, one-way glossary: two columns, no header",
        extensions: &[],
        proof: Proof::Document("cloud.google.com, GlossaryInputConfig"),
        codes: Codes::BARE,
        fields: &[],
        rules: Rules {
            limits: Limits { term: Some(1024), bytes: Some(10_400_000), ..Limits::NONE },
            ..Rules::TRANSLATOR
        },
    },
    opening: Opening::Nothing,
    header: Header::No,
    columns: TERMS,
    style: Style::CSV_LF,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn two_columns_without_a_header() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(bytes, "digital governance,数字治理\n");
    }
}
