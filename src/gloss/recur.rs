//! How often terms stand in a document, counted in one walk.

use rustc_hash::FxHashMap;

use crate::lexicon::WordList;
use crate::text::{fold_char, is_han};

/// Terms with the number of places in which they stand.
pub(super) struct Counter {
    counts: FxHashMap<String, u32>,
}

impl Counter {
    /// Counts all terms over the texts.
    pub(super) fn new<'a>(
        terms: impl Iterator<Item = &'a str>,
        texts: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut counts: FxHashMap<String, u32> = terms.map(|term| (fold(term), 0)).collect();
        if counts.is_empty() {
            return Counter { counts };
        }
        let list = WordList::new(counts.keys().cloned().collect::<Vec<_>>().into_iter());
        for text in texts {
            let chars: Vec<char> = text.chars().map(fold_char).collect();
            for start in 0..chars.len() {
                for length in list.lengths_at(&chars, start) {
                    let word: String = chars.get(start..start + length).unwrap_or_default().iter().collect();
                    if is_whole(&chars, start, start + length)
                        && let Some(count) = counts.get_mut(&word)
                    {
                        *count = count.saturating_add(1);
                    }
                }
            }
        }
        Counter { counts }
    }

    /// In how many places besides its own a term stands.
    pub(super) fn elsewhere(&self, term: &str) -> u32 {
        self.counts.get(&fold(term)).map_or(0, |count| count.saturating_sub(1))
    }
}

fn fold(term: &str) -> String {
    term.chars().map(fold_char).collect()
}

/// No letter goes on before or behind it.
fn is_whole(chars: &[char], start: usize, end: usize) -> bool {
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric() && !is_han(*c))
    };
    let is_cut = |inner: usize, outer: Option<usize>| is_letter(Some(inner)) && is_letter(outer);
    !is_cut(start, start.checked_sub(1)) && !is_cut(end.saturating_sub(1), Some(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_places_of_a_term_are_counted_as_words() {
        let counter =
            Counter::new(["碳中和", "art"].into_iter(), ["碳中和与碳中和", "part of the art"].into_iter());
        assert_eq!((counter.elsewhere("碳中和"), counter.elsewhere("art")), (1, 0));
    }
}
