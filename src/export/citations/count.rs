//! Which counterparts a term has, and how often.

use std::collections::BTreeMap;

use crate::data::{Citation, Entry, Example, Lang, Sides};

/// So many sentence pairs are kept for each counterpart.
const EXAMPLES: usize = 3;

/// Counts counterparts over citations.
#[derive(Debug, Default)]
pub struct Count {
    terms: BTreeMap<(Lang, String), BTreeMap<Option<String>, Counted>>,
}

#[derive(Debug, Default)]
struct Counted {
    times: u32,
    score: f32,
    examples: Vec<Example>,
}

impl Count {
    /// Adds one place.
    pub fn add(&mut self, citation: &Citation) {
        let (lang, terms) = (citation.lang, &citation.occurrence.terms);
        let term = terms.get(lang).clone().unwrap_or_default();
        let counterpart = terms.get(lang.other()).clone();
        let counted = self.terms.entry((lang, term)).or_default().entry(counterpart).or_default();
        counted.times += 1;
        counted.score = counted.score.max(citation.occurrence.score);
        if counted.examples.len() < EXAMPLES {
            counted.examples.push(citation.example.clone());
        }
    }

    /// A line a term: `治理 (13): governance 9, management 3, none 1`, the most frequent first.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let line = |((_, term), found): (&(Lang, String), &BTreeMap<Option<String>, Counted>)| {
            let mut found: Vec<(&Option<String>, u32)> =
                found.iter().map(|(counterpart, counted)| (counterpart, counted.times)).collect();
            found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
            let all: u32 = found.iter().map(|(_, times)| times).sum();
            let named = found.iter().map(|(counterpart, times)| {
                format!("{} {times}", counterpart.as_deref().unwrap_or("none found"))
            });
            format!("{term} ({all}): {}", named.collect::<Vec<_>>().join(", "))
        };
        self.terms.iter().map(line).collect()
    }

    /// Each term with each of its counterparts as an entry of a glossary, the most frequent first.
    #[must_use]
    pub fn entries(self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for ((lang, term), found) in self.terms {
            for (counterpart, counted) in found {
                let mut terms = Sides::new(String::new(), counterpart.unwrap_or_default());
                *terms.get_mut(lang.other()) = std::mem::take(&mut terms.en);
                terms.get_mut(lang).clone_from(&term);
                let Counted { times, score, examples } = counted;
                entries.push(Entry { score, count: times, examples, ..Entry::of_terms(terms) });
            }
        }
        entries.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.terms.cmp(&b.terms)));
        entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Occurrence;

    fn citation(lang: Lang, zh: Option<&str>, en: Option<&str>) -> Citation {
        let example = Example { texts: Sides::default(), spans: Sides::default(), places: Sides::default() };
        let terms = Sides::new(zh.map(str::to_owned), en.map(str::to_owned));
        Citation { occurrence: Occurrence { segment: 0, terms, score: 0.5 }, lang, example }
    }

    #[test]
    fn counterparts_are_counted_for_each_term() {
        let mut count = Count::default();
        for en in [Some("governance"), Some("management"), Some("governance"), None] {
            count.add(&citation(Lang::Zh, Some("治理"), en));
        }
        count.add(&citation(Lang::En, Some("治理"), Some("governance")));
        let lines = ["治理 (4): governance 2, none found 1, management 1", "governance (1): 治理 1"];
        assert_eq!(count.lines(), lines);
        let entries = count.entries();
        let pairs: Vec<(&str, &str, u32)> = entries
            .iter()
            .map(|entry| (entry.terms.zh.as_str(), entry.terms.en.as_str(), entry.count))
            .collect();
        assert_eq!(
            pairs,
            [
                ("治理", "governance", 2),
                ("治理", "", 1),
                ("治理", "governance", 1),
                ("治理", "management", 1)
            ]
        );
    }
}
