//! Which file a path means, however it is spelled: through links, hard links, `./`, and other cases of the letters where
//! the system takes them for the same.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use same_file::Handle;
use unicode_normalization::UnicodeNormalization;

/// So many links lead on from one another at most; Linux ends at as many.
const MOST_LINKS: usize = 40;

/// One file, whether it is there already or not.
pub(super) struct Identity {
    /// Of a file that is there: hard links have one in common.
    handle: Option<Handle>,
    /// Where it stands, or will stand.
    real: PathBuf,
}

impl Identity {
    /// `None` for a pipe or a device: whoever names one twice loses nothing.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let about = fs::metadata(path).ok();
        if about.as_ref().is_some_and(|about| !about.is_file() && !about.is_dir()) {
            return None;
        }
        let handle = about.filter(fs::Metadata::is_file).and_then(|_| Handle::from_path(path).ok());
        Some(Identity { handle, real: folded(&resolve(path)) })
    }

    /// The file that a shell has tied to standard input or output, if it is one.
    pub(super) fn of_stream(handle: io::Result<Handle>, name: &str) -> Option<Self> {
        let handle = handle.ok()?;
        handle.as_file().metadata().ok().filter(fs::Metadata::is_file)?;
        Some(Identity { handle: Some(handle), real: name.into() })
    }

    pub(super) fn is(&self, other: &Identity) -> bool {
        self.real == other.real || self.handle.is_some() && self.handle == other.handle
    }

    /// There is a file of this name already.
    pub(super) fn is_there(&self) -> bool {
        self.handle.is_some()
    }
}

/// Where a path leads through all links, be there a file already or not.
pub(super) fn resolve(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        if let Ok(real) = fs::canonicalize(&path) {
            return real;
        }
        // A link to a file that is not there yet: written is what it points at.
        let Ok(to) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(to);
    }
    let absolute = std::path::absolute(&path).unwrap_or(path);
    let below =
        |folder: &Path| Some(fs::canonicalize(folder).ok()?.join(absolute.strip_prefix(folder).ok()?));
    absolute.ancestors().skip(1).find_map(below).unwrap_or(absolute)
}

/// As [`resolve`], the same for all spellings that the system takes for one.
pub(super) fn folded(path: &Path) -> PathBuf {
    if cfg!(any(windows, target_os = "macos")) {
        path.to_string_lossy().nfc().flat_map(char::to_lowercase).collect::<String>().into()
    } else {
        path.to_owned()
    }
}

/// What is written to `path` comes to lie below `folder`, whatever links stand between.
pub(in crate::cli) fn is_inside(folder: &Path, path: &Path) -> bool {
    let (folder, path) = (folded(&resolve(folder)), folded(&resolve(path)));
    path.starts_with(&folder) && path.components().all(|part| part != Component::ParentDir)
}

/// A name for what the program has open: `/dev/stdout`, `/dev/fd/3`. What a shell has opened to add to is added to.
pub(super) fn is_descriptor(path: &Path) -> bool {
    let below = |folder: &str| path.starts_with(folder);
    cfg!(unix) && (below("/dev/fd") || below("/proc/self/fd") || is_standard(path))
}

/// Standard output under one of its names.
pub(super) fn is_standard(path: &Path) -> bool {
    cfg!(unix) && ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].map(OsStr::new).contains(&path.as_os_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_the_same_however_its_path_is_spelled() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("sub")).expect("a writable folder");
        fs::write(path("a.csv"), "x").expect("a writable folder");
        fs::hard_link(path("a.csv"), path("hard.csv")).expect("a writable folder");
        let same = |one: &str, other: &str| {
            let (one, other) = (Identity::of(&path(one)), Identity::of(&path(other)));
            one.expect("a file").is(&other.expect("a file"))
        };
        for (one, other) in [
            ("a.csv", "./a.csv"),
            ("a.csv", "sub/../a.csv"),
            ("a.csv", "hard.csv"),
            ("new.csv", "sub/../new.csv"),
        ] {
            assert!(same(one, other), "{one} and {other}");
        }
        assert!(!same("a.csv", "b.csv") && !same("new.csv", "sub/new.csv"));
    }

    #[test]
    fn a_path_with_dots_lies_where_they_lead() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let inside = |name: &str| is_inside(folder.path(), &folder.path().join(name));
        assert!(inside("a.csv") && inside("new/a.csv") && inside("./a.csv"));
        assert!(!inside("../a.csv") && !inside("new/../../a.csv") && !inside("/etc/a.csv"));
    }
}
