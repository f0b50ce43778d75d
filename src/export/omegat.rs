//! `omegat`: tab text for the `glossary` folder of an OmegaT project.

use super::codes::Codes;
use super::columns::{Cell, Column, Header, SOURCE, TARGET};
use super::profile::{Facts, Proof};
use super::rules::Rules;
use super::sheet::{Opening, Sheet, Style};

/// OmegaT reads tab text by its extension: `.utf8` is always UTF-8. A header would become an entry.
/// The first line is the one that OmegaT writes itself: a comment, by which versions from 6 on know the encoding.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "omegat",
        about: "OmegaT's glossary folder: source, target, comment, tab-separated",
        extensions: &["utf8", "txt", "tab"],
        proof: Proof::Client("OmegaT 3.6.0"),
        codes: Codes::BARE,
        fields: &[],
        rules: Rules { comment: Some('#'), ..Rules::TAB_TEXT },
    },
    opening: Opening::Line("# Glossary in tab-separated format -*- coding: utf-8 -*-"),
    header: Header::No,
    columns: &[SOURCE, TARGET, Column::fixed("comment", Cell::Comment)],
    style: Style::TABS,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Act, Direction, Options, Remarks, sample};

    const FIRST: &str = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n";

    #[test]
    fn reasons_become_the_comment() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, report) = sample::written(&PROFILE, &sample::city(), &options);
        let row =
            "digital governance\t数字治理\t数字 = digital (dictionary); 治理 = governance (dictionary)\n";
        assert_eq!(bytes, format!("{FIRST}{row}"));
        assert_eq!(report.lines().len(), 0);
    }

    #[test]
    fn what_would_break_a_row_becomes_a_space_and_is_reported() {
        let glossary = sample::glossary(&[
            ("#话题", "#hashtag"),
            ("两\r\n行", "two\tcells"),
            ("\"引号\"", "C#, \"quoted\""),
            ("", "no counterpart"),
        ]);
        let options = Options { remarks: Remarks::Listed, ..Options::default() };
        let (bytes, report) = sample::written(&PROFILE, &glossary, &options);
        let rows = " #话题\t#hashtag\t\n两 行\ttwo cells\t\n\"引号\"\tC#, \"quoted\"\t\n";
        assert_eq!(bytes, format!("{FIRST}{rows}"));
        let acts: Vec<_> = report.remarks.iter().map(|remark| (remark.row, remark.act)).collect();
        assert_eq!(acts, [(1, Act::Changed), (2, Act::Changed), (4, Act::LeftOut)]);
    }
}
