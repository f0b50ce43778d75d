//! Whether a translation is marked as not yet right, in the words of each tool.

use crate::read::xml::Tag;

/// States of XLIFF 1.2 that ask for more work. (`initial` is that of XLIFF 2.)
const OPEN_STATES: &[&str] = &[
    "initial",
    "new",
    "needs-translation",
    "needs-adaptation",
    "needs-l10n",
    "needs-review-translation",
    "needs-review-adaptation",
    "needs-review-l10n",
];

/// What memoQ says (`mq:status`) of rows that a translator has not confirmed.
const OPEN_IN_MEMOQ: &[&str] =
    &["NotStarted", "PreTranslated", "PartiallyEdited", "Edited", "MachineTranslated", "Rejected"];

/// What Trados says (`conf`) of segments that a translator has confirmed.
const CONFIRMED_IN_TRADOS: &[&str] = &["Translated", "ApprovedTranslation", "ApprovedSignOff"];

/// A unit, a segment or a target that asks for more work.
pub(super) fn is_draft(tag: &Tag) -> bool {
    let is_one_of = |name: &str, values: &[&str]| {
        tag.get(name).is_some_and(|value| values.iter().any(|open| value.eq_ignore_ascii_case(open)))
    };
    tag.says("approved", "no")
        || is_one_of("state", OPEN_STATES)
        || is_one_of("status", OPEN_IN_MEMOQ)
        || tag.says("confirmed", "0")
}

/// A segment that Trados does not count as translated.
pub(super) fn is_draft_of_trados(tag: &Tag) -> bool {
    !tag.get("conf").is_some_and(|conf| CONFIRMED_IN_TRADOS.contains(&conf.as_str()))
}
