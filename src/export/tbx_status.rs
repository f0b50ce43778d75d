//! How far a term may be used, in TBX's own words.

use super::row::Scene;
use crate::error::{Error, Result};

/// What a user types, and the value of TBX's `administrativeStatus`.
const STATUSES: [(&str, &str); 4] = [
    ("preferred", "preferredTerm-admn-sts"),
    ("admitted", "admittedTerm-admn-sts"),
    ("deprecated", "deprecatedTerm-admn-sts"),
    ("superseded", "supersededTerm-admn-sts"),
];

/// The status that the user sets for all terms.
///
/// # Errors
/// A usage error that lists the values there are.
pub(super) fn status(scene: &Scene) -> Result<Option<&'static str>> {
    let Some(typed) = scene.options.fields.get("status") else { return Ok(None) };
    let known = STATUSES.into_iter().find(|(short, long)| typed == short || typed == long);
    known.map(|(_, long)| Some(long)).ok_or_else(|| {
        let values = STATUSES.map(|(short, _)| short).join(", ");
        Error::usage(format!("TBX knows no status {typed}; it has: {values}"))
    })
}
