//! The words of PDF and PostScript, and the values that they make up, inside bounds.

use pdf_extract::{Dictionary, Object, StringFormat};

use super::limits::{MAX_DEPTH, MAX_VALUES};

/// A word.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    OpenArray,
    CloseArray,
    OpenDictionary,
    CloseDictionary,
    Name(Vec<u8>),
    Text(Vec<u8>),
    Number(&'a [u8]),
    /// An operator or keyword; braces are words of their own.
    Word(&'a [u8]),
}

/// Reads word by word.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Values that may still be made.
    left: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Lexer { bytes, at, left: MAX_VALUES }
    }

    /// Where the next word is looked for.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn move_to(&mut self, at: usize) {
        self.at = at;
    }

    /// How many values were made.
    pub(super) fn made(&self) -> usize {
        MAX_VALUES - self.left
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Passes over bytes of a kind, and gives them.
    fn run(&mut self, is_in: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.rest();
        let end = rest.iter().position(|byte| !is_in(*byte)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// Passes over white space and comments.
    pub(super) fn skip(&mut self) {
        loop {
            self.run(is_space);
            if self.peek() != Some(b'%') {
                return;
            }
            self.run(|byte| !matches!(byte, b'\r' | b'\n'));
        }
    }

    /// The next word; `None` at the end, and where a text has no end.
    pub(super) fn next(&mut self) -> Option<Token<'a>> {
        self.skip();
        let first = self.peek()?;
        let second = self.bytes.get(self.at + 1).copied();
        self.at += 1;
        Some(match (first, second) {
            (b'[', _) => Token::OpenArray,
            (b']', _) => Token::CloseArray,
            (b'<', Some(b'<')) => self.passed(Token::OpenDictionary),
            (b'>', Some(b'>')) => self.passed(Token::CloseDictionary),
            (b'<', _) => Token::Text(self.hexadecimal()?),
            (b'(', _) => Token::Text(self.literal()?),
            (b'/', _) => Token::Name(self.name()),
            (b'{' | b'}' | b')' | b'>', _) => Token::Word(self.bytes.get(self.at - 1..self.at)?),
            _ => {
                self.at -= 1;
                let word = self.run(is_regular);
                if first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.') {
                    Token::Number(word)
                } else {
                    Token::Word(word)
                }
            }
        })
    }

    fn passed(&mut self, token: Token<'a>) -> Token<'a> {
        self.at += 1;
        token
    }

    fn name(&mut self) -> Vec<u8> {
        let raw = self.run(is_regular);
        let mut out = Vec::with_capacity(raw.len());
        let mut rest = raw.iter().copied();
        while let Some(byte) = rest.next() {
            let mut ahead = rest.clone();
            let code = (ahead.next().and_then(digit), ahead.next().and_then(digit));
            match (byte, code) {
                (b'#', (Some(high), Some(low))) => {
                    out.push(high << 4 | low);
                    rest = ahead;
                }
                _ => out.push(byte),
            }
        }
        out
    }

    fn hexadecimal(&mut self) -> Option<Vec<u8>> {
        let end = memchr::memchr(b'>', self.rest())?;
        let digits: Vec<u8> = self.rest().get(..end)?.iter().copied().filter_map(digit).collect();
        self.at += end + 1;
        Some(
            digits
                .chunks(2)
                .map(|pair| pair.iter().fold(0, |sum, d| sum << 4 | d) << (4 * (2 - pair.len())))
                .collect(),
        )
    }

    fn literal(&mut self) -> Option<Vec<u8>> {
        let (mut out, mut open) = (Vec::new(), 1_usize);
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' if open == 1 => return Some(out),
                b')' => open -= 1,
                b'\\' => {
                    out.extend(self.escaped());
                    continue;
                }
                _ => {}
            }
            out.push(byte);
        }
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Option<u8> {
        const OCTAL: usize = 3;
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\n' => None,
            b'\r' => {
                self.at += usize::from(self.peek() == Some(b'\n'));
                None
            }
            b'0'..=b'7' => {
                let rest = self.bytes.get(self.at - 1..).unwrap_or_default();
                let digits = rest.iter().take(OCTAL).take_while(|d| matches!(d, b'0'..=b'7'));
                let (count, code) =
                    digits.fold((0, 0_u16), |(n, sum), d| (n + 1, sum * 8 + u16::from(d - b'0')));
                self.at += count - 1;
                Some(code as u8)
            }
            byte => Some(byte),
        }
    }

    /// The next value; `None` if there is none, or if it is too large or too deep.
    pub(super) fn object(&mut self) -> Option<Object> {
        let token = self.next()?;
        self.value(token, MAX_DEPTH)
    }

    fn value(&mut self, token: Token<'a>, depth: usize) -> Option<Object> {
        self.left = self.left.checked_sub(1)?;
        let inner = depth.checked_sub(1)?;
        match token {
            Token::Name(name) => Some(Object::Name(name)),
            Token::Text(text) => Some(Object::String(text, StringFormat::Hexadecimal)),
            Token::Number(raw) => Some(self.reference(raw).unwrap_or_else(|| number(raw))),
            Token::Word(b"true") => Some(Object::Boolean(true)),
            Token::Word(b"false") => Some(Object::Boolean(false)),
            Token::Word(b"null") => Some(Object::Null),
            Token::OpenArray => self.array(inner),
            Token::OpenDictionary => self.dictionary(inner),
            Token::Word(_) | Token::CloseArray | Token::CloseDictionary => None,
        }
    }

    fn array(&mut self, depth: usize) -> Option<Object> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                Token::CloseArray => return Some(Object::Array(items)),
                token => items.push(self.value(token, depth)?),
            }
        }
    }

    fn dictionary(&mut self, depth: usize) -> Option<Object> {
        let mut found = Dictionary::new();
        loop {
            match self.next()? {
                Token::CloseDictionary => return Some(Object::Dictionary(found)),
                Token::Name(key) => match self.next()? {
                    Token::CloseDictionary => return Some(Object::Dictionary(found)),
                    token => found.set(key, self.value(token, depth)?),
                },
                _ => return None,
            }
        }
    }

    /// `12 0 R`, of which the first number was read.
    fn reference(&mut self, raw: &[u8]) -> Option<Object> {
        let start = self.at;
        let mut read = || {
            let number = whole(raw)?;
            self.run(is_space);
            let generation =
                self.peek().filter(u8::is_ascii_digit).and_then(|_| whole(self.run(is_regular)))?;
            self.run(is_space);
            (self.run(is_regular) == b"R").then_some(Object::Reference((number, generation as u16)))
        };
        let found = read();
        if found.is_none() {
            self.at = start;
        }
        found
    }
}

/// A whole number of an object.
fn whole(raw: &[u8]) -> Option<u32> {
    const LONGEST: usize = 10;
    let digits = raw.len() <= LONGEST && raw.iter().all(u8::is_ascii_digit);
    std::str::from_utf8(raw).ok().filter(|_| digits)?.parse().ok()
}

/// A number as well as it can be read: `4`, `-.5`, `1.`; others are none.
pub(super) fn number(raw: &[u8]) -> Object {
    let text = std::str::from_utf8(raw).unwrap_or_default();
    let whole = text.parse().ok().map(Object::Integer);
    let real = || text.parse::<f32>().ok().filter(|real| real.is_finite()).map(Object::Real);
    whole.or_else(real).unwrap_or(Object::Integer(0))
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        Lexer::new(text.as_bytes(), 0).object().map(|object| format!("{object:?}"))
    }

    #[test]
    fn values_are_read() {
        for (text, expected) in
            [("12 0 R", "12 0 R"), ("12 0 Rx", "12"), ("/A#42 ", "/AB"), ("[1 2 0 R -.5]", "[1 2 0 R -0.5]")]
        {
            assert!(
                read(text).is_some_and(|found| found.contains(expected) || expected.contains(&found)),
                "{text}: {:?}",
                read(text)
            );
        }
        let text = |text: &str| {
            Lexer::new(text.as_bytes(), 0).object().and_then(|o| o.as_str().ok().map(<[u8]>::to_vec))
        };
        assert_eq!(text("(a(b)\\)\\101\\\nc)").as_deref(), Some(&b"a(b))Ac"[..]));
        assert_eq!(text("<57 ce5>").as_deref(), Some(&[0x57, 0xCE, 0x50][..]));
    }

    #[test]
    fn what_is_too_deep_or_too_much_or_has_no_end_is_no_value() {
        for text in
            ["[".repeat(100_000), format!("[{}]", "0 ".repeat(MAX_VALUES + 1)), "(abc".into(), "<< /A".into()]
        {
            assert_eq!(read(&text), None);
        }
    }
}
