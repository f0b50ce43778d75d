//! The source tree, as the tests of the house read it.

use std::fs;
use std::path::{Path, PathBuf};

/// One source file.
pub(crate) struct Source {
    /// Path below the package, with `/` on every system.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The package's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files below a folder of the package, in order of their paths.
pub(crate) fn sources(folder: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    let rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    let mut sources: Vec<Source> = paths.into_iter().filter(rust).map(|path| source(&path)).collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            walk(&path, paths);
        } else {
            paths.push(path);
        }
    }
}

fn source(path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let below = path.strip_prefix(root()).expect("a file of the package");
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Source { path: parts.join("/"), text }
}

impl Source {
    /// The lines of production code: no comments, and nothing from the tests at the foot on.
    pub(crate) fn code(&self) -> impl Iterator<Item = &str> {
        let is_foot = |line: &&str| !line.starts_with("mod tests {");
        self.text.lines().take_while(is_foot).filter(|line| !line.trim_start().starts_with("//"))
    }
}
