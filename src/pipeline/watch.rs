//! How far a run is, told to whoever watches it.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a run is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Segment pairs are read, and their evidence is looked up.
    Read,
    /// Word links are learnt from all that was read.
    Learn,
    /// Segment pairs are linked and handed on.
    Link,
}

/// Told the stage, how much of it is done and, where that is known, how much there is: segment pairs, or rounds of
/// learning.
type Tell = dyn Fn(Stage, usize, Option<usize>) + Send + Sync;

/// Somebody who watches a run, or nobody.
#[derive(Clone, Default)]
pub struct Watch(Option<Arc<Tell>>);

impl Watch {
    /// Lets `tell` know how far the run is, once every few thousand pairs.
    #[must_use]
    pub fn new(tell: impl Fn(Stage, usize, Option<usize>) + Send + Sync + 'static) -> Self {
        Watch(Some(Arc::new(tell)))
    }

    pub(super) fn tell(&self, stage: Stage, done: usize, all: Option<usize>) {
        if let Some(tell) = &self.0 {
            tell(stage, done, all);
        }
    }
}

/// Counts the pairs of a stage as they are done, on whatever thread.
pub(super) struct Steps<'a> {
    watch: &'a Watch,
    done: AtomicUsize,
    all: usize,
}

/// Whoever watches is told after so many pairs: some hundredths of a second.
const EVERY: usize = 32;

impl<'a> Steps<'a> {
    /// So many pairs are to be linked.
    pub(super) fn new(watch: &'a Watch, all: usize) -> Self {
        watch.tell(Stage::Link, 0, Some(all));
        Steps { watch, done: AtomicUsize::new(0), all }
    }

    /// One more is done.
    pub(super) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if done.is_multiple_of(EVERY) {
            self.watch.tell(Stage::Link, done, Some(self.all));
        }
    }

    /// So many are done in all: of those that are alike, one was counted.
    pub(super) fn reach(&self, done: usize) {
        self.done.store(done, Ordering::Relaxed);
        self.watch.tell(Stage::Link, done, Some(self.all));
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.0.is_some() { "Watch(somebody)" } else { "Watch(nobody)" })
    }
}
