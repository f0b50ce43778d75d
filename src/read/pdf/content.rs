//! What a page or form draws, as far as it is text: all else is left out, and what is left is counted.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use pdf_extract::Object;

use super::limits::{MAX_STATES, TOO_MUCH};
use super::syntax::{Lexer, Token, is_space, number};

/// Operations on text, and what they need.
#[derive(Default)]
pub(super) struct Content {
    pub(super) bytes: Vec<u8>,
    /// Operations, their values, and bytes of shown text.
    pub(super) steps: u64,
    pub(super) fonts: BTreeSet<Vec<u8>>,
    /// Drawings inside it, and how often each.
    pub(super) drawings: BTreeMap<Vec<u8>, u64>,
    /// All pairs of bytes that are shown: the codes of fonts with codes of two bytes.
    pub(super) codes: BTreeSet<u16>,
    /// Bytes of shown text.
    pub(super) shown: u64,
}

/// What an operation is applied to.
enum Operand {
    Number(Vec<u8>),
    Name(Vec<u8>),
    Text(Vec<u8>),
    Array(Vec<Operand>),
    Other,
}

/// Operands of one operation; no operation on text has more than six.
const MAX_OPERANDS: usize = 64;

/// A state of drawing that was put aside: where, after how many steps, and what was shown until then.
struct State {
    at: usize,
    steps: u64,
    marks: u64,
}

/// A stream under way.
#[derive(Default)]
struct Reading {
    out: Content,
    operands: Vec<Operand>,
    states: Vec<State>,
    /// Texts and drawings so far.
    marks: u64,
}

impl Content {
    /// Reads the stream of a page or form.
    ///
    /// # Errors
    /// It goes deeper than any real one.
    pub(super) fn new(bytes: &[u8]) -> Result<Self, String> {
        let mut reading = Reading::default();
        let mut lexer = Lexer::new(bytes, 0);
        while lexer.at() < bytes.len() {
            match lexer.next() {
                Some(Token::Word(b"BI")) => pass_picture(&mut lexer, bytes),
                Some(Token::Word(word)) => reading.operation(word)?,
                Some(token) => reading.operand(token, &mut lexer),
                None => break,
            }
        }
        Ok(reading.out)
    }
}

impl Reading {
    fn operand(&mut self, token: Token<'_>, lexer: &mut Lexer<'_>) {
        if self.operands.len() == MAX_OPERANDS {
            self.operands.clear();
        }
        let operand = match token {
            Token::OpenArray => Operand::Array(array(lexer)),
            Token::OpenDictionary => pass_dictionary(lexer),
            token => simple(token),
        };
        self.operands.push(operand);
    }

    fn operation(&mut self, word: &[u8]) -> Result<(), String> {
        match word {
            b"q" => self.save()?,
            b"Q" => self.restore(),
            b"BT" | b"ET" | b"T*" => self.write(&[], word),
            b"cm" | b"Tm" => self.numbers(6, word),
            b"Td" | b"TD" => self.numbers(2, word),
            b"Tc" | b"Tw" | b"Tz" | b"TL" | b"Ts" => self.numbers(1, word),
            b"Tf" => self.font(),
            b"Tj" | b"TJ" => self.show(word),
            b"'" => self.line(),
            b"\"" => {
                self.spaces();
                self.line();
            }
            b"Do" => self.draw(),
            _ => {}
        }
        self.operands.clear();
        Ok(())
    }

    fn save(&mut self) -> Result<(), String> {
        if self.states.len() == MAX_STATES {
            return Err(TOO_MUCH.to_owned());
        }
        self.states.push(State { at: self.out.bytes.len(), steps: self.out.steps, marks: self.marks });
        self.write(&[], b"q");
        Ok(())
    }

    /// A state in which nothing was shown leaves nothing behind.
    fn restore(&mut self) {
        let Some(state) = self.states.pop() else { return };
        if state.marks == self.marks {
            self.out.bytes.truncate(state.at);
            self.out.steps = state.steps;
        } else {
            self.write(&[], b"Q");
        }
    }

    /// The last operands, if they are so many numbers.
    fn numbers(&mut self, count: usize, word: &[u8]) {
        let first = self.operands.len().checked_sub(count);
        let last = first.map(|first| self.operands.split_off(first)).unwrap_or_default();
        if last.len() == count && last.iter().all(|operand| matches!(operand, Operand::Number(_))) {
            self.write(&last, word);
        }
    }

    fn font(&mut self) {
        let (size, name) = (self.operands.pop(), self.operands.pop());
        if let (Some(Operand::Name(name)), Some(Operand::Number(size))) = (name, size) {
            self.out.fonts.insert(name.clone());
            self.write(&[Operand::Name(name), Operand::Number(size)], b"Tf");
        }
    }

    fn show(&mut self, word: &[u8]) {
        let Some(shown) = self.operands.pop() else { return };
        match (&shown, word) {
            (Operand::Text(text), b"Tj") => self.note(text),
            (Operand::Array(items), b"TJ") => {
                let texts = items
                    .iter()
                    .filter_map(|item| if let Operand::Text(text) = item { Some(text) } else { None });
                texts.for_each(|text| self.note(text));
            }
            _ => return,
        }
        self.write(&[shown], word);
    }

    fn note(&mut self, text: &[u8]) {
        self.marks += 1;
        self.out.shown += text.len() as u64;
        self.out.steps += text.len() as u64;
        self.out
            .codes
            .extend(text.chunks_exact(2).map(|pair| pair.iter().fold(0, |sum, b| sum << 8 | u16::from(*b))));
    }

    /// `(text) '` is the next line and the text; the reader behind this knows only the two.
    fn line(&mut self) {
        self.write(&[], b"T*");
        self.show(b"Tj");
    }

    /// `word letter (text) "` sets spaces before it.
    fn spaces(&mut self) {
        let Some(first) = self.operands.len().checked_sub(3) else { return };
        let mut last = self.operands.split_off(first).into_iter();
        for word in [b"Tw", b"Tc"] {
            self.operands.extend(last.next());
            self.numbers(1, word);
            self.operands.clear();
        }
        self.operands.extend(last);
    }

    fn draw(&mut self) {
        let Some(Operand::Name(name)) = self.operands.pop() else { return };
        self.marks += 1;
        *self.out.drawings.entry(name.clone()).or_default() += 1;
        self.write(&[Operand::Name(name)], b"Do");
    }

    fn write(&mut self, operands: &[Operand], word: &[u8]) {
        self.out.steps += 1 + operands.len() as u64;
        for operand in operands {
            self.out.steps += operand.write(&mut self.out.bytes);
            self.out.bytes.push(b' ');
        }
        self.out.bytes.extend_from_slice(word);
        self.out.bytes.push(b'\n');
    }
}

impl Operand {
    /// Writes it, and says how many values are in it.
    fn write(&self, out: &mut Vec<u8>) -> u64 {
        match self {
            Operand::Number(raw) => out.extend_from_slice(raw),
            Operand::Name(name) => write_name(name, out),
            Operand::Text(text) => write_text(text, out),
            Operand::Array(items) => {
                out.push(b'[');
                for item in items {
                    item.write(out);
                    out.push(b' ');
                }
                out.push(b']');
                return items.len() as u64;
            }
            Operand::Other => out.extend_from_slice(b"null"),
        }
        0
    }
}

pub(super) fn write_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'+') {
            out.push(*byte);
        } else {
            let _ = write!(out, "#{byte:02X}");
        }
    }
}

pub(super) fn write_text(text: &[u8], out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |nibble: u8| DIGITS.get(usize::from(nibble)).copied().unwrap_or(b'0');
    out.push(b'<');
    out.extend(text.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]));
    out.push(b'>');
}

fn simple(token: Token<'_>) -> Operand {
    match token {
        Token::Number(raw) => Operand::Number(plain(raw)),
        Token::Name(name) => Operand::Name(name),
        Token::Text(text) => Operand::Text(text),
        _ => Operand::Other,
    }
}

/// A number as any reader reads it.
fn plain(raw: &[u8]) -> Vec<u8> {
    const LONGEST: usize = 15;
    let digits = raw.strip_prefix(b"-").unwrap_or(raw);
    let point = memchr::memchr_iter(b'.', digits).count();
    let figures = digits.iter().filter(|byte| byte.is_ascii_digit()).count();
    if figures > 0 && point <= 1 && figures + point == digits.len() && raw.len() <= LONGEST {
        return raw.to_vec();
    }
    match number(raw) {
        Object::Real(real) => format!("{real:.4}").into_bytes(),
        Object::Integer(whole) => whole.to_string().into_bytes(),
        _ => b"0".to_vec(),
    }
}

/// Numbers and texts of a list, up to its end.
fn array(lexer: &mut Lexer<'_>) -> Vec<Operand> {
    let (mut items, mut open) = (Vec::new(), 1_usize);
    while let Some(token) = lexer.next() {
        match token {
            Token::OpenArray => open += 1,
            Token::CloseArray => {
                open -= 1;
                if open == 0 {
                    break;
                }
            }
            Token::Number(_) | Token::Text(_) if open == 1 => items.push(simple(token)),
            _ => {}
        }
    }
    items
}

fn pass_dictionary(lexer: &mut Lexer<'_>) -> Operand {
    let mut open = 1_usize;
    while open > 0 {
        match lexer.next() {
            Some(Token::OpenDictionary) => open += 1,
            Some(Token::CloseDictionary) => open -= 1,
            Some(_) => {}
            None => break,
        }
    }
    Operand::Other
}

/// Passes over a picture that stands in the stream itself: up to an `EI` behind which there is text again.
fn pass_picture(lexer: &mut Lexer<'_>, bytes: &[u8]) {
    const AHEAD: usize = 12;
    let rest = bytes.get(lexer.at()..).unwrap_or_default();
    let Some(data) = memchr::memmem::find(rest, b"ID") else { return };
    let is_text = |byte: &u8| is_space(*byte) && *byte != 0 || (b' '..=b'~').contains(byte);
    let end = memchr::memmem::find_iter(rest, b"EI").find(|at| {
        let before = at.checked_sub(1).and_then(|at| rest.get(at)).is_some_and(|byte| is_space(*byte));
        let behind = rest.get(at + 2..).unwrap_or_default();
        *at > data
            && before
            && behind.first().is_none_or(|byte| is_space(*byte))
            && behind.iter().take(AHEAD).all(is_text)
    });
    lexer.move_to(end.map_or(bytes.len(), |end| lexer.at() + end + 2));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        Content::new(text.as_bytes())
            .ok()
            .map(|content| String::from_utf8_lossy(&content.bytes).replace('\n', " "))
    }

    #[test]
    fn only_what_is_text_is_left() {
        for (text, expected) in [
            ("q 1 0 0 1 0 0 cm 0 0 9 9 re f Q BT /F1 12 Tf (ab) Tj ET", "BT /F1 12 Tf <6162> Tj ET "),
            ("q /F1 9 Tf [(a) -20 [(x)] (b)] TJ Q", "q /F1 9 Tf [<61> -20 <62> ] TJ Q "),
            ("1 2 (y) \" (x) '", "1 Tw 2 Tc T* <79> Tj T* <78> Tj "),
            ("BI /W 1 ID \u{1} EI \u{1} EI (a) Tj", "<61> Tj "),
            ("/P <</MCID 0>> BDC /X Do EMC Q Q 5 Tf 1 2 3 cm", "/X Do "),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn states_have_a_bound_and_what_is_open_is_read() {
        assert_eq!(read(&"q ".repeat(MAX_STATES + 1)), None);
        assert_eq!(read(&"q Q ".repeat(100_000)).as_deref(), Some(""));
        for open in ["[(a)", "<</A", "(a", "BI", "BI ID", "<"] {
            assert_eq!(read(open).as_deref(), Some(""), "{open}");
        }
    }
}
