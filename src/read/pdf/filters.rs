//! The packings of a stream undone, inside bounds: what comes out is counted as it comes.

use std::io::Read;

use flate2::read::ZlibDecoder;
use weezl::{BitOrder, LzwStatus, decode::Decoder};

use super::limits::BOMB;
use super::syntax::is_space;

/// What a packing was told beside its name.
#[derive(Clone, Copy)]
pub(super) struct Packing {
    pub(super) predictor: i64,
    pub(super) columns: i64,
    pub(super) colors: i64,
    pub(super) bits: i64,
    pub(super) early: bool,
}

/// One packing undone; `None` if it is one of pictures. No more than `most` bytes come out.
///
/// # Errors
/// More than `most` would come out.
pub(super) fn undone(
    name: &[u8],
    packing: Packing,
    bytes: &[u8],
    most: u64,
) -> Result<Option<Vec<u8>>, String> {
    let unpacked = match name {
        b"FlateDecode" | b"Fl" => predicted(flate(bytes, most), packing),
        b"LZWDecode" | b"LZW" => predicted(lzw(bytes, lzw_decoder(packing), most), packing),
        b"ASCIIHexDecode" | b"AHx" => hexadecimal(bytes),
        b"ASCII85Decode" | b"A85" => ascii85(bytes, most),
        b"RunLengthDecode" | b"RL" => runs(bytes, most),
        b"Crypt" => bytes.to_vec(),
        _ => return Ok(None),
    };
    if unpacked.len() as u64 > most { Err(BOMB.to_owned()) } else { Ok(Some(unpacked)) }
}

/// A stream that breaks off is read as far as it goes; one byte more than `most` says that it was too much.
fn flate(bytes: &[u8], most: u64) -> Vec<u8> {
    let mut out = Vec::new();
    let _ = ZlibDecoder::new(bytes).take(most + 1).read_to_end(&mut out);
    out
}

/// A decoder that widens its codes one code early, as TIFF has it, where the packing says so.
fn lzw_decoder(packing: Packing) -> Decoder {
    const BITS: u8 = 8;
    if packing.early {
        Decoder::with_tiff_size_switch(BitOrder::Msb, BITS)
    } else {
        Decoder::new(BitOrder::Msb, BITS)
    }
}

fn lzw(mut bytes: &[u8], mut decoder: Decoder, most: u64) -> Vec<u8> {
    let (mut out, mut buffer) = (Vec::new(), vec![0; 64 << 10]);
    while out.len() as u64 <= most {
        let step = decoder.decode_bytes(bytes, &mut buffer);
        bytes = bytes.get(step.consumed_in..).unwrap_or_default();
        out.extend_from_slice(buffer.get(..step.consumed_out).unwrap_or_default());
        let stalled = step.consumed_in == 0 && step.consumed_out == 0;
        if stalled || !matches!(step.status, Ok(LzwStatus::Ok)) {
            break;
        }
    }
    out
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let digits = bytes.iter().take_while(|byte| **byte != b'>');
    let digits: Vec<u8> =
        digits.filter_map(|byte| char::from(*byte).to_digit(16)).map(|digit| digit as u8).collect();
    digits
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |sum, d| sum << 4 | d) << (4 * (2 - pair.len())))
        .collect()
}

fn ascii85(bytes: &[u8], most: u64) -> Vec<u8> {
    const GROUP: usize = 5;
    let (mut out, mut group) = (Vec::new(), Vec::with_capacity(GROUP));
    let word =
        |group: &[u8]| group.iter().fold(0_u32, |sum, d| sum.wrapping_mul(85).wrapping_add(u32::from(*d)));
    for byte in bytes.iter().copied().filter(|byte| !is_space(*byte)) {
        match byte {
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => group.push(byte - b'!'),
            _ => break,
        }
        if group.len() == GROUP {
            out.extend(word(&group).to_be_bytes());
            group.clear();
        }
        if out.len() as u64 > most {
            return out;
        }
    }
    if let Some(whole) = group.len().checked_sub(1) {
        group.resize(GROUP, 84);
        out.extend(word(&group).to_be_bytes().into_iter().take(whole));
    }
    out
}

fn runs(bytes: &[u8], most: u64) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::new(), bytes);
    while let Some((length, behind)) = rest.split_first().filter(|(length, _)| **length != 128) {
        let length = usize::from(*length);
        if length < 128 {
            let (run, behind) = behind.split_at(behind.len().min(length + 1));
            out.extend_from_slice(run);
            rest = behind;
        } else {
            let Some((byte, behind)) = behind.split_first() else { break };
            out.extend(std::iter::repeat_n(*byte, 257 - length));
            rest = behind;
        }
        if out.len() as u64 > most {
            break;
        }
    }
    out
}

/// Rows of which each byte says how it differs from its neighbours.
fn predicted(bytes: Vec<u8>, packing: Packing) -> Vec<u8> {
    if packing.predictor < 2 {
        return bytes;
    }
    let bits = packing.colors.saturating_mul(packing.bits).max(1);
    let row = usize::try_from(bits.saturating_mul(packing.columns.max(1)).saturating_add(7) / 8).unwrap_or(0);
    let row = row.clamp(1, bytes.len().max(1));
    let pixel = usize::try_from(bits.saturating_add(7) / 8).unwrap_or(1).clamp(1, row);
    if packing.predictor == 2 { tiff(bytes, row, pixel) } else { png(&bytes, row, pixel) }
}

fn tiff(mut bytes: Vec<u8>, row: usize, pixel: usize) -> Vec<u8> {
    for line in bytes.chunks_mut(row) {
        for at in pixel..line.len() {
            let left = line.get(at - pixel).copied().unwrap_or(0);
            line.get_mut(at).into_iter().for_each(|byte| *byte = byte.wrapping_add(left));
        }
    }
    bytes
}

fn png(bytes: &[u8], row: usize, pixel: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    for line in bytes.chunks(row + 1) {
        let Some((kind, line)) = line.split_first() else { break };
        let start = out.len();
        for (at, byte) in line.iter().enumerate() {
            let back = |by: usize| out.len().checked_sub(by).and_then(|at| out.get(at)).copied().unwrap_or(0);
            let left = if at < pixel { 0 } else { back(pixel) };
            let above = if start == 0 { 0 } else { back(row) };
            let corner = if at < pixel || start == 0 { 0 } else { back(row + pixel) };
            out.push(byte.wrapping_add(match kind {
                1 => left,
                2 => above,
                3 => (u16::from(left).midpoint(u16::from(above))) as u8,
                4 => paeth(left, above, corner),
                _ => 0,
            }));
        }
    }
    out
}

/// The neighbour that is nearest to their sum (PNG specification, 9.4).
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, above, corner].map(i16::from);
    let sum = a + b - c;
    let [da, db, dc] = [a, b, c].map(|one| (sum - one).abs());
    if da <= db && da <= dc {
        left
    } else if db <= dc {
        above
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const PLAIN: Packing = Packing { predictor: 1, columns: 1, colors: 1, bits: 8, early: true };
    const MOST: u64 = 1 << 20;

    #[test]
    fn packings_are_undone() {
        for (name, bytes, expected) in [
            (&b"AHx"[..], &b"63 69 74 7>"[..], &b"citp"[..]),
            (b"A85", br"@qg%1z~>", b"city\0\0\0\0"),
            (b"RunLengthDecode", b"\x03city\xFEa\x80x", b"cityaaa"),
            (b"Crypt", b"city", b"city"),
        ] {
            let found = undone(name, PLAIN, bytes, MOST).expect("little");
            assert_eq!(
                found.as_deref().map(String::from_utf8_lossy),
                Some(String::from_utf8_lossy(expected))
            );
        }
        let packed = weezl::encode::Encoder::with_tiff_size_switch(BitOrder::Msb, 8)
            .encode(b"city city")
            .expect("memory");
        assert_eq!(undone(b"LZW", PLAIN, &packed, MOST), Ok(Some(b"city city".to_vec())));
        assert_eq!(undone(b"DCTDecode", PLAIN, b"picture", MOST), Ok(None));
    }

    #[test]
    fn rows_are_told_by_their_neighbours() {
        let packing = Packing { predictor: 15, columns: 3, ..PLAIN };
        assert_eq!(predicted(vec![2, 1, 2, 3, 2, 1, 1, 1, 1, 1, 1, 1], packing), [1, 2, 3, 2, 3, 4, 1, 2, 3]);
        for columns in [i64::MAX, i64::MIN, 0, 1 << 40] {
            assert!(predicted(vec![2; 9], Packing { columns, colors: columns, ..packing }).len() < 9);
        }
    }

    #[test]
    fn nothing_unpacks_to_more_than_is_allowed() {
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        zlib.write_all(&vec![b' '; 8 << 20]).expect("memory");
        let packed = zlib.finish().expect("memory");
        let runs = [0x81, b'a'].repeat(100_000);
        let lzw = weezl::encode::Encoder::with_tiff_size_switch(BitOrder::Msb, 8)
            .encode(&vec![0; 8 << 20])
            .expect("memory");
        for (name, bytes) in
            [(&b"Fl"[..], &packed[..]), (b"RL", &runs), (b"LZW", &lzw), (b"A85", &vec![b'z'; 1 << 20])]
        {
            assert_eq!(undone(name, PLAIN, bytes, MOST), Err(BOMB.to_owned()));
        }
    }
}
