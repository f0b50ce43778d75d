//! A gzipped file, unpacked as it is read, and given up if it unpacks out of all proportion.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

/// It may unpack to so many times what was read of it: memories and tables of real texts reach about 20 ...
const MAX_RATIO: u64 = 200;

/// ... or to so much.
const FREE: u64 = 16 << 20;

/// A reader of what was packed.
pub(super) struct Unpacked<R: Read> {
    decoder: MultiGzDecoder<Counted<R>>,
    given: u64,
}

impl<R: Read> Unpacked<R> {
    pub(super) fn new(input: R) -> Self {
        let counted = Counted { input: BufReader::new(input), taken: 0 };
        Unpacked { decoder: MultiGzDecoder::new(counted), given: 0 }
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.decoder.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput => {
                broken(format!("is no whole gzipped file: {error}"))
            }
            _ => error,
        })?;
        self.given += count as u64;
        if self.given > FREE && self.given > self.decoder.get_ref().taken.saturating_mul(MAX_RATIO) {
            return Err(broken(format!("unpacks to over {MAX_RATIO} times its size; is not read")));
        }
        Ok(count)
    }
}

fn broken(what: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// Counts the bytes that are used.
struct Counted<R: Read> {
    input: BufReader<R>,
    taken: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.taken += count as u64;
        Ok(count)
    }
}

impl<R: Read> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.taken += count as u64;
        self.input.consume(count);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn unpacked(bytes: &[u8]) -> Result<u64, String> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(bytes).expect("a vector takes everything");
        let packed = packed.finish().expect("a vector takes everything");
        io::copy(&mut Unpacked::new(packed.as_slice()), &mut io::sink()).map_err(|error| error.to_string())
    }

    #[test]
    fn a_bomb_is_given_up_and_a_text_is_read() {
        let text = "城市\tcity\n".repeat(1000);
        assert_eq!(unpacked(text.as_bytes()), Ok(text.len() as u64));
        let error = unpacked(&vec![b'\n'; 64 << 20]).expect_err("a bomb");
        assert_eq!(error, "unpacks to over 200 times its size; is not read");
    }
}
