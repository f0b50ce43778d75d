//! Texts whose authors give pairs, in `tests/cases/gloss`: how many come out, and whether the rows are right.
//!
//! A case is a line `--- what it shows ---`, the text, a line `===`, and the pairs that are given: `zh = en`, or with further
//! readings `zh = en ~ other en`; `? ` stands before what may come out besides. Every other row is wrong. Texts named
//! `no-gloss` hold only brackets that give nothing.

use std::fs;
use std::io::Write;

use duizhao::pipeline::{self, Input, Options};

use crate::house::root;

/// The share of the given pairs that comes out; texts written after the rules count like those before.
const LEAST_RECALL: f64 = 0.97;

/// The share of the rows that are right.
const LEAST_RIGHT: f64 = 0.98;

/// Rows that may come from brackets that give nothing: there are a hundred of these.
const MOST_FALSE: usize = 2;

struct Case {
    page: String,
    given: Vec<Vec<String>>,
    besides: Vec<String>,
}

#[test]
fn what_the_author_gives_comes_out_and_nothing_else_takes_its_place() {
    let (mut given, mut missed, mut rows, mut wrong) = (0, Vec::new(), 0, Vec::new());
    for case in cases(|name| !name.contains("no-gloss")) {
        let found = found(&case.page);
        given += case.given.len();
        let is_missed = |pair: &&Vec<String>| !found.iter().flatten().any(|row| pair.contains(row));
        missed.extend(case.given.iter().filter(is_missed).cloned());
        let is_right = |row: &Vec<String>| {
            row.iter()
                .any(|pair| case.besides.contains(pair) || case.given.iter().any(|all| all.contains(pair)))
        };
        rows += found.len();
        wrong.extend(found.iter().filter(|row| !is_right(row)).cloned());
    }
    assert!(given >= 200, "{given}");
    let share = |part: usize, all: usize| 1.0 - part as f64 / all as f64;
    assert!(share(missed.len(), given) >= LEAST_RECALL, "{given} given, missed: {missed:?}");
    assert!(share(wrong.len(), rows) >= LEAST_RIGHT, "{rows} rows, wrong: {wrong:?}");
}

#[test]
fn brackets_that_give_nothing_make_no_rows() {
    let all: Vec<Case> = cases(|name| name.contains("no-gloss"));
    let wrong: Vec<Vec<String>> = all.iter().flat_map(|case| found(&case.page)).collect();
    assert!(wrong.len() <= MOST_FALSE, "{wrong:?}");
}

#[test]
fn a_text_in_one_language_with_a_gloss_is_a_bilingual_text() {
    assert_eq!(
        found("本市计划于2030年前实现碳中和（carbon neutrality）。"),
        [["碳中和 = carbon neutrality"]]
    );
}

#[test]
fn a_hundred_thousand_brackets_are_read_in_time() {
    for page in ["（".repeat(100_000), "碳中和（carbon neutrality）".repeat(3_000), "a(中".repeat(50_000)]
    {
        let start = std::time::Instant::now();
        let _ = pair(&page);
        assert!(start.elapsed().as_secs() < 60, "{:?} for {}", start.elapsed(), page.len());
    }
}

/// All pairs of each row that is found in a page; none where the page is refused.
fn found(page: &str) -> Vec<Vec<String>> {
    let Some(paired) = pair(page) else { return Vec::new() };
    let glossary = pipeline::extract(vec![paired], &Options::default()).expect("a glossary").glossary;
    let row = |entry: &duizhao::data::Entry| {
        let forms = entry.variants.iter().map(|form| &form.terms);
        std::iter::once(&entry.terms)
            .chain(forms)
            .map(|terms| format!("{} = {}", terms.zh, terms.en))
            .collect()
    };
    glossary.entries.iter().map(row).collect()
}

fn pair(page: &str) -> Option<pipeline::Paired> {
    let mut file = tempfile::Builder::new().suffix(".txt").tempfile().expect("a temporary file");
    file.write_all(page.as_bytes()).expect("a writable file");
    pipeline::pair(&Input::File(file.path().to_string_lossy().into_owned()), &Options::default()).ok()
}

fn cases(is_wanted: fn(&str) -> bool) -> Vec<Case> {
    let mut cases = Vec::new();
    for file in fs::read_dir(root().join("tests/cases/gloss")).expect("the folder") {
        let path = file.expect("a readable entry").path();
        if is_wanted(&path.to_string_lossy()) {
            let text = format!("\n{}", fs::read_to_string(&path).expect("a case file").replace("\r\n", "\n"));
            cases.extend(text.split("\n--- ").skip(1).map(case));
        }
    }
    cases
}

fn case(section: &str) -> Case {
    let (_, rest) = section.split_once(" ---\n").expect("`--- name ---`");
    let (page, expected) = rest.split_once("\n===").expect("a line `===`");
    let readings = |line: &str| {
        let (zh, en) = line.split_once(" = ").expect("`zh = en`");
        en.split(" ~ ").map(|en| format!("{zh} = {en}")).collect::<Vec<String>>()
    };
    let (besides, given): (Vec<&str>, Vec<&str>) =
        expected.lines().filter(|line| !line.trim().is_empty()).partition(|line| line.starts_with("? "));
    Case {
        page: page.to_owned(),
        given: given.into_iter().map(readings).collect(),
        besides: besides.iter().flat_map(|line| readings(line.trim_start_matches("? "))).collect(),
    }
}
