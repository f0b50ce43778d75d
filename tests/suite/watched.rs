//! A run of the program, with what it cost.

use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::program::{Folder, program};

/// What a run gave, and what it took.
pub(crate) struct Watched {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    /// Of the processors, where the system tells it: other programs do not count.
    pub(crate) time: Duration,
    /// The most at a time, in bytes; 0 where the system does not tell it.
    pub(crate) memory: u64,
}

impl Watched {
    pub(crate) fn run(folder: &Folder, arguments: &[&str]) -> Self {
        let start = Instant::now();
        let child = program()
            .args(arguments)
            .current_dir(folder.path(""))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let (process, done) = (child.id(), Arc::new(AtomicBool::new(false)));
        let ended = Arc::clone(&done);
        let watcher = std::thread::spawn(move || watch(process, &ended));
        let output = child.wait_with_output().expect("the program ends");
        let elapsed = start.elapsed();
        done.store(true, Ordering::Relaxed);
        let (time, memory) = watcher.join().expect("the watcher ends");
        Watched {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            time: time.unwrap_or(elapsed),
            memory,
        }
    }
}

/// Looks at a process until it has ended.
fn watch(process: u32, ended: &AtomicBool) -> (Option<Duration>, u64) {
    const PAUSE: Duration = Duration::from_millis(2);
    let (mut time, mut memory) = (None, 0);
    while !ended.load(Ordering::Relaxed) {
        time = processor_time(process).or(time);
        memory = peak(process).unwrap_or(0).max(memory);
        std::thread::sleep(PAUSE);
    }
    (time, memory)
}

/// As Linux tells it; nothing elsewhere.
fn processor_time(process: u32) -> Option<Duration> {
    const TICKS_PER_SECOND: u64 = 100;
    const USER_AND_SYSTEM: std::ops::Range<usize> = 11..13;
    let status = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let behind_name: Vec<&str> = status.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = behind_name
        .get(USER_AND_SYSTEM)?
        .iter()
        .map(|ticks| ticks.parse::<u64>().ok())
        .sum::<Option<u64>>()?;
    Some(Duration::from_millis(ticks * 1000 / TICKS_PER_SECOND))
}

fn peak(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}
