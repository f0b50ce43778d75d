//! The nouns that flow between the steps. No input, no output, no options: every other folder may import this one.

mod alarm;
mod alignment;
mod bitext;
mod candidate;
mod coverage;
mod decision;
mod document;
mod finding;
mod glossary;
mod lang;
mod link;
mod linked_pair;
mod occurrence;
mod place;
mod span;
mod tag;
mod token;

pub use alarm::{Alarm, Cause};
pub use alignment::{AlignedRun, Alignment};
pub use bitext::{Bitext, Segment, SegmentPair, TermPair};
pub use candidate::{Candidate, NESTING, SHAPE, TermLink, TermType};
pub use coverage::Coverage;
pub use decision::{Decided, Decision, Standing};
pub use document::{Block, BlockKind, Body, Document};
pub use finding::Finding;
pub use glossary::{Dropped, Entry, Example, Form, Glossary, Reason};
pub use lang::{Lang, Sides};
pub use link::{Grid, Link, Links};
pub use linked_pair::{LinkedPair, WordLink};
pub use occurrence::{Citation, Occurrence};
pub use place::{At, Place};
pub use span::{Run, Span, Spot};
pub use tag::{NameSpan, Tag, Tagged, Tags};
pub use token::{Corpus, Token, TokenKind, TokenizedPair};
