//! Where results go: standard output, or files that are there whole or not at all.

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use duizhao::data::{At, Place};
use duizhao::error::{Error, ErrorKind, Result};
use duizhao::export::Open;
use tempfile::Builder;

use super::interrupt::Unfinished;

/// Lets `write` fill the file at `path`, or standard output without one.
pub(super) fn to<T>(path: Option<&Path>, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let files = Files::new(path);
    let mut out = files.open()?.ok_or_else(|| Error::usage("one file is open already"))?;
    let result = write(&mut out)?;
    out.flush()?;
    drop(out);
    files.keep()?;
    Ok(result)
}

/// Fails for an output that cannot be written, before anything is computed for it.
pub(super) fn check(path: &Path) -> Result<()> {
    Target::open(path).map(drop)
}

/// Makes a folder for outputs, and those above it, where there is none.
pub(super) fn folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|error| placed(error.into(), path))
}

/// The files of one output: mostly one, numbered ones where a tool takes no more in one.
///
/// A file appears under its name only when all of them are written: until then it is a temporary file beside it.
#[derive(Clone)]
pub(super) struct Files {
    path: Option<PathBuf>,
    opened: Rc<RefCell<Vec<Target>>>,
}

impl Files {
    pub(super) fn new(path: Option<&Path>) -> Self {
        Files { path: path.map(Path::to_owned), opened: Rc::default() }
    }

    /// Opens file after file.
    pub(super) fn opener<'a>(&self) -> Open<'a> {
        let files = self.clone();
        Box::new(move |_| files.open())
    }

    /// The next file; `None` for a second one where there is no name to number.
    fn open<'a>(&self) -> Result<Option<Box<dyn Write + 'a>>> {
        let mut opened = self.opened.borrow_mut();
        let target = match &self.path {
            Some(path) => Target::open(path)?,
            None => Target::Stdout,
        };
        if !opened.is_empty() && !matches!(target, Target::Beside { .. }) {
            return Ok(None);
        }
        let out: Box<dyn Write> = match &target {
            Target::Stdout => Box::new(BufWriter::new(io::stdout().lock())),
            Target::Direct(file) => Box::new(BufWriter::new(file.try_clone()?)),
            Target::Beside { file, .. } => Box::new(BufWriter::new(file.as_file().try_clone()?)),
        };
        opened.push(target);
        Ok(Some(out))
    }

    /// Gives all files their names: the name that was asked for, or numbered ones.
    pub(super) fn keep(self) -> Result<()> {
        let opened = self.opened.take();
        let count = opened.len();
        for (number, target) in (1..).zip(opened) {
            if let Target::Beside { file, name } = target {
                let name = if count == 1 { name } else { numbered(&name, number) };
                file.persist(&name).map_err(|error| placed(error.error.into(), &name))?;
            }
        }
        Ok(())
    }
}

/// `terms.csv` becomes `terms-2.csv`.
fn numbered(name: &Path, number: usize) -> PathBuf {
    let mut file = name.file_stem().unwrap_or_default().to_owned();
    file.push(format!("-{number}"));
    if let Some(extension) = name.extension() {
        file.push(".");
        file.push(extension);
    }
    name.with_file_name(file)
}

/// An open output.
enum Target {
    Stdout,
    /// A pipe or device: written as it comes.
    Direct(File),
    /// A temporary file beside `name`.
    Beside {
        file: Unfinished,
        name: PathBuf,
    },
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
}

/// A new file beside `name`, with the rights that any new file gets (a `NamedTempFile` would be the owner's alone).
fn temporary(name: &Path) -> Result<Unfinished> {
    let folder = name.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(refused(name, &format!("the folder {} does not exist", folder.display())));
    }
    let mut prefix = OsString::from(".");
    prefix.push(name.file_name().unwrap_or_default());
    let create = |path: &Path| File::options().write(true).create_new(true).open(path);
    let make = || Builder::new().prefix(&prefix).suffix(".part").make_in(folder, create);
    Ok(Unfinished::new(make)?)
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
