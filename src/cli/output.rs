//! Where results go: standard output, or a file that is there whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use duizhao::data::{At, Place};
use duizhao::error::{Error, ErrorKind, Result};
use tempfile::{Builder, NamedTempFile};

/// Lets `write` fill the file at `path`, or standard output without one.
///
/// A file appears under its name only when all of it is written: until then it is a temporary file beside it.
pub(super) fn to<T>(path: Option<&Path>, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let Some(path) = path else {
        let mut out = BufWriter::new(io::stdout().lock());
        let result = write(&mut out)?;
        out.flush()?;
        return Ok(result);
    };
    let target = Target::open(path)?;
    target.fill(write).map_err(|error| placed(error, path))
}

/// Nothing is computed for an output that cannot be written.
pub(super) fn check(path: &Path) -> Result<()> {
    Target::open(path).map(drop)
}

/// An open file, and the name it will have.
enum Target {
    /// A pipe or device: written as it comes.
    Direct(File),
    /// A temporary file beside `name`.
    Beside { file: NamedTempFile, name: PathBuf },
}

impl Target {
    fn open(path: &Path) -> Result<Self> {
        let old = fs::metadata(path).ok();
        if old.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(refused(path, "is a directory; give the name of a file"));
        }
        if old.as_ref().is_some_and(|old| !old.is_file()) {
            let file = File::options().write(true).open(path).map_err(|error| placed(error.into(), path))?;
            return Ok(Target::Direct(file));
        }
        // A link stays a link: what it points at is replaced.
        let name = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let file = temporary(&name).map_err(|error| placed(error, path))?;
        if let Some(old) = old {
            fs::set_permissions(file.path(), old.permissions())
                .map_err(|error| placed(error.into(), path))?;
        }
        Ok(Target::Beside { file, name })
    }

    fn fill<T>(self, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
        match self {
            Target::Direct(mut file) => buffered(&mut file, write),
            Target::Beside { mut file, name } => {
                let result = buffered(file.as_file_mut(), write)?;
                file.persist(&name).map_err(|error| error.error)?;
                Ok(result)
            }
        }
    }
}

fn buffered<T>(file: &mut File, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let mut out = BufWriter::new(file);
    let result = write(&mut out)?;
    out.flush()?;
    Ok(result)
}

/// A new file beside `name`, with the rights that any new file gets (a `NamedTempFile` would be the owner's alone).
fn temporary(name: &Path) -> Result<NamedTempFile> {
    let folder = name.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(refused(name, &format!("the folder {} does not exist", folder.display())));
    }
    let mut prefix = OsString::from(".");
    prefix.push(name.file_name().unwrap_or_default());
    let create = |path: &Path| File::options().write(true).create_new(true).open(path);
    Ok(Builder::new().prefix(&prefix).suffix(".part").make_in(folder, create)?)
}

fn refused(path: &Path, what: &str) -> Error {
    Error { kind: ErrorKind::Usage(what.to_owned()), place: Some(place(path)) }
}

fn placed(error: Error, path: &Path) -> Error {
    Error { place: error.place.or_else(|| Some(place(path))), ..error }
}

fn place(path: &Path) -> Place {
    Place::new(&Arc::from(path.to_string_lossy()), At::Whole)
}
