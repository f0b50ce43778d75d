//! The command line: arguments become options, options go into one library call, its result becomes output.
//!
//! One file per command. A command's `run` gives an [`Outcome`], or the one error that ended it.

mod apply;
mod check;
mod concordance;
mod convert;
mod explain;
mod extract;
mod formats;
mod inputs;
mod interface;
mod knowledge;
mod links;
mod meaning;
mod merge;
mod model;
mod output;
mod pair;
mod profiles;
mod reading;
mod review;
mod say;
mod selection;
mod shape;
mod tokenize;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use duizhao::error::{Error, ErrorKind, Result};

/// How a command ended, if no error ended it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Everything was done.
    Done,
    /// Some input could not be used; each was named on standard error, and the others went on.
    SomeFailed,
}

const DONE: u8 = 0;
const FAILED: u8 = 1;
const USAGE: u8 = 2;

/// Bilingual English/Chinese text in, a glossary out: with scores, reasons and sentences, offline.
#[derive(Parser)]
#[command(name = "duizhao", version, long_version = LONG_VERSION, after_help = EXAMPLES, max_term_width = 100)]
#[command(subcommand_required = true, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  duizhao extract press-release.txt -o glossary.csv
  duizhao extract --zh report.zh.txt --en report.en.txt --to omegat -o glossary.utf8
  duizhao tokenize press-release.txt

Every command explains itself: duizhao extract --help";

const LONG_VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "

Data inside this program:
  CC-CEDICT, the Chinese-English dictionary (MDBG and its contributors), CC BY-SA 4.0
  jieba, word frequencies for Chinese word segmentation (Sun Junyi), MIT
  OpenCC, Traditional to Simplified characters (BYVoid and contributors), Apache-2.0
All credits and licences: the file NOTICE"
);

/// One command a file.
#[derive(Subcommand)]
enum Command {
    Extract(Box<extract::Arguments>),
    #[command(visible_alias = "segment")]
    Tokenize(tokenize::Arguments),
    Pair(pair::Arguments),
    Concordance(concordance::Arguments),
    Links(links::Arguments),
    Explain(explain::Arguments),
    Review(Box<review::Arguments>),
    Apply(apply::Arguments),
    Check(Box<check::Arguments>),
    Convert(convert::Arguments),
    Merge(merge::Arguments),
    Profiles(profiles::Arguments),
    Formats(formats::Arguments),
    Model(model::Arguments),
}

impl Command {
    fn run(&self) -> Result<Outcome> {
        match self {
            Command::Extract(arguments) => arguments.run(),
            Command::Tokenize(arguments) => arguments.run(),
            Command::Pair(arguments) => arguments.run(),
            Command::Concordance(arguments) => arguments.run(),
            Command::Links(arguments) => arguments.run(),
            Command::Explain(arguments) => arguments.run(),
            Command::Review(arguments) => arguments.run(),
            Command::Apply(arguments) => arguments.run(),
            Command::Check(arguments) => arguments.run(),
            Command::Convert(arguments) => arguments.run(),
            Command::Merge(arguments) => arguments.run(),
            Command::Profiles(arguments) => arguments.run(),
            Command::Formats(arguments) => arguments.run(),
            Command::Model(arguments) => arguments.run(),
        }
    }
}

/// Runs the program. Exit codes: 0 done, 1 some input failed, 2 it was called wrongly.
pub(crate) fn main() -> ExitCode {
    ExitCode::from(match Arguments::parse().command.run() {
        Ok(Outcome::Done) => DONE,
        Ok(Outcome::SomeFailed) => FAILED,
        Err(error) => {
            say::error(&error);
            code(&error)
        }
    })
}

fn code(error: &Error) -> u8 {
    match error.kind {
        ErrorKind::Usage(_) => USAGE,
        _ if say::is_broken_pipe(error) => DONE,
        _ => FAILED,
    }
}
