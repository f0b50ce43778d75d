//! Pairs that come one a line and go one a line: each alone, in their order, answered as soon as it is done.

mod found;
mod line;
mod long;

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::num::NonZeroUsize;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::data::{Bitext, Segment, SegmentPair, Sides, TokenizedPair};
use crate::error::Result;
use crate::link::{Learner, Linker};
use crate::pair::cut_long;
use crate::select::{Lists, Page};

use super::Options;
use super::terms::{self, Around};
use super::words::words;

use found::found_pair;
use line::{Failed, PipedPair, each_line, parsed};

/// So many lines wait at most for each thread: a program that writes faster than we read waits.
const WAITING: usize = 16;

/// Answers each line of `input` with one line on `out`, until there are none. Also tells how many lines were no pairs:
/// these are answered with an object that says why.
///
/// # Errors
/// What cannot be read or written.
pub fn pipe(
    input: &mut (dyn BufRead + Send),
    out: &mut dyn Write,
    options: &Options,
    jobs: NonZeroUsize,
) -> Result<usize> {
    let lexicon = options.lexicon();
    let model = terms::known(Learner::default(), options, &lexicon);
    let (linker, page) = (Linker::new(&lexicon, model), Page::default());
    let encoder = options.encoder();
    let around = Around { page: &page, linker: &linker, lists: Lists::ALL, encoder, steps: None };
    answer_all(input, out, jobs, &|number, line| answered(number, line, &around, options))
}

/// A line's number, counted from 1, and its bytes.
type Numbered = (u64, std::result::Result<Vec<u8>, String>);

/// What a line gets: what was found, or what is wrong.
type Answer = std::result::Result<String, String>;

/// Answers a line.
type Answering<'a> = &'a (dyn Fn(u64, std::result::Result<Vec<u8>, String>) -> Answer + Sync);

fn answer_all(
    input: &mut (dyn BufRead + Send),
    out: &mut dyn Write,
    jobs: NonZeroUsize,
    answering: Answering<'_>,
) -> Result<usize> {
    let (send, lines) = mpsc::sync_channel(WAITING * jobs.get());
    let (answer, answers) = mpsc::channel();
    let lines = Arc::new(Mutex::new(lines));
    thread::scope(|scope| {
        for _ in 0..jobs.get() {
            let (lines, answer) = (lines.clone(), answer.clone());
            scope.spawn(move || work(&lines, &answer, answering));
        }
        drop((lines, answer));
        // Where nobody listens any more, the output is closed.
        let mut pass_on = move |number, line| Ok(send.send((number, line)).is_ok());
        let reader = scope.spawn(move || each_line(input, &mut pass_on));
        let bad = written(&answers, out);
        // Those who still work on lines end when nobody wants their answers.
        drop(answers);
        let read = reader.join().unwrap_or(Ok(()));
        let bad = bad?;
        read.map(|()| bad)
    })
}

fn work(lines: &Mutex<Receiver<Numbered>>, answers: &Sender<(u64, Answer)>, answering: Answering<'_>) {
    loop {
        let next = lines.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, line)) = next else { return };
        // A pair on which a step breaks down is a pair that cannot be used.
        let answer = panic::catch_unwind(AssertUnwindSafe(|| answering(number, line)))
            .unwrap_or_else(|_| Err(Failed::of("the program broke down on it".to_owned()).line(number)));
        if answers.send((number, answer)).is_err() {
            return;
        }
    }
}

/// Writes the answers in the order of the lines, each as soon as all before it are there.
fn written(answers: &Receiver<(u64, Answer)>, out: &mut dyn Write) -> Result<usize> {
    let (mut early, mut next, mut bad) = (BTreeMap::new(), 1, 0);
    for (number, answer) in answers {
        early.insert(number, answer);
        while let Some(answer) = early.remove(&next) {
            bad += usize::from(answer.is_err());
            writeln!(out, "{}", answer.unwrap_or_else(|error| error))?;
            out.flush()?;
            next += 1;
        }
    }
    Ok(bad)
}

fn answered(
    number: u64,
    line: std::result::Result<Vec<u8>, String>,
    around: &Around<'_>,
    options: &Options,
) -> Answer {
    let pair = line.map_err(Failed::of).and_then(|line| parsed(number, &line));
    let pair = pair.map_err(|failed| failed.line(number))?;
    if let Some(left_out) = pair.left_out(number) {
        return Ok(left_out);
    }
    let found = found_pair(&long::parts(&pair, options), &pair, around);
    let failed = |what: String| Failed { id: pair.id.clone(), what }.line(number);
    serde_json::to_string(&found).map_err(|error| failed(error.to_string()))
}

impl PipedPair {
    /// The pair as all steps know it.
    pub(super) fn segments(&self) -> SegmentPair {
        let segment =
            |lang| vec![Segment { text: self.texts.get(lang).clone(), place: self.places.get(lang).clone() }];
        SegmentPair { segments: Sides::from_fn(segment), trust: 1.0 }
    }
}

/// Reads all pairs and hands on some hundred at a time.
///
/// # Errors
/// A line that is no pair, what cannot be read, and whatever `each` returns.
pub(super) fn each_pairs(
    input: &mut dyn BufRead,
    options: &Options,
    each: &mut dyn FnMut(Vec<TokenizedPair>) -> Result<()>,
) -> Result<()> {
    let mut pairs = Vec::new();
    let mut cut = |pairs: Vec<SegmentPair>| {
        let bitext = cut_long(Bitext { pairs, ..Bitext::default() }, options.encoder());
        each(words(bitext, &options.tokenize).pairs)
    };
    each_line(input, &mut |number, line| {
        let pair = line.map_err(Failed::of).and_then(|line| parsed(number, &line));
        let pair = pair.map_err(|failed| failed.error(number))?;
        if pair.left_out(number).is_none() {
            pairs.push(pair.segments());
        }
        if pairs.len() >= TOGETHER {
            cut(std::mem::take(&mut pairs))?;
        }
        Ok(true)
    })?;
    cut(pairs)
}

/// So many pairs are cut into words together.
const TOGETHER: usize = 4096;
