//! Glossaries that the tests of this folder write.

use std::io::Read;
use std::sync::Arc;

use super::{Options, Profile, Report, write};
use crate::data::{At, Concept, Entry, Example, Form, Glossary, Place, Sides, Span, TermType};

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
        concept: Concept::default(),
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

/// The cells of the workbook that a profile writes: the strings of its only table, row by row.
pub(super) fn strings(profile: &dyn Profile, glossary: &Glossary, options: &Options) -> Vec<String> {
    let bytes = bytes(profile, glossary, options);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip file");
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
        text
    };
    let shared: Vec<String> = between(&part("xl/sharedStrings.xml"), "<t", "</t>");
    let cells = between(&part("xl/worksheets/sheet1.xml"), "t=\"s\"", "</v>");
    let index = |cell: &String| cell.trim_start_matches("<v>").parse::<usize>().expect("an index");
    cells.iter().map(|cell| shared.get(index(cell)).expect("a string").clone()).collect()
}

/// What stands between the marks, behind the next `>`.
fn between(text: &str, from: &str, to: &str) -> Vec<String> {
    let parts = text.split(from).skip(1).filter_map(|part| part.split_once(to));
    parts.filter_map(|(part, _)| part.split_once('>').map(|(_, inner)| inner.to_owned())).collect()
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
