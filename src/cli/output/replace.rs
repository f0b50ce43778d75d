//! Gives a finished file its name. What stood there is replaced if it is ours, or the same; else it is kept beside.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, ErrorKind as Kind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use duizhao::error::{Error, Result};

use super::held::{System, advice};
use super::ledger;
use super::plan::{self, Backups};
use super::{placed, refused};
use crate::cli::interrupt::Unfinished;

/// So many copies of one file are kept at most: who has as many wants them tidied up, not one more.
const MOST_BACKUPS: usize = 1000;

/// What there is to say of files that were kept.
static KEPT: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Puts `file` in the place of what is called `name`, which is no link.
///
/// # Errors
/// What the system says, with the file's name: then the old file is where it was.
pub(super) fn replace(file: Unfinished, name: &Path) -> Result<()> {
    let new = ledger::content(file.path()).map_err(|error| failed(error, name))?;
    if let Ok(old) = fs::metadata(name)
        && old.is_file()
    {
        fs::set_permissions(file.path(), permissions(&old)).map_err(|error| failed(error, name))?;
        if old.len() > 0 {
            // The new bytes have to be on the disk before the old ones go.
            file.as_file().sync_data().map_err(|error| failed(error, name))?;
            keep(name, &old, &new)?;
        }
    }
    file.persist(name).map_err(|error| failed(error.error, name))?;
    plan::remember(name, new);
    Ok(())
}

/// The rights that a file had, but not those of whoever owned it.
pub(super) fn permissions(old: &Metadata) -> Permissions {
    #[allow(unused_mut, reason = "only Unix has more than one right")]
    let mut permissions = old.permissions();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        const RIGHTS: u32 = 0o777; // read, write, run; without setuid, setgid and sticky
        permissions.set_mode(permissions.mode() & RIGHTS);
    }
    permissions
}

/// Keeps the old file beside the new one, if it is not what this program left there.
fn keep(name: &Path, old: &Metadata, new: &str) -> Result<()> {
    if plan::backups() == Backups::Unwanted {
        return Ok(());
    }
    // What cannot be read cannot be ours for sure.
    let content = ledger::content(name).ok();
    let is_ours = content.is_some() && plan::wrote(name) == content.as_ref();
    if is_ours || content.as_deref() == Some(new) {
        return Ok(());
    }
    for number in 1..=MOST_BACKUPS {
        let backup = backup(name, number);
        match kept_as(name, &backup) {
            Ok(()) => {
                say(name, &backup);
                return Ok(());
            }
            Err(error) if error.kind() == Kind::AlreadyExists => {
                let is_same =
                    fs::metadata(&backup).is_ok_and(|other| other.is_file() && other.len() == old.len());
                if is_same && content.is_some() && ledger::content(&backup).ok() == content {
                    return Ok(()); // it was kept before
                }
            }
            Err(error) => return Err(failed(error, &backup)),
        }
    }
    Err(refused(
        name,
        &format!("has {MOST_BACKUPS} copies beside it already; take some away, or say --no-backup"),
    ))
}

/// `terms.csv.bak`, then `terms.csv.bak2`.
fn backup(name: &Path, number: usize) -> PathBuf {
    let mut file = name.as_os_str().to_owned();
    file.push(".bak");
    if number > 1 {
        file.push(number.to_string());
    }
    file.into()
}

/// A second name for a file, never over another one. Where the file system knows no second names, a copy.
fn kept_as(name: &Path, backup: &Path) -> io::Result<()> {
    match fs::hard_link(name, backup) {
        Err(error) if error.kind() != Kind::AlreadyExists => copied(name, backup),
        done => done,
    }
}

fn copied(name: &Path, backup: &Path) -> io::Result<()> {
    let mut input = File::open(name)?;
    let about = input.metadata()?;
    let mut out = File::options().write(true).create_new(true).open(backup)?;
    let done = fs::set_permissions(backup, permissions(&about))
        .and_then(|()| io::copy(&mut input, &mut out))
        .and_then(|_| out.sync_data());
    if done.is_err() {
        let _ = fs::remove_file(backup);
    }
    done
}

fn say(name: &Path, backup: &Path) {
    let (name, backup) = (from_here(name), from_here(backup));
    let (name, backup) = (name.display(), backup.display());
    let line = format!(
        "{name} was not as duizhao left it: what stood there is kept as {backup} (--no-backup keeps none)"
    );
    KEPT.lock().unwrap_or_else(PoisonError::into_inner).push(line);
}

/// A path below the current folder without that.
fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(fs::canonicalize);
    here.ok().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path).to_owned()
}

/// What was kept, to be said at the end of the run: in the order of the names, whatever the order of the work.
pub(in crate::cli) fn kept() -> Vec<String> {
    let mut kept = std::mem::take(&mut *KEPT.lock().unwrap_or_else(PoisonError::into_inner));
    kept.sort();
    kept
}

/// An error of the system, with the name of the file, and with what to do where that is known.
pub(super) fn failed(error: io::Error, path: &Path) -> Error {
    match advice(&error, System::HERE) {
        Some(advice) => refused(path, advice),
        None => placed(error.into(), path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_numbered_and_never_take_the_name_of_another_file() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        fs::write(path("terms.csv"), "old").expect("a writable folder");
        fs::write(path("terms.csv.bak"), "mine").expect("a writable folder");
        let name = path("terms.csv");
        for how in [kept_as, copied] {
            let error = how(&name, &backup(&name, 1)).expect_err("a file of this name");
            assert_eq!(error.kind(), Kind::AlreadyExists);
        }
        copied(&name, &backup(&name, 2)).expect("a free name");
        kept_as(&name, &backup(&name, 3)).expect("a free name");
        let read = |name: &str| fs::read_to_string(path(name)).expect("a file");
        assert_eq!(
            [read("terms.csv.bak"), read("terms.csv.bak2"), read("terms.csv.bak3")],
            ["mine", "old", "old"]
        );
    }
}
