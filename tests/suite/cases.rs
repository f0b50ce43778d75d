//! Small named cases that a translator can read and write: `tests/cases/<step>/<topic>.txt`.
//!
//! A case is a line `--- what it shows ---`, a page as it would stand in a file, a line `===`, and the lines that the
//! step makes of it. A name with `.md` in it makes the page Markdown. Lines before the first case say what the file
//! is about.
//!
//! In `extract` the page is one segment pair, a Chinese line and an English one, and behind `===` stand rows: `wants:`
//! those that must come out of it, `never:` those that must not.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;

use duizhao::data::{At, Bitext, Place, Segment, SegmentPair, Sides};
use duizhao::pipeline::{self, Input, Options, Paired, Scope};

use crate::house::root;
use crate::lines;

/// How the cases of a step are looked at: the folder's name, and what is wrong with a case.
const STEPS: &[(&str, Fault)] = &[
    ("pair", |case| other_lines(case, pair)),
    ("tokenize", |case| other_lines(case, tokenize)),
    ("extract", other_rows),
];

/// What is wrong with a case, if anything is.
type Fault = fn(&Case) -> Option<String>;

/// A folder of texts that are measured as a whole: see `glosses.rs`.
const MEASURED: &str = "gloss";

/// The lines that a step makes of a page.
type Show = fn(&Paired, &Options) -> String;

struct Case {
    name: String,
    page: String,
    expected: String,
}

#[test]
fn every_case_gives_the_lines_below_it() {
    let mut wrong = Vec::new();
    for folder in fs::read_dir(root().join("tests/cases")).expect("the folder tests/cases") {
        let folder = folder.expect("a readable entry").path();
        let step = folder.file_name().expect("a name").to_string_lossy().into_owned();
        if step == MEASURED {
            continue;
        }
        let found = STEPS.iter().find(|(name, _)| *name == step);
        let (_, fault) = found.unwrap_or_else(|| panic!("tests/cases/{step}: no such step"));
        for file in fs::read_dir(&folder).expect("a readable folder") {
            let path = file.expect("a readable entry").path();
            let text = fs::read_to_string(&path).expect("a case file");
            let told = |case: &Case| Some(format!("{}: {}\n{}", path.display(), case.name, fault(case)?));
            wrong.extend(cases(&text).iter().filter_map(told));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_file_of_cases_is_cut_into_its_cases() {
    let cases = cases("# about\n--- one ---\n中文\nEnglish\n===\na\nb\n\n--- two ---\nx\n===\n");
    let parts: Vec<_> = cases.iter().map(|case| (&*case.name, &*case.page, &*case.expected)).collect();
    assert_eq!(parts, [("one", "中文\nEnglish", "a\nb"), ("two", "x", "")]);
}

fn cases(text: &str) -> Vec<Case> {
    let text = format!("\n{}", text.replace("\r\n", "\n"));
    let sections = text.split("\n--- ").skip(1);
    let case = |section: &str| {
        let (name, rest) = section.split_once(" ---\n").expect("`--- name ---`");
        let (page, expected) = rest.split_once("\n===").expect("a line `===`");
        Case { name: name.to_owned(), page: page.to_owned(), expected: expected.trim().to_owned() }
    };
    sections.map(case).collect()
}

fn other_lines(case: &Case, show: Show) -> Option<String> {
    let options = Options::default();
    let suffix = if case.name.contains(".md") { ".md" } else { ".txt" };
    let mut page = tempfile::Builder::new().suffix(suffix).tempfile().expect("a temporary file");
    page.write_all(case.page.as_bytes()).expect("a writable file");
    let input = Input::File(page.path().to_string_lossy().into_owned());
    let actual = match pipeline::pair(&input, &options) {
        Ok(paired) => show(&paired, &options),
        Err(error) => {
            format!("error: {}", error.to_string().replace(&*page.path().to_string_lossy(), "page"))
        }
    };
    let actual = actual.trim();
    (actual != case.expected).then(|| format!("{actual}\n=== expected:\n{}\n", case.expected))
}

fn other_rows(case: &Case) -> Option<String> {
    let rows = rows(&case.page);
    let fault = |line: &str| match line.split_once(": ") {
        Some(("wants", row)) => (!rows.contains(row)).then(|| format!("missing: {row}")),
        Some(("never", row)) => rows.contains(row).then(|| format!("came out: {row}")),
        _ => Some(format!("neither `wants: ` nor `never: `: {line:?}")),
    };
    let faults: Vec<String> = case.expected.split('\n').filter_map(fault).collect();
    let all: Vec<&str> = rows.iter().map(String::as_str).collect();
    (!faults.is_empty()).then(|| format!("{}\n=== of:\n{}\n", faults.join("\n"), all.join("\n")))
}

/// The rows `zh = en` of the glossary of a Chinese line and an English one that translate each other.
fn rows(page: &str) -> BTreeSet<String> {
    let place = Place::new(&"case".into(), At::Whole);
    let (zh, en) = page.split_once('\n').expect("a Chinese line and an English line");
    let segment = |text: &str| vec![Segment { text: text.to_owned(), place: place.clone() }];
    let pair = SegmentPair { segments: Sides::new(segment(zh), segment(en)), trust: 1.0 };
    let bitext = Bitext { pairs: vec![pair], ..Bitext::default() };
    let options = Options { scope: Scope::Pair, ..Options::default() };
    let found = pipeline::extract(vec![Paired { bitext, blocks: 2, notes: Vec::new() }], &options);
    let entries = found.expect("a glossary").glossary.entries;
    entries.iter().map(|entry| format!("{} = {}", entry.terms.zh, entry.terms.en)).collect()
}

fn pair(paired: &Paired, _: &Options) -> String {
    lines::pairs(&paired.bitext)
}

fn tokenize(paired: &Paired, options: &Options) -> String {
    lines::tokens(&pipeline::tokenize(vec![paired.clone()], options).expect("tokens"))
}
