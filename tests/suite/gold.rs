//! The texts of `corpora/` and what a translator wants out of each of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use duizhao::data::Sides;
use duizhao::pipeline::Input;
use unicode_normalization::UnicodeNormalization;

use crate::house::root;

/// A folder of `corpora/`.
pub(crate) struct Text {
    pub(crate) name: String,
    pub(crate) input: Input,
    pub(crate) gold: Gold,
}

/// The pairs of a `gold.csv`, folded.
pub(crate) struct Gold {
    /// Pairs that must come out, each with all counterparts that will do.
    pub(crate) must: BTreeMap<String, BTreeSet<String>>,
    /// Pairs that may come out, the others included.
    pub(crate) may: BTreeSet<Sides<String>>,
}

/// All texts, in order of their names.
pub(crate) fn texts() -> Vec<Text> {
    let folder = fs::read_dir(root().join("corpora")).expect("the folder corpora");
    let paths = folder.map(|entry| entry.expect("a readable entry").path()).filter(|path| path.is_dir());
    let mut texts: Vec<Text> = paths.map(|path| text(&path)).collect();
    texts.sort_by(|a, b| a.name.cmp(&b.name));
    texts
}

fn text(folder: &Path) -> Text {
    let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
    let entries = fs::read_dir(folder).expect("a readable folder");
    let names =
        entries.map(|entry| entry.expect("a readable entry").file_name().to_string_lossy().into_owned());
    let mut files: Vec<String> = names.filter(|name| name != "gold.csv" && name != "SOURCE.md").collect();
    files.sort();
    // Names as a user in the package's folder would give them: they show in places.
    let path = |file: &String| format!("corpora/{name}/{file}");
    let input = match files.as_slice() {
        [file] => Input::File(path(file)),
        [en, zh] if en.ends_with(".en.txt") && zh.ends_with(".zh.txt") => {
            Input::Files(Sides::new(path(zh), path(en)))
        }
        _ => panic!("{name}: one text, or NAME.zh.txt and NAME.en.txt, not {files:?}"),
    };
    Text { gold: gold(&folder.join("gold.csv")), input, name }
}

fn gold(path: &Path) -> Gold {
    let mut gold = Gold { must: BTreeMap::new(), may: BTreeSet::new() };
    let mut reader =
        csv::Reader::from_path(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    for row in reader.records() {
        let row = row.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let cell = |column: usize| row.get(column).unwrap_or("").to_owned();
        let (zh, en, must) = (fold(&cell(0)), cell(1), cell(2));
        for en in en.split('~').map(fold) {
            gold.may.insert(Sides::new(zh.clone(), en.clone()));
            if must == "yes" {
                gold.must.entry(zh.clone()).or_default().insert(en);
            }
        }
    }
    gold
}

/// Case, width, outer marks, a leading article and white space do not count.
pub(crate) fn fold(term: &str) -> String {
    const MARKS: &str = "《》〈〉「」『』“”‘’\"'()[]【】,、。.:;!?-—· ";
    let folded: String = term.nfkc().map(plain).collect::<String>().to_lowercase();
    let term = folded.trim_matches(|c| MARKS.contains(c));
    let article = ["the ", "a ", "an "].iter().find_map(|article| term.strip_prefix(article));
    article.unwrap_or(term).chars().filter(|c| !c.is_whitespace()).collect()
}

fn plain(c: char) -> char {
    match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '‐' | '‑' | '–' | '—' => '-',
        _ => c,
    }
}
