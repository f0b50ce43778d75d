//! What was gathered as lines for other programs: each line is a sum of its own, so that an engine can bring those of one
//! key together.

use serde::{Deserialize, Serialize};

use super::counted::Counted;
use super::found_pair::FoundPair;
use super::gathered::{Figures, Gathered, Given, Key, Loser, Lost};

/// A line of what other programs bring.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Line {
    /// A pair that could not be used.
    Error {
        /// Why.
        error: String,
    },
    /// A pair that was left out, as it would be of a file.
    LeftOut {
        /// Why.
        left_out: String,
    },
    /// What was found in a pair.
    Pair(FoundPair),
    /// What was gathered of several.
    Partial(Partial),
}

/// What was gathered, as a line: what it does not hold is not written.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partial {
    /// The number rises whenever lines of before would say something else.
    sum: Version,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    figures: Option<Figures>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    term: Option<(Key, Counted)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    loser: Option<(Loser, Lost)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    given: Vec<Given>,
}

/// The version of these lines.
#[derive(Debug, Default)]
struct Version;

const VERSION: u8 = 2;

impl Serialize for Version {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(VERSION)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u8::deserialize(deserializer)? {
            VERSION => Ok(Version),
            other => Err(serde::de::Error::custom(format!("sums of version {other} cannot be read"))),
        }
    }
}

impl Gathered {
    /// One line for each key, and one for all that has none.
    pub fn into_partials(self) -> impl Iterator<Item = Partial> {
        let Gathered { figures, terms, losers, given } = self;
        let rest = (figures != Figures::default() || !given.is_empty()).then(|| Partial {
            figures: Some(figures),
            given,
            ..Partial::default()
        });
        let terms = terms.into_iter().map(|term| Partial { term: Some(term), ..Partial::default() });
        let losers = losers.into_iter().map(|loser| Partial { loser: Some(loser), ..Partial::default() });
        rest.into_iter().chain(terms).chain(losers)
    }

    /// Adds the sum of a line.
    pub fn add_partial(&mut self, partial: Partial) {
        let Partial { sum: Version, figures, term, loser, given } = partial;
        self.merge(Gathered {
            figures: figures.unwrap_or_default(),
            terms: term.into_iter().collect(),
            losers: loser.into_iter().collect(),
            given,
        });
    }
}
