//! Evidence: our tables know this name.

use crate::data::{EvidenceKind, Finding, Run, Sides};
use crate::lexicon::Lexicon;
use crate::lexicon::company::with_company_form;
use crate::lexicon::view::PairView;
use crate::text::fold_latin;

use super::{Evidence, Kind};

/// This kind in the register.
pub(super) const KIND: Kind = Kind { kind: EvidenceKind::Name, evidence: &Name };

struct Name;

/// What a name is worth that does not begin and end where tokens do.
const INSIDE: f32 = 0.7;

impl Evidence for Name {
    fn find(&self, view: &PairView<'_>, lexicon: &Lexicon, out: &mut Vec<Finding>) {
        for start in 0..view.chars.len() {
            for name in lexicon.names.names_at(&view.chars, start) {
                let zh = view.tokens_of_chars(start, start + name.chars);
                let strength = if view.is_whole(start, start + name.chars) { 1.0 } else { INSIDE };
                for rendering in lexicon.names.renderings(name.id) {
                    for en in occurrences(view, rendering) {
                        let en = with_company_form(view, zh, en);
                        out.push(Finding { kind: KIND.kind, ends: Sides::new(zh, en), strength });
                    }
                }
            }
        }
    }
}

/// Every run of English tokens that reads like `rendering`, however it is cut and hyphened.
pub(super) fn occurrences(view: &PairView<'_>, rendering: &str) -> Vec<Run> {
    let wanted = letters(rendering);
    let Some(&first) = wanted.first() else { return Vec::new() };
    let starts = (0..view.en.len()).filter(|&start| view.en[start].folded.as_bytes().first() == Some(&first));
    starts.filter_map(|start| run_of(view, start, &wanted)).collect()
}

fn run_of(view: &PairView<'_>, start: usize, wanted: &[u8]) -> Option<Run> {
    let mut left = wanted;
    for (index, word) in view.en.iter().enumerate().skip(start) {
        let mut bytes = word.folded.bytes().filter(u8::is_ascii_alphanumeric);
        if !bytes.by_ref().all(|byte| {
            left.split_first().is_some_and(|(&next, rest)| {
                left = rest;
                next == byte
            })
        }) {
            return None;
        }
        if left.is_empty() {
            return Some(Run::new(start, index + 1));
        }
    }
    None
}

fn letters(text: &str) -> Vec<u8> {
    fold_latin(text).bytes().filter(u8::is_ascii_alphanumeric).collect()
}
