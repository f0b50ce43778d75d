//! Results kept on the disk, found again by what they were made of.
//!
//! An entry is a file of its own, named by its key, written beside and renamed when it is whole: any number of processes
//! may share a folder, and one that is killed leaves at worst a file without a name. Each entry bears a checksum; one
//! that does not fit is as good as none. Entries of one version of the program stand in a folder of their own.

mod entry;
mod key;
mod upkeep;

pub use key::{Key, KeyMaker};
pub use upkeep::{Content, clear, content, prune};

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use tempfile::Builder;

use crate::data::{At, Place};
use crate::error::{Error, Result};

/// A folder with this file is a cache, for us and for programs that make backups (<https://bford.info/cachedir/>).
const TAG: &str = "CACHEDIR.TAG";

/// What stands in it: the first line is what backup programs look for.
const TAGGED: &str = "Signature: 8a477f597d28d172789f06886806bc55
# Results kept by duizhao. They can be made anew: `duizhao cache clear` takes them away.
";

/// What the names of unfinished entries begin with.
const UNFINISHED: &str = ".part";

/// An entry's time says when it was last wanted, give or take this long: not every look is written down.
const WANTED: Duration = Duration::from_hours(24);

/// An open cache.
#[derive(Debug)]
pub struct Cache {
    /// The entries of this version.
    folder: PathBuf,
    trouble: Mutex<Option<String>>,
}

impl Cache {
    /// Opens the cache in a folder, for results of one version of the program; makes it where there is none.
    ///
    /// # Errors
    /// A folder that cannot be made or written, and one that holds other things than a cache.
    pub fn open(root: &Path, version: &Key) -> Result<Self> {
        let placed = |error: std::io::Error| Error { place: Some(place(root)), ..Error::from(error) };
        if !root.join(TAG).is_file() {
            fs::create_dir_all(root).map_err(placed)?;
            if holds_others(root).map_err(placed)? && !root.join(TAG).is_file() {
                let what = "holds other things than a cache; name a new folder or an empty one";
                return Err(Error { place: Some(place(root)), ..Error::usage(what) });
            }
            whole_file(root, &root.join(TAG), TAGGED.as_bytes()).map_err(placed)?;
        }
        let folder = root.join(version.name());
        fs::create_dir_all(&folder).map_err(placed)?;
        Ok(Cache { folder, trouble: Mutex::default() })
    }

    /// What is kept under a key; `None` if nothing is, or if it is damaged.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<Vec<u8>> {
        let path = self.path(key);
        let bytes = entry::unpack(fs::read(&path).ok()?)?;
        wanted(&path);
        Some(bytes)
    }

    /// Keeps bytes under a key, in the place of what was there.
    ///
    /// # Errors
    /// When they cannot be written: a full disk, a folder that is gone.
    pub fn put(&self, key: &Key, bytes: &[u8]) -> Result<()> {
        let path = self.path(key);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)?;
        Ok(whole_file(folder, &path, &entry::pack(bytes))?)
    }

    /// Keeps bytes under a key if that can be done. Where it cannot, the result is made anew next time, and
    /// [`Cache::trouble`] says why.
    pub fn keep(&self, key: &Key, bytes: &[u8]) {
        if let Err(error) = self.put(key, bytes) {
            self.trouble
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .get_or_insert_with(|| error.to_string());
        }
    }

    /// The first reason why something could not be kept.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Entries are spread over 256 folders: a folder with tens of thousands of files is slow on some systems.
    fn path(&self, key: &Key) -> PathBuf {
        let name = key.name();
        let (shard, rest) = name.split_at_checked(2).unwrap_or((&name, ""));
        self.folder.join(shard).join(rest)
    }
}

/// Writes a file that is there whole or not at all.
fn whole_file(folder: &Path, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// Writes down that an entry was wanted. Where this fails the entry is thrown away earlier, nothing worse.
fn wanted(path: &Path) {
    let now = SystemTime::now();
    let is_old = |time: SystemTime| now.duration_since(time).is_ok_and(|age| age > WANTED);
    if fs::metadata(path).and_then(|meta| meta.modified()).is_ok_and(is_old)
        && let Ok(file) = File::options().append(true).open(path)
    {
        let _ = file.set_modified(now);
    }
}

fn place(path: &Path) -> Place {
    Place::new(&Arc::from(path.to_string_lossy()), At::Whole)
}

/// Something stands in a folder that no run of ours is just about to finish there.
fn holds_others(root: &Path) -> std::io::Result<bool> {
    for entry in fs::read_dir(root)? {
        if !entry?.file_name().to_string_lossy().starts_with(UNFINISHED) {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        KeyMaker::new("test").text(text).finish()
    }

    #[test]
    fn what_was_kept_is_found_again_by_its_key_and_version() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let cache = Cache::open(folder.path(), &key("1")).expect("a cache");
        assert_eq!(cache.get(&key("a")), None);
        cache.put(&key("a"), "对照".as_bytes()).expect("room");
        cache.put(&key("b"), b"").expect("room");
        let again = Cache::open(folder.path(), &key("1")).expect("a cache");
        assert_eq!(again.get(&key("a")).as_deref(), Some("对照".as_bytes()));
        assert_eq!(again.get(&key("b")).as_deref(), Some(&b""[..]));
        let newer = Cache::open(folder.path(), &key("2")).expect("a cache");
        assert_eq!(newer.get(&key("a")), None);
    }

    #[test]
    fn damaged_entries_are_not_believed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let cache = Cache::open(folder.path(), &key("1")).expect("a cache");
        cache.put(&key("a"), b"some bytes").expect("room");
        let path = cache.path(&key("a"));
        let sound = fs::read(&path).expect("the entry");
        let mut flipped = sound.clone();
        flipped[sound.len() - 1] ^= 1;
        for damaged in [&sound[..sound.len() - 1], &sound[..3], &[], &flipped] {
            fs::write(&path, damaged).expect("a writable entry");
            assert_eq!(cache.get(&key("a")), None, "{damaged:?}");
        }
        cache.put(&key("a"), b"some bytes").expect("room");
        assert_eq!(cache.get(&key("a")).as_deref(), Some(&b"some bytes"[..]));
    }

    #[test]
    fn a_folder_with_other_things_in_it_is_left_alone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("letter.txt"), "dear").expect("a writable folder");
        let error = Cache::open(folder.path(), &key("1")).expect_err("no cache");
        assert!(
            error.to_string().ends_with("holds other things than a cache; name a new folder or an empty one")
        );
        assert!(clear(folder.path()).is_err());
        assert_eq!(fs::read_dir(folder.path()).expect("a readable folder").count(), 1);
    }
}
