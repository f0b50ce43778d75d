//! Options that say what is known before anything is read, and the user's own lists.

use clap::Args;
use duizhao::data::{Decided, TermPair};
use duizhao::error::Result;
use duizhao::pipeline::{self, Scope};
use duizhao::read::{self, Note};
use duizhao::select;

use super::meaning::Meaning;
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

    #[command(flatten)]
    pub(super) meaning: Meaning,
}

impl Knowledge {
    /// The user's own pairs.
    pub(super) fn own(&self, voice: Voice) -> Result<Vec<TermPair>> {
        glossaries(&self.lexicon, voice)
    }
}

/// The options of a run that selects terms.
pub(super) fn options(
    selection: &Selection,
    knowledge: &Knowledge,
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
    };
    let scope = if knowledge.stream { Scope::Pair } else { Scope::Corpus };
    Ok(pipeline::Options {
        select,
        scope,
        own: knowledge.own(voice)?,
        meaning: knowledge.meaning.open()?,
        ..pipeline::Options::default()
    })
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
