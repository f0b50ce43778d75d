//! `duizhao model`: learns word links once, for later runs, in one go or spread over many machines.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, Subcommand};
use duizhao::data::{At, Place};
use duizhao::error::{Error, Result};
use duizhao::link::Course;
use duizhao::pipeline::{self, Input};
use duizhao::read::{self, Found};

use super::Outcome;
use super::knowledge::Knowledge;
use super::output;
use super::say::{Verbosity, Voice};

const EXAMPLES: &str = "\
Examples:
  duizhao model learn memory.tmx -o memory.model        learn once,
  duizhao extract *.docx --model memory.model           use it for every file

Spread over many machines, step by step until maximise prints 0:
  duizhao model expect <part-1.jsonl -o counts-1.tsv    on each machine
  duizhao model maximise counts-*.tsv -o state          once; prints how many steps are left
  duizhao model expect --state state <part-1.jsonl -o counts-1.tsv
  duizhao model maximise --state state counts-*.tsv -o state

A count is a line: what is counted, a tab, how often, in whole numbers. Lines of the same thing may be added up before, in
any order: the model is the same to the byte.";

/// Learn which words translate each other, for later runs
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    step: Step,
}

#[derive(Subcommand)]
enum Step {
    /// Learn from all pairs of bilingual files together
    Learn {
        /// Bilingual files, or folders of them
        #[arg(value_name = "FILE", required = true)]
        files: Vec<String>,
        /// Write the model to this file
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        #[command(flatten)]
        knowledge: Knowledge,
        #[command(flatten)]
        verbosity: Verbosity,
    },
    /// Say what some of the pairs count in the next step: pairs as {"zh":…,"en":…} a line
    Expect {
        /// The pairs; - is standard input
        #[arg(value_name = "PAIRS.jsonl", default_value = "-")]
        pairs: String,
        /// What maximise wrote last; without it, the first step
        #[arg(long, value_name = "FILE")]
        state: Option<PathBuf>,
        /// Write the counts to this file instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[command(flatten)]
        knowledge: Knowledge,
    },
    /// Make of all counts of a step what is known in the next, and print how many steps are left
    Maximise {
        /// The counts of all pairs; - is standard input
        #[arg(value_name = "COUNTS.tsv", required = true)]
        counts: Vec<String>,
        /// What maximise wrote last; without it, the first step
        #[arg(long, value_name = "FILE")]
        state: Option<PathBuf>,
        /// Write what is known to this file; after the last step it is the model
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        match &self.step {
            Step::Learn { files, output, knowledge, verbosity } => {
                output::check(output)?;
                learn(files, output, knowledge, verbosity.voice())?;
            }
            Step::Expect { pairs, state, output, knowledge } => {
                output.as_deref().map_or(Ok(()), output::check)?;
                let options = knowledge.options(Voice::Quiet)?;
                let (course, mut pairs) = (course(state.as_deref())?, open(pairs)?);
                output::to(output.as_deref(), |out| {
                    pipeline::expect(&course, &mut pairs, &options, &mut |what, times| {
                        Ok(writeln!(out, "{what}\t{times}")?)
                    })
                })?;
            }
            Step::Maximise { counts, state, output } => {
                output::check(output)?;
                let left = maximise(counts, course(state.as_deref())?, output)?;
                output::to(None, |out| Ok(writeln!(out, "{left}")?))?;
            }
        }
        Ok(Outcome::Done)
    }
}

fn learn(files: &[String], output: &Path, knowledge: &Knowledge, voice: Voice) -> Result<()> {
    let input = |found| match found {
        Found::File(file) => Input::File(file),
        Found::Files(sides) => Input::Files(sides),
    };
    let mut expanded = read::expand(files, &[std::path::absolute(output)?]);
    if !expanded.failures.is_empty() {
        return Err(expanded.failures.swap_remove(0));
    }
    let inputs: Vec<Input> = expanded.found.into_iter().map(input).collect();
    let (course, (seen, drawn)) = pipeline::learn_model(&inputs, &knowledge.options(voice)?)?;
    let bytes = course.to_bytes()?;
    output::to(Some(output), |out| Ok(out.write_all(&bytes)?))?;
    voice.tell(&format!("learnt from {drawn} of {seen} pairs; --memory allows more"));
    Ok(())
}

/// Adds up all counts, and takes the step; tells how many are left.
fn maximise(counts: &[String], course: Course, output: &Path) -> Result<usize> {
    if course.left() == 0 {
        return Err(Error::usage("learning is done: what --state names is the model"));
    }
    let mut adding = course.adding();
    for file in counts {
        let name: Arc<str> = file.as_str().into();
        for (number, line) in (1_u64..).zip(open(file)?.lines()) {
            let place = || Place::new(&name, At::Line(u32::try_from(number).unwrap_or(u32::MAX)));
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
    let bytes = fs::read(path).map_err(|error| named(error.into()))?;
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
