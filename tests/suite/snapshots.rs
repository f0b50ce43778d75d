//! Whole texts, step by step: `tests/snapshots/<text>.<step>.txt`. What has changed is rewritten and the test fails;
//! `git diff` shows the change to whoever reviews it, and the next run passes.

use std::fs;

use duizhao::pipeline::{self, Options};

use crate::gold::{Text, texts};
use crate::house::root;
use crate::lines;

#[test]
fn nothing_has_changed_since_the_last_review() {
    let changed: Vec<String> =
        texts().iter().flat_map(snapshots).filter_map(|(name, text)| changed(&name, &text)).collect();
    assert!(
        changed.is_empty(),
        "rewritten, see git diff and commit them if they are better: {}",
        changed.join(" ")
    );
}

/// Name and content of a text's snapshots.
fn snapshots(text: &Text) -> Vec<(String, String)> {
    let options = Options::default();
    let paired = || pipeline::pair(&text.input, &options).unwrap_or_else(|error| panic!("{error}"));
    let corpus = pipeline::tokenize(vec![paired()], &options).unwrap_or_else(|error| panic!("{error}"));
    let found = pipeline::extract(vec![paired()], &options).unwrap_or_else(|error| panic!("{error}"));
    vec![
        (format!("{}.pair.txt", text.name), lines::pairs(&paired().bitext)),
        (format!("{}.tokenize.txt", text.name), lines::tokens(&corpus)),
        (format!("{}.glossary.txt", text.name), lines::glossary(&found.glossary)),
    ]
}

fn changed(name: &str, text: &str) -> Option<String> {
    let path = root().join("tests/snapshots").join(name);
    let old = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if old == text {
        return None;
    }
    fs::create_dir_all(root().join("tests/snapshots")).expect("a writable package");
    fs::write(&path, text).expect("a writable package");
    Some(name.to_owned())
}
