//! The character maps of fonts: which code stands for which characters. Ranges are never written out: only the codes
//! that a page shows are looked up in them.

use std::collections::BTreeSet;
use std::io::Write;

use rustc_hash::FxHashMap;

use super::content::write_text;
use super::limits::{LOOP, MAX_ENTRIES, MAX_UNITS};
use super::syntax::{Lexer, Token};

/// What a range of codes stands for.
enum Meaning {
    /// The characters of the first code, UTF-16; the last unit grows with the code.
    From(Vec<u16>),
    /// The characters of each code.
    Each(Vec<Vec<u16>>),
}

/// A map from codes to characters.
#[derive(Default)]
pub(super) struct Characters {
    /// The first code, and what it and those behind it stand for.
    ranges: Vec<(u32, Meaning)>,
    /// The last range that is one code alone, by the code.
    single: FxHashMap<u32, usize>,
    /// Ranges of more codes, up to which code each.
    wide: Vec<(u32, usize)>,
    /// Codes and ranges that were written down.
    pub(super) entries: usize,
}

/// What the entries of a section begin with: a code, or the first and the last of a range.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Codes,
    Ranges,
}

impl Characters {
    /// Reads a map.
    ///
    /// # Errors
    /// It has more entries than there are characters.
    pub(super) fn new(bytes: &[u8]) -> Result<Self, String> {
        let mut lexer = Lexer::new(bytes, 0);
        let mut map = Characters::default();
        while let Some(token) = lexer.next() {
            match token {
                Token::Word(b"beginbfchar") => map.read(&mut lexer, Section::Codes)?,
                Token::Word(b"beginbfrange") => map.read(&mut lexer, Section::Ranges)?,
                _ => {}
            }
        }
        Ok(map)
    }

    /// The entries of one section.
    fn read(&mut self, lexer: &mut Lexer<'_>, section: Section) -> Result<(), String> {
        while let Some(Token::Text(first)) = lexer.next() {
            let last =
                if section == Section::Ranges { lexer.next() } else { Some(Token::Text(first.clone())) };
            let meaning = match lexer.next() {
                Some(Token::Text(text)) => Meaning::From(units(&text)),
                Some(Token::OpenArray) => Meaning::Each(each(lexer)),
                _ => return Ok(()),
            };
            self.entries += if let Meaning::Each(all) = &meaning { all.len() } else { 1 };
            if self.entries > MAX_ENTRIES {
                return Err(LOOP.to_owned());
            }
            if let Some(Token::Text(last)) = last {
                self.add(code(&first), code(&last), meaning);
            }
        }
        Ok(())
    }

    fn add(&mut self, first: u32, last: u32, meaning: Meaning) {
        let at = self.ranges.len();
        self.ranges.push((first, meaning));
        if first == last {
            self.single.insert(first, at);
        } else {
            self.wide.push((last, at));
        }
    }

    /// The map of these codes alone, and how much work it was; the last entry of a code is the one that counts.
    pub(super) fn of(&self, codes: &BTreeSet<u32>) -> (Vec<u8>, u64) {
        /// Ranges are passed over so many times faster than a letter is drawn; a guess.
        const FASTER: usize = 8;
        /// Bytes of an entry as it is written.
        const ENTRY: usize = 40;
        let mut open = codes.clone();
        let mut out = Vec::new();
        for (last, at) in self.wide.iter().rev() {
            let Some((first, _)) = self.ranges.get(*at).filter(|(first, _)| first <= last) else { continue };
            let found: Vec<u32> = open.range(first..=last).copied().collect();
            for code in found {
                open.remove(&code);
                let at = self.single.get(&code).map_or(*at, |single| *single.max(at));
                self.write(code, at, &mut out);
            }
        }
        for code in open {
            self.single.get(&code).into_iter().for_each(|at| self.write(code, *at, &mut out));
        }
        let work = (out.len() / ENTRY + self.wide.len() / FASTER) as u64;
        (out, work)
    }

    fn write(&self, code: u32, at: usize, out: &mut Vec<u8>) {
        let meaning = self.ranges.get(at).and_then(|(first, meaning)| meaning.of(code - first));
        let Some(text) = meaning.filter(|text| String::from_utf16(text).is_ok()) else { return };
        let bytes: Vec<u8> = text.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let code = if code > 0xFFFF { format!("{code:08X}") } else { format!("{code:04X}") };
        let _ = write!(out, "1 beginbfchar <{code}> ");
        write_text(&bytes, out);
        out.extend_from_slice(b" endbfchar\n");
    }
}

impl Meaning {
    fn of(&self, by: u32) -> Option<Vec<u16>> {
        match self {
            Meaning::Each(all) => all.get(by as usize).cloned(),
            Meaning::From(first) => {
                let (last, before) = first.split_last()?;
                Some(before.iter().copied().chain([last.wrapping_add(by as u16)]).collect())
            }
        }
        .filter(|text| text.len() <= MAX_UNITS)
    }
}

fn each(lexer: &mut Lexer<'_>) -> Vec<Vec<u16>> {
    std::iter::from_fn(|| match lexer.next() {
        Some(Token::Text(text)) => Some(units(&text)),
        _ => None,
    })
    .take(MAX_ENTRIES + 1)
    .collect()
}

fn units(bytes: &[u8]) -> Vec<u16> {
    let units = bytes.chunks(2).take(MAX_UNITS + 1);
    units.map(|pair| pair.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte))).collect()
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

/// The codes of a font that has a map of its own for them, as the reader behind this reads them, and how many ranges.
pub(super) fn encoding(bytes: &[u8]) -> Option<Vec<u8>> {
    /// Each character is looked for in all of them.
    const MOST: usize = 256;
    let mut lexer = Lexer::new(bytes, 0);
    let (mut out, mut count) = (Vec::new(), 0);
    while let Some(token) = lexer.next() {
        let (name, last) = match token {
            Token::Word(b"begincodespacerange") => ("codespacerange", None),
            Token::Word(b"begincidrange") => ("cidrange", Some(())),
            _ => continue,
        };
        while let (Some(Token::Text(from)), Some(Token::Text(to))) = (lexer.next(), lexer.next()) {
            let to_code = match last.map(|()| lexer.next()) {
                Some(Some(Token::Number(raw))) => {
                    String::from_utf8_lossy(raw).parse::<u32>().ok()?.to_string()
                }
                Some(_) => return None,
                None => String::new(),
            };
            count += 1;
            if count > MOST || from.len() != to.len() || from.len() > 4 {
                return None;
            }
            let _ = write!(out, "1 begin{name} ");
            write_text(&from, &mut out);
            write_text(&to, &mut out);
            let _ = writeln!(out, " {to_code} end{name}");
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(map: &str, codes: &[u32]) -> String {
        let map = Characters::new(map.as_bytes()).expect("a small map");
        String::from_utf8_lossy(&map.of(&codes.iter().copied().collect()).0)
            .replace(" endbfchar", "")
            .replace("1 beginbfchar ", "")
    }

    #[test]
    fn codes_are_looked_up_in_ranges_of_any_size() {
        for (map, codes, expected) in [
            (
                "1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange",
                &[1, 3][..],
                "<0001> <0042>\n<0003> <0044>\n",
            ),
            ("2 beginbfchar <01> <57CE5E02> <01> <4E2D> endbfchar", &[1, 2], "<0001> <4E2D>\n"),
            ("1 beginbfrange <05> <06> [<57CE> <5E02>] endbfrange", &[6, 7], "<0006> <5E02>\n"),
            ("1 beginbfrange <05> <04> <57CE> endbfrange beginbfchar <01> <D800> endbfchar <", &[1, 5], ""),
            ("1 beginbfchar <01> <> endbfchar 9 beginbfrange", &[1], ""),
        ] {
            assert_eq!(of(map, codes), expected, "{map}");
        }
    }

    #[test]
    fn maps_have_a_bound() {
        let long = format!("beginbfchar {}", "<01><4E2D>".repeat(MAX_ENTRIES + 1));
        assert!(Characters::new(long.as_bytes()).is_err());
    }
}
