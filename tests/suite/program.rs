//! The program over a temporary folder: a chain of what is there, what is called and what must come of it.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// Where the program keeps models during a test.
const DATA: &str = "data";

/// Where the program remembers what it wrote: not where the one that is installed here does.
const STATE: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/state");

/// A temporary folder in which the program runs.
pub(crate) struct Folder(TempDir);

/// What a run gave.
pub(crate) struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

/// The binary under test, without any model that somebody has added on this computer.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
    command.env("DUIZHAO_MODEL", "").env("XDG_STATE_HOME", STATE);
    command
}

impl Folder {
    pub(crate) fn new() -> Self {
        Folder(tempfile::tempdir().expect("a temporary folder"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Puts a file into the folder.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        fs::write(self.path(name), content).expect("a writable folder");
        self
    }

    pub(crate) fn folder(self, name: &str) -> Self {
        fs::create_dir(self.path(name)).expect("a writable folder");
        self
    }

    /// Runs the program with nothing on standard input.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with("", arguments)
    }

    pub(crate) fn run_with(&self, input: impl AsRef<[u8]>, arguments: &[&str]) -> Run {
        let mut command = program();
        command.args(arguments).current_dir(self.0.path());
        command.env_remove("DUIZHAO_MODEL").env("DUIZHAO_DATA", self.path(DATA));
        Folder::run_command(command, input)
    }

    /// Runs the program where there is no home, and so nothing that could be remembered.
    pub(crate) fn run_homeless(&self, arguments: &[&str]) -> Run {
        let mut command = program();
        command.args(arguments).current_dir(self.0.path()).env_remove("HOME").env_remove("XDG_STATE_HOME");
        Folder::run_command(command, "")
    }

    /// Runs the program in a folder below this one.
    pub(crate) fn run_in(&self, below: &str, arguments: &[&str]) -> Run {
        let mut command = program();
        command.args(arguments).current_dir(self.path(below));
        Folder::run_command(command, "")
    }

    fn run_command(mut command: Command, input: impl AsRef<[u8]>) -> Run {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        let input = input.as_ref().to_owned();
        // A program that fails early does not read all of it: that is no failure of the test.
        let feeder = std::thread::spawn(move || stdin.write_all(&input).ok());
        let output = child.wait_with_output().expect("the program ends");
        feeder.join().expect("the feeder ends");
        Run {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
        }
    }

    /// The model pack that a test has added.
    pub(crate) fn pack(&self) -> PathBuf {
        let mut packs = fs::read_dir(self.path(DATA).join("models")).expect("a folder of models");
        packs.next().expect("a model").expect("a readable entry").path()
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The names of all files, sorted: what a run leaves behind.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("a readable folder");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("a readable entry").file_name();
        let mut names: Vec<String> =
            entries.map(name).map(|name: std::ffi::OsString| lossy(name.as_os_str())).collect();
        names.sort();
        names
    }
}

fn lossy(name: &OsStr) -> String {
    name.to_string_lossy().into_owned()
}

impl Run {
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "\nstdout: {}\nstderr: {}", self.stdout, self.stderr);
        self
    }

    /// Standard error is this one line.
    #[track_caller]
    pub(crate) fn says(self, line: &str) -> Self {
        assert_eq!(self.stderr, format!("{line}\n"), "\nstdout: {}", self.stdout);
        self
    }

    /// Standard error holds this.
    #[track_caller]
    pub(crate) fn mentions(self, text: &str) -> Self {
        assert!(self.stderr.contains(text), "no {text:?} in:\n{}", self.stderr);
        self
    }

    /// Standard error is empty.
    #[track_caller]
    pub(crate) fn says_nothing(self) -> Self {
        assert_eq!(self.stderr, "");
        self
    }

    /// Standard output holds this.
    #[track_caller]
    pub(crate) fn shows(self, text: &str) -> Self {
        assert!(self.stdout.contains(text), "no {text:?} in:\n{}", self.stdout);
        self
    }

    /// Standard output holds nothing of this.
    #[track_caller]
    pub(crate) fn hides(self, text: &str) -> Self {
        assert!(!self.stdout.contains(text), "{text:?} in:\n{}", self.stdout);
        self
    }

    /// Standard output is exactly this.
    #[track_caller]
    pub(crate) fn prints(self, text: &str) -> Self {
        assert_eq!(self.stdout, text, "\nstderr: {}", self.stderr);
        self
    }

    pub(crate) fn stderr(&self) -> &str {
        &self.stderr
    }

    pub(crate) fn stdout(&self) -> &str {
        &self.stdout
    }
}
