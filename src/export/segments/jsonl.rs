//! One JSON object a run: with every segment by itself, and its place.

use std::io::Write;

use serde::Serialize;

use super::{Form, Options};
use crate::data::{Alignment, Segment, Sides};
use crate::error::Result;

/// JSON lines.
pub(super) struct Jsonl;

#[derive(Serialize)]
struct Object<'a> {
    zh: Vec<&'a str>,
    en: Vec<&'a str>,
    trust: f32,
    used: bool,
    places: Sides<Vec<String>>,
}

impl Form for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn about(&self) -> &'static str {
        "an object a run: the segments of both sides, trust, whether term extraction uses it, places"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn in_pieces(&self) -> bool {
        true
    }

    fn write(&self, alignment: &Alignment, options: Options, out: &mut dyn Write) -> Result<()> {
        for run in &alignment.runs {
            let sides = alignment.run(run);
            let object = Object {
                zh: texts(sides.zh),
                en: texts(sides.en),
                trust: run.trust,
                used: run.is_pair() && run.trust >= options.least_trust,
                places: sides.map(|side| side.iter().map(|segment| segment.place.to_string()).collect()),
            };
            serde_json::to_writer(&mut *out, &object).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        Ok(())
    }
}

fn texts(segments: &[Segment]) -> Vec<&str> {
    segments.iter().map(|segment| segment.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::written;
    use super::*;

    #[test]
    fn texts_come_out_byte_for_byte() {
        let options = Options { least_trust: 0.9, ..Options::default() };
        let expected = "{\"zh\":[\"研发<R&D>\\t很重要。\"],\"en\":[\"R&D matters.\",\"A \\\"lot\\\".\"],\"trust\":0.875,\
                        \"used\":false,\"places\":{\"zh\":[\"a.txt:1\"],\"en\":[\"a.txt:1\",\"a.txt:2\"]}}";
        assert_eq!(written(&Jsonl, options).lines().next(), Some(expected));
    }
}
