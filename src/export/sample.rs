//! Glossaries that the tests of this folder write.

use std::sync::Arc;

use super::{Options, Profile, Report, write};
use crate::data::{At, Entry, Example, Form, Glossary, Place, Sides, Span, TermType};

/// Bare pairs.
pub(crate) fn glossary(pairs: &[(&str, &str)]) -> Glossary {
    let entry = |&(zh, en): &(&str, &str)| Entry {
        terms: sides(zh, en),
        r#type: TermType::Term,
        score: 0.5,
        count: 1,
        findings: Vec::new(),
        variants: Vec::new(),
        examples: Vec::new(),
    };
    Glossary { entries: pairs.iter().map(entry).collect(), dropped: Vec::new() }
}

/// One entry with all that an entry can have.
pub(super) fn city() -> Glossary {
    let mut glossary = glossary(&[("数字治理", "digital governance")]);
    let document: Arc<str> = Arc::from("新闻.txt");
    for entry in &mut glossary.entries {
        entry.score = 0.97;
        entry.count = 2;
        entry.findings =
            vec!["数字 = digital (dictionary)".to_owned(), "治理 = governance (dictionary)".to_owned()];
        entry.variants = vec![Form { terms: sides("数字治理", "Digital Governance"), count: 1 }];
        entry.examples = vec![Example {
            texts: sides("推动数字治理。", "It promotes digital governance, here."),
            spans: Sides::new(Some(Span::new(6, 18)), Some(Span::new(12, 30))),
            places: Sides::new(3, 4).map(|line| Some(Place::new(&document, At::Line(line)))),
        }];
    }
    glossary
}

/// The bytes that a profile writes.
pub(super) fn bytes(profile: &dyn Profile, glossary: &Glossary, options: &Options) -> Vec<u8> {
    let mut out = Vec::new();
    write(profile, glossary, options, &mut out).expect("a vector takes everything");
    out
}

/// What a profile writes, and its report.
pub(super) fn written(profile: &dyn Profile, glossary: &Glossary, options: &Options) -> (String, Report) {
    let mut out = Vec::new();
    let report = write(profile, glossary, options, &mut out).expect("a vector takes everything");
    (String::from_utf8(out).expect("profiles write UTF-8"), report)
}

fn sides(zh: &str, en: &str) -> Sides<String> {
    Sides::new(zh.to_owned(), en.to_owned())
}
