//! How far a run over many files is: a bar on a terminal, elsewhere a line now and then.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use duizhao::pipeline::Record;
use duizhao::read::Note;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Map, Value};

use super::Results;
use super::count::{Count, grouped};
use crate::cli::say::Voice;

/// Where nobody looks on, a line comes this often: a night's log stays short.
const LINE_EVERY: Duration = Duration::from_secs(30);

/// The bar is drawn anew this often, so that it is seen to be alive.
const TICK: Duration = Duration::from_millis(120);

/// The bar before the first file is done: how long the others take is not known yet.
const BEGUN: &str = "{bar:30} {human_pos} of {human_len} files  {elapsed_precise}";

/// The bar.
const BAR: &str = "{bar:30} {human_pos} of {human_len} files, {msg}, {eta} left";

/// Watches a run, and says what it hears.
pub(super) struct Pace {
    bar: ProgressBar,
    voice: Voice,
    all: u64,
    count: Count,
    start: Instant,
    said: Instant,
    turns: Turns,
}

/// So many notes are shown; a night over thousands of files would drown in them.
const MOST_NOTES: usize = 20;

/// What there is to say of the files comes in their order, whichever was done first.
#[derive(Default)]
struct Turns {
    waiting: Vec<Option<Said>>,
    next: usize,
    notes: usize,
}

/// What there is to say of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Said {
    notes: Vec<Note>,
    failure: Option<String>,
}

impl Pace {
    /// A run over so many files.
    pub(super) fn new(all: usize, voice: Voice, results: Results) -> Self {
        let covers_results = results == Results::StandardOutput && io::stdout().is_terminal();
        let target = if voice != Voice::Normal || covers_results || all < 2 {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        };
        let bar = ProgressBar::with_draw_target(Some(all as u64), target);
        bar.set_style(style(BEGUN));
        if !bar.is_hidden() {
            bar.enable_steady_tick(TICK);
        }
        let (start, turns) = (Instant::now(), Turns { waiting: vec![None; all], ..Turns::default() });
        Pace { bar, voice, all: all as u64, count: Count::default(), start, said: start, turns }
    }

    /// A file is done.
    pub(super) fn done(&mut self, number: usize, record: &Record) {
        self.count.add(record);
        let failure = record.failure.as_ref().map(|failure| failure.text.clone());
        let ready = self.turns.take(number, Said { notes: record.notes.clone(), failure });
        let voice = self.voice;
        self.bar.suspend(|| {
            for said in &ready {
                said.failure.iter().for_each(|text| voice.fail(text));
                voice.notes(&said.notes);
            }
        });
        self.bar.set_position(self.count.files());
        self.bar.set_message(format!("{} pairs, {}/s", grouped(self.count.pairs()), grouped(self.rate())));
        // The message comes first: the bar is drawn between any two of these lines.
        if self.count.files() == 1 {
            self.bar.set_style(style(BAR));
        }
        if self.all > 1 && self.bar.is_hidden() && self.said.elapsed() >= LINE_EVERY {
            self.said = Instant::now();
            self.line();
        }
    }

    /// Segment pairs a second.
    fn rate(&self) -> u64 {
        let seconds = self.start.elapsed().as_secs_f64().max(0.001);
        (self.count.pairs() as f64 / seconds) as u64
    }

    fn line(&self) {
        let (files, pairs, rate) = (self.count.files(), self.count.pairs(), self.rate());
        let seconds = self.start.elapsed().as_secs_f64();
        let left = (seconds / files.max(1) as f64 * self.all.saturating_sub(files) as f64) as u64;
        let time = format!("{}:{:02}:{:02}", left / 3600, left / 60 % 60, left % 60);
        let (done, of) = (grouped(files), grouped(self.all));
        let text =
            format!("{done} of {of} files, {} pairs, {}/s, {time} left", grouped(pairs), grouped(rate));
        let figures = [("files", files), ("of", self.all), ("pairs", pairs), ("rate", rate), ("left", left)];
        let figures: Map<_, _> =
            figures.into_iter().map(|(name, figure)| (name.to_owned(), Value::from(figure))).collect();
        self.voice.log("progress", &text, figures);
    }

    /// The run is over.
    pub(super) fn finish(self) -> Count {
        self.bar.finish_and_clear();
        let hidden = self.turns.notes.saturating_sub(MOST_NOTES);
        if hidden > 0 {
            self.voice.note(&format!("{hidden} notes more; --report report.json lists them all"));
        }
        self.count
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Turns {
    /// What can be said now that this file is done.
    fn take(&mut self, number: usize, said: Said) -> Vec<Said> {
        if let Some(slot) = self.waiting.get_mut(number) {
            *slot = Some(said);
        }
        let mut ready = Vec::new();
        while let Some(Some(slot)) = self.waiting.get_mut(self.next) {
            let mut said = std::mem::take(slot);
            let room = MOST_NOTES.saturating_sub(self.notes);
            self.notes += said.notes.len();
            said.notes.truncate(room);
            ready.push(said);
            self.next += 1;
        }
        ready
    }
}

#[cfg(test)]
mod tests {
    use duizhao::data::{At, Place};

    use super::*;

    #[test]
    fn what_is_said_comes_in_the_order_of_the_files() {
        let mut turns = Turns { waiting: vec![None; 4], ..Turns::default() };
        let wrong = |text: &str| Said { failure: Some(text.to_owned()), ..Said::default() };
        assert!(turns.take(2, wrong("third")).is_empty());
        assert_eq!(turns.take(0, wrong("first")), [wrong("first")]);
        assert_eq!(turns.take(1, Said::default()), [Said::default(), wrong("third")]);
        assert_eq!(turns.take(3, wrong("fourth")), [wrong("fourth")]);
    }

    #[test]
    fn a_few_notes_are_shown_and_all_are_counted() {
        let note = Note { place: Place::new(&"x".into(), At::Whole), text: "drafts".to_owned() };
        let mut turns = Turns { waiting: vec![None; 30], ..Turns::default() };
        let said = Said { notes: vec![note], failure: None };
        let shown: usize =
            (0..30).flat_map(|at| turns.take(at, said.clone())).map(|said| said.notes.len()).sum();
        assert_eq!((shown, turns.notes), (MOST_NOTES, 30));
    }
}
