//! `duizhao select`: from what was found in pairs to the glossary.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use duizhao::bounded;
use duizhao::data::{At, Place};
use duizhao::error::{Error, Result};
use duizhao::export;
use duizhao::pipeline::{self, Found};
use duizhao::select::{Gathered, Gathering, Leftover, Line};

use super::Outcome;
use super::knowledge::{self, Room};
use super::output;
use super::say::{Verbosity, Voice};
use super::selection::Selection;
use super::shape::Shape;

const EXAMPLES: &str = "\
Examples:
  duizhao extract --pipe <pairs.jsonl >found.jsonl      what each pair holds, a line a pair
  duizhao select found.jsonl -o glossary.csv            the glossary of all of them
  duizhao select part-1.jsonl --partial -o sum-1.jsonl  a part, added up
  duizhao select sum-1.jsonl sum-2.jsonl -o glossary.tbx

However the pairs were parted, and in whatever order the parts are named, the glossary is the same.
Exit codes: 0 done; 1 some lines held an error instead of a pair, the others went on; 2 called wrongly.";

/// Make the glossary of what duizhao extract --pipe found, or of sums of it
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Lines of duizhao extract --pipe or of duizhao select --partial, in any order; - is standard input
    #[arg(value_name = "FILE.jsonl", required = true)]
    files: Vec<String>,

    /// Write what the lines add up to, to be added up further, instead of a glossary
    #[arg(long, conflicts_with_all = ["to", "dropped"])]
    partial: bool,

    /// With --partial, keep what lost to better pairs too, for --dropped later
    #[arg(long, requires = "partial")]
    with_dropped: bool,

    /// Also write what was found and not kept to this CSV file, each row with its reason
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    dropped: Option<PathBuf>,

    #[command(flatten)]
    verbosity: Verbosity,
    #[command(flatten)]
    shape: Shape,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    room: Room,
}

/// So many lines are added up before they join the others.
const TOGETHER: u64 = 1024;

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        let voice = self.verbosity.voice();
        let options = self.options(voice)?;
        if !self.partial {
            self.shape.check()?;
        }
        self.dropped.as_deref().map_or(Ok(()), output::check)?;
        let mut gathering = Gathering::within(options.memory.to_gather());
        let mut bad = 0;
        for file in &self.files {
            bad += read(file, &options, &mut gathering)?;
        }
        if self.partial {
            output::to(self.shape.lines()?, |out| gathering.each(&mut |part| write_lines(part, out)))?;
        } else {
            self.write(pipeline::finish(gathering, &options)?, voice)?;
        }
        if bad == 0 {
            return Ok(Outcome::Done);
        }
        voice.note(&format!("{bad} lines hold an error instead of a pair"));
        Ok(Outcome::SomeFailed)
    }

    fn options(&self, voice: Voice) -> Result<pipeline::Options> {
        let mut options = knowledge::selecting(&self.selection, self.room.options(), voice)?;
        let leftover =
            if self.dropped.is_some() || self.with_dropped { Leftover::List } else { Leftover::Forget };
        options.select.leftover = leftover;
        Ok(options)
    }

    fn write(&self, found: Found, voice: Voice) -> Result<()> {
        for contradiction in &found.contradictions {
            let (found, known) = (&contradiction.found, &contradiction.known);
            voice.note(&format!("{} = {} here, {} at {}", found.zh, found.en, known.terms.en, known.place));
        }
        let figures = found.summary.figures;
        self.shape.write(voice, |push| found.glossary.entries.into_iter().try_for_each(push))?;
        if let Some(path) = &self.dropped {
            let dropped = &found.glossary.dropped;
            output::to(Some(path), |out| export::write_dropped(dropped, &self.shape.options(), out))?;
        }
        let rows = found.summary.rows;
        voice.tell(&format!("{} pairs, {} candidates, {rows} rows", figures.pairs, figures.candidates));
        Ok(())
    }
}

/// Adds the lines of a file; tells how many of them hold an error.
fn read(file: &str, options: &pipeline::Options, gathering: &mut Gathering) -> Result<usize> {
    let name: Arc<str> = file.into();
    let named = |error: std::io::Error| Error { place: Some(Place::new(&name, At::Whole)), ..error.into() };
    let input: Box<dyn BufRead> = match file {
        "-" => Box::new(std::io::stdin().lock()),
        path => Box::new(BufReader::new(File::open(path).map_err(named)?)),
    };
    let (mut part, mut bad) = (Gathered::default(), 0);
    for (number, line) in (1..).zip(bounded::lines(input, bounded::LINE)) {
        match serde_json::from_str(&line.map_err(named)?) {
            Ok(Line::Pair(pair)) => part.add_found(pair, options.select.lists()),
            Ok(Line::Partial(partial)) => part.add_partial(partial),
            Ok(Line::Error { .. }) => bad += 1,
            Ok(Line::LeftOut { .. }) => {}
            Err(error) => return Err(no_line(&name, number, &error)),
        }
        if number % TOGETHER == 0 {
            gathering.add(std::mem::take(&mut part))?;
        }
    }
    gathering.add(part).map(|()| bad)
}

fn no_line(name: &Arc<str>, number: u64, error: &serde_json::Error) -> Error {
    let place = Place::new(name, At::Line(u32::try_from(number).unwrap_or(u32::MAX)));
    let what = format!("is no line of duizhao extract --pipe, nor of duizhao select --partial: {error}");
    Error::malformed(place, what)
}

fn write_lines(part: Gathered, out: &mut dyn Write) -> Result<()> {
    for partial in part.into_partials() {
        let line = serde_json::to_string(&partial).map_err(|error| Error::usage(error.to_string()))?;
        writeln!(out, "{line}")?;
    }
    Ok(())
}
