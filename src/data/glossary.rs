//! What a translator takes away.

use serde::{Deserialize, Serialize};

use super::{Concept, Lang, Origin, Place, Sides, Span, Term, TermKind, TermStatus, TermType};

/// Entries, best first, and what was found and not kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Glossary {
    /// The entries, best first.
    pub entries: Vec<Entry>,
    /// What was found and not kept, each with its reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Dropped>,
}

/// A concept with its terms. The simplest is one pair of terms that translate each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The preferred term of each side, cut from the text. Empty on one side for a likely term without a counterpart (`--untranslated`).
    #[serde(flatten)]
    pub terms: Sides<String>,
    /// What sort of term.
    pub r#type: TermType,
    /// Probability, 0 to 1, that a translator would keep the row; rounded to three digits.
    pub score: f32,
    /// In how many places the pair (its variants included) stands.
    pub count: u32,
    /// The reasons, in words a translator can check.
    pub findings: Vec<String>,
    /// Other forms of the same pair.
    pub variants: Vec<Form>,
    /// Where it stands: a bounded number of sentence pairs.
    pub examples: Vec<Example>,
    /// Its further terms, and what is written of it.
    #[serde(default, skip_serializing_if = "Concept::is_empty")]
    pub concept: Concept,
}

impl Entry {
    /// An entry of which nothing is known but its terms: somebody wrote them down as a pair.
    #[must_use]
    pub fn of_terms(terms: Sides<String>) -> Self {
        Entry {
            terms,
            r#type: TermType::default(),
            score: 1.0,
            count: 1,
            findings: Vec::new(),
            variants: Vec::new(),
            examples: Vec::new(),
            concept: Concept::default(),
        }
    }

    /// All terms of a side, each form once: the preferred one, its variants in their order, then the others.
    #[must_use]
    pub fn terms_of(&self, lang: Lang) -> Vec<Term> {
        let varied: u32 = self.variants.iter().fold(0, |sum, form| sum.saturating_add(form.count));
        let term = |form: &str, kind, status, count| Term {
            form: form.to_owned(),
            kind,
            status,
            count,
            origin: Origin::Text,
        };
        let count = self.count.saturating_sub(varied);
        let preferred = term(self.terms.get(lang), TermKind::Full, TermStatus::Preferred, count);
        let variants = self
            .variants
            .iter()
            .map(|form| term(form.terms.get(lang), TermKind::Variant, TermStatus::Admitted, form.count));
        let mut terms: Vec<Term> = Vec::new();
        for next in std::iter::once(preferred).chain(variants).chain(self.concept.terms.get(lang).clone()) {
            match terms.iter_mut().find(|term| term.form == next.form) {
                Some(term) => term.count = term.count.saturating_add(next.count),
                None if next.form.is_empty() => {}
                None => terms.push(next),
            }
        }
        terms
    }
}

/// Another form of an entry's pair, as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Form {
    /// The two terms.
    #[serde(flatten)]
    pub terms: Sides<String>,
    /// How often.
    pub count: u32,
}

/// A sentence pair in which an entry's terms stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The segments' texts.
    pub texts: Sides<String>,
    /// Where the terms stand in them; `None` on a side that has no counterpart.
    pub spans: Sides<Option<Span>>,
    /// Where the segments stand in the user's files; `None` on a side without a segment.
    pub places: Sides<Option<Place>>,
}

/// A pair that was found and not kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dropped {
    /// The two terms; one may be empty.
    #[serde(flatten)]
    pub terms: Sides<String>,
    /// What sort of term.
    pub r#type: TermType,
    /// Its score before it was dropped.
    pub score: f32,
    /// How often it stands in the text.
    pub count: u32,
    /// Why.
    pub reason: Reason,
}

/// Why something that was found is not in the glossary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Below `--min-score`.
    Score,
    /// Below `--min-count`.
    Count,
    /// Below `--min-chars`.
    Chars,
    /// Not one of `--types`.
    Type,
    /// On the `--stop` list.
    Stop,
    /// A person decided so, in the file of `--decisions`.
    Decided,
    /// In the `--known` glossary with the same counterpart.
    Known,
    /// Beyond `--max-rows`.
    Rows,
    /// An everyday word, worth no translator's time.
    Common,
    /// Another pair of the same words is better; the text names it.
    Rival(String),
    /// No counterpart found.
    Untranslated(Lang),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(zh: &str, en: &str) -> Sides<String> {
        Sides::new(zh.to_owned(), en.to_owned())
    }

    #[test]
    fn an_entry_lists_the_terms_of_a_side_with_their_counts() {
        let form = |zh, en, count| Form { terms: sides(zh, en), count };
        let abbreviation = Term {
            form: "WHO".to_owned(),
            kind: TermKind::Abbreviation,
            status: TermStatus::Admitted,
            count: 4,
            origin: Origin::Text,
        };
        let entry = Entry {
            count: 6,
            variants: vec![
                form("世界卫生组织", "World Health Organisation", 2),
                form("世卫组织", "World Health Organization", 1),
            ],
            concept: Concept { terms: Sides::new(Vec::new(), vec![abbreviation]), ..Concept::default() },
            ..Entry::of_terms(sides("世界卫生组织", "World Health Organization"))
        };
        let read = |lang| {
            let terms = entry.terms_of(lang);
            terms.iter().map(|term| format!("{} {}", term.form, term.count)).collect::<Vec<_>>()
        };
        assert_eq!(read(Lang::Zh), ["世界卫生组织 5", "世卫组织 1"]);
        assert_eq!(read(Lang::En), ["World Health Organization 4", "World Health Organisation 2", "WHO 4"]);
        assert_eq!(entry.terms_of(Lang::En)[0].status, TermStatus::Preferred);
    }

    #[test]
    fn what_is_not_known_of_a_concept_is_not_written() {
        let plain = Entry::of_terms(sides("城市", "city"));
        let written = serde_json::to_string(&plain).expect("JSON");
        assert!(!written.contains("concept"), "{written}");
        let mut noted = plain.clone();
        noted.concept.note = Some("not 市".to_owned());
        let written = serde_json::to_string(&noted).expect("JSON");
        assert!(written.ends_with(r#""concept":{"note":"not 市"}}"#), "{written}");
        assert_eq!(serde_json::from_str::<Entry>(&written).expect("an entry"), noted);
    }
}
