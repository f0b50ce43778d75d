//! Glossaries with a JSON object a line, as this program writes them and others may.

use std::io::Read;
use std::sync::Arc;

use serde::Deserialize;

use super::EntrySink;
use super::source::Lines;
use crate::data::{
    At, Concept, Decided, Decision, Entry, Example, Form, Place, Sides, Span, Standing, TermType,
};
use crate::error::{Error, Result};

/// A row; only the terms are needed.
#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    zh: String,
    #[serde(default)]
    en: String,
    #[serde(default)]
    r#type: TermType,
    #[serde(default = "certain")]
    score: f32,
    #[serde(default = "once")]
    count: u32,
    #[serde(default)]
    findings: Vec<String>,
    #[serde(default)]
    variants: Vec<Form>,
    #[serde(default)]
    examples: Vec<Sentences>,
    #[serde(default)]
    decision: Decision,
    #[serde(default)]
    edit: Option<Sides<String>>,
    #[serde(default)]
    into: Option<Sides<String>>,
    #[serde(default)]
    status: Standing,
}

/// An example whose sentences may have been left out.
#[derive(Deserialize)]
struct Sentences {
    #[serde(default)]
    texts: Sides<String>,
    #[serde(default)]
    spans: Sides<Option<Span>>,
    #[serde(default)]
    places: Sides<Option<Place>>,
}

fn certain() -> f32 {
    1.0
}

fn once() -> u32 {
    1
}

/// Pushes every line into a sink; empty lines are passed over.
pub(super) fn read(name: &Arc<str>, input: &mut dyn Read, sink: EntrySink<'_>) -> Result<()> {
    for line in Lines::new(name, input) {
        let line = line?;
        if line.text.trim().is_empty() {
            continue;
        }
        let place = Place::new(name, At::Line(line.number));
        let row: Row = serde_json::from_str(&line.text)
            .map_err(|error| Error::malformed(place.clone(), format!("is no row of a glossary: {error}")))?;
        if row.zh.is_empty() && row.en.is_empty() {
            return Err(Error::malformed(place, "is no row of a glossary: it has neither \"zh\" nor \"en\""));
        }
        sink(row.decided(), place)?;
    }
    Ok(())
}

impl Row {
    fn decided(self) -> Decided {
        let examples = self.examples.into_iter();
        let entry = Entry {
            terms: Sides::new(self.zh, self.en),
            r#type: self.r#type,
            score: self.score,
            count: self.count,
            findings: self.findings,
            variants: self.variants,
            examples: examples.map(Sentences::example).collect(),
            concept: Concept::default(),
        };
        Decided { entry, decision: self.decision, edit: self.edit, into: self.into, standing: self.status }
    }
}

impl Sentences {
    fn example(self) -> Example {
        Example { texts: self.texts, spans: self.spans, places: self.places }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Result<Vec<Entry>> {
        let mut all = Vec::new();
        let sink = &mut |decided: Decided, _| {
            all.push(decided.entry);
            Ok(())
        };
        read(&"g.jsonl".into(), &mut text.as_bytes(), sink)?;
        Ok(all)
    }

    #[test]
    fn only_the_terms_are_needed() {
        let entries = read_all("{\"zh\":\"城市\",\"en\":\"city\"}\n\n{\"zh\":\"暖城\",\"type\":\"place\"}\n")
            .expect("two rows");
        let short: Vec<_> =
            entries.iter().map(|e| (e.terms.zh.as_str(), e.terms.en.as_str(), e.score)).collect();
        assert_eq!(short, [("城市", "city", 1.0), ("暖城", "", 1.0)]);
    }

    #[test]
    fn a_line_that_is_no_row_is_named() {
        for text in ["{\"zh\":\"城市\"}\n{oops}\n", "{\"zh\":\"城市\"}\n{\"a\":1}\n"] {
            let error = read_all(text).expect_err("line 2").to_string();
            assert!(error.starts_with("g.jsonl:2: is no row of a glossary"), "{error}");
        }
    }
}
