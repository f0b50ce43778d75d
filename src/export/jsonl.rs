//! `jsonl`: one object a row, with everything we know of it, for programs.

use std::io::Write;
use std::rc::Rc;

use serde::Serialize;

use super::codes::Codes;
use super::options::Context;
use super::profile::{Facts, Profile, Proof, Writer};
use super::row::Scene;
use super::rules::{Reader, Rules};
use crate::data::{Entry, Example, Form, Place, Sides, Span, TermType};
use crate::error::Result;

/// The one profile that loses nothing.
pub(super) struct Jsonl;

/// A row; the names of its fields are a contract with other programs.
#[derive(Serialize)]
struct Object<'a> {
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

/// Entries as we know them, whatever the rows make of them.
const FACTS: Facts = Facts {
    name: "jsonl",
    about: "for programs: one JSON object a row, with reasons, variants, sentences and places",
    extensions: &["jsonl", "ndjson"],
    proof: Proof::Client("pandas 3.1.1"),
    codes: Codes::BARE,
    fields: &[],
    rules: Rules { reader: Reader::Machine, ..Rules::PERSON },
};

impl Profile for Jsonl {
    fn facts(&self) -> &Facts {
        &FACTS
    }

    fn begin<'a>(&'a self, scene: Rc<Scene>, out: Box<dyn Write + 'a>) -> Result<Box<dyn Writer + 'a>> {
        Ok(Box::new(Lines { context: scene.options.context, out }))
    }
}

/// A file that is being written.
struct Lines<'a> {
    context: Context,
    out: Box<dyn Write + 'a>,
}

impl Writer for Lines<'_> {
    fn row(&mut self, row: &super::Row<'_>) -> Result<()> {
        serde_json::to_writer(&mut *self.out, &object(row.entry, self.context))
            .map_err(std::io::Error::from)?;
        Ok(self.out.write_all(b"\n")?)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        Ok(self.out.flush()?)
    }
}

fn object(entry: &Entry, context: Context) -> Object<'_> {
    Object {
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
    use crate::export::{Options, sample};

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
