//! Makes a term fit for a tool, and says what was changed. What needs no change is not copied.

use std::borrow::Cow;

use super::act::{Act, Treatment};
use super::rules::{Breaks, Controls, Rules, Spaces};

/// What ends a cell or a row of plain text.
pub(super) const BREAKS: [char; 3] = ['\t', '\r', '\n'];

impl Rules {
    /// One term; `first` stands at the beginning of the line.
    pub(super) fn mend<'a>(
        &self,
        term: &'a str,
        first: First,
        remark: &mut dyn FnMut(Treatment),
    ) -> Cow<'a, str> {
        let mut term = Cow::Borrowed(term);
        if self.controls == Controls::Remove && term.contains(is_control) {
            remark((Act::Changed, "a control character is gone"));
            term = Cow::Owned(term.replace(is_control, ""));
        }
        if self.breaks == Breaks::LineFeeds && term.contains('\r') {
            remark((Act::Changed, "a carriage return became a line feed"));
            term = Cow::Owned(line_feeds(&term));
        }
        if self.breaks == Breaks::Space && term.contains(BREAKS) {
            remark((Act::Changed, "a tab or line break became a space"));
            term = Cow::Owned(flat(&term));
        }
        if self.spaces == Spaces::Trim && term.trim() != term {
            remark((Act::Changed, "white space around the term is gone"));
            term = Cow::Owned(term.trim().to_owned());
        }
        if first == First::Yes && self.comment.is_some_and(|mark| term.starts_with(mark)) {
            remark((
                Act::Changed,
                "a space stands before the first character: else the tool skips the row as a comment",
            ));
            term = Cow::Owned(format!(" {term}"));
        }
        term
    }
}

/// Whether a term begins its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    Yes,
    No,
}

/// A text without anything that ends a cell or a row of plain text.
pub(super) fn flat(text: &str) -> String {
    text.replace("\r\n", " ").replace(BREAKS, " ")
}

/// A text in which every line break is a line feed.
pub(super) fn line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Neither text nor white space that a cell can hold.
fn is_control(c: char) -> bool {
    (c.is_control() && !BREAKS.contains(&c)) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(rules: Rules, term: &str) -> (String, usize) {
        let mut remarks = 0;
        let term = rules.mend(term, First::Yes, &mut |_| remarks += 1).into_owned();
        (term, remarks)
    }

    #[test]
    fn each_rule_changes_what_it_names_and_nothing_else() {
        let nasty = " #两\u{1}行\r\n全\u{2028}角\t\u{A0}";
        for (rules, term, expected, remarks) in [
            (Rules::PERSON, nasty, nasty, 0),
            (Rules { controls: Controls::Remove, ..Rules::PERSON }, nasty, " #两行\r\n全角\t\u{A0}", 1),
            (Rules { breaks: Breaks::Space, ..Rules::PERSON }, nasty, " #两\u{1}行 全\u{2028}角 \u{A0}", 1),
            (Rules { breaks: Breaks::LineFeeds, ..Rules::PERSON }, "两\r\n行\r", "两\n行\n", 1),
            (Rules::TRANSLATOR, nasty, "#两行 全角", 3),
            (Rules { comment: Some('#'), ..Rules::PERSON }, "#标签", " #标签", 1),
            (Rules { comment: Some('#'), ..Rules::PERSON }, "C#", "C#", 0),
        ] {
            assert_eq!(mended(rules, term), (expected.to_owned(), remarks), "{rules:?}");
        }
    }
}
