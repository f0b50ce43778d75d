//! Text as UTF-8, chunk by chunk, whatever its encoding was.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult};

/// Bytes read and decoded at a time.
const CHUNK: usize = 64 << 10;

/// So many bad bytes are left out of any file; beyond them, one in so many bytes.
const FEW_FAULTS: usize = 16;
const BYTES_FOR_FAULT: usize = 1000;

/// What becomes of bytes that are none of the encoding's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Faults {
    /// The first is an error.
    Refused,
    /// Each becomes U+FFFD, by which what holds it is known later; many are an error.
    Marked,
}

/// A reader that gives UTF-8, and an error in the place of the first byte that cannot be.
pub(super) struct Decoded<R> {
    input: R,
    decoder: Decoder,
    faults: Faults,
    raw: Vec<u8>,
    ready: Vec<u8>,
    given: usize,
    /// Bytes that were read, and how many of them were bad.
    total: usize,
    bad: usize,
    state: State,
}

#[derive(PartialEq, Eq)]
enum State {
    Reading,
    Broken(String),
    Done,
}

impl<R: Read> Decoded<R> {
    /// An input, and what decodes it.
    pub(super) fn new(decoder: Decoder, input: R, faults: Faults) -> Self {
        let (raw, ready) = (Vec::new(), Vec::new());
        Decoded { input, decoder, faults, raw, ready, given: 0, total: 0, bad: 0, state: State::Reading }
    }

    /// Reads and decodes the next chunk. What stands before a fault is given first, so that its line can be told.
    fn refill(&mut self) -> io::Result<()> {
        if let State::Broken(what) = &self.state {
            return Err(io::Error::new(io::ErrorKind::InvalidData, what.clone()));
        }
        let mut raw = std::mem::take(&mut self.raw);
        raw.resize(CHUNK, 0);
        let count = self.input.read(&mut raw)?;
        self.given = 0;
        self.ready.clear();
        self.total += count;
        if count == 0 {
            self.state = State::Done;
        }
        self.chunk(raw.get(..count).unwrap_or_default());
        self.raw = raw;
        if let Some(nul) = self.ready.iter().position(|byte| *byte == 0) {
            self.ready.truncate(nul);
            self.state = State::Broken("holds a NUL byte: looks like a binary file".to_owned());
        }
        Ok(())
    }

    /// Decodes a chunk, fault by fault; an empty one is the end.
    fn chunk(&mut self, mut raw: &[u8]) {
        loop {
            let (result, read) = self.part(raw);
            raw = raw.get(read..).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) if self.bears_another() => {
                    self.ready.extend_from_slice("\u{FFFD}".as_bytes());
                }
                DecoderResult::Malformed(..) => {
                    let name = self.decoder.encoding().name();
                    self.state =
                        State::Broken(format!("is no valid {name} here; save the whole file as UTF-8"));
                    return;
                }
            }
        }
    }

    /// Decodes up to the next fault.
    fn part(&mut self, raw: &[u8]) -> (DecoderResult, usize) {
        let last = self.state == State::Done;
        let start = self.ready.len();
        let most = self.decoder.max_utf8_buffer_length_without_replacement(raw.len());
        self.ready.resize(start + most.unwrap_or(CHUNK * 4), 0);
        let room = self.ready.get_mut(start..).unwrap_or_default();
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(raw, room, last);
        self.ready.truncate(start + written);
        (result, read)
    }

    /// Another fault does not yet make the whole file doubtful.
    fn bears_another(&mut self) -> bool {
        self.bad += 1;
        self.faults == Faults::Marked && self.bad <= FEW_FAULTS + self.total / BYTES_FOR_FAULT
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given >= self.ready.len() && self.state != State::Done {
            self.refill()?;
        }
        let ready = self.ready.get(self.given..).unwrap_or_default();
        let count = ready.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), ready.get(..count)) {
            to.copy_from_slice(from);
        }
        self.given += count;
        Ok(count)
    }
}
