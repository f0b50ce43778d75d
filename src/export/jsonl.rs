//! `jsonl`: one object a row, with everything we know of it, for programs.

use std::io::Write;

use serde::Serialize;

use super::{Context, Options, Profile, Report};
use crate::data::{Entry, Example, Form, Glossary, Place, Sides, Span, TermType};
use crate::error::Result;

/// The one profile that loses nothing.
pub(super) struct Jsonl;

/// A row; the names of its fields are a contract with other programs.
#[derive(Serialize)]
struct Row<'a> {
    zh: &'a str,
    en: &'a str,
    r#type: TermType,
    score: f32,
    count: u32,
    findings: &'a [String],
    variants: &'a [Form],
    examples: Vec<Sentences<'a>>,
}

/// An example; spans count bytes of the texts and go with them.
#[derive(Serialize)]
struct Sentences<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    texts: Option<&'a Sides<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spans: Option<&'a Sides<Option<Span>>>,
    places: &'a Sides<Option<Place>>,
}

impl Profile for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn about(&self) -> &'static str {
        "for programs: one JSON object a row, with reasons, variants, sentences and where the terms stand in them"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn write(&self, glossary: &Glossary, options: &Options, out: &mut dyn Write) -> Result<Report> {
        for entry in &glossary.entries {
            serde_json::to_writer(&mut *out, &row(entry, options.context)).map_err(std::io::Error::from)?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
        Ok(Report { rows: glossary.entries.len(), remarks: Vec::new() })
    }
}

fn row(entry: &Entry, context: Context) -> Row<'_> {
    Row {
        zh: &entry.terms.zh,
        en: &entry.terms.en,
        r#type: entry.r#type,
        score: entry.score,
        count: entry.count,
        findings: &entry.findings,
        variants: &entry.variants,
        examples: entry.examples.iter().map(|example| sentences(example, context)).collect(),
    }
}

fn sentences(example: &Example, context: Context) -> Sentences<'_> {
    let keep = context == Context::Keep;
    Sentences {
        texts: keep.then_some(&example.texts),
        spans: keep.then_some(&example.spans),
        places: &example.places,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn a_row_is_one_object() {
        let (bytes, _) = sample::written(&Jsonl, &sample::city(), &Options::default());
        assert_eq!(
            bytes,
            concat!(
                r#"{"zh":"数字治理","en":"digital governance","type":"term","score":0.97,"count":2,"#,
                r#""findings":["数字 = digital (dictionary)","治理 = governance (dictionary)"],"#,
                r#""variants":[{"zh":"数字治理","en":"Digital Governance","count":1}],"#,
                r#""examples":[{"texts":{"zh":"推动数字治理。","en":"It promotes digital governance, here."},"#,
                r#""spans":{"zh":{"start":6,"end":18},"en":{"start":12,"end":30}},"#,
                r#""places":{"zh":{"document":"新闻.txt","at":{"line":3}},"en":{"document":"新闻.txt","at":{"line":4}}}}]}"#,
                "\n"
            )
        );
    }

    #[test]
    fn without_context_places_stay_and_sentences_go() {
        let options = Options { context: Context::LeaveOut, ..Options::default() };
        let (bytes, _) = sample::written(&Jsonl, &sample::city(), &options);
        assert!(!bytes.contains("推动") && !bytes.contains("spans") && bytes.contains("新闻.txt"), "{bytes}");
    }
}
