//! `csv-plain`: two columns for machines, which would take a header or a byte order mark for a term.

use super::codes::Codes;
use super::columns::{Header, TERMS};
use super::profile::{Facts, Proof};
use super::rules::Rules;
use super::sheet::{Opening, Sheet, Style};

/// What MT glossaries (and most import dialogs) take.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "csv-plain",
        about: "for machines: two columns, no header; UTF-8 without byte order mark",
        extensions: &[],
        proof: Proof::Client("pandas 3.1.1"),
        codes: Codes::BARE,
        fields: &[],
        rules: Rules::PROGRAM,
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
    fn two_columns_and_nothing_else() {
        let glossary = sample::glossary(&[
            ("城市,乡村", "\"city\" and country"),
            ("没有对应", ""),
            ("=1+1", "two"),
            ("𠮷野家\u{200D}", "Yoshinoya "),
        ]);
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, report) = sample::written(&PROFILE, &glossary, &options);
        assert_eq!(
            bytes,
            "\"\"\"city\"\" and country\",\"城市,乡村\"\ntwo,=1+1\n\"Yoshinoya \",𠮷野家\u{200D}\n"
        );
        assert_eq!(report.lines(), ["1 row left out: no counterpart (the first: 没有对应 = )"]);
    }
}
