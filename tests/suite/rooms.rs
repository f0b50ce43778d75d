//! Small rooms: files that a newcomer reads in one go, each of which says first what it is.

use crate::house::sources;

/// Longer files are two files.
const MOST_LINES: usize = 400;

#[test]
fn files_are_short() {
    for source in sources("src").into_iter().chain(sources("tests")) {
        let lines = source.text.lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines: split it", source.path);
    }
}

#[test]
fn files_say_first_what_they_are() {
    for source in sources("src").into_iter().chain(sources("tests")) {
        assert!(source.text.starts_with("//! "), "{} starts with no `//!` line", source.path);
    }
}
