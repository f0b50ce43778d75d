//! Many documents: several at a time, each by itself. A document that cannot be read stops no other one, and of each only
//! what was gathered outlives it.

use std::num::NonZeroUsize;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, SyncSender};
use std::thread;

use super::record::{Failure, Record, Status};
use super::stored::{self, Seen};
use super::{Found, Input, Options, finish, gather};
use crate::cache::Cache;
use crate::error::Result;
use crate::select::Gathering;

/// Bytes of stack of a thread that reads documents: as many as a main thread has, for text that is nested deeply.
const STACK: usize = 8 << 20;

/// Documents to read.
#[derive(Clone, Copy)]
pub struct Batch<'a> {
    /// The documents.
    pub inputs: &'a [Input],
    /// How they are read, and what is looked for.
    pub options: &'a Options,
    /// Where what was gathered of a document is kept for the next time.
    pub cache: Option<&'a Cache>,
    /// So many documents are under way at a time.
    pub jobs: NonZeroUsize,
}

/// Takes a document's number, what came of it and what was gathered of it.
pub type Each<'a> = &'a mut dyn FnMut(usize, Record, Gathering) -> Result<()>;

/// Reads all documents and hands on each as soon as it is done, in any order, on the thread that called.
///
/// # Errors
/// Whatever `each` returns: then no more documents are begun. A document that cannot be used is none.
pub fn each_document(batch: Batch<'_>, each: Each<'_>) -> Result<()> {
    run(
        batch,
        &|number| batch.cache.and_then(|_| stored::see(batch.inputs.get(number)?, batch.options)),
        each,
    )
}

/// The glossary of all documents together, and a record of each in the order of the inputs. `watch` learns of each
/// record when it is there.
///
/// # Errors
/// Whatever `watch` returns.
pub fn merged(
    batch: Batch<'_>,
    watch: &mut dyn FnMut(usize, &Record) -> Result<()>,
) -> Result<(Found, Vec<Record>)> {
    let seen = batch.cache.map_or_else(Vec::new, |_| stored::see_all(batch.inputs, batch.options));
    let whole = stored::whole_key(&seen, batch.inputs.len(), batch.options);
    if let (Some(cache), Some(key)) = (batch.cache, &whole)
        && let Some((found, records)) = stored::recall_whole(cache, key, &seen)
    {
        records.iter().enumerate().try_for_each(|(number, record)| watch(number, record))?;
        return Ok((found, records));
    }
    let mut sum = Gathering::within(batch.options.memory.to_gather());
    let mut records: Vec<Option<Record>> = vec![None; batch.inputs.len()];
    run(batch, &|number| seen.get(number).cloned().flatten(), &mut |number, record, gathered| {
        sum.absorb(gathered)?;
        watch(number, &record)?;
        records.iter_mut().skip(number).take(1).for_each(|slot| *slot = Some(record.clone()));
        Ok(())
    })?;
    let found = finish(sum, batch.options)?;
    let records: Vec<Record> = records.into_iter().flatten().collect();
    if let (Some(cache), Some(key)) = (batch.cache, &whole) {
        stored::keep_whole(cache, key, &found, (&records, &seen));
    }
    Ok((found, records))
}

/// A document that is done.
struct Done {
    number: usize,
    record: Record,
    gathered: Gathering,
}

/// What tells how a document looked before it was read, if it is to be kept.
type See<'a> = &'a (dyn Fn(usize) -> Option<Seen> + Sync);

fn run(batch: Batch<'_>, see: See<'_>, each: Each<'_>) -> Result<()> {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let jobs = batch.jobs.get().min(batch.inputs.len());
        // So many wait at most: memory does not grow where reading is faster than adding up.
        let (send, receive) = mpsc::sync_channel(jobs);
        for _ in 0..jobs {
            let (send, next) = (send.clone(), &next);
            let work = move || work(batch, next, see, &send);
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work)?;
        }
        drop(send);
        receive.into_iter().try_for_each(|done: Done| each(done.number, done.record, done.gathered))
    })
}

/// Takes the next document until none is left, or nobody wants to know.
fn work(batch: Batch<'_>, next: &AtomicUsize, see: See<'_>, send: &SyncSender<Done>) {
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let Some(input) = batch.inputs.get(number) else { return };
        let (record, gathered) = contained(|| document(batch, input, see(number)));
        if send.send(Done { number, record, gathered }).is_err() {
            return;
        }
    }
}

/// A document on which a reader breaks down is a document that cannot be used.
fn contained(read: impl FnOnce() -> Result<(Record, Gathering)>) -> (Record, Gathering) {
    let failed = |failure| (Record::failed(failure), Gathering::within(0));
    match panic::catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(done)) => done,
        Ok(Err(error)) => failed(Failure::from(&error)),
        Err(panic) => {
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no more is known");
            failed(Failure { text: format!("the program broke down on it: {said}"), is_lasting: false })
        }
    }
}

fn document(batch: Batch<'_>, input: &Input, seen: Option<Seen>) -> Result<(Record, Gathering)> {
    let mut gathering = Gathering::within(batch.options.memory.to_gather() / batch.jobs);
    let kept = batch.cache.zip(seen);
    if let Some((cache, seen)) = &kept
        && let Some((record, gathered)) = stored::recall(cache, seen)
    {
        gathering.add(gathered)?;
        return Ok((record, gathering));
    }
    // A document that turns out to be broken half-way adds nothing: its parts are handed on when all are there.
    let notes = gather(input, batch.options, &mut |part| gathering.add(part))?;
    let (figures, found) = (gathering.figures(), gathering.found()?);
    let record = Record { status: Status::Read, figures, found, notes, failure: None };
    // What memory does not hold is not kept: the result of the whole run is.
    if let (Some((cache, seen)), Some(gathered)) = (&kept, gathering.held()) {
        stored::keep(cache, seen, &record, gathered);
    }
    Ok((record, gathering))
}
