//! What is kept of documents between runs: keyed by everything that it depends on, so that it never has to be doubted.

use std::fs::{self, File};
use std::time::SystemTime;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::record::{Record, Status};
use super::{Found, Input, Options};
use crate::cache::{Cache, Key, KeyMaker};
use crate::select::Gathered;

/// How a document looked before it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// What its results are kept under.
    key: Key,
    /// Its files' names.
    paths: Vec<String>,
    /// When its files were last written, and how long they were.
    stamps: Vec<Stamp>,
}

type Stamp = (Option<SystemTime>, u64);

/// A document's record and what was gathered of it, as bytes.
#[derive(Serialize, Deserialize)]
struct Kept {
    record: Record,
    gathered: Vec<u8>,
}

/// The result of a whole run; each record with the key of its document, whatever the order of the inputs.
#[derive(Serialize, Deserialize)]
struct Whole {
    found: Found,
    records: Vec<(String, Record)>,
}

/// Looks at a document: its names, its content, and the options that matter to what is gathered of it. `None` for
/// standard input, and for a file that cannot be read.
pub(super) fn see(input: &Input, options: &Options) -> Option<Seen> {
    see_with(input, &digest(options))
}

/// Looks at all documents, on all cores.
pub(super) fn see_all(inputs: &[Input], options: &Options) -> Vec<Option<Seen>> {
    let digest = digest(options);
    inputs.par_iter().map(|input| see_with(input, &digest)).collect()
}

fn see_with(input: &Input, digest: &Key) -> Option<Seen> {
    let (form, paths): (&str, Vec<&String>) = match input {
        Input::File(path) => ("file", vec![path]),
        Input::Files(paths) => ("files", vec![&paths.zh, &paths.en]),
        Input::Lines(paths) => ("lines", vec![&paths.zh, &paths.en]),
    };
    let paths: Vec<String> = paths.into_iter().cloned().collect();
    let stamps = stamps(&paths)?;
    let mut key = KeyMaker::new("document").key(digest).text(form);
    for path in &paths {
        key = key.text(path).content(&mut File::open(path).ok()?).ok()?;
    }
    Some(Seen { key: key.finish(), paths, stamps })
}

/// Of plain files only: a pipe can be read but once.
fn stamps(paths: &[String]) -> Option<Vec<Stamp>> {
    let stamp = |path: &String| {
        let meta = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        Some((meta.modified().ok(), meta.len()))
    };
    paths.iter().map(stamp).collect()
}

/// The options that what is gathered of a document depends on. Which rows are kept is decided later.
fn digest(options: &Options) -> Key {
    let Options { read, pair, tokenize, select, scope, own, memory, learnt, given, meaning, watch: _ } =
        options;
    let listing = select.lists();
    let given = given.as_ref().map(|given| given.digest);
    let meaning = meaning.as_ref().map(|encoder| encoder.info());
    let digested = (read, pair, tokenize, scope, own, listing, memory.to_learn(), given, meaning);
    let begun = KeyMaker::new("options").text(&format!("{digested:?}"));
    learnt.iter().fold(begun, |key, table| key.bytes(table.bytes())).finish()
}

/// What was kept of a document.
pub(super) fn recall(cache: &Cache, seen: &Seen) -> Option<(Record, Gathered)> {
    let kept: Kept = postcard::from_bytes(&cache.get(&seen.key)?).ok()?;
    let gathered = Gathered::from_bytes(&kept.gathered).ok()?;
    Some((Record { status: Status::Cached, ..kept.record }, gathered))
}

/// Keeps what came of a document, unless it changed while it was read. What cannot be kept is made anew next time.
pub(super) fn keep(cache: &Cache, seen: &Seen, record: &Record, gathered: &Gathered) {
    if stamps(&seen.paths).as_ref() != Some(&seen.stamps) {
        return;
    }
    let Ok(gathered) = gathered.to_bytes() else { return };
    if let Ok(bytes) = postcard::to_stdvec(&Kept { record: record.clone(), gathered }) {
        cache.keep(&seen.key, &bytes);
    }
}

/// What the result of all documents is kept under: the same in any order of them. `None` if not all were seen.
pub(super) fn whole_key(seen: &[Option<Seen>], many: usize, options: &Options) -> Option<Key> {
    let mut keys = seen.iter().map(|seen| seen.as_ref().map(|seen| seen.key)).collect::<Option<Vec<_>>>()?;
    if keys.len() != many {
        return None;
    }
    keys.sort_unstable();
    let begun = KeyMaker::new("whole").text(&format!("{:?}", options.select));
    Some(keys.iter().fold(begun, KeyMaker::key).finish())
}

/// The result of all documents together, if it was kept; records in the order of the documents.
pub(super) fn recall_whole(cache: &Cache, key: &Key, seen: &[Option<Seen>]) -> Option<(Found, Vec<Record>)> {
    let mut whole: Whole = serde_json::from_slice(&cache.get(key)?).ok()?;
    whole.records.sort_by(|a, b| a.0.cmp(&b.0));
    let record = |seen: &Option<Seen>| {
        let name = seen.as_ref()?.key.name();
        let at = whole.records.binary_search_by(|(key, _)| key.cmp(&name)).ok()?;
        let record = whole.records.get(at)?.1.clone();
        let status = if record.status == Status::Failed { Status::Failed } else { Status::Cached };
        Some(Record { status, ..record })
    };
    let records = seen.iter().map(record).collect::<Option<Vec<_>>>()?;
    Some((whole.found, records))
}

/// Keeps the result of all documents, unless one failed for a reason that may pass, or changed while it was read.
pub(super) fn keep_whole(
    cache: &Cache,
    key: &Key,
    found: &Found,
    (records, seen): (&[Record], &[Option<Seen>]),
) {
    let is_passing = |record: &Record| record.failure.as_ref().is_some_and(|failure| !failure.is_lasting);
    let changed = |seen: &Seen| stamps(&seen.paths).as_ref() != Some(&seen.stamps);
    if records.iter().any(is_passing) || seen.iter().flatten().any(changed) {
        return;
    }
    let records = seen.iter().flatten().map(|seen| seen.key.name()).zip(records.iter().cloned()).collect();
    if let Ok(bytes) = serde_json::to_vec(&Whole { found: found.clone(), records }) {
        cache.keep(key, &bytes);
    }
}
