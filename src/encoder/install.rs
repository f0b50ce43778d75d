//! Makes a pack of a model.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use super::convert::convert;
use super::pack::{placed, refused};
use super::source::Source;
use crate::error::{ErrorKind, Result};

/// The name of a pack's file: the model's, and the beginning of the hash of what it was made from.
#[must_use]
pub fn file_name(source: &Source) -> String {
    let name: String =
        source.name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
    format!("{}-{}.pack", name.trim_end_matches('-'), source.sha256.get(..8).unwrap_or_default())
}

/// Converts a model and writes its pack into `file`, which will have the name `path`. `from` is named if the model is
/// damaged.
///
/// # Errors
/// A damaged model, and a file that cannot be written or has no room.
pub fn install(source: &Source, from: &Path, (file, path): (&File, &Path)) -> Result<()> {
    let (info, sections) =
        convert(source).map_err(|what| refused(from, format!("this model is damaged: {what}")))?;
    let failed = |error| placed(path, ErrorKind::Io(error));
    let mut out = BufWriter::new(file);
    sections.write(info, &mut out).and_then(|()| out.flush()).map_err(failed)
}
