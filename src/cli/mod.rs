//! The command line: arguments become options, options go into one library call, its result becomes output.
//!
//! One file per command. A command's `run` gives an [`Outcome`], or the one error that ended it.

mod apply;
mod batch;
mod cache;
mod check;
mod completions;
mod concordance;
mod convert;
mod explain;
mod extract;
mod formats;
mod init;
mod inputs;
mod interface;
mod interrupt;
mod knowledge;
mod lexicon;
mod links;
mod list;
mod man;
mod meaning;
mod merge;
mod model;
mod output;
mod pair;
mod profiles;
mod progress;
mod project;
mod reading;
mod review;
mod say;
mod select;
mod selection;
mod shape;
mod spread;
mod targets;
mod tokenize;

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
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

/// What the program is called.
const NAME: &str = "duizhao";

const DONE: u8 = 0;
const FAILED: u8 = 1;
const USAGE: u8 = 2;

/// Bilingual English/Chinese text in, a glossary out: with scores, reasons and sentences, offline.
#[derive(Parser)]
#[command(name = NAME, version, long_version = LONG_VERSION, after_help = EXAMPLES, max_term_width = 100)]
#[command(subcommand_required = true, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    keeping: output::Keeping,
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
  GeoNames, names of places, CC BY 4.0
  Unicode CLDR, names of countries, regions, languages and currencies (Unicode, Inc.), Unicode-3.0
  OpenCC, Traditional to Simplified characters (BYVoid and contributors), Apache-2.0
  Universal Dependencies and Universal NER, with LAC and spaCy's small model as teachers: weights of the
    taggers, CC BY-SA 4.0
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
    Select(Box<select::Arguments>),
    Lexicon(lexicon::Arguments),
    Review(Box<review::Arguments>),
    Apply(apply::Arguments),
    Check(Box<check::Arguments>),
    Convert(convert::Arguments),
    Merge(merge::Arguments),
    Profiles(profiles::Arguments),
    Formats(formats::Arguments),
    Init(init::Arguments),
    Cache(cache::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
    Model(model::Arguments),
}

impl Command {
    /// How much is said, by the commands that take a project file.
    fn voice(&self) -> Option<say::Voice> {
        match self {
            Command::Extract(arguments) => Some(arguments.voice()),
            Command::Review(arguments) => Some(arguments.voice()),
            _ => None,
        }
    }

    fn run(&self) -> Result<Outcome> {
        match self {
            Command::Extract(arguments) => arguments.run(),
            Command::Tokenize(arguments) => arguments.run(),
            Command::Pair(arguments) => arguments.run(),
            Command::Concordance(arguments) => arguments.run(),
            Command::Links(arguments) => arguments.run(),
            Command::Explain(arguments) => arguments.run(),
            Command::Select(arguments) => arguments.run(),
            Command::Lexicon(arguments) => arguments.run(),
            Command::Review(arguments) => arguments.run(),
            Command::Apply(arguments) => arguments.run(),
            Command::Check(arguments) => arguments.run(),
            Command::Convert(arguments) => arguments.run(),
            Command::Merge(arguments) => arguments.run(),
            Command::Profiles(arguments) => arguments.run(),
            Command::Formats(arguments) => arguments.run(),
            Command::Init(arguments) => arguments.run(),
            Command::Cache(arguments) => arguments.run(),
            Command::Completions(arguments) => arguments.run(),
            Command::Man(arguments) => arguments.run(),
            Command::Model(arguments) => arguments.run(),
        }
    }
}

/// Runs the program. Exit codes: 0 done, 1 some input failed, 2 it was called wrongly.
pub(crate) fn main() -> ExitCode {
    let parsed = match project::parse(&std::env::args_os().collect::<Vec<_>>()) {
        Ok(parsed) => parsed,
        Err(error) => return failed(&error, say::Voice::Normal),
    };
    quiet_panics();
    let command = &parsed.arguments.command;
    let voice = command.voice();
    if let Err(error) = output::begin(parsed.paths, parsed.arguments.keeping.backups(), parsed.bounds) {
        return failed(&error, voice.unwrap_or(parsed.voice));
    }
    if let (Some(path), Some(voice)) = (&parsed.project, voice) {
        voice.note(&format!("options are taken from {} too (--no-project leaves it alone)", path.display()));
    }
    let run = panic::catch_unwind(AssertUnwindSafe(|| command.run()));
    let result = run.unwrap_or_else(|panic| Err(broke_down(&*panic)));
    output::end();
    let voice = voice.unwrap_or(parsed.voice);
    for line in &output::kept() {
        voice.note(line);
    }
    match result {
        Ok(Outcome::Done) => ExitCode::from(DONE),
        Ok(Outcome::SomeFailed) => ExitCode::from(FAILED),
        Err(error) => failed(&error, voice),
    }
}

/// What breaks down becomes an error in one line: the system's report would be one more.
fn quiet_panics() {
    panic::set_hook(Box::new(|_| {}));
}

/// The last guard: what input can reach is bounded and checked where it is read. Neither a full stack nor a full memory
/// ends here.
fn broke_down(panic: &(dyn Any + Send)) -> Error {
    let said = panic.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no more is known");
    Error::failed(format!("the program broke down: {said}; please report it with the input"))
}

fn failed(error: &Error, voice: say::Voice) -> ExitCode {
    voice.error(error);
    ExitCode::from(code(error))
}

fn code(error: &Error) -> u8 {
    match error.kind {
        ErrorKind::Usage(_) => USAGE,
        _ if say::is_broken_pipe(error) => DONE,
        _ => FAILED,
    }
}
