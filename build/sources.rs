//! Where the dictionaries lie: in the source folders of crates, which only cargo knows.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::Result;

/// The files to read.
pub(crate) struct Sources {
    /// CC-CEDICT.
    pub(crate) cedict: PathBuf,
    /// jieba's words with their frequencies.
    pub(crate) jieba: PathBuf,
}

/// Asks cargo for the crates' folders; `CEDICT_PATH` overrides CC-CEDICT.
pub(crate) fn find() -> Result<Sources> {
    println!("cargo:rerun-if-env-changed=CEDICT_PATH");
    let metadata = metadata()?;
    let cedict = match std::env::var_os("CEDICT_PATH") {
        Some(path) => PathBuf::from(path),
        None => folder(&metadata, "haoxue-dict")?.join("data/cedict-2024-06-07.txt"),
    };
    println!("cargo:rerun-if-changed={}", cedict.display());
    let jieba = folder(&metadata, "jieba-rs")?.join("src/data/dict.txt");
    Ok(Sources { cedict, jieba })
}

/// What cargo knows of all packages of this build. `cargo build` on a clean machine fetches only what it
/// compiles, while metadata asks for the tests' crates too: those may have to be fetched now.
fn metadata() -> Result<Value> {
    ask(&["--offline"]).or_else(|_| ask(&[]))
}

/// Asks cargo. Without `--filter-platform` it would want the crates of other systems as well.
fn ask(network: &[&str]) -> Result<Value> {
    let manifest = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("Cargo.toml");
    let output = Command::new(variable("CARGO")?)
        .args(["metadata", "--format-version", "1", "--filter-platform", &variable("TARGET")?])
        .args(network)
        .arg("--manifest-path")
        .arg(manifest)
        .output()
        .map_err(|error| format!("cargo metadata could not be started ({error})"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim().replace('\n', " ");
        return Err(format!("cargo metadata failed, so the dictionaries cannot be found: {said}"));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata is not JSON ({error})"))
}

/// The source folder of a package.
fn folder(metadata: &Value, name: &str) -> Result<PathBuf> {
    let packages = metadata.get("packages").and_then(Value::as_array);
    let package = packages
        .into_iter()
        .flatten()
        .find(|package| package.get("name").and_then(Value::as_str) == Some(name));
    let manifest = package.and_then(|package| package.get("manifest_path")).and_then(Value::as_str);
    let parent = manifest.and_then(|manifest| Path::new(manifest).parent());
    parent
        .map(Path::to_path_buf)
        .ok_or_else(|| format!("the crate {name} is not among the packages of this build"))
}

/// A file's text.
pub(crate) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| {
        format!("{}: {error}; set CEDICT_PATH to a copy of CC-CEDICT if the dictionary moved", path.display())
    })
}

/// A variable that cargo sets for build scripts.
pub(crate) fn variable(name: &str) -> Result<String> {
    std::env::var(name).map_err(|_| format!("{name} is not set: this script is run by cargo"))
}

/// The lines of one of our own tables, split into cells; comments and empty lines are left out.
pub(crate) fn table(name: &str) -> Result<Vec<Vec<String>>> {
    let path = root()?.join(format!("src/lexicon/tables/{name}.tsv"));
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    Ok(lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

/// The project's folder.
pub(crate) fn root() -> Result<PathBuf> {
    Ok(PathBuf::from(variable("CARGO_MANIFEST_DIR")?))
}
