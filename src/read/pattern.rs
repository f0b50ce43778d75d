//! Patterns of file names, where the shell did not resolve them: quoted ones, those of file lists, all of them on Windows.

use std::path::{Component, Path, PathBuf};

use glob::{MatchOptions, Pattern};
use ignore::WalkBuilder;

/// What a shell means: a dot at the beginning, and what parts folders, have to be written out.
const SHELL: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// What a pattern matches, in the order of the names; `None` if the path is no pattern, names a file as it is, or
/// matches nothing: then it is taken for a name.
pub(super) fn matches(path: &str) -> Option<Vec<String>> {
    if !path.contains(['*', '?', '[']) || Path::new(path).exists() {
        return None;
    }
    let found: Vec<PathBuf> = if path.contains(ANY_DEPTH) {
        below(path)?
    } else {
        glob::glob_with(path, SHELL).ok()?.flatten().collect()
    };
    let found: Vec<String> = found.into_iter().map(|path| path.to_string_lossy().into_owned()).collect();
    if found.is_empty() { None } else { Some(found) }
}

/// Folders at any depth.
const ANY_DEPTH: &str = "**";

/// What a pattern matches at any depth. Links to folders are not followed, for some lead back to where they stand, and
/// what cannot be walked is passed over.
fn below(path: &str) -> Option<Vec<PathBuf>> {
    let pattern = Pattern::new(path).ok()?;
    let plain = |part: &Component<'_>| !part.as_os_str().to_string_lossy().contains(['*', '?', '[']);
    let start: PathBuf = Path::new(path).components().take_while(plain).collect();
    let here = start.as_os_str().is_empty();
    let walk = WalkBuilder::new(if here { Path::new(".") } else { &start })
        .standard_filters(false)
        .sort_by_file_name(Ord::cmp)
        .build();
    let found = walk.flatten().map(ignore::DirEntry::into_path).map(|path| match path.strip_prefix(".") {
        Ok(inside) if here => inside.to_owned(),
        _ => path,
    });
    Some(found.filter(|found| pattern.matches_path_with(found, SHELL) && !found.is_dir()).collect())
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

    #[cfg(unix)]
    #[test]
    fn links_that_lead_back_are_not_followed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("x.txt"), "").expect("a writable folder");
        for link in ["a", "b", "c"] {
            std::os::unix::fs::symlink(".", folder.path().join(link)).expect("a link");
        }
        let pattern = format!("{}/**/*.txt", folder.path().display());
        assert_eq!(matches(&pattern).map(|found| found.len()), Some(1));
    }
}
