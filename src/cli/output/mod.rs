//! Where results go: standard output, or files that are there whole or not at all.
//!
//! Before a run its outputs are held against its inputs ([`begin`]); after it, files that somebody had changed are kept
//! beside the new ones.

mod held;
mod identity;
mod ledger;
mod named;
mod plan;
mod replace;
mod roles;

pub(super) use identity::is_inside;
pub(super) use plan::{Keeping, begin, end, ours, refuse_found, refuse_made};
pub(super) use replace::kept;
pub(super) use roles::{Paths, is_output, paths};

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use duizhao::data::{At, Place};
use duizhao::error::{Error, ErrorKind, Result};
use duizhao::export::Open;
use tempfile::Builder;

use self::identity::{is_descriptor, is_standard, resolve};
use self::named::{Named, Trouble};
use self::replace::{failed, permissions, replace};
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
    // Whoever reads from a pipe would take opening it for all that comes.
    if is_special(path) { Ok(()) } else { Target::open(path).map(drop) }
}

/// A pipe or a device, or what the program has open already.
fn is_special(path: &Path) -> bool {
    is_descriptor(path) || fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir())
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
    trouble: Trouble,
}

impl Files {
    pub(super) fn new(path: Option<&Path>) -> Self {
        Files { path: path.map(Path::to_owned), opened: Rc::default(), trouble: Trouble::default() }
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
            Some(path) if !is_standard(path) => Target::open(path)?,
            _ => Target::Stdout,
        };
        if !opened.is_empty() && !matches!(target, Target::Beside { .. }) {
            return Ok(None);
        }
        let name = self
            .path
            .as_ref()
            .map_or_else(|| "standard output".to_owned(), |path| path.display().to_string());
        let out: Box<dyn Write> = match &target {
            Target::Stdout => Box::new(Named::new(io::stdout().lock(), name, &self.trouble)),
            Target::Direct(file) => Box::new(Named::new(file.try_clone()?, name, &self.trouble)),
            Target::Beside { file, .. } => {
                Box::new(Named::new(file.as_file().try_clone()?, name, &self.trouble))
            }
        };
        opened.push(target);
        Ok(Some(out))
    }

    /// Gives all files their names: the name that was asked for, or numbered ones.
    pub(super) fn keep(self) -> Result<()> {
        if let Some(error) = self.trouble.take() {
            return Err(error.into());
        }
        let opened = self.opened.take();
        let count = opened.len();
        let finished: Vec<(Unfinished, PathBuf)> = (1..)
            .zip(opened)
            .filter_map(|(number, target)| match target {
                Target::Beside { file, name } if count == 1 => Some((file, name)),
                Target::Beside { file, name } => Some((file, resolve(&numbered(&name, number)))),
                Target::Stdout | Target::Direct(_) => None,
            })
            .collect();
        if count > 1 {
            refuse_made(finished.iter().map(|(_, name)| name.as_path()), std::iter::empty())?;
        }
        finished.into_iter().try_for_each(|(file, name)| replace(file, &name))
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
        if is_special(path) {
            let file = File::options().append(true).open(path).map_err(|error| failed(error, path))?;
            return Ok(Target::Direct(file));
        }
        if cfg!(windows) && old.is_some() {
            // What another program holds open cannot be replaced later: that is known now.
            File::options().append(true).open(path).map_err(|error| failed(error, path))?;
        }
        // A link stays a link: what it points at is replaced.
        let name = resolve(path);
        if !folder_of(&name).is_dir() {
            let folder = if path.is_symlink() { folder_of(&name) } else { folder_of(path) };
            return Err(refused(path, &format!("the folder {} does not exist", folder.display())));
        }
        let file = temporary(&name).map_err(|error| placed(error, path))?;
        if let Some(old) = old {
            fs::set_permissions(file.path(), permissions(&old)).map_err(|error| failed(error, path))?;
        }
        Ok(Target::Beside { file, name })
    }
}

/// The longest name that gets a temporary file of a like name, in bytes: file systems take 255, and the temporary one's
/// is 12 longer.
const LONGEST_LIKE: usize = 240;

/// A new file beside `name`, with the rights that any new file gets (a `NamedTempFile` would be the owner's alone).
fn temporary(name: &Path) -> Result<Unfinished> {
    let mut prefix = OsString::from(".");
    prefix.push(name.file_name().filter(|name| name.len() <= LONGEST_LIKE).unwrap_or("duizhao".as_ref()));
    let create = |path: &Path| File::options().write(true).create_new(true).open(path);
    let make = || Builder::new().prefix(&prefix).suffix(".part").make_in(folder_of(name), create);
    Ok(Unfinished::new(make)?)
}

/// The folder in which a file lies, or will lie.
fn folder_of(name: &Path) -> &Path {
    name.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
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
