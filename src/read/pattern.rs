//! Patterns of file names, where the shell did not resolve them: quoted ones, those of file lists, all of them on Windows.

use std::path::Path;

use glob::MatchOptions;

/// What a shell means: a dot at the beginning, and what parts folders, have to be written out.
const SHELL: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// What a pattern matches, in the order of the names; `None` if the path is no pattern, names a file as it is, or
/// matches nothing: then it is taken for a name.
pub(super) fn matches(path: &str) -> Option<Vec<String>> {
    if !path.contains(['*', '?', '[']) || Path::new(path).exists() {
        return None;
    }
    let found = glob::glob_with(path, SHELL).ok()?.flatten();
    let found: Vec<String> = found.map(|path| path.to_string_lossy().into_owned()).collect();
    if found.is_empty() { None } else { Some(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_in_a_shell() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["a/x.txt", "a/b/y.txt", "a/.hidden.txt", "a/对照.txt", "z[1].txt"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
            std::fs::write(path, "").expect("a writable folder");
        }
        let below = |path: &str| path.replace(&format!("{}/", folder.path().display()), "");
        let matched = |pattern: &str| {
            let found = matches(&format!("{}/{pattern}", folder.path().display()));
            found.map(|found| found.iter().map(|path| below(path)).collect::<Vec<_>>().join(" "))
        };
        for (pattern, expected) in [
            ("a/*.txt", Some("a/x.txt a/对照.txt")),
            ("a/**/*.txt", Some("a/b/y.txt a/x.txt a/对照.txt")),
            ("?/[wx].txt", Some("a/x.txt")),
            ("z[1].txt", None),
            ("a/x.txt", None),
            ("*.none", None),
        ] {
            assert_eq!(matched(pattern).as_deref(), expected, "{pattern}");
        }
    }
}
