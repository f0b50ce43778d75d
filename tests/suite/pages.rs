//! Pages of both languages, as small cases that a translator can read: what faces what, and what is a listed term.

use std::fs;

use duizhao::data::{Bitext, Segment};
use duizhao::{pair, read};

use crate::house::root;

#[test]
fn pages_are_paired_as_their_cases_say() {
    let folder = tempfile::tempdir().expect("a folder to write pages to");
    let cases = fs::read_to_string(root().join("tests/cases/pair/page.txt")).expect("the cases");
    for case in cases.split("--- ").skip(1) {
        let (name, rest) = case.split_once(" ---\n").expect("a name between dashes");
        let (page, expected) = rest.split_once("===\n").expect("what is expected");
        let path = folder.path().join(if name.contains('.') { "page.md" } else { "page.txt" });
        fs::write(&path, page).expect("a page on the disk");
        let (document, _) =
            read::read(&path.to_string_lossy(), &read::Options::default()).expect("a page that can be read");
        let got = written(&pair::pair(document, &pair::Options::default()));
        assert_eq!(got.join("\n"), expected.trim_end(), "{name}");
    }
}

/// Pairs, then listed terms, a line each.
fn written(bitext: &Bitext) -> Vec<String> {
    let side =
        |segments: &[Segment]| segments.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(" + ");
    let pairs =
        bitext.pairs.iter().map(|pair| format!("{} | {}", side(&pair.segments.zh), side(&pair.segments.en)));
    let listed = bitext.listed.iter().map(|pair| format!("= {} = {}", pair.terms.zh, pair.terms.en));
    pairs.chain(listed).collect()
}
