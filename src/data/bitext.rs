//! Which segments translate each other.

use serde::{Deserialize, Serialize};

use super::{Place, Sides};

/// A translator's sentence unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The text, byte for byte as it came in.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// Segments that translate each other. A 1-2 pair keeps its two segments: text is never glued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SegmentPair {
    /// One or more segments a side, in reading order.
    pub segments: Sides<Vec<Segment>>,
    /// How sure the pairing is, 0 to 1 (1: the format itself pairs them).
    pub trust: f32,
}

/// A term and its translation that somebody wrote down as such.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TermPair {
    /// The two terms.
    pub terms: Sides<String>,
    /// Where they stand.
    pub place: Place,
}

/// A term and its translation that the text's author wrote down as such: in brackets, in an apposition, in a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GivenPair {
    /// The two terms.
    pub terms: Sides<String>,
    /// Further terms for the same: abbreviations, other readings.
    pub forms: Vec<Sides<String>>,
    /// Where they stand.
    pub place: Place,
    /// As the author wrote it: `碳中和（carbon neutrality）`.
    pub quote: String,
    /// Whether it is clear where the terms begin and end.
    pub certainty: Certainty,
}

/// Whether the borders of a given term are clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// They are.
    Sure,
    /// The whole phrase is given, and may hold more than the term.
    Unsure,
}

impl GivenPair {
    /// All pairs of terms for the same, the main one first.
    pub fn all(&self) -> impl Iterator<Item = &Sides<String>> {
        std::iter::once(&self.terms).chain(&self.forms)
    }

    /// Adds further terms for the same, each once.
    pub fn add_forms(&mut self, forms: impl IntoIterator<Item = Sides<String>>) {
        for form in forms {
            if form != self.terms && !self.forms.contains(&form) {
                self.forms.push(form);
            }
        }
    }

    /// Takes over what another place says of the same terms.
    pub fn absorb(&mut self, other: GivenPair) {
        self.certainty = self.certainty.min(other.certainty);
        self.add_forms(other.forms);
    }
}

/// Everything that `pair` found out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bitext {
    /// What translates what.
    pub pairs: Vec<SegmentPair>,
    /// Segments without a partner: never forced into a pair, but their names and titles still help.
    pub unpaired: Sides<Vec<Segment>>,
    /// Term pairs given by the author.
    pub listed: Vec<GivenPair>,
}

impl Bitext {
    /// Takes over all that another one holds, behind what is here.
    pub fn append(&mut self, mut other: Bitext) {
        self.pairs.append(&mut other.pairs);
        self.unpaired.zh.append(&mut other.unpaired.zh);
        self.unpaired.en.append(&mut other.unpaired.en);
        self.listed.append(&mut other.listed);
    }
}
