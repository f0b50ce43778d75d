//! `tsv`: a plain table for scripts and for pasting into a spreadsheet.

use super::codes::Codes;
use super::columns::{EVERYTHING, Header};
use super::profile::{Facts, Proof};
use super::rules::{Breaks, Rules};
use super::sheet::{Opening, Sheet, Style};

/// Tabs never stand in a term, so nothing needs quotes.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "tsv",
        about: "a table with tabs: scores, reasons and sentences; UTF-8, no quoting",
        extensions: &["tsv"],
        proof: Proof::Client("pandas 3.1.1"),
        codes: Codes::BARE,
        fields: &[],
        rules: Rules { breaks: Breaks::Space, ..Rules::PERSON },
    },
    opening: Opening::Nothing,
    header: Header::Yes,
    columns: EVERYTHING,
    style: Style::TABS,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn a_row_is_a_line() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(
            bytes,
            "en\tzh\ttype\tscore\tcount\tfindings\ten_context\tzh_context\tsource\n\
             digital governance\t数字治理\tterm\t0.970\t2\t数字 = digital (dictionary); 治理 = governance (dictionary)\t\
             It promotes digital governance, here.\t推动数字治理。\t新闻.txt:3; 新闻.txt:4\n"
        );
    }
}
