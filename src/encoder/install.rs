//! Makes a pack of a model: under a temporary name first, so that it is there whole or not at all.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::Builder;

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

/// Converts a model and puts its pack into a folder, which is made if need be. `from` is named if the model is damaged.
///
/// # Errors
/// A damaged model, and a folder that cannot be written or has no room.
pub fn install(source: &Source, from: &Path, folder: &Path) -> Result<PathBuf> {
    let (info, sections) =
        convert(source).map_err(|what| refused(from, format!("this model is damaged: {what}")))?;
    let path = folder.join(file_name(source));
    let failed = |error| placed(&path, ErrorKind::Io(error));
    fs::create_dir_all(folder).map_err(|error| placed(folder, ErrorKind::Io(error)))?;
    let create = |path: &Path| File::options().read(true).write(true).create_new(true).open(path);
    let file = Builder::new().prefix(".adding-").suffix(".part").make_in(folder, create).map_err(failed)?;
    let mut out = BufWriter::new(file.as_file());
    sections.write(info, &mut out).and_then(|()| out.flush()).map_err(failed)?;
    drop(out);
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&path).map_err(|error| failed(error.error))?;
    Ok(path)
}
