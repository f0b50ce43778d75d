//! Plain lists of terms: one a line.

use std::sync::Arc;

use super::Note;
use super::source::{self, Lines};
use super::uncommented::COMMENT;
use crate::bounded;
use crate::error::Result;

/// A list of terms, one a line. Empty lines and lines that start with `#` are left out.
///
/// # Errors
/// What cannot be read.
pub fn terms(path: &str) -> Result<(Vec<String>, Vec<Note>)> {
    let name: Arc<str> = path.into();
    let (mut input, notes) = source::text(path, &name)?;
    let mut terms = Vec::new();
    let mut input = bounded::TERM_LIST.of(&mut *input);
    for line in Lines::new(&name, &mut input) {
        let line = line?;
        let term = line.text.trim();
        if !term.is_empty() && !term.starts_with(char::from(COMMENT)) {
            terms.push(term.to_owned());
        }
    }
    Ok((terms, notes))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_list_of_terms_has_one_a_line() {
        let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.write_all("# not wanted\r\n会议\r\n\r\nthe meeting \r\n".as_bytes()).expect("a writable file");
        let (terms, _) = terms(&file.path().to_string_lossy()).expect("a list");
        assert_eq!(terms, ["会议", "the meeting"]);
    }
}
