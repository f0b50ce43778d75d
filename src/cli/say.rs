//! Words for the person at the terminal, on standard error: results alone go to standard output.
#![allow(clippy::print_stderr, reason = "the one place that talks to a person")]

use std::borrow::Cow;
use std::io::{self, IsTerminal};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{ArgMatches, Args};
use duizhao::error::{Error, ErrorKind, steers};
use duizhao::read::Note;
use serde_json::{Map, Value};

/// Options about what is said on standard error.
#[derive(Args)]
pub(super) struct Verbosity {
    /// Say nothing but errors
    #[arg(short, long)]
    quiet: bool,
}

impl Verbosity {
    pub(super) fn voice(&self) -> Voice {
        if self.quiet { Voice::Quiet } else { Voice::Normal }
    }
}

/// How much somebody wants to hear, and who.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// Errors, notes and the summary, for a person.
    Normal,
    /// Errors only.
    Quiet,
    /// As `Normal`, for a program: an object a line.
    Json,
    /// As `Quiet`, for a program.
    QuietJson,
}

impl Voice {
    /// What `--quiet` asks for, of whatever command.
    pub(super) fn of(matches: &ArgMatches) -> Self {
        if let Some((_, below)) = matches.subcommand() {
            return Voice::of(below);
        }
        let quiet = matches.try_get_one::<bool>("quiet").ok().flatten();
        if quiet == Some(&true) { Voice::Quiet } else { Voice::Normal }
    }

    /// The same for a program that reads along.
    pub(super) fn as_json(self) -> Self {
        match self {
            Voice::Normal | Voice::Json => Voice::Json,
            Voice::Quiet | Voice::QuietJson => Voice::QuietJson,
        }
    }

    /// A line of the summary.
    pub(super) fn tell(self, line: &str) {
        self.log("info", line, Map::new());
    }

    /// Something to know about an input or an output.
    pub(super) fn note(self, line: &str) {
        match self {
            Voice::Normal => self.tell(&format!("note: {line}")),
            _ => self.log("note", line, Map::new()),
        }
    }

    /// What the readers noted.
    pub(super) fn notes(self, notes: &[Note]) {
        for note in notes {
            self.note(&format!("{}: {}", note.place, note.text));
        }
    }

    /// An error, in one line. A reader that went away (`| head`) is no error.
    pub(super) fn error(self, error: &Error) {
        if !is_broken_pipe(error) {
            self.fail(&error.to_string());
        }
    }

    /// What an error says.
    pub(super) fn fail(self, line: &str) {
        match self {
            Voice::Normal | Voice::Quiet => eprintln!("error: {}", shown(line)),
            Voice::Json | Voice::QuietJson => log("error", line, Map::new()),
        }
    }

    /// A line with figures for a program.
    pub(super) fn log(self, event: &str, line: &str, figures: Map<String, Value>) {
        match self {
            Voice::Normal => eprintln!("{}", shown(line)),
            Voice::Json => log(event, line, figures),
            Voice::Quiet | Voice::QuietJson => {}
        }
    }
}

/// Milliseconds since 1970 (UTC), what happened, in words, in figures.
fn log(event: &str, line: &str, figures: Map<String, Value>) {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let mut object = Map::new();
    object.insert("time".to_owned(), Value::from(since.as_millis() as u64));
    object.insert("event".to_owned(), Value::from(event));
    object.insert("text".to_owned(), Value::from(line));
    object.extend(figures);
    let line = Value::Object(object).to_string();
    // JSON leaves some of them as they are; here they can stand only in texts.
    let escaped = |c: char| if steers(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    eprintln!("{}", line.chars().map(escaped).collect::<String>());
}

/// A line as it may be shown: what would steer the terminal is written out.
pub(super) fn shown(line: &str) -> Cow<'_, str> {
    if is_plain(line) {
        return Cow::Borrowed(line);
    }
    let escaped = |c: char| if steers(c) { c.escape_default().to_string() } else { c.to_string() };
    Cow::Owned(line.chars().map(escaped).collect())
}

/// Nothing in it steers a terminal.
pub(super) fn is_plain(text: &str) -> bool {
    !text.chars().any(steers)
}

/// The program was asked to end. A bar may stand on the line already.
pub(super) fn interrupted() {
    if io::stderr().is_terminal() {
        eprintln!();
    }
    eprintln!("error: interrupted; unfinished files are removed");
}

/// The reader of our output went away.
pub(super) fn is_broken_pipe(error: &Error) -> bool {
    matches!(&error.kind, ErrorKind::Io(error) if error.kind() == io::ErrorKind::BrokenPipe)
}
