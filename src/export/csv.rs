//! `csv`: for people. Opens in every spreadsheet by a double click.

use super::codes::Codes;
use super::columns::{EVERYTHING, Header};
use super::profile::{Facts, Proof};
use super::rules::Rules;
use super::sheet::{Opening, Sheet, Style};

/// Excel takes a file without byte order mark for the system's old code page.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "csv",
        about: "for people and spreadsheets: scores, reasons and sentences; UTF-8 with byte order mark",
        extensions: &["csv"],
        proof: Proof::Client("pandas 3.1.1; LibreOffice 7.4"),
        codes: Codes::BARE,
        fields: &[],
        rules: Rules::PERSON,
    },
    opening: Opening::Bom,
    header: Header::Yes,
    columns: EVERYTHING,
    style: Style::CSV,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Context, Direction, Options, sample};

    #[test]
    fn a_row_has_its_reasons_and_sentences() {
        let (bytes, report) = sample::written(&PROFILE, &sample::city(), &Options::default());
        assert_eq!(
            bytes,
            "\u{FEFF}zh,en,type,score,count,findings,zh_context,en_context,source\r\n\
             数字治理,digital governance,term,0.970,2,数字 = digital (dictionary); 治理 = governance (dictionary),\
             推动数字治理。,\"It promotes digital governance, here.\",新闻.txt:3; 新闻.txt:4\r\n"
        );
        assert_eq!((report.rows, report.lines().len()), (1, 0));
    }

    #[test]
    fn without_context_no_sentence_leaves_the_house() {
        let options =
            Options { context: Context::LeaveOut, direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(
            bytes,
            "\u{FEFF}en,zh,type,score,count,findings,source\r\n\
             digital governance,数字治理,term,0.970,2,数字 = digital (dictionary); 治理 = governance (dictionary),\
             新闻.txt:3; 新闻.txt:4\r\n"
        );
    }

    #[test]
    fn cells_that_a_spreadsheet_runs_are_marked_and_all_it_changes_are_reported() {
        let glossary = sample::glossary(&[("=1+1", "formula"), ("编号", "00123"), ("新词", "")]);
        let options = Options { context: Context::LeaveOut, ..Options::default() };
        let (bytes, report) = sample::written(&PROFILE, &glossary, &options);
        assert_eq!(
            bytes,
            "\u{FEFF}zh,en,type,score,count,findings,source\r\n'=1+1,formula,term,0.500,1,,\r\n\
             编号,00123,term,0.500,1,,\r\n新词,,term,0.500,1,,\r\n"
        );
        assert_eq!(report.lines().len(), 2);
    }
}
