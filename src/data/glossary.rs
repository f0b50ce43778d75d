//! What a translator takes away.

use serde::{Deserialize, Serialize};

use super::{Lang, Place, Sides, Span, TermType};

/// Entries, best first, and what was found and not kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Glossary {
    /// The entries, best first.
    pub entries: Vec<Entry>,
    /// What was found and not kept, each with its reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Dropped>,
}

/// One pair of terms that translate each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The two terms, cut from the text. Empty on one side for a likely term without a counterpart (`--untranslated`).
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
        }
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
