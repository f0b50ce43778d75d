//! How far a run is, for the person at the terminal: a bar on standard error, and nothing where nobody looks.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::Duration;

use duizhao::pipeline::{Stage, Watch};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::say::Voice;

/// While nothing is counted the bar moves this often, so that it is seen to be alive.
const TICK: Duration = Duration::from_millis(120);

/// The pairs of a stage whose end is not known.
const OPEN: &str = "{spinner} {msg} {human_pos}  {elapsed_precise}";

/// A stage in which nothing is counted.
const UNCOUNTED: &str = "{spinner} {msg}  {elapsed_precise}";

/// The pairs of a stage whose end is known, before the first is done.
const KNOWN_END: &str = "{spinner} {msg} {human_pos} of {human_len}  {elapsed_precise}";

/// The same once some are done: only then it can be told how long the others take.
const KNOWN: &str = "{bar:30} {msg} {human_pos} of {human_len}, {eta} left";

/// A bar that goes when it is dropped.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar for a run whose result goes to `output`, or to standard output without one. It is drawn on a terminal only,
    /// and not over results that come out on the same terminal.
    pub(super) fn new(voice: Voice, output: Option<&Path>) -> Self {
        let covers_results = output.is_none() && io::stdout().is_terminal();
        let target = if voice != Voice::Normal || covers_results {
            ProgressDrawTarget::hidden()
        } else {
            // Where standard error is no terminal, this draws nothing.
            ProgressDrawTarget::stderr()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        if !bar.is_hidden() {
            style(&bar, UNCOUNTED);
            bar.set_message("reading");
            bar.enable_steady_tick(TICK);
        }
        Progress(bar)
    }

    /// What tells the bar how far the run is.
    pub(super) fn watch(&self) -> Watch {
        let bar = self.0.clone();
        if bar.is_hidden() {
            return Watch::default();
        }
        Watch::new(move |stage, done, all| show(&bar, stage, done, all))
    }
}

impl Progress {
    /// The bar goes: other lines come.
    pub(super) fn end(&self) {
        self.0.finish_and_clear();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

fn show(bar: &ProgressBar, stage: Stage, done: usize, all: Option<usize>) {
    let (name, open) = match stage {
        Stage::Read => ("pairs read:", OPEN),
        Stage::Learn => ("learning", UNCOUNTED),
        Stage::Link => ("pairs linked:", OPEN),
    };
    let is_new = bar.message() != name;
    if is_new {
        bar.reset();
    }
    if let Some(all) = all {
        bar.set_length(all as u64);
    }
    bar.set_position(done as u64);
    style(
        bar,
        match all {
            Some(_) if done > 0 => KNOWN,
            Some(_) => KNOWN_END,
            None => open,
        },
    );
    if is_new {
        bar.set_message(name);
    }
}

fn style(bar: &ProgressBar, template: &str) {
    bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
}
