//! Words of every day: no glossary needs them as rows of their own.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::data::{Lang, Sides};

/// The two lists, built in.
pub struct Everyday {
    words: Sides<FxHashSet<&'static str>>,
}

impl Everyday {
    /// The lists that are built in: some thousand words, read in a fraction of a millisecond.
    #[must_use]
    pub fn bundled() -> &'static Everyday {
        static BUNDLED: OnceLock<Everyday> = OnceLock::new();
        BUNDLED.get_or_init(|| Everyday {
            words: Sides::new(
                read(include_str!("tables/everyday.tsv")),
                read(include_str!("tables/everyday-en.tsv")),
            ),
        })
    }

    /// The folded word is one of every day.
    #[must_use]
    pub fn contains(&self, lang: Lang, folded: &str) -> bool {
        self.words.get(lang).contains(folded)
    }
}

fn read(table: &'static str) -> FxHashSet<&'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_words_are_told_from_terms() {
        let everyday = Everyday::bundled();
        assert!(everyday.contains(Lang::Zh, "我们"));
        assert!(everyday.contains(Lang::En, "people"));
        assert!(!everyday.contains(Lang::Zh, "联合国"));
    }
}
