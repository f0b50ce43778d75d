//! Names, at each entry, the other translations that the same term has: an inconsistency is what a translator wants to see.

use rustc_hash::FxHashMap;

use super::same::key;
use crate::data::{Entry, Lang};

/// So many other translations are named.
const MOST: usize = 5;

/// Adds a finding to each entry whose term, in either language, stands in other entries too.
pub fn name_competing(entries: &mut [Entry]) {
    for lang in Lang::BOTH {
        let mut same: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, entry) in entries.iter().enumerate() {
            if Lang::BOTH.iter().all(|lang| !entry.terms.get(*lang).is_empty()) {
                same.entry(key(lang, entry.terms.get(lang))).or_default().push(at);
            }
        }
        let mut found: Vec<(usize, String)> = Vec::new();
        for group in same.into_values().filter(|group| group.len() > 1) {
            found.extend(group.iter().map(|&at| (at, others(entries, &group, at, lang))));
        }
        for (at, text) in found {
            if let Some(entry) = entries.get_mut(at) {
                entry.findings.push(text);
            }
        }
    }
}

/// `银行 also = bank (3), lender (1)`.
fn others(entries: &[Entry], group: &[usize], at: usize, lang: Lang) -> String {
    let others = group.iter().filter(|&&other| other != at).filter_map(|&other| entries.get(other));
    let named: Vec<String> = others
        .take(MOST)
        .map(|entry| format!("{} ({})", entry.terms.get(lang.other()), entry.count))
        .collect();
    let term = entries.get(at).map_or("", |entry| entry.terms.get(lang).as_str());
    format!("{term} also = {}", named.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Concept, Sides, TermType};

    #[test]
    fn each_entry_names_the_other_translations_with_their_counts() {
        let entry = |zh: &str, en: &str, count| Entry {
            terms: Sides::new(zh.to_owned(), en.to_owned()),
            r#type: TermType::Term,
            score: 0.9,
            count,
            findings: Vec::new(),
            variants: Vec::new(),
            examples: Vec::new(),
            concept: Concept::default(),
        };
        let mut entries =
            vec![entry("研讨会", "workshop", 3), entry("研讨会", "seminar", 1), entry("讲座", "seminar", 2)];
        name_competing(&mut entries);
        let findings: Vec<String> = entries.iter().map(|entry| entry.findings.join("; ")).collect();
        assert_eq!(
            findings,
            [
                "研讨会 also = seminar (1)",
                "研讨会 also = workshop (3); seminar also = 讲座 (2)",
                "seminar also = 研讨会 (1)"
            ]
        );
    }
}
