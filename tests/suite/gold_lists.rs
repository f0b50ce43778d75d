//! The gold lists are right: their terms stand in the text, and every text says where it comes from.

use std::fs;
use std::path::{Path, PathBuf};

use crate::house::root;

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("corpora")).expect("the folder corpora");
    entries.map(|entry| entry.expect("a readable entry").path()).filter(|path| path.is_dir()).collect()
}

/// All texts of a folder, one after the other, in lower case.
fn text(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("a readable folder");
    let paths = entries.map(|entry| entry.expect("a readable entry").path());
    let is_text = |path: &PathBuf| !path.ends_with("gold.csv") && !path.ends_with("SOURCE.md");
    paths.filter(is_text).map(|path| fs::read_to_string(path).expect("UTF-8").to_lowercase()).collect()
}

#[test]
fn both_terms_of_a_gold_pair_stand_in_the_text() {
    for folder in folders() {
        let text = text(&folder);
        let mut reader = csv::Reader::from_path(folder.join("gold.csv")).expect("a gold list");
        for row in reader.records().map(|row| row.expect("a row of CSV")) {
            let (zh, en, must) = (&row[0], &row[1], &row[2]);
            assert!(must.is_empty() || must == "yes", "{}: {must:?} of {zh}", folder.display());
            for term in std::iter::once(zh).chain(en.split('~')) {
                let stands = !term.is_empty() && text.contains(&term.to_lowercase());
                assert!(stands, "{}: {term:?} of {zh} is not in the text", folder.display());
            }
        }
    }
}

#[test]
fn every_text_says_where_it_comes_from() {
    for folder in folders() {
        let source = fs::read_to_string(folder.join("SOURCE.md")).unwrap_or_default();
        assert!(source.contains("## Origin and licence"), "{}: no SOURCE.md", folder.display());
    }
}
