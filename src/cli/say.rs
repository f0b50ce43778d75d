//! Words for the person at the terminal, on standard error: results alone go to standard output.
#![allow(clippy::print_stderr, reason = "the one place that talks to a person")]

use std::io::{self, IsTerminal};

use clap::Args;
use duizhao::error::{Error, ErrorKind};
use duizhao::read::Note;

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

/// How much a person wants to hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// Errors, notes and the summary.
    Normal,
    /// Errors only.
    Quiet,
}

impl Voice {
    /// A line of the summary.
    pub(super) fn tell(self, line: &str) {
        if self == Voice::Normal {
            eprintln!("{line}");
        }
    }

    /// Something to know about an input or an output.
    pub(super) fn note(self, line: &str) {
        self.tell(&format!("note: {line}"));
    }

    /// What the readers noted.
    pub(super) fn notes(self, notes: &[Note]) {
        for note in notes {
            self.note(&format!("{}: {}", note.place, note.text));
        }
    }
}

/// An error, in one line. A reader that went away (`| head`) is no error.
pub(super) fn error(error: &Error) {
    if !is_broken_pipe(error) {
        eprintln!("error: {error}");
    }
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
