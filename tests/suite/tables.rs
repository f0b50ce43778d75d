//! The tables that we wrote: well formed, and without the answers of the main job.

use std::collections::BTreeSet;
use std::fs;

use crate::house::root;

/// What the press release's caption says must be worked out, not looked up.
const NOT_IN_A_TABLE: &[&str] = &[
    "联合国人居署中国未来城市顾问委员会",
    "未来城市顾问委员会",
    "未来城市顾问展望",
    "未来城市",
    "数字城市治理",
    "结题专家会",
];

/// Tables in which a first cell stands once.
const UNIQUE: &[&str] = &["words.tsv", "terms.tsv", "everyday.tsv", "everyday-en.tsv"];

/// A table's file name and its rows, comments left out.
fn tables() -> Vec<(String, Vec<Vec<String>>)> {
    let folder = fs::read_dir(root().join("src/lexicon/tables")).expect("the tables");
    let paths = folder.map(|entry| entry.expect("a readable entry").path());
    let table = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(text.starts_with('#'), "{} says not what it is", path.display());
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let rows = lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect();
        (path.file_name().expect("a name").to_string_lossy().into_owned(), rows)
    };
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "tsv")).map(table).collect()
}

#[test]
fn no_cell_has_blanks_around_it_and_no_first_cell_is_empty() {
    for (name, rows) in tables() {
        for row in rows {
            assert!(row.iter().all(|cell| cell.trim() == cell), "{name}: blanks in {row:?}");
            assert!(row.first().is_some_and(|cell| !cell.is_empty()), "{name}: nothing first in {row:?}");
        }
    }
}

#[test]
fn a_word_stands_once_in_its_table() {
    for (name, rows) in tables().into_iter().filter(|(name, _)| UNIQUE.contains(&name.as_str())) {
        let mut seen = BTreeSet::new();
        for word in rows.into_iter().filter_map(|row| row.into_iter().next()) {
            assert!(seen.insert(word.clone()), "{name}: {word} stands twice");
        }
    }
}

#[test]
fn no_table_holds_what_the_press_release_must_be_worked_out_from() {
    for (name, rows) in tables() {
        for cell in rows.iter().flatten().flat_map(|cell| cell.split('|')) {
            assert!(!NOT_IN_A_TABLE.contains(&cell), "{name}: {cell}");
        }
    }
}
