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

/// What the dictionary's glosses say of English words.
struct Verbs {
    /// Stems of what stands behind `to` by itself.
    stems: FxHashSet<String>,
    /// Words that stand there, and nowhere as a gloss by themselves: persuade, not water.
    only: FxHashSet<String>,
}

static VERBS: LazyLock<Verbs> = LazyLock::new(|| {
    let dictionary = Dictionary::bundled();
    let (mut verbs, mut others) = (FxHashSet::default(), FxHashSet::default());
    dictionary.each(|_, id| {
        for gloss in dictionary.glosses(id) {
            let text = gloss.text();
            match text.strip_prefix("to ") {
                Some(verb) if is_word(verb) => verbs.insert(verb.to_owned()),
                None if is_word(text) => others.insert(text.to_owned()),
                _ => false,
            };
        }
    });
    let stems = verbs.iter().map(|verb| stem(verb)).collect();
    Verbs { stems, only: verbs.difference(&others).cloned().collect() }
});

/// The form of a verb that stands behind who does it: performs, compared, held.
pub(super) fn is_said(word: &str) -> bool {
    let ends = word.ends_with("ed") || word.ends_with('s') && !word.ends_with("ss");
    is_word(word) && (PAST.contains(&word) || ends && VERBS.stems.contains(&stem(word)))
}

/// What is a verb and nothing else: persuade.
pub(super) fn is_only_verb(word: &str) -> bool {
    is_word(word) && VERBS.only.contains(word)
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
        let only = ["maintain", "persuade", "accomplish", "water", "bank"]
            .into_iter()
            .filter(|word| is_only_verb(word));
        assert_eq!(only.collect::<Vec<_>>(), ["persuade"]);
        for word in ["goods", "across", "red", "bank", "Performs", ""] {
            assert!(!is_said(word), "{word}");
        }
    }
}
