//! Spans that look like terms, and which of them translate each other.

use serde::{Deserialize, Serialize};

use super::{Basis, Context, EnShape, Nesting, Run, Sides, Spot, ZhShape};

/// What sort of term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TermType {
    /// The title of a report, law, book, plan.
    Title,
    /// A body: ministry, company, council, university.
    Organisation,
    /// A person's name.
    Person,
    /// A place.
    Place,
    /// A meeting, exhibition, war, game.
    Event,
    /// A number with its unit, an amount, a date.
    Number,
    /// Everything else: technical and common terms.
    #[default]
    Term,
}

impl TermType {
    /// All types, in the order of the help.
    pub const ALL: [TermType; 7] = [
        TermType::Title,
        TermType::Organisation,
        TermType::Person,
        TermType::Place,
        TermType::Event,
        TermType::Number,
        TermType::Term,
    ];

    /// The type's name in columns and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            TermType::Title => "title",
            TermType::Organisation => "organisation",
            TermType::Person => "person",
            TermType::Place => "place",
            TermType::Event => "event",
            TermType::Number => "number",
            TermType::Term => "term",
        }
    }
}

/// A span on one side that looks like a term.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate<S = ()> {
    /// Its tokens.
    pub run: Run,
    /// Its bytes.
    pub spot: Spot,
    /// What tells it from other words.
    pub shape: S,
    /// What sort of term it looks like.
    pub r#type: TermType,
}

impl<S> Candidate<S> {
    /// The span and its type alone.
    #[must_use]
    pub fn bare(&self) -> Candidate {
        Candidate { run: self.run, spot: self.spot, shape: (), r#type: self.r#type }
    }
}

/// The two candidates of a term link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ends {
    /// The Chinese one.
    pub zh: Candidate<ZhShape>,
    /// The English one.
    pub en: Candidate<EnShape>,
}

impl Ends {
    /// The tokens of both.
    #[must_use]
    pub fn runs(&self) -> Sides<Run> {
        Sides::new(self.zh.run, self.en.run)
    }

    /// The bytes of both.
    #[must_use]
    pub fn spots(&self) -> Sides<Spot> {
        Sides::new(self.zh.spot, self.en.spot)
    }
}

/// Two candidates of one segment pair that translate each other.
#[derive(Clone, Debug, PartialEq)]
pub struct TermLink {
    /// The two candidates.
    pub ends: Ends,
    /// Probability, 0 to 1, that the two translate each other.
    pub probability: f32,
    /// The same asked from the other side: the probability of the best Chinese span for the English one is this one's
    /// share of it, 1 where they choose each other.
    pub mutual: f32,
    /// How it lies among the pair's other term links.
    pub nesting: Nesting,
    /// What stands in and around it.
    pub context: Context,
    /// What speaks for it.
    pub basis: Basis,
    /// The reasons in words a translator can check.
    pub findings: Vec<String>,
}
