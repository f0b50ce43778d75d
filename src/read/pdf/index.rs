//! Where the objects of a file are, found by going through it from its beginning. The file's own table of them is not
//! asked: what it says of sizes and places may be anything, and damaged files have none.

use memchr::memmem;
use pdf_extract::{Dictionary, Object};
use rustc_hash::FxHashMap;

use super::limits::{BROKEN, MAX_OBJECTS};
use super::syntax::{Lexer, is_space};

/// Where an object begins, behind its `obj`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub(super) id: (u32, u16),
    pub(super) at: usize,
}

/// Where an object is; a later one of the same number takes the place of an earlier one.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot {
    File(Start),
    /// In a stream of objects, from this byte of it on.
    List {
        list: usize,
        at: usize,
    },
}

/// What is in a file, and where.
#[derive(Default)]
pub(super) struct Index {
    pub(super) slots: FxHashMap<u32, Slot>,
    /// Streams of objects, in the order of the file.
    pub(super) lists: Vec<Start>,
    pub(super) trailer: Dictionary,
}

/// An object as it stands in the file.
pub(super) struct Raw<'a> {
    pub(super) value: Object,
    /// What is packed in it, of a stream.
    pub(super) stream: Option<&'a [u8]>,
    /// Where it ends.
    pub(super) end: usize,
    /// How many values it holds.
    pub(super) values: usize,
}

const OBJECT: &[u8] = b"obj";

impl Index {
    /// Goes through a file.
    ///
    /// # Errors
    /// More objects than any real file has, or texts without an end again and again.
    pub(super) fn new(bytes: &[u8]) -> Result<Self, String> {
        const PASSES: usize = 8;
        let mut index = Index::default();
        let mut work = bytes.len().saturating_mul(PASSES);
        let (mut at, mut behind) = (0, 0);
        while let Some(found) = memmem::find(bytes.get(at..).unwrap_or_default(), OBJECT) {
            let start = at + found + OBJECT.len();
            at = start;
            let Some((begin, id)) = head(bytes, start - OBJECT.len()) else { continue };
            index.trailers(bytes.get(behind..begin).unwrap_or_default());
            let (raw, read) = raw(bytes, start);
            work = work.checked_sub(read).ok_or(BROKEN)?;
            if let Some(raw) = raw {
                at = raw.end.max(start);
                behind = at;
                index.add(Start { id, at: start }, &raw);
            }
            if index.slots.len() + index.lists.len() > MAX_OBJECTS {
                return Err(BROKEN.to_owned());
            }
        }
        index.trailers(bytes.get(behind..).unwrap_or_default());
        Ok(index)
    }

    fn add(&mut self, start: Start, raw: &Raw<'_>) {
        self.slots.insert(start.id.0, Slot::File(start));
        let Ok(dictionary) = raw.value.as_dict() else { return };
        let is =
            |kind: &[u8]| dictionary.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == kind);
        if raw.stream.is_some() && is(b"ObjStm") {
            self.lists.push(start);
        } else if raw.stream.is_some() && is(b"XRef") {
            self.note(dictionary);
        } else if is(b"Catalog") && !self.trailer.has(b"Root") {
            self.trailer.set("Root", Object::Reference(start.id));
        }
    }

    /// What the file says of itself between its objects.
    fn trailers(&mut self, between: &[u8]) {
        const TRAILER: &[u8] = b"trailer";
        for at in memmem::find_iter(between, TRAILER) {
            if let Some(Object::Dictionary(found)) = Lexer::new(between, at + TRAILER.len()).object() {
                self.note(&found);
            }
        }
    }

    fn note(&mut self, found: &Dictionary) {
        for key in [&b"Root"[..], b"Encrypt", b"ID"] {
            if let Ok(value) = found.get(key) {
                self.trailer.set(key, value.clone());
            }
        }
    }
}

/// Where `12 0 obj` begins, and the numbers in it, seen from the word's place.
fn head(bytes: &[u8], word: usize) -> Option<(usize, (u32, u16))> {
    const DIGITS: usize = 10;
    let before = |end: usize, is_in: fn(&u8) -> bool| {
        let part = bytes.get(end.saturating_sub(DIGITS)..end).unwrap_or_default();
        part.iter().rev().take_while(|byte| is_in(byte)).count()
    };
    let number = |from: usize, to: usize| std::str::from_utf8(bytes.get(from..to)?).ok()?.parse::<u32>().ok();
    let mut end = word;
    let mut parts = [0; 2];
    for part in &mut parts {
        end -= before(end, |byte| is_space(*byte));
        let digits = before(end, u8::is_ascii_digit);
        *part = number(end.checked_sub(digits)?, end)?;
        end -= digits;
    }
    let [generation, number] = parts;
    Some((end, (number, generation as u16)))
}

/// The object that begins here, and how many bytes were looked at.
pub(super) fn raw(bytes: &[u8], start: usize) -> (Option<Raw<'_>>, usize) {
    let mut lexer = Lexer::new(bytes, start);
    let value = lexer.object();
    let read = lexer.at().saturating_sub(start) + 1;
    let Some(value) = value else { return (None, read) };
    let (end, values) = (lexer.at(), lexer.made());
    let body = value.as_dict().ok().and_then(|dictionary| body(bytes, end, dictionary));
    let stream = body.map(|(from, to)| bytes.get(from..to).unwrap_or_default());
    let end = body.map_or(end, |(_, to)| to);
    (Some(Raw { value, stream, end, values }), read)
}

/// From where to where a stream goes, whose dictionary ends here.
fn body(bytes: &[u8], end: usize, dictionary: &Dictionary) -> Option<(usize, usize)> {
    const STREAM: &[u8] = b"stream";
    const END: &[u8] = b"endstream";
    let mut lexer = Lexer::new(bytes, end);
    lexer.skip();
    let behind = bytes.get(lexer.at()..)?.strip_prefix(STREAM)?;
    let line =
        [&b"\r\n"[..], b"\n", b"\r"].into_iter().find(|line| behind.starts_with(line)).map_or(0, <[u8]>::len);
    let start = lexer.at() + STREAM.len() + line;
    let told =
        dictionary.get(b"Length").and_then(Object::as_i64).ok().and_then(|size| usize::try_from(size).ok());
    let ends = |told: usize| bytes.get(told..).is_some_and(|rest| rest.trim_ascii_start().starts_with(END));
    if let Some(told) = told.and_then(|size| start.checked_add(size)).filter(|told| ends(*told)) {
        return Some((start, told));
    }
    let rest = bytes.get(start..)?;
    let found = memmem::find(rest, END).unwrap_or(rest.len());
    let body = rest.get(..found)?;
    let body = body.strip_suffix(b"\n").unwrap_or(body);
    Some((start, start + body.strip_suffix(b"\r").unwrap_or(body).len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_found_whatever_the_table_says() {
        let bytes = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj 2 0 obj<</Length 12>>stream\n9 0 obj 4 x\nendstream endobj\
                      3 0 obj<</Length 5 0 R>>stream\r\nabc\r\nendstream endobj\n1 1 obj(new)endobj trailer<</Root 3 0 R>>";
        let index = Index::new(bytes).expect("a small file");
        let mut numbers: Vec<u32> = index.slots.keys().copied().collect();
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3]);
        let at = |number| match index.slots.get(&number) {
            Some(Slot::File(start)) => raw(bytes, start.at).0,
            _ => None,
        };
        assert_eq!(at(1).map(|raw| raw.value.as_str().expect("a text").to_vec()), Some(b"new".to_vec()));
        assert_eq!(at(2).and_then(|raw| raw.stream), Some(&b"9 0 obj 4 x\n"[..]));
        assert_eq!(at(3).and_then(|raw| raw.stream), Some(&b"abc"[..]));
        assert_eq!(index.trailer.get(b"Root").and_then(Object::as_reference).ok(), Some((3, 0)));
    }

    #[test]
    fn texts_without_an_end_cost_no_more_than_some_passes() {
        let bytes = b"1 0 obj(".repeat(100_000);
        assert_eq!(Index::new(&bytes).map(|_| ()), Err(BROKEN.to_owned()));
    }
}
