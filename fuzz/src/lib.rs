//! What the fuzz targets share: bytes go through a reader, and whatever it says of them is one line.

use std::io::Cursor;

use duizhao::read::{self, Options};

/// The largest input; libFuzzer makes no larger ones by itself.
const MAX_SIZE: usize = 1 << 20;

/// Reads bytes as a format.
///
/// # Panics
/// If the reader breaks its word: an error of several lines, or one that does not name the file.
pub fn read_as(format: &str, bytes: &[u8]) {
    read(bytes, &Options { from: Some(format.to_owned()), ..Options::default() });
}

/// Reads bytes as what they look like.
///
/// # Panics
/// As [`read_as`].
pub fn read_as_recognised(bytes: &[u8]) {
    read(bytes, &Options::default());
}

fn read(bytes: &[u8], options: &Options) {
    if bytes.len() <= MAX_SIZE {
        check(read::stream_from("fuzz", Box::new(Cursor::new(bytes.to_vec())), options, &mut |_| Ok(())));
    }
}

/// Reads bytes as a glossary.
///
/// # Panics
/// As [`read_as`].
pub fn read_as_glossary(bytes: &[u8]) {
    if bytes.len() <= MAX_SIZE {
        let input = Box::new(Cursor::new(bytes.to_vec()));
        check(read::decisions_from("fuzz", input, &Options::default(), &mut |_, _| Ok(())).map(drop));
    }
}

fn check(result: duizhao::error::Result<()>) {
    if let Err(error) = result {
        let line = error.to_string();
        assert!(line.starts_with("fuzz") && !line.contains('\n'), "{line}");
    }
}
