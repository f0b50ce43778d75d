//! English verbs that say something of what stands before them: the bank *issued*, the compiler *performs*.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lexicon::Dictionary;
use crate::text::stem;

/// Past forms by themselves.
const PAST: &[&str] = &[
    "built", "held", "sang", "wrote", "led", "won", "sold", "made", "took", "gave", "began", "kept", "left",
    "met", "ran", "saw", "taught", "wore", "chose", "drew", "grew", "spoke", "brought", "bought", "taken",
    "given", "hung", "lost", "rose", "fell",
];

/// Stems of verbs: the dictionary explains some word as `to` with just this word behind it.
static VERBS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let (dictionary, mut verbs) = (Dictionary::bundled(), FxHashSet::default());
    dictionary.each(|_, id| {
        for gloss in dictionary.glosses(id) {
            let verb = gloss.text().strip_prefix("to ").filter(|verb| is_word(verb));
            if let Some(verb) = verb {
                verbs.insert(stem(verb));
            }
        }
    });
    verbs
});

/// The form of a verb that stands behind who does it: performs, compared, held.
pub(super) fn is_said(word: &str) -> bool {
    let ends = word.ends_with("ed") || word.ends_with('s') && !word.ends_with("ss");
    is_word(word) && (PAST.contains(&word) || ends && VERBS.contains(&stem(word)))
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_told_from_other_words() {
        for word in ["performs", "compared", "serves", "held", "issued"] {
            assert!(is_said(word), "{word}");
        }
        for word in ["goods", "across", "red", "bank", "Performs", ""] {
            assert!(!is_said(word), "{word}");
        }
    }
}
