//! What a file holds, before anything is paired.

use std::sync::Arc;

use super::{Lang, Place, Sides};

/// One input file or one file pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The name as the user gave it.
    pub name: Arc<str>,
    /// What it holds.
    pub body: Body,
}

/// A format knows the pairs already, or leaves them to `pair`.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Text in reading order, one language or both mixed.
    Running(Vec<Block>),
    /// Blocks that the format itself pairs (a table's row, a TMX unit).
    Paired(Vec<Sides<Block>>),
    /// Pairs, and text that stands around them.
    Mixed {
        /// As in `Paired`.
        pairs: Vec<Sides<Block>>,
        /// As in `Running`.
        blocks: Vec<Block>,
    },
}

impl Body {
    /// The variant that holds these.
    #[must_use]
    pub fn of(pairs: Vec<Sides<Block>>, blocks: Vec<Block>) -> Self {
        match (pairs.is_empty(), blocks.is_empty()) {
            (true, _) => Body::Running(blocks),
            (false, true) => Body::Paired(pairs),
            (false, false) => Body::Mixed { pairs, blocks },
        }
    }

    /// How many blocks, paired or not.
    #[must_use]
    pub fn blocks(&self) -> usize {
        match self {
            Body::Running(blocks) => blocks.len(),
            Body::Paired(pairs) => 2 * pairs.len(),
            Body::Mixed { pairs, blocks } => 2 * pairs.len() + blocks.len(),
        }
    }
}

/// A paragraph, heading, caption or cell: no sentence crosses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The text, byte for byte as it came in (markup left out by the format that knows it).
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// What it is on the page.
    pub kind: BlockKind,
    /// The language, where the format says it (a `lang` attribute, a column's header).
    pub lang: Option<Lang>,
}

/// What a block is on its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading; the level starts at 1, 0 where it is not known.
    Heading(u8),
    /// A list item.
    Item,
    /// A table's cell.
    Cell,
    /// Preformatted text (a fenced block): its lines are kept apart.
    Verbatim,
}
