//! One line of a pipe: a pair with what tells it from others, or what is wrong with it.

use std::io::{BufRead, Read};
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use crate::data::{At, Lang, Place, Sides};
use crate::error::{Error, Result};
use crate::read::damage;

/// A longer line is no segment pair, and is not held in memory.
const LONGEST: u64 = 16 << 20;

/// The document of pairs that do not name theirs.
const STANDARD_INPUT: &str = "-";

/// A pair with what tells it from others.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PipedPair {
    /// As it came.
    pub(crate) id: Value,
    /// The texts.
    pub(crate) texts: Sides<String>,
    /// Where they stand.
    pub(crate) places: Sides<Place>,
    /// Where the pair stands among those of its document.
    pub(crate) number: u64,
}

impl PipedPair {
    /// The answer to a pair that a file's reader would leave out too.
    pub(super) fn left_out(&self, number: u64) -> Option<String> {
        let what = Lang::BOTH.into_iter().find_map(|lang| damage(self.texts.get(lang)))?;
        let left_out = format!("mojibake ({what})");
        Some(serde_json::json!({ "id": self.id, "line": number, "left_out": left_out }).to_string())
    }
}

/// What is wrong with a line, and whose line it is.
#[derive(Debug)]
pub(super) struct Failed {
    pub(super) id: Value,
    pub(super) what: String,
}

/// A line as it is written. Other fields are not looked at: they belong to the writer.
#[derive(Deserialize)]
struct Written {
    zh: String,
    en: String,
    #[serde(default)]
    id: Value,
    #[serde(default)]
    places: Option<Sides<Place>>,
    #[serde(default)]
    number: Option<u64>,
}

impl Failed {
    pub(super) fn of(what: String) -> Self {
        Failed { id: Value::Null, what }
    }

    /// The answer to such a line.
    pub(super) fn line(&self, number: u64) -> String {
        serde_json::json!({ "id": self.id, "line": number, "error": self.what }).to_string()
    }

    pub(super) fn error(&self, number: u64) -> Error {
        let line = u32::try_from(number).unwrap_or(u32::MAX);
        Error::malformed(Place::new(&STANDARD_INPUT.into(), At::Line(line)), self.what.clone())
    }
}

/// The pair of a line. Where it does not say its place, its id is its place; without that, its line.
pub(super) fn parsed(line_number: u64, line: &[u8]) -> std::result::Result<PipedPair, Failed> {
    let text = std::str::from_utf8(line).map_err(|_| Failed::of("is not UTF-8".to_owned()))?;
    let written: Written = serde_json::from_str(text).map_err(|error| {
        let id = serde_json::from_str::<Value>(text).ok().and_then(|line| line.get("id").cloned());
        let what = format!("is no pair such as {{\"zh\":\"中国\",\"en\":\"China\",\"id\":1}}: {error}");
        Failed { id: id.unwrap_or_default(), what }
    })?;
    let Written { zh, en, id, places, number } = written;
    let at = match &id {
        Value::Null => At::Line(u32::try_from(line_number).unwrap_or(u32::MAX)),
        Value::String(id) => At::Unit(id.clone()),
        other => At::Unit(other.to_string()),
    };
    let document: Arc<str> = STANDARD_INPUT.into();
    let places = places.unwrap_or_else(|| Sides::from_fn(|_| Place::new(&document, at.clone())));
    let number = number.or_else(|| if id.is_null() { Some(line_number) } else { id.as_u64() });
    Ok(PipedPair { id, texts: Sides::new(zh, en), places, number: number.unwrap_or_default() })
}

/// Takes a line's number and its bytes without their end, or what is wrong with it; tells whether to go on.
type Each<'a> = &'a mut dyn FnMut(u64, std::result::Result<Vec<u8>, String>) -> Result<bool>;

/// Hands on all lines, as soon as each is there.
///
/// # Errors
/// What cannot be read, and whatever `each` returns.
pub(super) fn each_line(input: &mut dyn BufRead, each: Each<'_>) -> Result<()> {
    for number in 1.. {
        let mut line = Vec::new();
        input.take(LONGEST).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            break;
        }
        let mut is_whole = line.ends_with(b"\n");
        let too_long = !is_whole && line.len() as u64 == LONGEST;
        while too_long && !is_whole {
            line.clear();
            input.take(LONGEST).read_until(b'\n', &mut line)?;
            is_whole = line.is_empty() || line.ends_with(b"\n");
        }
        let line = if too_long {
            Err(format!("is longer than {} MiB", LONGEST >> 20))
        } else {
            Ok(line.trim_ascii_end().to_vec())
        };
        if !each(number, line)? {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<std::result::Result<(u64, String), String>> {
        let mut lines = Vec::new();
        each_line(&mut text.as_bytes(), &mut |number, line| {
            let pair = parsed(number, &line.expect("a short line"));
            let place = |pair: PipedPair| (pair.number, pair.places.zh.to_string());
            lines.push(pair.map(place).map_err(|failed| failed.line(number)));
            Ok(true)
        })
        .expect("text can be read");
        lines
    }

    #[test]
    fn a_pair_stands_where_it_says_else_at_its_id_else_at_its_line() {
        let text = r#"{"zh":"中国","en":"China"}
{"zh":"中国","en":"China","id":7}
{"zh":"中国","en":"China","id":"tu-9"}
{"zh":"中国","en":"China","number":3,"places":{"zh":{"document":"a.tsv","at":{"line":4}},"en":{"document":"a.tsv","at":{"line":4}}}}"#;
        let expected = [(1, "-:1"), (7, "-#7"), (0, "-#tu-9"), (3, "a.tsv:4")];
        let expected: Vec<_> =
            expected.iter().map(|(number, place)| Ok((*number, (*place).to_owned()))).collect();
        assert_eq!(numbers(text), expected);
    }

    #[test]
    fn what_is_wrong_with_a_line_comes_with_its_id() {
        let lines = numbers("{\"zh\":\"中国\",\"id\":5}\n\n");
        let errors: Vec<String> = lines.into_iter().map(|line| line.expect_err("no pair")).collect();
        assert!(errors[0].contains("\"id\":5") && errors[0].contains("missing field `en`"), "{}", errors[0]);
        assert!(errors[1].contains("\"id\":null") && errors[1].contains("\"line\":2"), "{}", errors[1]);
    }
}
