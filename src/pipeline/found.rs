//! What was found in one segment pair.

use crate::data::{Candidate, Sides};
use crate::select::Scored;

/// What was found in one segment pair.
#[derive(Debug, Default)]
pub(super) struct FoundInPair {
    pub(super) candidates: usize,
    pub(super) standing: Vec<Scored>,
    /// What lost, and the place of what it lost to, where they are listed.
    pub(super) losing: Vec<(Scored, usize)>,
    /// Likely terms without a counterpart, where they are listed.
    pub(super) alone: Sides<Vec<(Candidate, f32)>>,
}

impl FoundInPair {
    /// About so many bytes of memory.
    pub(super) fn weight(&self) -> usize {
        let findings = |scored: &Scored| {
            let findings = &scored.link.findings;
            findings.iter().map(|finding| size_of::<String>() + finding.len()).sum::<usize>()
        };
        let scored = |scored: &Scored| size_of::<(Scored, usize)>() + findings(scored);
        let alone = self.alone.zh.len() + self.alone.en.len();
        let losing = self.losing.iter().map(|(losing, _)| losing);
        size_of::<Self>()
            + self.standing.iter().chain(losing).map(scored).sum::<usize>()
            + alone * size_of::<(Candidate, f32)>()
    }
}
