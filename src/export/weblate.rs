//! `weblate`: CSV for a glossary of Weblate.

use super::codes::Codes;
use super::columns::{Cell, Column, Header};
use super::options::Role;
use super::profile::{Facts, Proof};
use super::rules::{Controls, Rules};
use super::sheet::{Opening, Sheet, Style};

/// Other headings than these make Weblate take the columns for something else, in silence.
pub(super) const PROFILE: Sheet = Sheet {
    facts: Facts {
        name: "weblate",
        about: "Weblate glossary: source, target, context, developer_comments",
        extensions: &[],
        proof: Proof::Client("translate-toolkit 3.20.4"),
        codes: Codes::BARE,
        fields: &[],
        rules: Rules { controls: Controls::Remove, ..Rules::PROGRAM },
    },
    opening: Opening::Nothing,
    header: Header::Yes,
    columns: &[
        Column::fixed("source", Cell::Term(Role::Source)),
        Column::fixed("target", Cell::Term(Role::Target)),
        Column::fixed("context", Cell::Fixed("")),
        Column::fixed("developer_comments", Cell::Comment),
    ],
    style: Style::CSV_LF,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Direction, Options, sample};

    #[test]
    fn columns_have_the_names_that_weblate_knows() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let (bytes, _) = sample::written(&PROFILE, &sample::city(), &options);
        assert_eq!(
            bytes,
            "source,target,context,developer_comments\n\
             digital governance,数字治理,,数字 = digital (dictionary); 治理 = governance (dictionary)\n"
        );
    }
}
