//! Ctrl-C and being told to end: no half-written file stays, and what was there before is still there.

use std::fs;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::program::{Folder, program};

/// A program that takes longer than this to get going, or to end, hangs.
const PATIENCE: Duration = Duration::from_mins(1);

/// The exit code of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

#[test]
fn an_interrupted_run_leaves_nothing_new_and_keeps_the_old_file() {
    if signals_are_ignored() {
        return;
    }
    for signal in [Signal::SIGINT, Signal::SIGTERM] {
        let folder = Folder::new().file("terms.txt", "治理\n").file("out.csv", "the old file\n");
        // Nothing comes on standard input, nor does it end: the program waits, its output begun.
        let arguments = ["concordance", "--terms", "terms.txt", "-", "--stream", "-o", "out.csv"];
        let mut child = program()
            .args(arguments)
            .current_dir(folder.path(""))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        wait_for("the output to be begun", || folder.names().iter().any(|name| is_temporary(name)));
        kill(Pid::from_raw(child.id().cast_signed()), signal).expect("a running program");
        assert_eq!(code(&mut child), INTERRUPTED, "{signal}");
        assert_eq!(folder.names(), ["out.csv", "terms.txt"], "{signal}");
        assert_eq!(folder.read("out.csv"), "the old file\n");
    }
}

/// The file that will be `out.csv` once it is whole.
fn is_temporary(name: &str) -> bool {
    name.starts_with(".out.csv")
}

#[track_caller]
fn wait_for(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "waited too long for {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn code(child: &mut Child) -> i32 {
    let mut status = None;
    wait_for("the program to end", || {
        status = child.try_wait().expect("a child of ours");
        status.is_some()
    });
    status.and_then(|status| status.code()).unwrap_or_default()
}

/// Whoever started the tests (`nohup`, a script's background job) wants their programs to go on whatever comes, and
/// programs respect it: then there is nothing to see here.
fn signals_are_ignored() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
    [Signal::SIGHUP, Signal::SIGINT, Signal::SIGTERM]
        .into_iter()
        .any(|signal| mask >> (signal as u64 - 1) & 1 == 1)
}
