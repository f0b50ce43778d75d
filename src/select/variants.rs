//! Joins what is one term in several forms: singular and plural, hyphens, 的, a name's short form, a country's adjective.

use rustc_hash::FxHashMap;

use super::merge::MOST_EXAMPLES;
use super::same::key;
use crate::data::{Entry, Form, Lang, TermType};
use crate::lexicon::Names;
use crate::text::{stem, words};

/// Joins entries of the same Chinese term whose English is a form of a better entry's; the others become its variants.
///
/// Entries come best first and stay so.
pub(super) fn join_variants(entries: Vec<Entry>) -> Vec<Entry> {
    let mut kept: Vec<(Entry, English)> = Vec::with_capacity(entries.len());
    let mut by_chinese: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for entry in entries {
        let english = English::new(&entry.terms.en);
        // Without a Chinese term, what differs in its endings only is one.
        let group = match key(Lang::Zh, &entry.terms.zh).replace('的', "") {
            empty if empty.is_empty() => english.stems.join(" "),
            chinese => chinese,
        };
        let same = by_chinese.entry(group).or_default();
        let is_form = |at: &&usize| kept.get(**at).is_some_and(|(first, form)| form.holds(&english, first));
        if let Some((first, _)) = same.iter().find(is_form).copied().and_then(|at| kept.get_mut(at)) {
            take(first, entry);
        } else {
            same.push(kept.len());
            kept.push((entry, english));
        }
    }
    kept.into_iter().map(|(entry, _)| entry).collect()
}

/// An English term, ready to be compared.
struct English {
    term: String,
    stems: Vec<String>,
    initials: String,
}

impl English {
    fn new(term: &str) -> Self {
        let words = words(&key(Lang::En, term));
        let capitals = term.split_whitespace().filter_map(|word| word.chars().next());
        English {
            term: key(Lang::En, term),
            stems: words.iter().map(|word| stem(word)).collect(),
            initials: capitals.filter(|first| first.is_uppercase()).collect::<String>().to_lowercase(),
        }
    }

    /// `other` is a form of this, the English of `entry`.
    fn holds(&self, other: &English, entry: &Entry) -> bool {
        if self.term.is_empty() || other.term.is_empty() {
            return false;
        }
        let is_name = !matches!(entry.r#type, TermType::Term | TermType::Number);
        self.stems == other.stems
            || (is_name && (is_short(&self.stems, &other.stems) || is_short(&other.stems, &self.stems)))
            || is_abbreviation(self, other)
            || is_abbreviation(other, self)
            || are_one_name(&entry.terms.zh, &self.term, &other.term)
    }
}

/// `short` begins or ends `long`: the Fund, of the Exchange Fund.
fn is_short(long: &[String], short: &[String]) -> bool {
    short.len() < long.len() && (long.ends_with(short) || long.starts_with(short))
}

fn is_abbreviation(long: &English, short: &English) -> bool {
    short.stems.len() == 1 && long.stems.len() > 1 && long.initials == short.term.replace('.', "")
}

/// A table of names has both as renderings of this one: Australia and Australian.
fn are_one_name(zh: &str, left: &str, right: &str) -> bool {
    let names = Names::bundled();
    names.get(zh).into_iter().any(|id| {
        let has = |term: &str| names.renderings(id).any(|known| key(Lang::En, known) == term);
        has(left) && has(right)
    })
}

/// The form, its count and its sentences go to the better entry.
fn take(first: &mut Entry, form: Entry) {
    first.count = first.count.saturating_add(form.count);
    let own: u32 =
        form.count - form.variants.iter().map(|variant| variant.count).sum::<u32>().min(form.count);
    first.variants.push(Form { terms: form.terms, count: own });
    first.variants.extend(form.variants);
    first.variants.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.terms.cmp(&b.terms)));
    let room = MOST_EXAMPLES.saturating_sub(first.examples.len());
    first.examples.extend(form.examples.into_iter().take(room));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Concept, Sides};

    fn entry(zh: &str, en: &str, r#type: TermType, count: u32) -> Entry {
        Entry {
            terms: Sides::new(zh.to_owned(), en.to_owned()),
            r#type,
            score: 0.9,
            count,
            findings: Vec::new(),
            variants: Vec::new(),
            examples: Vec::new(),
            concept: Concept::default(),
        }
    }

    fn joined(pairs: &[(&str, &str)], r#type: TermType) -> String {
        let entries = pairs.iter().map(|(zh, en)| entry(zh, en, r#type, 2)).collect();
        let forms =
            |entry: &Entry| entry.variants.iter().map(|form| form.terms.en.clone()).collect::<Vec<_>>();
        let show =
            |entry: Entry| format!("{} {} [{}]", entry.terms.en, entry.count, forms(&entry).join(", "));
        join_variants(entries).into_iter().map(show).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn forms_of_one_term_become_variants() {
        let term = TermType::Term;
        let markets = [("金融市场", "financial markets"), ("金融市場", "financial market")];
        assert_eq!(joined(&markets, term), "financial markets 4 [financial market]");
        let border = [("跨境合作", "cross-border co-operation"), ("跨境的合作", "cross border cooperation")];
        assert_eq!(joined(&border, term), "cross-border co-operation 4 [cross border cooperation]");
        let fund = [("外汇基金", "Exchange Fund"), ("外汇基金", "the Fund")];
        assert_eq!(joined(&fund, TermType::Organisation), "Exchange Fund 4 [the Fund]");
        let body = [("金管局", "Hong Kong Monetary Authority"), ("金管局", "HKMA")];
        assert_eq!(joined(&body, term), "Hong Kong Monetary Authority 4 [HKMA]");
        assert_eq!(
            joined(&[("澳洲", "Australia"), ("澳洲", "Australian")], TermType::Place),
            "Australia 4 [Australian]"
        );
    }

    #[test]
    fn other_translations_stay_entries_of_their_own() {
        let seminar = [("研讨会", "seminar"), ("研讨会", "workshop"), ("研讨会", "seminar series")];
        assert_eq!(joined(&seminar, TermType::Term), "seminar 2 []; workshop 2 []; seminar series 2 []");
        assert_eq!(joined(&[("城市", "city"), ("都市", "city")], TermType::Term), "city 2 []; city 2 []");
    }
}
