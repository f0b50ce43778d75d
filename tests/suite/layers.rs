//! Imports run one way: nouns below, verbs above, and the steps are strangers.

use crate::house::{Source, sources};

/// From the ground up; a layer imports only what stands above it in this list, never its own row's others.
const LAYERS: &[&[&str]] = &[
    &["data"],
    &["error"],
    &["bounded", "meter", "text", "judge", "packed", "cache"],
    &["lexicon", "encoder"],
    &["gloss"],
    &["read", "pair", "tokenize", "tag", "link", "recognize", "align", "select", "export", "review", "check"],
    &["pipeline"],
];

#[test]
fn imports_run_one_way() {
    let wrong: Vec<String> =
        sources("src").iter().filter(|source| !is_binary(source)).flat_map(wrong_imports).collect();
    assert!(wrong.is_empty(), "imports that run back up:\n{}", wrong.join("\n"));
}

#[test]
fn the_binary_knows_the_library_only_from_outside() {
    for source in sources("src").iter().filter(|source| is_binary(source)) {
        for name in imports(source) {
            assert_eq!(name, "cli", "{}: the binary imports `duizhao::{name}`", source.path);
        }
    }
}

#[test]
fn only_the_command_line_prints() {
    for source in sources("src").iter().filter(|source| !is_binary(source)) {
        let prints = |line: &str| {
            ["println!", "eprintln!", "print!", "eprint!"].iter().any(|mark| line.contains(mark))
        };
        assert!(!source.code().any(prints), "{} prints", source.path);
    }
}

#[test]
fn every_folder_has_its_layer() {
    for source in sources("src") {
        let known = is_binary(&source) || source.path == "src/lib.rs" || layer(&home(&source)).is_some();
        assert!(known, "{}: give `{}` a layer in this test", source.path, home(&source));
    }
}

#[test]
fn the_test_sees_what_it_should() {
    let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
    let cases = [
        ("src/pair/mod.rs", "use crate::data::{Bitext, Lang};", 0),
        ("src/pair/mod.rs", "use crate::read::Options;", 1),
        ("src/pair/mod.rs", "use crate::{\n    data::{Lang, Sides},\n    export::Options,\n};", 1),
        ("src/data/span.rs", "fn f() -> crate::error::Result<()> { }", 1),
        ("src/data/span.rs", "// crate::error", 0),
        ("src/pipeline.rs", "use crate::{read, pair};", 0),
        ("src/export/csv.rs", "use super::super::read::Format;", 1),
        ("src/export/csv.rs", "use super::sheet::Sheet;", 0),
        ("src/export/mod.rs", "use super::read::Format;", 1),
        ("src/read/csv.rs", "mod tests {\n    use crate::pair;\n}", 0),
    ];
    for (path, text, expected) in cases {
        assert_eq!(wrong_imports(&source(path, text)).len(), expected, "{path}: {text}");
    }
}

fn is_binary(source: &Source) -> bool {
    source.path == "src/main.rs" || source.path.starts_with("src/cli/")
}

/// The layer's place in the list.
fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&name))
}

/// The folder or file right below `src`, without `.rs`.
fn home(source: &Source) -> String {
    source.path.trim_start_matches("src/").split('/').next().unwrap_or("").trim_end_matches(".rs").to_owned()
}

fn wrong_imports(source: &Source) -> Vec<String> {
    let home = home(source);
    let Some(own) = layer(&home) else { return Vec::new() };
    let up = |name: &String| *name != home && layer(name).is_none_or(|other| other >= own);
    let mut wrong: Vec<String> = imports(source)
        .into_iter()
        .filter(up)
        .map(|name| format!("{}: crate::{name}", source.path))
        .collect();
    wrong.extend(
        source.code().filter(|line| climbs_out(source, line)).map(|line| format!("{}: {line}", source.path)),
    );
    wrong
}

/// The first names after `crate::`, those in braces too.
fn imports(source: &Source) -> Vec<String> {
    let code: Vec<&str> = source.code().collect();
    let code = code.join("\n");
    let after = code.split("crate::").skip(1);
    after.flat_map(|rest| rest.strip_prefix('{').map_or_else(|| vec![name(rest)], names_in_braces)).collect()
}

fn name(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// `a::{b, c}, d}` gives `a` and `d`.
fn names_in_braces(text: &str) -> Vec<String> {
    let (mut depth, mut starts) = (0_u32, vec![0]);
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => starts.push(at + 1),
            _ => {}
        }
    }
    let named = starts.into_iter().map(|at| name(text.get(at..).unwrap_or("")));
    named.filter(|name| !name.is_empty()).collect()
}

/// `super::` as often as the module is deep reaches the crate's root: there `crate::` has to be written.
fn climbs_out(source: &Source, line: &str) -> bool {
    let parts = source.path.trim_start_matches("src/").split('/').filter(|part| *part != "mod.rs").count();
    line.contains(&"super::".repeat(parts))
}
