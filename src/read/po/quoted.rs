//! Strings in double quotes with the escapes of C.

use std::iter::Peekable;
use std::str::Chars;

/// The text of a quoted string; `None` if the quotes are not there.
pub(super) fn unquote(text: &str) -> Option<String> {
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    if !inner.contains('\\') {
        return (!inner.contains('"')).then(|| inner.to_owned());
    }
    let mut bytes = Vec::with_capacity(inner.len());
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => escape(&mut chars, &mut bytes)?,
            '"' => return None,
            c => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    // Bytes that were written as numbers need not be UTF-8.
    Some(
        String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    )
}

fn escape(chars: &mut Peekable<Chars<'_>>, bytes: &mut Vec<u8>) -> Option<()> {
    let byte = match chars.next()? {
        'n' => b'\n',
        't' => b'\t',
        'r' => b'\r',
        'a' => 0x07,
        'b' => 0x08,
        'v' => 0x0B,
        'f' => 0x0C,
        'x' => number(chars, 16, 2, 0),
        c if c.is_digit(8) => number(chars, 8, 2, c.to_digit(8)? as u8),
        c => {
            bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            return Some(());
        }
    };
    bytes.push(byte);
    Some(())
}

/// Up to `most` further digits.
fn number(chars: &mut Peekable<Chars<'_>>, radix: u32, most: usize, first: u8) -> u8 {
    let mut value = first;
    for _ in 0..most {
        let Some(digit) = chars.peek().and_then(|c| c.to_digit(radix)) else { break };
        chars.next();
        value = value.wrapping_mul(radix as u8).wrapping_add(digit as u8);
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_those_of_c() {
        for (text, expected) in [
            ("\"中\\t\\\"国\\\"\\\\\"", Some("中\t\"国\"\\")),
            ("\"\\344\\270\\255\\x41\"", Some("中A")),
            ("\"\"", Some("")),
            ("\"", None),
            ("\"a\"b\"", None),
            ("\"a\\\"", None),
            ("bare", None),
        ] {
            assert_eq!(unquote(text).as_deref(), expected, "{text}");
        }
    }
}
