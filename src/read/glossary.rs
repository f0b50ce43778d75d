//! A translator's own lists: glossaries as spreadsheets and CAT tools write them, and plain lists of terms.

use std::io::{Cursor, Read};
use std::sync::Arc;

use super::source::{self, Lines};
use super::{Item, Note, placed, sheet};
use crate::data::{Block, Sides, TermPair};
use crate::error::Result;

/// Delimiters of glossary files, the most telling first: a tab is never part of a term.
const DELIMITERS: &[u8] = b"\t,;";

/// Starts a comment in OmegaT's glossaries and in lists of terms.
const COMMENT: char = '#';

/// A glossary of two columns or more, with a header or without; delimiter, columns and encoding are detected.
///
/// # Errors
/// What cannot be read, and a table in which no two columns are Chinese and English.
pub fn glossary(path: &str) -> Result<(Vec<TermPair>, Vec<Note>)> {
    let name: Arc<str> = path.into();
    let (mut pairs, mut notes) = (Vec::new(), Vec::new());
    let text = text(path, &name, &mut notes)?;
    let text = without_comments(&text);
    let mut sink = |item: Item| {
        match item {
            Item::Pair(pair) => pairs.push(term_pair(pair)),
            Item::Note(note) => notes.push(note),
            Item::Block(_) => {}
        }
        Ok(())
    };
    let read = sheet::read(&name, &mut Cursor::new(text), DELIMITERS, &mut sink);
    read.map_err(|error| placed(error, &name))?;
    Ok((pairs, notes))
}

/// A list of terms, one a line. Empty lines and lines that start with `#` are left out.
///
/// # Errors
/// What cannot be read.
pub fn terms(path: &str) -> Result<(Vec<String>, Vec<Note>)> {
    let name: Arc<str> = path.into();
    let mut notes = Vec::new();
    let text = text(path, &name, &mut notes)?;
    let mut input = text.as_bytes();
    let mut terms = Vec::new();
    for line in Lines::new(&name, &mut input) {
        let line = line?;
        let term = line.text.trim();
        if !term.is_empty() && !term.starts_with(COMMENT) {
            terms.push(term.to_owned());
        }
    }
    Ok((terms, notes))
}

/// The whole of a file as UTF-8: lists are small.
fn text(path: &str, name: &Arc<str>, notes: &mut Vec<Note>) -> Result<String> {
    let source = source::open(path).map_err(|error| placed(error, name))?;
    let mut sink = |item: Item| {
        if let Item::Note(note) = item {
            notes.push(note);
        }
        Ok(())
    };
    let mut text = String::new();
    source
        .into_text(name, &mut sink)?
        .read_to_string(&mut text)
        .map_err(|error| placed(error.into(), name))?;
    Ok(text)
}

/// Tab text has comments wherever a line starts with the mark; quoted text only at its head, for a cell may hold lines.
fn without_comments(text: &str) -> String {
    let is_comment = |line: &&str| line.starts_with(COMMENT);
    let head = text.split_inclusive('\n').take_while(is_comment).map(str::len).sum();
    let body = text.get(head..).unwrap_or("");
    match body.lines().next() {
        Some(first) if first.contains('\t') => {
            body.split_inclusive('\n').filter(|line| !is_comment(line)).collect()
        }
        _ => body.to_owned(),
    }
}

fn term_pair(pair: Sides<Block>) -> TermPair {
    TermPair { place: pair.zh.place.clone(), terms: pair.map(|block| block.text) }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// A file of these bytes, and what a reader makes of it.
    fn with<T>(bytes: &[u8], read: impl FnOnce(&str) -> T) -> T {
        let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.write_all(bytes).expect("a writable file");
        read(&file.path().to_string_lossy())
    }

    fn pairs(bytes: &[u8]) -> Vec<String> {
        let (pairs, _) = with(bytes, glossary).expect("a glossary");
        pairs.iter().map(|pair| format!("{} = {}", pair.terms.zh, pair.terms.en)).collect()
    }

    #[test]
    fn glossaries_of_every_shape_read_the_same() {
        let expected = ["数字治理 = digital governance", "鄂尔多斯市 = Ordos"];
        for text in [
            "数字治理,digital governance\n鄂尔多斯市,Ordos\n",
            "\u{FEFF}zh,en,type,score\r\n数字治理,digital governance,term,0.970\r\n鄂尔多斯市,Ordos,place,0.950\r\n",
            "Chinese;English\n数字治理;digital governance\n鄂尔多斯市;Ordos\n",
            "digital governance\t数字治理\nOrdos\t鄂尔多斯市\n",
            "# Glossary in tab-separated format -*- coding: utf-8 -*-\n数字治理\tdigital governance\tterm\n#注释\tcomment\n\
             鄂尔多斯市\tOrdos\tplace\n",
        ] {
            assert_eq!(pairs(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn a_glossary_from_an_old_spreadsheet_is_read_and_noted() {
        let text = "中文,英文\r\n数字治理,digital governance\r\n联合国人居署中国未来城市顾问委员会,Future Cities Council\r\n";
        let (bytes, ..) = encoding_rs::GBK.encode(text);
        let (pairs, notes) = with(&bytes, glossary).expect("a glossary");
        assert_eq!((pairs.len(), notes.len()), (2, 1));
    }

    #[test]
    fn a_file_without_two_languages_is_refused() {
        let error = with("uno,one\ndos,two\n".as_bytes(), glossary).expect_err("no Chinese");
        assert!(error.to_string().contains("Chinese"), "{error}");
    }

    #[test]
    fn a_list_of_terms_has_one_a_line() {
        let (terms, _) =
            with("# not wanted\r\n会议\r\n\r\nthe meeting \r\n".as_bytes(), terms).expect("a list");
        assert_eq!(terms, ["会议", "the meeting"]);
    }
}
