//! What a run reads and writes, known before it begins: no output is an input, or another output.
//!
//! One plan for the whole program, as there is one list of unfinished files: every command's outputs pass it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, MutexGuard, OnceLock, PoisonError};

use clap::Args;
use duizhao::error::{Error, Result};
use same_file::Handle;

use super::identity::{Identity, folded, is_inside, resolve};
use super::ledger::{self, Ledger, Sum};
use super::roles::Paths;

/// What becomes of outputs that are there already.
#[derive(Args)]
#[command(next_help_heading = "Files")]
pub(in crate::cli) struct Keeping {
    /// Replace outputs without a copy beside them (terms.csv.bak), also those that somebody changed
    #[arg(long, global = true)]
    no_backup: bool,
}

/// Whether what somebody changed is kept beside what replaces it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) enum Backups {
    #[default]
    Made,
    Unwanted,
}

impl Keeping {
    pub(in crate::cli) fn backups(&self) -> Backups {
        if self.no_backup { Backups::Unwanted } else { Backups::Made }
    }
}

/// A path as it was typed, and what it means.
struct Named {
    path: PathBuf,
    identity: Identity,
}

/// What is known of a run before it begins.
#[derive(Default)]
struct Plan {
    inputs: Vec<Named>,
    outputs: Vec<Named>,
    backups: Backups,
    /// A folder that nothing is written outside of.
    bounds: Option<PathBuf>,
}

static PLAN: OnceLock<Plan> = OnceLock::new();

/// What was written last under each path, read when it is first asked for.
static WRITTEN: LazyLock<BTreeMap<Sum, Sum>> =
    LazyLock::new(|| Ledger::find().map_or_else(BTreeMap::new, |ledger| ledger.read()));

/// What this run has written and the ledger does not say yet.
static PENDING: Mutex<Vec<(Sum, Sum)>> = Mutex::new(Vec::new());

/// So many outputs are remembered together.
const TOGETHER: usize = 256;

/// Begins a run.
///
/// # Errors
/// An output that is an input, or another output.
pub(in crate::cli) fn begin(paths: Paths, backups: Backups, bounds: Option<PathBuf>) -> Result<()> {
    let stream = |handle, name: &str| {
        let identity = Identity::of_stream(handle, name)?;
        Some(Named { path: name.into(), identity })
    };
    let input = stream(Handle::stdin(), "standard input");
    let output = stream(Handle::stdout(), "standard output").filter(|_| paths.to_standard);
    let inputs = named(paths.inputs).into_iter().chain(input).collect();
    let outputs = named(paths.outputs).into_iter().chain(output).collect();
    let plan = Plan { inputs, outputs, backups, bounds };
    plan.check()?;
    let _ = PLAN.set(plan);
    Ok(())
}

fn plan() -> &'static Plan {
    PLAN.get_or_init(Plan::default)
}

fn named(paths: Vec<PathBuf>) -> Vec<Named> {
    let named = |path: PathBuf| Identity::of(&path).map(|identity| Named { path, identity });
    paths.into_iter().filter_map(named).collect()
}

impl Plan {
    fn check(&self) -> Result<()> {
        for (at, output) in self.outputs.iter().enumerate() {
            let before = self.outputs.iter().take(at);
            if let Some(other) = before.into_iter().find(|other| other.identity.is(&output.identity)) {
                return Err(twice(&output.path, &other.path));
            }
            if let Some(input) = self.inputs.iter().find(|input| input.identity.is(&output.identity)) {
                return Err(read_too(&output.path, &input.path));
            }
        }
        Ok(())
    }
}

fn twice(output: &Path, other: &Path) -> Error {
    let is_same = output.as_os_str() == other.as_os_str();
    let (one, other) = (output.display(), other.display());
    Error::usage(if is_same {
        format!("{one}: is named twice as an output")
    } else {
        format!("{one}: is the same file as {other}, another output")
    })
}

fn read_too(output: &Path, input: &Path) -> Error {
    let is_same = output.as_os_str() == input.as_os_str();
    let (one, input) = (output.display(), input.display());
    Error::usage(if is_same {
        format!("{one}: is read, and cannot be the output too; name another file")
    } else {
        format!("{one}: is the same file as {input}, which is read; name another output")
    })
}

/// Refuses a file that was found to be read: in a folder, by a pattern, on a list.
pub(in crate::cli) fn refuse_found<'a>(files: impl Iterator<Item = &'a str>) -> Result<()> {
    let outputs: Vec<&Named> = plan().outputs.iter().filter(|output| output.identity.is_there()).collect();
    if outputs.is_empty() {
        return Ok(());
    }
    for file in files {
        let Some(found) = Identity::of(Path::new(file)) else { continue };
        if let Some(output) = outputs.iter().find(|output| output.identity.is(&found)) {
            return Err(read_too(&output.path, Path::new(file)));
        }
    }
    Ok(())
}

/// The outputs that this program has written before, in all spellings that a walk over folders may meet: a folder of
/// texts may hold the glossary that was made of them.
pub(in crate::cli) fn ours() -> Vec<PathBuf> {
    let ours = |output: &&Named| output.identity.is_there() && wrote(&resolve(&output.path)).is_some();
    let spelled = |output: &Named| {
        let absolute = std::path::absolute(&output.path).unwrap_or_else(|_| output.path.clone());
        [absolute, resolve(&output.path)]
    };
    plan().outputs.iter().filter(ours).flat_map(spelled).collect()
}

/// What this program wrote last under a path that has been resolved.
pub(super) fn wrote(path: &Path) -> Option<&'static Sum> {
    WRITTEN.get(&ledger::key(path))
}

/// Refuses names that were made up for outputs, where they are an input's, another output's, or one another's.
pub(in crate::cli) fn refuse_made<'a>(
    made: impl Iterator<Item = &'a Path>,
    read: impl Iterator<Item = &'a str>,
) -> Result<()> {
    let place = |path: &Path| folded(&resolve(path));
    let read: BTreeMap<PathBuf, &str> = read.map(|file| (place(Path::new(file)), file)).collect();
    let mut taken = BTreeSet::new();
    for path in made {
        let at = place(path);
        if let Some(input) = read.get(&at) {
            return Err(read_too(path, Path::new(input)));
        }
        if !taken.insert(at) {
            return Err(Error::usage(format!("{}: two outputs would be this file", path.display())));
        }
        let Some(identity) = Identity::of(path) else { continue };
        if let Some(input) = plan().inputs.iter().find(|input| input.identity.is(&identity)) {
            return Err(read_too(path, &input.path));
        }
        if let Some(other) = plan().outputs.iter().find(|other| other.identity.is(&identity)) {
            return Err(twice(path, &other.path));
        }
        if plan().bounds.as_deref().is_some_and(|bounds| !is_inside(bounds, path)) {
            return Err(outside(path));
        }
    }
    Ok(())
}

fn outside(path: &Path) -> Error {
    let what = "lies outside the folder of the project file; name that with --project to write there";
    Error::usage(format!("{}: {what}", path.display()))
}

/// What becomes of an output that somebody has changed.
pub(super) fn backups() -> Backups {
    plan().backups
}

/// Remembers what was written.
pub(super) fn remember(path: &Path, content: Sum) {
    let mut pending = pending();
    pending.push((ledger::key(path), content));
    if pending.len() >= TOGETHER {
        store(&mut pending);
    }
}

/// Puts down what was written. Where that fails, these files count as changed next time: they are kept.
pub(in crate::cli) fn end() {
    store(&mut pending());
}

fn store(pending: &mut Vec<(Sum, Sum)>) {
    if !pending.is_empty()
        && let Some(ledger) = Ledger::find()
    {
        let _ = ledger.add(pending);
    }
    pending.clear();
}

fn pending() -> MutexGuard<'static, Vec<(Sum, Sum)>> {
    PENDING.lock().unwrap_or_else(PoisonError::into_inner)
}
