//! MO: gettext's compiled catalogues.

use std::io::Read;
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8};

use super::po::header_value;
use super::units::{Unit, Units};
use super::{Content, Fit, Format, Head, Holds, Sink};
use crate::data::{At, Place};
use crate::error::{Error, Result};

/// Compiled catalogues.
pub(super) struct Mo;

/// The first four bytes, by the order in which the numbers are written.
const LITTLE: [u8; 4] = 0x9504_12DE_u32.to_le_bytes();
const BIG: [u8; 4] = 0x9504_12DE_u32.to_be_bytes();

/// The largest catalogue that is read: strings stand anywhere in the file, so it is held in memory.
const MAX_SIZE: u64 = 256 << 20;

/// Behind a message's context.
const CONTEXT_END: u8 = 4;

impl Format for Mo {
    fn name(&self) -> &'static str {
        "mo"
    }

    fn about(&self) -> &'static str {
        "MO, gettext's compiled catalogue of messages"
    }

    fn left_out(&self) -> &'static str {
        "plural forms beyond the first"
    }

    fn holds(&self) -> Holds {
        Holds::Pairs
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["mo", "gmo"]
    }

    fn content(&self) -> Content {
        Content::Bytes
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        if head.bytes.starts_with(&LITTLE) || head.bytes.starts_with(&BIG) { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut bytes = Vec::new();
        input.take(MAX_SIZE + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MAX_SIZE {
            let what = format!("is larger than {} MB; is not read", MAX_SIZE >> 20);
            return Err(Error::malformed(Place::new(name, At::Whole), what));
        }
        let catalogue = Catalogue { bytes: &bytes, big: bytes.starts_with(&BIG) };
        catalogue.read(name, Units::new(name, sink))
    }
}

/// The bytes of a catalogue.
struct Catalogue<'a> {
    bytes: &'a [u8],
    big: bool,
}

impl<'a> Catalogue<'a> {
    fn read(&self, name: &Arc<str>, mut units: Units<'_>) -> Result<()> {
        let broken = |what: &str| Error::malformed(Place::new(name, At::Whole), what);
        let table = || Some((self.number(8)?, self.number(12)?, self.number(16)?));
        let (count, sources, targets) = table().ok_or_else(|| broken("breaks off; it is not whole"))?;
        // A file says how many strings it holds; it cannot hold more than its bytes have room for.
        let count = count.min(self.bytes.len() / 16);
        let mut encoding = UTF_8;
        let mut left = self.bytes.len();
        for number in 0..count {
            let strings = || Some((self.string(sources, number)?, self.string(targets, number)?));
            let Some((source, target)) = strings() else {
                return Err(broken(&format!("string {} lies outside the file; it is not whole", number + 1)));
            };
            left = left
                .checked_sub(source.len() + target.len())
                .ok_or_else(|| broken("its strings lie one in the other; is not read"))?;
            if source.is_empty() {
                encoding = header(target, &mut units)?;
                continue;
            }
            let source = source.rsplit(|byte| *byte == CONTEXT_END).next().unwrap_or_default();
            let text = |bytes| encoding.decode_without_bom_handling(first(bytes)).0.into_owned();
            let unit = Unit { source: text(source), target: text(target), draft: false };
            units.push(unit, At::Unit((number + 1).to_string()))?;
        }
        units.finish()
    }

    fn number(&self, at: usize) -> Option<usize> {
        let bytes: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(if self.big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }).ok()
    }

    /// The string whose length and place stand at a number of a table.
    fn string(&self, table: usize, number: usize) -> Option<&'a [u8]> {
        let entry = table.checked_add(number.checked_mul(8)?)?;
        let (length, at) = (self.number(entry)?, self.number(entry.checked_add(4)?)?);
        self.bytes.get(at..at.checked_add(length)?)
    }
}

/// The string with an empty source tells language and encoding.
fn header(target: &[u8], units: &mut Units<'_>) -> Result<&'static Encoding> {
    let header = String::from_utf8_lossy(target);
    units.languages(None, header_value(&header, "Language").as_deref())?;
    let charset = header_value(&header, "Content-Type");
    let label =
        charset.as_deref().and_then(|value| value.split_once("charset=")).map(|(_, label)| label.trim());
    Ok(label.and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or(UTF_8))
}

/// The first of a string's plural forms.
fn first(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == 0).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Item;

    fn compiled(pairs: &[(&str, &[u8])]) -> Vec<u8> {
        let table = |count: usize| 28 + count * 8;
        let (mut tables, mut strings) = (Vec::new(), Vec::new());
        let start = table(pairs.len() * 2);
        let sides: [Vec<&[u8]>; 2] =
            [pairs.iter().map(|pair| pair.0.as_bytes()).collect(), pairs.iter().map(|pair| pair.1).collect()];
        for string in sides.iter().flatten() {
            tables.extend([string.len() as u32, (start + strings.len()) as u32]);
            strings.extend_from_slice(string);
            strings.push(0);
        }
        let head = [0x9504_12DE, 0, pairs.len() as u32, 28, table(pairs.len()) as u32, 0, 0];
        head.into_iter().chain(tables).flat_map(u32::to_le_bytes).chain(strings).collect()
    }

    fn read(bytes: &[u8]) -> std::result::Result<Vec<String>, String> {
        let mut out = Vec::new();
        let mut input = bytes;
        let mut sink = |item| {
            if let Item::Pair(pair) = item {
                out.push(format!("{} {}|{}", pair.zh.place, pair.zh.text, pair.en.text));
            }
            Ok(())
        };
        Mo.read(&"m".into(), &mut input, &mut sink).map_err(|error| error.to_string())?;
        Ok(out)
    }

    #[test]
    fn a_compiled_catalogue_holds_what_its_source_held() {
        let header = "Language: zh_CN\nContent-Type: text/plain; charset=GBK\n".as_bytes();
        let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
        let bytes = compiled(&[
            ("", header),
            ("%d file\0%d files", &gbk("%d 个文件")),
            ("menu\u{4}Open", &gbk("打开")),
        ]);
        assert_eq!(read(&bytes).expect("a catalogue"), ["m#2 %d 个文件|%d file", "m#3 打开|Open"]);
    }

    #[test]
    fn a_catalogue_that_breaks_off_is_refused() {
        let bytes = compiled(&[("", b"Language: zh_CN\n"), ("Open", "打开".as_bytes())]);
        for end in [4, 30, bytes.len() - 3] {
            let error = read(bytes.get(..end).unwrap_or_default()).expect_err("not whole");
            assert!(error.contains("it is not whole"), "{error}");
        }
    }
}
