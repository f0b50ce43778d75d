//! One occurrence of a term as a line of JSON, for programs.

use std::io::Write;

use crate::data::Occurrence;
use crate::error::Result;

/// Writes one JSON object and a line end.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_occurrence(occurrence: &Occurrence, out: &mut dyn Write) -> Result<()> {
    serde_json::to_writer(&mut *out, occurrence).map_err(std::io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Sides;

    #[test]
    fn an_occurrence_is_one_object_and_a_missing_counterpart_null() {
        let occurrence = |en: Option<&str>, score| Occurrence {
            segment: 3,
            terms: Sides::new(Some("国会山".to_owned()), en.map(str::to_owned)),
            score,
        };
        let mut out = Vec::new();
        for occurrence in [occurrence(Some("Capitol Hill"), 0.97), occurrence(None, 0.0)] {
            write_occurrence(&occurrence, &mut out).expect("a vector takes everything");
        }
        assert_eq!(
            String::from_utf8_lossy(&out),
            "{\"segment\":3,\"zh\":\"国会山\",\"en\":\"Capitol Hill\",\"score\":0.97}\n\
             {\"segment\":3,\"zh\":\"国会山\",\"en\":null,\"score\":0.0}\n"
        );
    }
}
