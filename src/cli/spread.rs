//! `duizhao lexicon expect` and `maximise`: learning in steps, with the pairs spread over many machines.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use duizhao::bounded;
use duizhao::data::{At, Place};
use duizhao::error::{Error, Result};
use duizhao::link::Course;
use duizhao::pipeline;

use super::output;

const STEPS: &str = "\
Step by step until maximise prints 0:
  duizhao lexicon expect <part-1.jsonl -o counts-1.tsv              on each machine
  duizhao lexicon maximise counts-*.tsv -o state                    once; prints how many steps are left
  duizhao lexicon expect --state state <part-1.jsonl -o counts-1.tsv
  duizhao lexicon maximise --state state counts-*.tsv -o state
  duizhao extract --pipe --learnt state <part-1.jsonl               what one process would find that learnt from all

A count is a line: what is counted, a tab, how often, in whole numbers. Lines of the same thing may be added up before, in
any order: the state is the same to the byte.";

/// Say what some of the pairs count in the next step: pairs as {"zh":…,"en":…} a line
#[derive(Args)]
#[command(after_help = STEPS)]
pub(super) struct Expect {
    /// The pairs; - is standard input
    #[arg(value_name = "PAIRS.jsonl", default_value = "-")]
    pairs: String,

    /// What maximise wrote last; without it, the first step
    #[arg(long, value_name = "STATE")]
    state: Option<PathBuf>,

    /// Write the counts to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Make of all counts of a step what is known in the next, and print how many steps are left
#[derive(Args)]
#[command(after_help = STEPS)]
pub(super) struct Maximise {
    /// The counts of all pairs; - is standard input
    #[arg(value_name = "COUNTS.tsv", required = true)]
    counts: Vec<String>,

    /// What maximise wrote last; without it, the first step
    #[arg(long, value_name = "STATE")]
    state: Option<PathBuf>,

    /// Write what is known to this file; after the last step, --learnt takes it
    #[arg(short, long, value_name = "STATE")]
    output: PathBuf,
}

impl Expect {
    pub(super) fn run(&self) -> Result<()> {
        self.output.as_deref().map_or(Ok(()), output::check)?;
        let (course, mut pairs) = (course(self.state.as_deref())?, open(&self.pairs)?);
        let options = pipeline::Options::default();
        output::to(self.output.as_deref(), |out| {
            pipeline::expect(&course, &mut pairs, &options, &mut |what, times| {
                Ok(writeln!(out, "{what}\t{times}")?)
            })
        })
    }
}

impl Maximise {
    pub(super) fn run(&self) -> Result<()> {
        output::check(&self.output)?;
        let left = maximise(&self.counts, course(self.state.as_deref())?, &self.output)?;
        output::to(None, |out| Ok(writeln!(out, "{left}")?))
    }
}

/// Adds up all counts, and takes the step; tells how many are left.
fn maximise(counts: &[String], course: Course, output: &Path) -> Result<usize> {
    if course.left() == 0 {
        return Err(Error::usage("learning is done: give the state to --learnt"));
    }
    let mut adding = course.adding();
    for file in counts {
        let name: Arc<str> = file.as_str().into();
        for (number, line) in (1..).zip(bounded::lines(open(file)?, bounded::LINE)) {
            let place = || Place::new(&name, At::Line(number));
            let line = line.map_err(|error| Error { place: Some(place()), ..error.into() })?;
            let count = line.rsplit_once('\t').and_then(|(what, times)| Some((what, times.parse().ok()?)));
            let Some((what, times)) = count else {
                return Err(Error::malformed(place(), "is no count: what is counted, a tab, a whole number"));
            };
            adding.add(what, times).map_err(|error| Error { place: Some(place()), ..error })?;
        }
    }
    let course = adding.finish();
    let bytes = course.to_bytes()?;
    output::to(Some(output), |out| Ok(out.write_all(&bytes)?))?;
    Ok(course.left())
}

fn course(state: Option<&Path>) -> Result<Course> {
    let Some(path) = state else { return Ok(Course::default()) };
    let named = |error: Error| {
        let place = Place::new(&path.to_string_lossy().into(), At::Whole);
        Error { place: Some(place), ..error }
    };
    let bytes = bounded::read(&path.to_string_lossy(), bounded::STATE)?;
    Course::from_bytes(&bytes).map_err(named)
}

fn open(path: &str) -> Result<Box<dyn BufRead>> {
    if path == "-" {
        return Ok(Box::new(std::io::stdin().lock()));
    }
    let named =
        |error: std::io::Error| Error { place: Some(Place::new(&path.into(), At::Whole)), ..error.into() };
    Ok(Box::new(BufReader::new(File::open(path).map_err(named)?)))
}
