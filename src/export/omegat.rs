//! `omegat`: tab text for the `glossary` folder of an OmegaT project.

use super::columns::{Cell, Column};
use super::options::Role::{Source, Target};
use super::rules::Rules;
use super::sheet::{Header, Opening, Reader, Sheet, Style};

/// OmegaT reads tab text by its extension: `.utf8` is always UTF-8. A header would become an entry.
/// The first line is the one that OmegaT writes itself: a comment, by which versions from 6 on know the encoding.
pub(super) const PROFILE: Sheet = Sheet {
    name: "omegat",
    about: "OmegaT's glossary folder: source, target, comment, tab-separated",
    extensions: &["utf8", "txt", "tab"],
    opening: Opening::Line("# Glossary in tab-separated format -*- coding: utf-8 -*-"),
    header: Header::No,
    columns: &[
        Column::side(Source, "", Cell::Term(Source)),
        Column::side(Target, "", Cell::Term(Target)),
        Column::fixed("comment", Cell::Comment),
    ],
    style: Style::TabText,
    comment_mark: Some('#'),
    rules: Rules::PROGRAM,
    reader: Reader::Machine,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Act, Direction, Options, sample};

    const FIRST: &str = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n";

    #[test]
    fn reasons_become_the_comment() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, report) = sample::written(&PROFILE, &sample::city(), &options);
        let row = "digital governance\t数字治理\tterm; 数字 = digital (dictionary); 治理 = governance (dictionary)\n";
        assert_eq!(bytes, format!("{FIRST}{row}"));
        assert_eq!(report.remarks, []);
    }

    #[test]
    fn what_would_break_a_row_becomes_a_space_and_is_reported() {
        let glossary = sample::glossary(&[
            ("#话题", "#hashtag"),
            ("两\r\n行", "two\tcells"),
            ("\"引号\"", "C#, \"quoted\""),
            ("", "no counterpart"),
        ]);
        let (bytes, report) = sample::written(&PROFILE, &glossary, &Options::default());
        let rows = " #话题\t#hashtag\tterm\n两 行\ttwo cells\tterm\n\"引号\"\tC#, \"quoted\"\tterm\n";
        assert_eq!(bytes, format!("{FIRST}{rows}"));
        let acts: Vec<_> = report.remarks.iter().map(|remark| (remark.entry, remark.act)).collect();
        assert_eq!(acts, [(3, Act::LeftOut), (0, Act::Changed), (1, Act::Changed)]);
    }
}
