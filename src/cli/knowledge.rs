//! Options that say what is known before anything is read, and the user's own lists.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use duizhao::bounded;
use duizhao::data::{At, Decided, Place, TermPair};
use duizhao::error::{Error, Result};
use duizhao::lexicon::learnt::Learnt;
use duizhao::link::Given;
use duizhao::pipeline::{self, Memory, Scope};
use duizhao::read::{self, Note};
use duizhao::select;

use super::meaning::Meaning;
use super::say::Voice;
use super::selection::Selection;

/// What is known before anything is read.
#[derive(Args)]
#[command(next_help_heading = "Knowledge")]
pub(super) struct Knowledge {
    /// A glossary of your own (CSV, tab text, OmegaT) that wins over the built-in tables, or a table that duizhao lexicon
    /// learn made of your texts; repeatable
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<String>,

    /// Treat every segment pair alone, as if it were the only one: constant memory, no counts
    #[arg(long)]
    pub(super) stream: bool,

    /// Link words by just what duizhao lexicon maximise learnt, and learn nothing from the texts: for parts of a whole
    #[arg(long, value_name = "STATE", conflicts_with = "stream")]
    learnt: Option<PathBuf>,

    #[command(flatten)]
    room: Room,

    #[command(flatten)]
    pub(super) meaning: Meaning,
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
    /// The options of a run that knows this.
    pub(super) fn options(&self, voice: Voice) -> Result<pipeline::Options> {
        let scope = if self.stream { Scope::Pair } else { Scope::Document };
        let given = self.learnt.as_deref().map(given).transpose()?;
        let meaning = self.meaning.open()?;
        let mut options = pipeline::Options { scope, given, meaning, ..self.room.options() };
        for path in &self.lexicon {
            if is_learnt(path) {
                options.learnt.push(Arc::new(Learnt::open(path)?));
            } else {
                options.own.extend(glossaries(std::slice::from_ref(path), voice)?);
            }
        }
        Ok(options)
    }
}

/// What was learnt over all parts.
fn given(path: &Path) -> Result<Given> {
    let named =
        |error: Error| Error { place: Some(Place::new(&path.to_string_lossy().into(), At::Whole)), ..error };
    let bytes = bounded::read(&path.to_string_lossy(), bounded::STATE)?;
    Given::from_bytes(&bytes).map_err(named)
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

/// The content decides, not the name; a pipe is not looked into, for that can be done only once. What cannot be read is
/// left to the reader of glossaries, who says so.
fn is_learnt(path: &str) -> bool {
    let mut head = [0; 8];
    let is_file = std::fs::metadata(path).is_ok_and(|about| about.is_file());
    is_file
        && File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok()
        && Learnt::is_table(&head)
}

/// All pairs of several glossaries.
pub(super) fn glossaries(paths: &[String], voice: Voice) -> Result<Vec<TermPair>> {
    all(paths, read::glossary, voice)
}

/// All that was decided, in the order of the files.
pub(super) fn decisions(paths: &[String], voice: Voice) -> Result<Vec<Decided>> {
    let mut all = Vec::new();
    for path in paths {
        let notes = read::decisions(path, &mut |decided, place| {
            all.push(decided);
            bounded::check_entries(all.len(), &place)
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
