//! Options that say what is known before anything is read, and the user's own lists.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use duizhao::data::{At, Decided, Place, TermPair};
use duizhao::error::{Error, Result};
use duizhao::link::Learnt;
use duizhao::pipeline::{self, Memory, Scope};
use duizhao::read::{self, Note};
use duizhao::select;

use super::say::Voice;
use super::selection::Selection;

/// What is known before anything is read.
#[derive(Args)]
#[command(next_help_heading = "Knowledge")]
pub(super) struct Knowledge {
    /// A glossary of your own (CSV, tab text, OmegaT) that wins over the built-in tables; repeatable
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<String>,

    /// Treat every segment pair alone, as if it were the only one: constant memory, no counts
    #[arg(long)]
    pub(super) stream: bool,

    /// Link words by what duizhao model learnt before, and learn nothing from the texts themselves
    #[arg(long, value_name = "FILE", conflicts_with = "stream")]
    model: Option<PathBuf>,

    #[command(flatten)]
    room: Room,
}

/// How much memory there is.
#[derive(Args)]
pub(super) struct Room {
    /// Use about so much memory, such as 500M or 8G: of very large files a part is learnt from, and sums wait on disk
    #[arg(long, value_name = "SIZE", value_parser = size)]
    memory: Option<usize>,
}

impl Room {
    /// The options of a run of which nothing else is said.
    pub(super) fn options(&self) -> pipeline::Options {
        let default = pipeline::Options::default();
        pipeline::Options { memory: self.memory.map_or(default.memory, Memory), ..default }
    }
}

/// A size as it is typed: bytes, or with K, M, G.
fn size(text: &str) -> std::result::Result<usize, String> {
    let upper = text.trim().to_ascii_uppercase();
    let number = upper.trim_end_matches(['B', 'K', 'M', 'G', 'I']);
    let unit = match upper.strip_prefix(number).unwrap_or_default().chars().next() {
        Some('K') => 1 << 10,
        Some('M') => 1 << 20,
        Some('G') => 1 << 30,
        _ => 1,
    };
    let size = number.parse::<usize>().ok().and_then(|number| number.checked_mul(unit));
    match size {
        Some(size) if size >= LEAST_MEMORY => Ok(size),
        Some(_) => Err("give at least 100M: the dictionaries take as much".to_owned()),
        None => Err("give a size such as 500M or 8G".to_owned()),
    }
}

/// Below this nothing useful can be held.
const LEAST_MEMORY: usize = 100 << 20;

impl Knowledge {
    /// The user's own pairs.
    pub(super) fn own(&self, voice: Voice) -> Result<Vec<TermPair>> {
        glossaries(&self.lexicon, voice)
    }

    /// The options of a run.
    pub(super) fn options(&self, voice: Voice) -> Result<pipeline::Options> {
        let scope = if self.stream { Scope::Pair } else { Scope::Document };
        let model = self.model.as_deref().map(learnt).transpose()?;
        Ok(pipeline::Options { scope, model, own: self.own(voice)?, ..self.room.options() })
    }
}

/// What a file says was learnt.
fn learnt(path: &Path) -> Result<Learnt> {
    let named =
        |error: Error| Error { place: Some(Place::new(&path.to_string_lossy().into(), At::Whole)), ..error };
    let bytes = fs::read(path).map_err(|error| named(error.into()))?;
    Learnt::from_bytes(&bytes).map_err(named)
}

/// The options of a run that selects terms.
pub(super) fn options(
    selection: &Selection,
    knowledge: &Knowledge,
    voice: Voice,
) -> Result<pipeline::Options> {
    selecting(selection, knowledge.options(voice)?, voice)
}

/// The same, of options in all else.
pub(super) fn selecting(
    selection: &Selection,
    others: pipeline::Options,
    voice: Voice,
) -> Result<pipeline::Options> {
    let default = select::Options::default();
    let select = select::Options {
        min_score: selection.min_score(),
        max_rows: selection.max_rows.or(default.max_rows),
        min_count: selection.min_count.unwrap_or(default.min_count),
        min_chars: selection.min_chars.unwrap_or(default.min_chars),
        types: selection.types(),
        known: glossaries(&selection.known, voice)?,
        stop: terms(&selection.stop, voice)?,
        untranslated: selection.untranslated(),
        leftover: select::Leftover::Forget,
    };
    Ok(pipeline::Options { select, ..others })
}

/// All pairs of several glossaries.
pub(super) fn glossaries(paths: &[String], voice: Voice) -> Result<Vec<TermPair>> {
    all(paths, read::glossary, voice)
}

/// All that was decided, in the order of the files.
pub(super) fn decisions(paths: &[String], voice: Voice) -> Result<Vec<Decided>> {
    let mut all = Vec::new();
    for path in paths {
        let notes = read::decisions(path, &mut |decided, _| {
            all.push(decided);
            Ok(())
        })?;
        voice.notes(&notes);
    }
    Ok(all)
}

/// All terms of several lists.
pub(super) fn terms(paths: &[String], voice: Voice) -> Result<Vec<String>> {
    all(paths, read::terms, voice)
}

/// Reads one list.
type Reader<T> = fn(&str) -> Result<(Vec<T>, Vec<Note>)>;

fn all<T>(paths: &[String], read: Reader<T>, voice: Voice) -> Result<Vec<T>> {
    let mut all = Vec::new();
    for path in paths {
        let (items, notes) = read(path)?;
        all.extend(items);
        voice.notes(&notes);
    }
    Ok(all)
}
