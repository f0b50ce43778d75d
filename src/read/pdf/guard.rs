//! Bounds on what a PDF may ask for: bytes that unpack out of all proportion, pages that contain themselves.

use std::io::Read;

use flate2::read::ZlibDecoder;
use memchr::memmem;
use pdf_extract::content::Content;
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

/// A stream may unpack to so many times its size, or to so much, whatever its size.
const MAX_RATIO: u64 = 200;
const FREE: u64 = 16 << 20;

/// All streams but pictures may unpack to so much.
const MAX_UNPACKED: u64 = 512 << 20;

/// Streams may be packed so many times, one packing in the other.
const MAX_LAYERS: usize = 3;

/// The dictionary of a stream stands in so many bytes before it.
const DICTIONARY: usize = 512;

/// Groups of pages in groups of pages.
const MAX_PARENTS: usize = 64;

/// Drawings in drawings, and drawings on a page, counted as often as they are drawn.
const MAX_DEPTH: usize = 12;
const MAX_DRAWINGS: usize = 10_000;

const BOMB: &str = "a part unpacks out of all proportion; is not read";
const LOOP: &str = "its pages contain themselves, or too much; is not read";

/// Checks the lists of objects, which are unpacked as soon as the file is opened.
pub(super) fn check_lists(bytes: &[u8]) -> Result<(), String> {
    const STREAM: &[u8] = b"stream";
    let mut left = MAX_UNPACKED;
    for at in memmem::find_iter(bytes, STREAM) {
        let before = bytes.get(at.saturating_sub(DICTIONARY)..at).unwrap_or_default();
        let is_list = [&b"/ObjStm"[..], b"/XRef"].iter().any(|kind| memmem::find(before, kind).is_some());
        if is_list {
            check(bytes.get(at + STREAM.len()..).unwrap_or_default().trim_ascii_start(), &mut left)?;
        }
    }
    Ok(())
}

/// Checks all other streams, and empties the pictures: nothing in them is text.
pub(super) fn check_streams(document: &mut Document) -> Result<(), String> {
    let mut left = MAX_UNPACKED;
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        let is_picture =
            stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image");
        if is_picture {
            stream.content.clear();
        } else {
            check(&stream.content, &mut left)?;
        }
    }
    Ok(())
}

/// Unpacks bytes that look packed, keeps nothing, and stops where it is too much.
fn check(packed: &[u8], left: &mut u64) -> Result<(), String> {
    let mut layers = 0;
    let mut first = packed.get(..2).map(<[u8]>::to_vec).unwrap_or_default();
    while is_packed(&first) && layers < MAX_LAYERS {
        layers += 1;
        let mut input: Box<dyn Read + '_> = Box::new(packed);
        for _ in 0..layers {
            input = Box::new(ZlibDecoder::new(input));
        }
        let allowed = FREE.max(MAX_RATIO.saturating_mul(packed.len() as u64)).min(*left);
        let mut begin = Vec::new();
        // A stream that breaks off is read as far as it goes.
        let _ = input.by_ref().take(2).read_to_end(&mut begin);
        let size = drained(&mut *input, allowed);
        if size > allowed {
            return Err(BOMB.to_owned());
        }
        *left -= size;
        first = begin;
    }
    Ok(())
}

/// How much comes out; one more than `most` if it is more.
fn drained(input: &mut dyn Read, most: u64) -> u64 {
    let mut buffer = vec![0; 64 << 10];
    let mut size = 0;
    while size <= most {
        match input.read(&mut buffer) {
            Ok(0) | Err(_) => return size,
            Ok(count) => size += count as u64,
        }
    }
    most + 1
}

/// The two bytes that a packed stream begins with.
fn is_packed(first: &[u8]) -> bool {
    matches!(first, &[method, check] if method & 0x0F == 8 && (u16::from(method) << 8 | u16::from(check)) % 31 == 0)
}

/// Checks what a page inherits, and what is drawn on it.
pub(super) fn check_page(document: &Document, id: ObjectId) -> Result<(), String> {
    let mut dictionary = document.get_dictionary(id).ok();
    let mut resources = None;
    for _ in 0..MAX_PARENTS {
        let Some(found) = dictionary else {
            let content = document.get_page_content(id).unwrap_or_default();
            let mut left = MAX_DRAWINGS;
            return check_drawings(document, &content, resources, MAX_DEPTH, &mut left);
        };
        resources = resources.or_else(|| entry(document, found, b"Resources")?.as_dict().ok());
        let parent = found.get(b"Parent").and_then(Object::as_reference);
        dictionary = parent.and_then(|id| document.get_dictionary(id)).ok();
    }
    Err(LOOP.to_owned())
}

fn check_drawings(
    document: &Document,
    content: &[u8],
    resources: Option<&Dictionary>,
    depth: usize,
    left: &mut usize,
) -> Result<(), String> {
    let drawings = resources.and_then(|all| entry(document, all, b"XObject")?.as_dict().ok());
    let Some(drawings) = drawings.filter(|drawings| !drawings.is_empty()) else { return Ok(()) };
    for operation in Content::decode(content).map(|content| content.operations).unwrap_or_default() {
        let name = operation.operands.first().and_then(|name| name.as_name().ok());
        let Some(name) = name.filter(|_| operation.operator == "Do") else { continue };
        let Some(Object::Stream(stream)) = entry(document, drawings, name) else { continue };
        *left = left.checked_sub(1).filter(|_| depth > 0).ok_or(LOOP)?;
        let own = entry(document, &stream.dict, b"Resources").and_then(|own| own.as_dict().ok());
        check_drawings(document, &unpacked(stream), own.or(resources), depth - 1, left)?;
    }
    Ok(())
}

fn unpacked(stream: &Stream) -> Vec<u8> {
    stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())
}

/// What stands in a dictionary, or where it points.
fn entry<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let found = dictionary.get(key).ok()?;
    found.as_reference().map_or(Some(found), |id| document.get_object(id).ok())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        writer.write_all(bytes).expect("a vector takes everything");
        writer.finish().expect("a vector takes everything")
    }

    #[test]
    fn a_bomb_is_seen_through_its_layers() {
        let blank = vec![b' '; 64 << 20];
        for (bytes, sound) in [
            (packed(b"BT (text) Tj ET"), true),
            (packed(&blank), false),
            (packed(&packed(&blank)), false),
            (blank, true),
        ] {
            assert_eq!(check(&bytes, &mut { MAX_UNPACKED }).is_ok(), sound);
        }
    }
}
