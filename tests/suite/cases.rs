//! Small named cases that a translator can read and write: `tests/cases/<step>/<topic>.txt`.
//!
//! A case is a line `--- what it shows ---`, a page as it would stand in a file, a line `===`, and the lines that the
//! step makes of it. A name with `.md` in it makes the page Markdown. Lines before the first case say what the file
//! is about.

use std::fs;
use std::io::Write;

use duizhao::pipeline::{self, Input, Options, Paired};

use crate::house::root;
use crate::lines;

/// How the lines of a step are made: the folder's name, and what it shows of a page.
const STEPS: &[(&str, Show)] = &[("pair", pair), ("tokenize", tokenize), ("extract", extract)];

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
        let show = STEPS.iter().find(|(name, _)| *name == step);
        let (_, show) = show.unwrap_or_else(|| panic!("tests/cases/{step}: no such step"));
        for file in fs::read_dir(&folder).expect("a readable folder") {
            let path = file.expect("a readable entry").path();
            let text = fs::read_to_string(&path).expect("a case file");
            wrong.extend(
                cases(&text).iter().filter_map(|case| fault(case, *show, &path.display().to_string())),
            );
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

fn fault(case: &Case, show: Show, file: &str) -> Option<String> {
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
    (actual != case.expected)
        .then(|| format!("{file}: {}\n{actual}\n=== expected:\n{}\n", case.name, case.expected))
}

fn pair(paired: &Paired, _: &Options) -> String {
    lines::pairs(&paired.bitext)
}

fn tokenize(paired: &Paired, options: &Options) -> String {
    lines::tokens(&pipeline::tokenize(vec![paired.clone()], options).expect("tokens"))
}

fn extract(paired: &Paired, options: &Options) -> String {
    let glossary = pipeline::extract(vec![paired.clone()], options).expect("a glossary").glossary;
    let line = |entry: &duizhao::data::Entry| format!("{} = {}\n", entry.terms.zh, entry.terms.en);
    glossary.entries.iter().map(line).collect()
}
