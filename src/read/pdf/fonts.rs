//! Fonts as the reader behind this needs them: codes, characters and widths of what a page shows, and nothing else.

use std::collections::BTreeSet;
use std::rc::Rc;

use pdf_extract::{Dictionary, Object, Stream};
use rustc_hash::FxHashMap;

use super::cmap::{self, Characters};
use super::file::File;
use super::type1;

/// Codes of one byte.
const BYTES: u32 = 256;
/// Codes of two bytes.
const PAIRS: u32 = 1 << 16;

/// Changes of an encoding that are read; there are no more codes, and one number before each.
const MAX_DIFFERENCES: usize = 2 * BYTES as usize;

/// Encodings that are known by name.
const ENCODINGS: [&[u8]; 3] = [b"MacRomanEncoding", b"MacExpertEncoding", b"WinAnsiEncoding"];

/// The bytes of a font, if they could be read.
type Program = Rc<Option<Vec<u8>>>;

/// Parts of fonts that were read, by the number of their stream.
#[derive(Default)]
pub(super) struct Fonts {
    maps: FxHashMap<u32, Rc<Characters>>,
    programs: FxHashMap<(u32, &'static [u8]), Program>,
}

impl Fonts {
    /// A font for a page that shows these pairs of bytes.
    pub(super) fn font(
        &mut self,
        file: &mut File<'_>,
        font: &Dictionary,
        pairs: &BTreeSet<u16>,
    ) -> Result<Dictionary, String> {
        let mut out = Dictionary::new();
        out.set("Type", Object::Name(b"Font".to_vec()));
        let subtype = name(file, font, b"Subtype")?.unwrap_or_else(|| b"Type1".to_vec());
        let base = name(file, font, b"BaseFont")?.unwrap_or_else(|| b"Unknown".to_vec());
        out.set("BaseFont", Object::Name(base));
        if subtype == b"Type0" {
            self.composite(file, font, pairs, &mut out)?;
        } else {
            self.simple(file, font, &subtype, &mut out)?;
        }
        out.set("Subtype", Object::Name(subtype));
        Ok(out)
    }

    /// A font with codes of one byte.
    fn simple(
        &mut self,
        file: &mut File<'_>,
        font: &Dictionary,
        subtype: &[u8],
        out: &mut Dictionary,
    ) -> Result<(), String> {
        if let Some(encoding) = encoding(file, font)? {
            out.set("Encoding", encoding);
        } else if subtype == b"Type3" {
            out.set("Encoding", Dictionary::new());
        }
        let codes = (0..BYTES).collect();
        self.characters(file, font, &codes, out)?;
        if subtype == b"Type3" || font.has(b"Widths") {
            widths(file, font, out)?;
        }
        let Some(about) = file.dictionary(font, b"FontDescriptor")? else { return Ok(()) };
        let mut descriptor = Dictionary::new();
        let kinds: [(&'static [u8], bool); 2] = [(b"FontFile", subtype == b"Type1"), (b"FontFile3", true)];
        for (key, _) in kinds.into_iter().filter(|(_, wanted)| *wanted) {
            if let Some(program) = self.program(file, &about, key)? {
                file.budget.draw(program.len() as u64 / 16)?;
                let kind = Dictionary::from_iter([("Subtype", Object::Name(b"Type1C".to_vec()))]);
                descriptor.set(key, Stream::new(kind, program));
            }
        }
        out.set("FontDescriptor", descriptor);
        Ok(())
    }

    /// The part of a font program that says what its codes mean.
    fn program(
        &mut self,
        file: &mut File<'_>,
        about: &Dictionary,
        key: &'static [u8],
    ) -> Result<Option<Vec<u8>>, String> {
        let id = about.get(key).and_then(Object::as_reference).ok();
        if let Some(known) = id.and_then(|(id, _)| self.programs.get(&(id, key))) {
            return Ok(known.as_ref().clone());
        }
        let Object::Stream(stream) = file.entry(about, key)? else { return Ok(None) };
        let program = if key == b"FontFile" {
            type1::encoding(&file.unpacked(&stream)?)
        } else {
            let is_compact = name(file, &stream.dict, b"Subtype")?.is_some_and(|name| name == b"Type1C");
            if is_compact { Some(file.unpacked(&stream)?) } else { None }
        };
        file.budget.read(program.as_ref().map_or(0, Vec::len) / 4)?;
        if let Some((id, _)) = id {
            self.programs.insert((id, key), Rc::new(program.clone()));
        }
        Ok(program)
    }

    /// The map from codes to characters, of these codes.
    fn characters(
        &mut self,
        file: &mut File<'_>,
        font: &Dictionary,
        codes: &BTreeSet<u32>,
        out: &mut Dictionary,
    ) -> Result<(), String> {
        let id = font.get(b"ToUnicode").and_then(Object::as_reference).ok().map(|(id, _)| id);
        let known = id.and_then(|id| self.maps.get(&id)).map(Rc::clone);
        let map = match known {
            Some(map) => map,
            None => match file.entry(font, b"ToUnicode")? {
                Object::Stream(stream) => Rc::new(map(file, &stream)?),
                _ => return Ok(()),
            },
        };
        if let Some(id) = id {
            self.maps.insert(id, Rc::clone(&map));
        }
        let (body, count) = map.of(codes);
        file.budget.draw(count)?;
        let content = [&b"/X def\n"[..], &body].concat();
        out.set("ToUnicode", Stream::new(Dictionary::new(), content));
        Ok(())
    }

    /// A font with codes of two bytes, or of what its own map says.
    fn composite(
        &mut self,
        file: &mut File<'_>,
        font: &Dictionary,
        pairs: &BTreeSet<u16>,
        out: &mut Dictionary,
    ) -> Result<(), String> {
        let encoding = file.entry(font, b"Encoding")?;
        let mut codes: BTreeSet<u32> = pairs.iter().copied().map(u32::from).collect();
        if let Object::Stream(stream) = &encoding {
            codes = (0..PAIRS).collect();
            let own = cmap::encoding(&file.unpacked(stream)?).unwrap_or_default();
            let content = [&b"/X def\n"[..], &own].concat();
            out.set("Encoding", Stream::new(Dictionary::new(), content));
        } else {
            out.set("Encoding", encoding);
        }
        self.characters(file, font, &codes, out)?;
        let parts = match file.entry(font, b"DescendantFonts")? {
            Object::Array(parts) => parts,
            _ => Vec::new(),
        };
        let part = parts.first().map_or(Ok(Object::Null), |part| file.resolved(part))?;
        let part = part.as_dict().cloned().unwrap_or_default();
        let mut inner = Dictionary::from_iter([("FontDescriptor", Object::Dictionary(Dictionary::new()))]);
        inner.set("DW", Object::Integer(file.entry(&part, b"DW")?.as_i64().unwrap_or(1000)));
        inner.set("W", Object::Array(wide(file, &part, &codes)?));
        out.set("DescendantFonts", vec![Object::Dictionary(inner)]);
        Ok(())
    }
}

fn map(file: &mut File<'_>, stream: &Stream) -> Result<Characters, String> {
    let map = Characters::new(&file.unpacked(stream)?)?;
    file.budget.read(map.entries)?;
    Ok(map)
}

fn name(file: &mut File<'_>, within: &Dictionary, key: &[u8]) -> Result<Option<Vec<u8>>, String> {
    Ok(file.entry(within, key)?.as_name().map(<[u8]>::to_vec).ok())
}

/// The encoding of a font with codes of one byte, if it is one that is known.
fn encoding(file: &mut File<'_>, font: &Dictionary) -> Result<Option<Object>, String> {
    let known = |name: &[u8]| ENCODINGS.contains(&name);
    let found = match file.entry(font, b"Encoding")? {
        Object::Name(name) if known(&name) => return Ok(Some(Object::Name(name))),
        Object::Dictionary(found) => found,
        _ => return Ok(None),
    };
    let mut out = Dictionary::new();
    if let Some(base) = name(file, &found, b"BaseEncoding")?.filter(|base| known(base)) {
        out.set("BaseEncoding", Object::Name(base));
    }
    let mut code = 0_i64;
    let mut changes = Vec::new();
    let all = file.entry(&found, b"Differences")?;
    for change in all.as_array().map(Vec::as_slice).unwrap_or_default().iter().take(MAX_DIFFERENCES) {
        match file.resolved(change)? {
            Object::Integer(from) => code = from,
            Object::Name(name) => {
                if (0..i64::from(BYTES)).contains(&code) {
                    changes.extend([Object::Integer(code), Object::Name(name)]);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    out.set("Differences", changes);
    Ok(Some(Object::Dictionary(out)))
}

/// Widths of all codes of one byte: none is missing, for the reader behind this sorts them all where one is.
fn widths(file: &mut File<'_>, font: &Dictionary, out: &mut Dictionary) -> Result<(), String> {
    let missing = number(&file.entry(font, b"MissingWidth")?);
    let first = file.entry(font, b"FirstChar")?.as_i64().unwrap_or(0);
    let all = file.entry(font, b"Widths")?;
    let all = all.as_array().map(Vec::as_slice).unwrap_or_default();
    let mut widths = Vec::with_capacity(BYTES as usize);
    for code in 0..i64::from(BYTES) {
        let at = code.checked_sub(first).and_then(|at| usize::try_from(at).ok());
        let width = match at.and_then(|at| all.get(at)) {
            Some(width) => number(&file.resolved(width)?),
            None => missing.clone(),
        };
        widths.push(width);
    }
    out.set("FirstChar", Object::Integer(0));
    out.set("LastChar", Object::Integer(i64::from(BYTES) - 1));
    out.set("MissingWidth", missing);
    out.set("Widths", widths);
    Ok(())
}

/// Widths of these codes, where the font gives them one by one; the reader behind this passes over ranges.
fn wide(file: &mut File<'_>, part: &Dictionary, codes: &BTreeSet<u32>) -> Result<Vec<Object>, String> {
    let all = file.entry(part, b"W")?;
    let mut all = all.as_array().map(Vec::as_slice).unwrap_or_default().iter();
    let mut out = Vec::new();
    while let (Some(first), Some(second)) = (all.next(), all.next()) {
        let Object::Array(widths) = file.resolved(second)? else {
            all.next();
            continue;
        };
        let Ok(first) = file.resolved(first)?.as_i64() else { continue };
        for (code, width) in (first..).zip(&widths) {
            if u32::try_from(code).is_ok_and(|code| codes.contains(&code)) {
                out.extend([Object::Integer(code), Object::Array(vec![number(&file.resolved(width)?)])]);
            }
        }
    }
    file.budget.draw(out.len() as u64)?;
    Ok(out)
}

/// A number; zero for what is none.
fn number(object: &Object) -> Object {
    match object {
        Object::Integer(_) | Object::Real(_) => object.clone(),
        _ => Object::Integer(0),
    }
}
