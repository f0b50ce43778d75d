//! Lists of files, as `find` and editors write them.

use std::sync::Arc;

use duizhao::bounded;
use duizhao::data::{At, Place};
use duizhao::error::{Error, Result};

/// What ends a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// A line break, of any system.
    Line,
    /// A NUL byte.
    Null,
}

/// The names of a list; `-` is standard input. Empty ones are passed over.
pub(super) fn read(path: &str, end: End) -> Result<Vec<String>> {
    let place = |at| Place::new(&Arc::from(path), at);
    let bytes = bounded::read(path, bounded::FILE_LIST)?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let mark = match end {
        End::Line => b'\n',
        End::Null => 0,
    };
    let name = |(line, name): (u32, &[u8])| match std::str::from_utf8(name) {
        Ok(name) if end == End::Line => Ok(name.trim_end_matches('\r').to_owned()),
        Ok(name) => Ok(name.to_owned()),
        Err(_) => Err(Error::malformed(place(At::Line(line)), "the name of this file is not UTF-8")),
    };
    let names = (1..).zip(bytes.split(|byte| *byte == mark)).map(name);
    names.filter(|name| name.as_ref().map_or(true, |name| !name.is_empty())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_with_lines_or_with_nul() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("list");
        let path = path.to_str().expect("a name in UTF-8");
        let names = |bytes: &[u8], end| {
            std::fs::write(path, bytes).expect("a writable folder");
            read(path, end).map_err(|error| error.to_string())
        };
        let wanted = Ok(vec!["a b.txt".to_owned(), "对照.txt".to_owned()]);
        assert_eq!(names("\u{FEFF}a b.txt\r\n\n对照.txt".as_bytes(), End::Line), wanted);
        assert_eq!(names("a b.txt\0对照.txt\0".as_bytes(), End::Null), wanted);
        let wrong = names(b"a.txt\n\xFF.txt\n", End::Line).expect_err("not UTF-8");
        assert!(wrong.ends_with("list:2: the name of this file is not UTF-8"), "{wrong}");
    }
}
