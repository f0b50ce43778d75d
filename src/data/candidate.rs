//! Spans that look like terms, and which of them translate each other.

use serde::{Deserialize, Serialize};

use super::{Run, Sides, Spot};

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

/// How many numbers describe a candidate's shape.
pub const SHAPE: usize = 20;

/// How many numbers say how a term link lies among the others.
pub const NESTING: usize = 12;

/// How many numbers say what stands in and around a term link: those of the judge of spans first.
pub const CONTEXT: usize = 118;

/// A span on one side that looks like a term.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Its tokens.
    pub run: Run,
    /// Its bytes.
    pub spot: Spot,
    /// What tells terms from other words: quotes, capitals, heads, everyday words. `recognize` says what stands where.
    pub shape: [f32; SHAPE],
    /// What sort of term it looks like.
    pub r#type: TermType,
}

/// Two candidates of one segment pair that translate each other.
#[derive(Clone, Debug, PartialEq)]
pub struct TermLink {
    /// The two candidates.
    pub ends: Sides<Candidate>,
    /// Probability, 0 to 1, that the two translate each other.
    pub probability: f32,
    /// The same asked from the other side: the probability of the best Chinese span for the English one is this one's
    /// share of it, 1 where they choose each other.
    pub mutual: f32,
    /// How it lies among the pair's other term links: see `align::nesting`.
    pub nesting: [f32; NESTING],
    /// What stands in and around it: see `align::context`.
    pub context: [f32; CONTEXT],
    /// The reasons in words a translator can check.
    pub findings: Vec<String>,
}
