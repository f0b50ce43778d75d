//! How large a cache is, and how it is made smaller.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{Key, TAG, UNFINISHED, place};
use crate::error::{Error, Result};

/// What is unfinished for longer is left from a process that ended.
const UNDER_WAY: Duration = Duration::from_hours(1);

fn is_young(time: SystemTime) -> bool {
    SystemTime::now().duration_since(time).map_or(true, |age| age < UNDER_WAY)
}

/// What a cache holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// Entries of this version of the program.
    pub entries: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Entries of other versions, and what runs that were killed left unfinished.
    pub other_entries: u64,
    /// Their bytes.
    pub other_bytes: u64,
}

/// One file of a cache.
struct Stored {
    path: PathBuf,
    bytes: u64,
    wanted: Option<SystemTime>,
    is_current: bool,
}

/// Counts what is there.
///
/// # Errors
/// A folder that is no cache, or cannot be read.
pub fn content(root: &Path, version: &Key) -> Result<Content> {
    Ok(sum(&all(root, version)?))
}

/// Takes away what belongs to other versions, and what nobody wanted for so long; tells what went.
///
/// # Errors
/// As [`content`], and what cannot be taken away.
pub fn prune(root: &Path, version: &Key, unwanted: Duration) -> Result<Content> {
    let now = SystemTime::now();
    let is_old = |time: SystemTime| now.duration_since(time).is_ok_and(|age| age >= unwanted);
    let goes = |file: &Stored| !file.is_current || file.wanted.is_some_and(is_old);
    let gone: Vec<Stored> = all(root, version)?.into_iter().filter(goes).collect();
    for file in &gone {
        removed(fs::remove_file(&file.path), &file.path)?;
    }
    for folder in folders(root)? {
        for shard in folders(&folder)? {
            let _ = fs::remove_dir(shard); // stays while there is something in it
        }
        let _ = fs::remove_dir(folder);
    }
    Ok(sum(&gone))
}

/// Takes everything away, the folder itself too if nothing else is in it.
///
/// # Errors
/// A folder that is no cache, and what cannot be taken away.
pub fn clear(root: &Path) -> Result<()> {
    for folder in folders(root)? {
        removed(fs::remove_dir_all(&folder), &folder)?;
    }
    removed(fs::remove_file(root.join(TAG)), root)?;
    let _ = fs::remove_dir(root);
    Ok(())
}

/// What another process took away in the meantime is gone too.
fn removed(done: std::io::Result<()>, path: &Path) -> Result<()> {
    match done {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Error { place: Some(place(path)), ..Error::from(error) })
        }
        _ => Ok(()),
    }
}

fn sum(files: &[Stored]) -> Content {
    let mut content = Content::default();
    for file in files {
        let (entries, bytes) = if file.is_current {
            (&mut content.entries, &mut content.bytes)
        } else {
            (&mut content.other_entries, &mut content.other_bytes)
        };
        *entries += 1;
        *bytes += file.bytes;
    }
    content
}

fn all(root: &Path, version: &Key) -> Result<Vec<Stored>> {
    if !root.join(TAG).is_file() {
        let what = format!("is no cache: it holds no {TAG}");
        return Err(Error { place: Some(place(root)), ..Error::usage(what) });
    }
    let mut files = Vec::new();
    for folder in folders(root)? {
        let is_version = folder.file_name().is_some_and(|name| *name == *version.name());
        for shard in folders(&folder)? {
            for entry in fs::read_dir(&shard)?.flatten() {
                let Ok(meta) = entry.metadata() else { continue };
                let is_whole = !entry.file_name().to_string_lossy().starts_with(UNFINISHED);
                if !is_whole && meta.modified().is_ok_and(is_young) {
                    continue;
                }
                files.push(Stored {
                    path: entry.path(),
                    bytes: meta.len(),
                    wanted: meta.modified().ok(),
                    is_current: is_version && is_whole,
                });
            }
        }
    }
    Ok(files)
}

/// The folders in a cache that are ours by their names: hexadecimal digits.
fn folders(root: &Path) -> Result<Vec<PathBuf>> {
    if !root.join(TAG).is_file() && root.parent().is_none_or(|above| !above.join(TAG).is_file()) {
        let what = format!("is no cache: it holds no {TAG}");
        return Err(Error { place: Some(place(root)), ..Error::usage(what) });
    }
    let entries =
        fs::read_dir(root).map_err(|error| Error { place: Some(place(root)), ..Error::from(error) })?;
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.is_dir() && matches!(name.len(), 2 | 64) && name.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    Ok(entries.flatten().map(|entry| entry.path()).filter(is_ours).collect())
}

#[cfg(test)]
mod tests {
    use super::super::{Cache, KeyMaker};
    use super::*;

    #[test]
    fn a_cache_is_counted_pruned_and_cleared() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().join("cache");
        let key = |text: &str| KeyMaker::new("test").text(text).finish();
        let (old, new) = (key("old"), key("new"));
        Cache::open(&root, &old).expect("a cache").put(&key("a"), b"1234").expect("room");
        let cache = Cache::open(&root, &new).expect("a cache");
        cache.put(&key("a"), b"1234").expect("room");
        cache.put(&key("b"), b"123456").expect("room");
        let all = content(&root, &new).expect("a cache");
        assert_eq!((all.entries, all.other_entries), (2, 1));
        assert_eq!(all.bytes - 2 * (all.other_bytes - 4), 10);
        let gone = prune(&root, &new, Duration::from_mins(1)).expect("a cache");
        assert_eq!((gone.entries, gone.other_entries), (0, 1));
        assert_eq!(cache.get(&key("b")).as_deref(), Some(&b"123456"[..]));
        assert_eq!(prune(&root, &new, Duration::ZERO).expect("a cache").entries, 2);
        assert_eq!(cache.get(&key("b")), None);
        clear(&root).expect("a cache");
        assert!(!root.exists());
    }
}
