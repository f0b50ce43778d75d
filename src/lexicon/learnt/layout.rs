//! How a learnt table lies in its file: a header, then arrays of little-endian numbers, then texts.

use std::ops::Range;

use flate2::Crc;

use crate::data::Sides;

/// The first bytes of the file. The first is no text, and line ends that a transfer changed are seen.
pub(super) const MAGIC: [u8; 8] = *b"\x89DZLEX\r\n";

/// The layout described here.
pub const VERSION: u32 = 1;

/// Widths of jumps that are counted, from -12 to +12.
pub const JUMPS: usize = 25;

/// One link in the file's fixed point.
pub const ONE: u32 = 256;

/// Numbers of eight bytes in the header behind magic, version and checksum.
const NUMBERS: usize = 8 + 2 * JUMPS;

/// Bytes before the first array.
pub(super) const HEADER: usize = 16 + 8 * NUMBERS;

/// What the header says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// Segment pairs learnt from.
    pub(super) pairs: u64,
    /// Words of each side.
    pub(super) words: Sides<u64>,
    /// Pairs of words with a count.
    pub(super) entries: u64,
    /// Bytes of each side's words.
    pub(super) texts: Sides<u64>,
    /// Bytes of the English words as they are mostly written.
    pub(super) forms: u64,
    /// Jumps counted, by the side that is made.
    pub(super) jumps: Sides<Vec<u64>>,
}

/// What is wrong with a file that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    Foreign,
    Version(u32),
    Damaged,
    Length { said: u64, found: u64 },
}

impl std::fmt::Display for Unfit {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unfit::Foreign => out.write_str("is no table of duizhao lexicon learn"),
            Unfit::Version(version) => write!(
                out,
                "has layout {version}, and this program reads layout {VERSION}; learn it again with this program"
            ),
            Unfit::Damaged => {
                out.write_str("is damaged: its header does not fit its checksum; learn it again")
            }
            Unfit::Length { said, found } => {
                write!(
                    out,
                    "is damaged: it holds {found} bytes and should hold {said}; learn or copy it again"
                )
            }
        }
    }
}

impl Header {
    /// The header as it stands in the file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend([0; 4]);
        let length = Arrays::of(self).end as u64;
        let numbers = [
            self.pairs,
            self.words.zh,
            self.words.en,
            self.entries,
            self.texts.zh,
            self.texts.en,
            self.forms,
            length,
        ];
        let jumps = [&self.jumps.zh, &self.jumps.en];
        let jumps = jumps.iter().flat_map(|counts| (0..JUMPS).map(|at| counts.get(at).copied().unwrap_or(0)));
        numbers.into_iter().chain(jumps).for_each(|number| bytes.extend(number.to_le_bytes()));
        let sum = checksum(&bytes);
        bytes.splice(12..16, sum.to_le_bytes());
        bytes
    }

    /// Reads and checks the header of a file.
    pub(super) fn read(file: &[u8]) -> Result<Header, Unfit> {
        let rest = file.strip_prefix(&MAGIC).ok_or(Unfit::Foreign)?;
        let version = u32_at(rest, 0);
        if version != VERSION {
            return Err(Unfit::Version(version));
        }
        let header = file.get(..HEADER).ok_or(Unfit::Damaged)?;
        if u32_at(rest, 1) != checksum(header) {
            return Err(Unfit::Damaged);
        }
        let numbers = header.get(16..).unwrap_or_default();
        let number = |at: usize| u64_at(numbers, at);
        let jumps = |side: usize| (0..JUMPS).map(|at| number(8 + side * JUMPS + at)).collect();
        let (said, found) = (number(7), file.len() as u64);
        let (words, texts) = (Sides::new(number(1), number(2)), Sides::new(number(4), number(5)));
        let jumps = Sides::new(jumps(0), jumps(1));
        let header = Header { pairs: number(0), words, entries: number(3), texts, forms: number(6), jumps };
        // Numbers of a checked header that add up to more than the file holds do not come from us.
        let fits = said == found && Arrays::of(&header).end as u64 == found;
        if fits { Ok(header) } else { Err(Unfit::Length { said, found }) }
    }
}

/// The checksum of a header, in which its own place counts as zero.
fn checksum(header: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(header.get(..12).unwrap_or_default());
    crc.update(&[0; 4]);
    crc.update(header.get(16..).unwrap_or_default());
    crc.sum()
}

/// Where each array stands in the file, in this order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Arrays {
    /// Expected links of each word (8 bytes).
    pub(super) single: Sides<Range<usize>>,
    /// How often each word stands in the texts (8 bytes).
    pub(super) frequency: Sides<Range<usize>>,
    /// Where each word ends in the texts (4 bytes).
    pub(super) ends: Sides<Range<usize>>,
    /// How often the form of each English word was seen (8 bytes).
    pub(super) form_counts: Range<usize>,
    /// Where the form of each English word ends (4 bytes).
    pub(super) form_ends: Range<usize>,
    /// Where each Chinese word's row ends in the two arrays that follow (4 bytes).
    pub(super) rows: Range<usize>,
    /// The English words of the rows, rising in each row (4 bytes).
    pub(super) partners: Range<usize>,
    /// Expected links of each (4 bytes).
    pub(super) counts: Range<usize>,
    /// The words, behind each other.
    pub(super) texts: Sides<Range<usize>>,
    /// The forms of the English words.
    pub(super) forms: Range<usize>,
    /// Where the file ends.
    pub(super) end: usize,
}

impl Arrays {
    pub(super) fn of(header: &Header) -> Self {
        let mut end = HEADER;
        let mut next = |many: u64, size: usize| {
            let start = end;
            end = usize::try_from(many).unwrap_or(usize::MAX).saturating_mul(size).saturating_add(end);
            start..end
        };
        let Sides { zh, en } = header.words;
        let mut arrays = Arrays {
            single: Sides::new(next(zh, 8), next(en, 8)),
            frequency: Sides::new(next(zh, 8), next(en, 8)),
            ends: Sides::new(next(zh, 4), next(en, 4)),
            form_counts: next(en, 8),
            form_ends: next(en, 4),
            rows: next(zh, 4),
            partners: next(header.entries, 4),
            counts: next(header.entries, 4),
            texts: Sides::new(next(header.texts.zh, 1), next(header.texts.en, 1)),
            forms: next(header.forms, 1),
            end: 0,
        };
        arrays.end = end;
        arrays
    }
}

/// The number at an index of an array; 0 past its end.
pub(super) fn u32_at(array: &[u8], index: usize) -> u32 {
    array.as_chunks::<4>().0.get(index).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

/// The same for numbers of eight bytes.
pub(super) fn u64_at(array: &[u8], index: usize) -> u64 {
    array.as_chunks::<8>().0.get(index).map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        let jumps = |first: u64| (first..first + JUMPS as u64).collect();
        Header { pairs: 7, jumps: Sides::new(jumps(3), jumps(90)), ..Header::default() }
    }

    #[test]
    fn a_header_is_read_as_it_was_written() {
        assert_eq!(Header::read(&header().bytes()), Ok(header()));
    }

    #[test]
    fn a_file_that_is_not_whole_or_not_ours_says_so() {
        let bytes = header().bytes();
        let mut newer = bytes.clone();
        newer[8] = 9;
        let mut flipped = bytes.clone();
        flipped[40] ^= 1;
        let mut longer = bytes.clone();
        longer.push(0);
        for (file, expected) in [
            (&b"zh,en\n"[..], Unfit::Foreign),
            (&b""[..], Unfit::Foreign),
            (&newer[..], Unfit::Version(9)),
            (&flipped[..], Unfit::Damaged),
            (&bytes[..100], Unfit::Damaged),
            (&longer[..], Unfit::Length { said: HEADER as u64, found: HEADER as u64 + 1 }),
        ] {
            assert_eq!(Header::read(file), Err(expected));
        }
    }
}
