//! The ledger: what this program wrote last under which path, so that it knows its own files from those that a person has
//! changed. It holds digests only: neither names nor contents can be read from it.
//!
//! A line is a path's digest and its content's digest; the last line of a path counts, and a line that is none is passed
//! over. Where two programs write at once, or the ledger is lost or damaged, a file is taken for changed, and kept.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use etcetera::BaseStrategy;
use sha2::{Digest, Sha256};
use tempfile::Builder;

/// So many paths are remembered, the last ones: a night's run with a glossary for each file, and some 10 MB.
const MOST_PATHS: usize = 100_000;

/// Bytes of a line: two digests in hexadecimal, a space, a line break.
const LINE: usize = 2 * 64 + 2;

/// More than this is never read.
const MOST_BYTES: u64 = (2 * MOST_PATHS * LINE) as u64;

/// So often, and so long apart, a ledger that another program is writing is asked for.
const TRIES: usize = 50;
const PAUSE: Duration = Duration::from_millis(20);

/// A SHA-256 in hexadecimal.
pub(super) type Sum = String;

/// Where the ledger lies.
pub(super) struct Ledger {
    folder: PathBuf,
}

impl Ledger {
    /// The user's ledger; `None` where there is no home for it.
    pub(super) fn find() -> Option<Self> {
        state_folder().map(|folder| Ledger { folder: folder.join(crate::cli::NAME) })
    }

    /// What was written last under each path.
    pub(super) fn read(&self) -> BTreeMap<Sum, Sum> {
        let mut bytes = Vec::new();
        let is_file = fs::metadata(self.file()).is_ok_and(|about| about.is_file());
        if is_file && let Ok(file) = File::open(self.file()) {
            let _ = file.take(MOST_BYTES).read_to_end(&mut bytes);
        }
        lines(&bytes).into_iter().collect()
    }

    /// Adds what was written under some paths.
    ///
    /// # Errors
    /// Whatever the system says; nothing is lost then but the knowledge.
    pub(super) fn add(&self, entries: &[(Sum, Sum)]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let lock = private(&self.folder.join("lock"))?;
        locked(&lock)?;
        let mut file = private(&self.file())?;
        let about = file.metadata()?;
        if !about.is_file() {
            return Err(io::Error::other("the ledger is no file"));
        }
        let mut text = String::new();
        if ends_in_a_line(&mut file)? == Ending::Torn {
            text.push('\n');
        }
        for (path, content) in entries {
            let _ = writeln!(text, "{path} {content}");
        }
        if about.len() + text.len() as u64 > MOST_BYTES {
            return self.anew(entries);
        }
        file.write_all(text.as_bytes())
    }

    /// Writes the ledger again, without what newer lines say better, and without the oldest paths.
    fn anew(&self, entries: &[(Sum, Sum)]) -> io::Result<()> {
        let mut bytes = Vec::new();
        File::open(self.file())?.take(MOST_BYTES).read_to_end(&mut bytes)?;
        let all: Vec<(Sum, Sum)> = lines(&bytes).into_iter().chain(entries.iter().cloned()).collect();
        let last: BTreeMap<&Sum, usize> = all.iter().enumerate().map(|(at, (path, _))| (path, at)).collect();
        let current: Vec<&(Sum, Sum)> = all
            .iter()
            .enumerate()
            .filter(|(at, (path, _))| last.get(path) == Some(at))
            .map(|(_, entry)| entry)
            .collect();
        // Half of the room is left for what comes.
        let kept = current.get(current.len().saturating_sub(MOST_PATHS)..).unwrap_or_default();
        let mut file = Builder::new().prefix(".written").tempfile_in(&self.folder)?;
        for (path, content) in kept {
            writeln!(file, "{path} {content}")?;
        }
        file.persist(self.file()).map(drop).map_err(|error| error.error)
    }

    fn file(&self) -> PathBuf {
        self.folder.join("written")
    }
}

/// Under what a path stands in the ledger.
pub(super) fn key(path: &Path) -> Sum {
    let mut digest = Sha256::new();
    digest.update(path.as_os_str().as_encoded_bytes());
    hexadecimal(digest)
}

/// What a file holds.
pub(super) fn content(path: &Path) -> io::Result<Sum> {
    let mut digest = Sha256::new();
    io::copy(&mut File::open(path)?, &mut digest)?;
    Ok(hexadecimal(digest))
}

fn hexadecimal(digest: Sha256) -> Sum {
    let mut sum = String::new();
    for byte in digest.finalize() {
        let _ = write!(sum, "{byte:02x}");
    }
    sum
}

/// All lines that are sound.
fn lines(bytes: &[u8]) -> Vec<(Sum, Sum)> {
    let is_sum = |part: &str| part.len() == 64 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let entry = |line: &[u8]| {
        let (path, content) = std::str::from_utf8(line).ok()?.split_once(' ')?;
        (is_sum(path) && is_sum(content)).then(|| (path.to_owned(), content.to_owned()))
    };
    bytes.split(|byte| *byte == b'\n').filter_map(entry).collect()
}

/// How a file ends.
#[derive(PartialEq, Eq)]
enum Ending {
    Whole,
    Torn,
}

fn ends_in_a_line(file: &mut File) -> io::Result<Ending> {
    let mut last = [b'\n'];
    if file.seek(SeekFrom::End(0))? > 0 {
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
    }
    Ok(if last == *b"\n" { Ending::Whole } else { Ending::Torn })
}

/// Opens a file to be read and added to, made for its owner alone.
fn private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Waits a moment for another program that writes the ledger. Where a file system knows no locks, lines are added all
/// the same: each in one piece.
fn locked(lock: &File) -> io::Result<()> {
    for _ in 0..TRIES {
        match lock.try_lock() {
            Err(fs::TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Ok(()) | Err(fs::TryLockError::Error(_)) => return Ok(()),
        }
    }
    Err(io::ErrorKind::TimedOut.into())
}

/// The user's folder for what programs remember. `etcetera` knows each system's; where `HOME` is not set it would take
/// the folder of the account, which a service or a container does not mean: there is none then.
fn state_folder() -> Option<PathBuf> {
    if cfg!(unix) && env::var_os("HOME").is_none_or(|home| home.is_empty()) {
        return env::var_os("XDG_STATE_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    }
    let user = etcetera::base_strategy::choose_native_strategy().ok()?;
    let folder = user.state_dir().unwrap_or_else(|| user.data_dir());
    let lies_at_home = folder.starts_with(user.home_dir());
    (!lies_at_home || user.home_dir().is_dir()).then_some(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ledger() -> (tempfile::TempDir, Ledger) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let ledger = Ledger { folder: folder.path().join("duizhao") };
        (folder, ledger)
    }

    fn entry(path: &str, content: &str) -> (Sum, Sum) {
        (key(Path::new(path)), key(Path::new(content)))
    }

    #[test]
    fn the_last_line_of_a_path_counts_and_damage_costs_only_its_own_line() {
        let (_folder, ledger) = ledger();
        ledger.add(&[entry("a", "1"), entry("b", "2")]).expect("a writable folder");
        let mut file = File::options().append(true).open(ledger.file()).expect("the ledger");
        file.write_all(b"\xFF\0 torn in the mid").expect("the ledger");
        drop(file);
        ledger.add(&[entry("a", "3")]).expect("a writable folder");
        let read = ledger.read();
        assert_eq!(read.into_iter().collect::<Vec<_>>().len(), 2);
        assert_eq!(ledger.read().get(&key(Path::new("a"))), Some(&key(Path::new("3"))));
    }

    #[test]
    fn no_name_can_be_read_from_it() {
        let (_folder, ledger) = ledger();
        ledger.add(&[entry("/home/me/client-a/terms.csv", "治理")]).expect("a writable folder");
        let text = fs::read_to_string(ledger.file()).expect("the ledger");
        assert!(!text.contains("client") && text.len() == LINE, "{text}");
    }

    #[test]
    fn two_programs_at_once_lose_nothing() {
        let (_folder, ledger) = ledger();
        thread::scope(|scope| {
            for writer in 0..4 {
                let ledger = &ledger;
                scope.spawn(move || {
                    for number in 0..25 {
                        let name = format!("{writer}-{number}");
                        ledger.add(&[entry(&name, &name)]).expect("a writable folder");
                    }
                });
            }
        });
        assert_eq!(ledger.read().len(), 100);
    }

    #[test]
    fn a_ledger_without_end_is_written_anew() {
        let (_folder, ledger) = ledger();
        ledger.add(&[entry("a", "1")]).expect("a writable folder");
        let line = format!("{} {}\n", key(Path::new("b")), key(Path::new("2")));
        let times = usize::try_from(MOST_BYTES).expect("a size") / LINE;
        let mut file = File::options().append(true).open(ledger.file()).expect("the ledger");
        file.write_all(line.repeat(times).as_bytes()).expect("the ledger");
        drop(file);
        ledger.add(&[entry("c", "3")]).expect("a writable folder");
        let size = fs::metadata(ledger.file()).expect("the ledger").len();
        assert!(size <= 3 * LINE as u64, "{size}");
        assert_eq!(ledger.read().get(&key(Path::new("c"))), Some(&key(Path::new("3"))));
    }
}
