//! Ctrl-C, and being asked to end: what is half-written goes, then the program.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use tempfile::{NamedTempFile, PersistError};

use super::{output, say};

/// The exit code of a program that Ctrl-C ended, as shells count it: 128 and the signal's number.
const INTERRUPTED: i32 = 130;

/// Temporary files that have no name of their own yet. Whoever makes or names one holds the lock meanwhile.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A temporary file that does not outlive the program, however that ends.
pub(super) struct Unfinished {
    file: NamedTempFile,
    entry: Entry,
}

/// A file's entry in the list, taken out again when it goes.
struct Entry(PathBuf);

impl Unfinished {
    /// Keeps watch over the file that `create` makes.
    pub(super) fn new(create: impl FnOnce() -> io::Result<NamedTempFile>) -> io::Result<Self> {
        static WATCH: Once = Once::new();
        WATCH.call_once(watch);
        let mut unfinished = unfinished();
        let file = create()?;
        let entry = Entry(file.path().to_owned());
        unfinished.insert(entry.0.clone());
        Ok(Unfinished { file, entry })
    }

    /// Gives the file its name, in the place of what had it before.
    pub(super) fn persist(self, name: &Path) -> Result<(), PersistError> {
        let mut unfinished = unfinished();
        self.file.persist(name)?;
        unfinished.remove(&self.entry.0);
        drop(unfinished);
        Ok(())
    }
}

impl Deref for Unfinished {
    type Target = NamedTempFile;

    fn deref(&self) -> &NamedTempFile {
        &self.file
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        unfinished().remove(&self.0);
    }
}

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits for Ctrl-C, or for the system's wish that the program end. Where whoever called the program wants it to go on
/// (`nohup`, a script's background job), it goes on: then there is nothing to wait for.
fn watch() {
    let end = || {
        // The lock is never given back: no file is made or named any more.
        let unfinished = unfinished();
        for path in unfinished.iter() {
            let _ = fs::remove_file(path);
        }
        output::end();
        for line in &output::kept() {
            say::Voice::Normal.note(line);
        }
        say::interrupted();
        process::exit(INTERRUPTED);
    };
    let _ = ctrlc::try_set_handler(end);
}
