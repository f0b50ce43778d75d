//! How far a run is, told to whoever watches it.

use std::fmt;
use std::sync::Arc;

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

impl fmt::Debug for Watch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.0.is_some() { "Watch(somebody)" } else { "Watch(nobody)" })
    }
}
