//! Which encoding a file has, and its text as UTF-8.

use std::io::Read;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::decoded::{Decoded, Faults};

/// Above this share of control characters a file is no text: text has none but tabs, line ends and form feeds.
const MAX_CONTROL: f32 = 0.005;

/// UTF-16 without a byte order mark is believed if at least this share of its characters are ASCII or Chinese.
const MIN_PLAUSIBLE: f32 = 0.9;

/// A file is damaged, and not in another encoding, if there are so many sound characters or lines for each bad one.
const SOUND_FOR_BAD: usize = 20;

/// The encodings that Chinese was written in before UTF-8.
const CHINESE: [&Encoding; 2] = [GB18030, BIG5];

/// An XML declaration stands within so many bytes.
const DECLARATION: usize = 200;

const BINARY: &str =
    "looks like a binary file of no known format (duizhao formats lists those that are read)";

/// A file's encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    encoding: &'static Encoding,
}

/// Tells the encoding from the beginning of a file; the error says why there is none.
pub(super) fn detect(head: &[u8]) -> Result<Found, String> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Ok(Found { encoding });
    }
    if head.contains(&0) {
        let wide = [UTF_16LE, UTF_16BE].into_iter().find(|encoding| plausible(encoding, head));
        return wide.map(|encoding| Found { encoding }).ok_or_else(|| BINARY.to_owned());
    }
    if head.iter().filter(|byte| is_control(**byte)).count() as f32 > MAX_CONTROL * head.len() as f32 {
        return Err(BINARY.to_owned());
    }
    if is_utf8(head) || is_damaged_utf8(head) {
        return Ok(Found { encoding: UTF_8 });
    }
    legacy(head)
}

/// The encoding of an XML file: its byte order mark, or what it declares; without either it is UTF-8. A declaration
/// of UTF-16 in a file of single bytes is wrong, and UTF-8 under another declaration is still UTF-8.
pub(super) fn declared(head: &[u8]) -> Result<Found, String> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Ok(Found { encoding });
    }
    match head.get(..2) {
        Some(b"<\0") => return Ok(Found { encoding: UTF_16LE }),
        Some(b"\0<") => return Ok(Found { encoding: UTF_16BE }),
        _ => {}
    }
    let label = declaration(head);
    let label = label.as_deref().unwrap_or("utf-8");
    let named = Found::named(label)?;
    let wide = [UTF_16LE, UTF_16BE].contains(&named.encoding);
    let found = if wide || (is_utf8(head) && !head.is_ascii()) { Found { encoding: UTF_8 } } else { named };
    Ok(found)
}

/// The encoding that stands in an XML declaration.
fn declaration(head: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(head.get(..DECLARATION).unwrap_or(head));
    let inside = start.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let value = inside.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(value.trim_start_matches(quote).split(quote).next()?.to_owned())
}

/// GBK, Big5 and the other encodings from before UTF-8.
fn legacy(head: &[u8]) -> Result<Found, String> {
    let encoding = guess(head);
    let found = Found { encoding };
    let readable = found.try_preview(head).is_some();
    let chinese = || CHINESE.into_iter().find(|encoding| is_damaged(encoding, head));
    if !(readable && CHINESE.contains(&encoding))
        && let Some(encoding) = chinese()
    {
        return Ok(Found { encoding });
    }
    readable
        .then_some(found)
        .ok_or_else(|| "is neither UTF-8 nor GBK nor Big5 nor UTF-16; save it as UTF-8".to_owned())
}

/// The encoding that is most likely from before UTF-8. GB18030 holds all of GBK and more.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == GBK { GB18030 } else { guess }
}

/// All lines but a few are of this encoding, and look like it.
fn is_damaged(encoding: &'static Encoding, head: &[u8]) -> bool {
    let lines: Vec<&[u8]> = head.split_inclusive(|byte| *byte == b'\n').collect();
    let is_sound = |line: &&&[u8]| (Found { encoding }).try_preview(line).is_some();
    let sound: Vec<&[u8]> = lines.iter().filter(is_sound).copied().collect();
    let bad = lines.len() - sound.len();
    !sound.is_empty()
        && bad * SOUND_FOR_BAD <= lines.len() + SOUND_FOR_BAD
        && guess(&sound.concat()) == encoding
}

/// UTF-8 of which few characters are broken: no other encoding looks like that.
fn is_damaged_utf8(head: &[u8]) -> bool {
    let (good, bad) = head.utf8_chunks().fold((0, 0), |(good, bad), chunk| {
        let wide = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (good + wide, bad + usize::from(!chunk.invalid().is_empty()))
    });
    bad * SOUND_FOR_BAD <= good
}

/// Valid UTF-8, but for a character cut off at the end of the head.
fn is_utf8(head: &[u8]) -> bool {
    std::str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true)
}

/// Neither text nor white space.
fn is_control(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)
}

/// Decodes into characters of a bilingual text.
fn plausible(encoding: &'static Encoding, head: &[u8]) -> bool {
    let Some(text) = (Found { encoding }).try_preview(head) else { return false };
    let plain = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{2010}'..='\u{2030}' | '\u{3000}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}');
    let (good, all) = (text.chars().filter(plain).count(), text.chars().count());
    good as f32 >= MIN_PLAUSIBLE * all as f32
}

impl Found {
    /// The encoding of that name.
    pub(super) fn named(label: &str) -> Result<Self, String> {
        let encoding = Encoding::for_label(label.trim().as_bytes());
        let unknown = || format!("no encoding is called {label}; try utf-8, gb18030, big5 or utf-16le");
        encoding.map(|encoding| Found { encoding }).ok_or_else(unknown)
    }

    /// What the summary says; `None` for UTF-8.
    pub(super) fn note(self) -> Option<String> {
        (self.encoding != UTF_8).then(|| format!("read as {}, not UTF-8", self.encoding.name()))
    }

    /// What the summary says where the user asked for this encoding and the file shows another.
    pub(super) fn doubt(self, seen: Found) -> Option<String> {
        let same = self == seen || (self.encoding == GBK && seen.encoding == GB18030);
        let (asked, seen) = (self.encoding.name(), seen.encoding.name());
        (!same).then(|| format!("read as {asked}, as --encoding says; it looks like {seen}"))
    }

    /// The text of a beginning, for a look at it.
    pub(super) fn preview(self, bytes: &[u8]) -> String {
        let (text, _) = self.encoding.decode_with_bom_removal(bytes);
        text.trim_end_matches('\u{FFFD}').to_owned()
    }

    /// The text of a beginning that may break off inside a character; `None` if it is not in this encoding.
    fn try_preview(self, bytes: &[u8]) -> Option<String> {
        let mut decoder = self.encoding.new_decoder_with_bom_removal();
        let mut text =
            String::with_capacity(decoder.max_utf8_buffer_length_without_replacement(bytes.len())?);
        let (result, _) = decoder.decode_to_string_without_replacement(bytes, &mut text, false);
        (result == DecoderResult::InputEmpty).then_some(text)
    }

    /// The whole as UTF-8.
    pub(super) fn decode<R: Read>(self, input: R, faults: Faults) -> Decoded<R> {
        Decoded::new(self.encoding.new_decoder_with_bom_removal(), input, faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "联合国人居署发布《未来城市顾问展望2024》报告，专家齐聚鄂尔多斯。The report was launched in Ordos.\n";

    fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn decoded(bytes: &[u8]) -> Result<String, String> {
        let mut text = String::new();
        let mut input = detect(bytes)?.decode(bytes, Faults::Refused);
        input.read_to_string(&mut text).map_err(|error| error.to_string())?;
        Ok(text)
    }

    #[test]
    fn every_encoding_of_the_same_text_reads_the_same() {
        let repeated = TEXT.repeat(3);
        let traditional = "香港金融管理局就推出數碼貨幣展開諮詢，銀行公會表示歡迎。".repeat(4);
        let cases: [(&str, Vec<u8>); 7] = [
            (&repeated, repeated.clone().into_bytes()),
            (&repeated, [b"\xEF\xBB\xBF", repeated.as_bytes()].concat()),
            (&repeated, [b"\xFF\xFE".to_vec(), wide(&repeated, u16::to_le_bytes)].concat()),
            (&repeated, wide(&repeated, u16::to_le_bytes)),
            (&repeated, wide(&repeated, u16::to_be_bytes)),
            (&repeated, GB18030.encode(&repeated).0.into_owned()),
            (&traditional, BIG5.encode(&traditional).0.into_owned()),
        ];
        for (number, (text, bytes)) in cases.iter().enumerate() {
            assert_eq!(decoded(bytes).as_deref(), Ok(*text), "case {number}");
        }
    }

    #[test]
    fn xml_is_read_as_it_declares_unless_that_cannot_be() {
        let file = |label: &str| format!("<?xml version='1.0' encoding='{label}'?><a>城市</a>");
        let name = |bytes: &[u8]| declared(bytes).map(|found| found.encoding.name());
        let gbk = encoding_rs::GBK.encode(&file("GB2312")).0.into_owned();
        for (bytes, expected) in [
            (file("utf-8").into_bytes(), "UTF-8"),
            (file("UTF-16").into_bytes(), "UTF-8"),
            (file("Big5").into_bytes(), "UTF-8"),
            (b"<a>&#x56FD;</a>".to_vec(), "UTF-8"),
            (gbk, "GBK"),
            (wide(&file("utf-16"), u16::to_le_bytes), "UTF-16LE"),
            ([b"\xFE\xFF".to_vec(), wide(&file("utf-16"), u16::to_be_bytes)].concat(), "UTF-16BE"),
        ] {
            assert_eq!(name(&bytes), Ok(expected));
        }
        assert!(name(file("klingon").as_bytes()).is_err());
    }

    #[test]
    fn only_other_encodings_are_noted() {
        assert_eq!(detect(TEXT.as_bytes()).map(Found::note), Ok(None));
        let note = detect(&GB18030.encode(TEXT).0).map(Found::note);
        assert_eq!(note, Ok(Some("read as gb18030, not UTF-8".to_owned())));
    }

    #[test]
    fn a_damaged_byte_does_not_hide_the_encoding() {
        for encoding in [UTF_8, GB18030, BIG5] {
            let text =
                "香港金融管理局就推出數碼貨幣展開諮詢。\nThe Authority consults on a digital currency.\n"
                    .repeat(12);
            let mut bytes = encoding.encode(&text).0.into_owned();
            let at = bytes.iter().position(|byte| *byte == b'T').unwrap_or(0);
            bytes.insert(at, 0xFF);
            let found = detect(&bytes).expect("an encoding");
            assert_eq!(found.encoding, encoding);
            let mut marked = String::new();
            found.decode(bytes.as_slice(), Faults::Marked).read_to_string(&mut marked).expect("a text");
            assert_eq!(marked.replace('\u{FFFD}', ""), text);
            let refused = found.decode(bytes.as_slice(), Faults::Refused).read_to_string(&mut marked);
            assert!(refused.is_err());
        }
    }

    #[test]
    fn a_file_of_another_encoding_is_refused_in_the_end() {
        let bytes = GB18030.encode(TEXT).0.repeat(20);
        let mut text = String::new();
        let wrong = (Found { encoding: UTF_8 }).decode(bytes.as_slice(), Faults::Marked);
        let error = { wrong }.read_to_string(&mut text).expect_err("GBK is no UTF-8");
        assert!(error.to_string().contains("no valid UTF-8"), "{error}");
    }

    #[test]
    fn binary_files_are_refused() {
        for bytes in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"a\0b\0\x01\x02", &[1, 2, 3, 4, 5, 6]] {
            assert_eq!(detect(bytes), Err(BINARY.to_owned()));
        }
    }

    #[test]
    fn a_text_that_breaks_off_inside_a_character_is_an_error_and_no_panic() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.extend_from_slice("国".as_bytes().get(..2).unwrap_or_default());
        assert!(decoded(&bytes).is_err_and(|error| error.contains("no valid UTF-8")));
    }
}
