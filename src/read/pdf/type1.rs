//! The encoding that a Type 1 font program begins with; the rest of the program draws letters.

use std::io::Write;

use super::content::write_name;
use super::syntax::{Lexer, Token};

/// Codes of one byte.
const CODES: u32 = 256;

/// The encoding alone, as a font program; `None` if it has none of its own.
pub(super) fn encoding(program: &[u8]) -> Option<Vec<u8>> {
    const ENCODING: &[u8] = b"/Encoding";
    let at = memchr::memmem::find(program, ENCODING)? + ENCODING.len();
    let mut lexer = Lexer::new(program, at);
    let mut out = format!("/Encoding {CODES} array\n").into_bytes();
    let mut last: (Option<Token<'_>>, Option<Token<'_>>) = (None, None);
    loop {
        match lexer.next()? {
            Token::Word(b"def" | b"readonly") => break,
            Token::Word(b"StandardEncoding") => return None,
            Token::Word(b"{") => pass_procedure(&mut lexer)?,
            Token::Word(b"put") => {
                if let (Some(Token::Number(code)), Some(Token::Name(name))) = &last {
                    let code = std::str::from_utf8(code).ok().and_then(|code| code.parse().ok());
                    if let Some(code) = code.filter(|code: &u32| *code < CODES) {
                        let _ = write!(out, "dup {code} ");
                        write_name(name, &mut out);
                        out.extend_from_slice(b" put\n");
                    }
                }
            }
            token => last = (last.1, Some(token)),
        }
    }
    out.extend_from_slice(b"def\n");
    Some(out)
}

fn pass_procedure(lexer: &mut Lexer<'_>) -> Option<()> {
    let mut open = 1_usize;
    while open > 0 {
        match lexer.next()? {
            Token::Word(b"{") => open += 1,
            Token::Word(b"}") => open -= 1,
            _ => {}
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_read_and_nothing_else() {
        let program =
            b"%!FontType1\n/FontName /X def /Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\n\
                        dup 65 /A put dup 999 /B put readonly def currentfile eexec";
        let found = encoding(program).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        assert_eq!(found.as_deref(), Some("/Encoding 256 array\ndup 65 /A put\ndef\n"));
        for none in [
            &b"/Encoding StandardEncoding def"[..],
            b"",
            b"/Encoding 256 array {{{",
            b"/Encoding 1 array dup",
        ] {
            assert_eq!(encoding(none), None);
        }
    }
}
