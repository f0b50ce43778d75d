//! `deepl`: the CSV file that DeepL makes a glossary of.

use super::codes::Codes;
use super::columns::{Header, TERMS};
use super::profile::{Facts, Proof};
use super::rules::{Limits, Rules};
use super::sheet::{Opening, Sheet, Style};

/// A header would become an entry, and a byte order mark a part of the first term. Limits: developers.deepl.com, glossaries.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "deepl",
        about: "DeepL glossary: two columns, no header, one translation a term",
        extensions: &[],
        proof: Proof::Client("deepl 1.32.0"),
        codes: Codes::BARE,
        fields: &[],
        rules: Rules {
            limits: Limits { term: Some(1024), bytes: Some(10 << 20), ..Limits::NONE },
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
    fn what_deepl_refuses_is_mended_or_left_out_and_reported() {
        let long = "字".repeat(342);
        let glossary = sample::glossary(&[
            ("银行", "bank"),
            (" 银行 ", "shore"),
            ("两\u{1}行", "two\nlines, and \"more\""),
            (&long, "too long"),
            ("没有", ""),
        ]);
        let (bytes, report) = sample::written(&PROFILE, &glossary, &Options::default());
        assert_eq!(bytes, "银行,bank\n两行,\"two lines, and \"\"more\"\"\"\n");
        let lines = report.lines();
        assert_eq!(lines.len(), 6, "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("1 row left out: a term is longer")), "{lines:?}");
    }

    #[test]
    fn the_direction_decides_which_term_has_one_translation() {
        let glossary = sample::glossary(&[("银行", "bank"), ("河岸", "bank")]);
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &glossary, &options);
        assert_eq!(bytes, "bank,银行\n");
    }
}
