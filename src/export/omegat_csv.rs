//! `omegat-csv`: CSV for the `glossary` folder of an OmegaT project, where a term may begin with `#`.

use super::codes::Codes;
use super::columns::{Cell, Column, Header, SOURCE, TARGET};
use super::profile::{Facts, Proof};
use super::rules::{Breaks, Rules};
use super::sheet::{Opening, Sheet, Style};

/// OmegaT reads commas only, line by line: a line break ends the row even inside quotes. A header would become an entry.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "omegat-csv",
        about: "OmegaT's glossary folder, as .csv: source, target, comment; keeps terms that begin with #",
        extensions: &[],
        proof: Proof::Client("OmegaT 3.6.0"),
        codes: Codes::BARE,
        fields: &[],
        rules: Rules { breaks: Breaks::Space, ..Rules::PROGRAM },
    },
    opening: Opening::Nothing,
    header: Header::No,
    columns: &[SOURCE, TARGET, Column::fixed("comment", Cell::Comment)],
    style: Style::CSV_LF,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Options, sample};

    #[test]
    fn a_mark_of_comments_is_quoted_and_breaks_are_spaces() {
        let glossary = sample::glossary(&[("#话题", "#hashtag"), ("两\n行", "two, \"lines\"")]);
        let (bytes, report) = sample::written(&PROFILE, &glossary, &Options::default());
        assert_eq!(bytes, "\"#话题\",\"#hashtag\",\n两 行,\"two, \"\"lines\"\"\",\n");
        assert_eq!(report.lines().len(), 1);
    }
}
