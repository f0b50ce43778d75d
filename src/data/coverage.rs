//! How far a glossary reaches into the documents it was made from.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// One document, and how much of it a glossary covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// The document's name as the user gave it.
    pub name: Arc<str>,
    /// Its segment pairs.
    pub pairs: usize,
    /// Those in which a term of the glossary stands.
    pub covered: usize,
    /// Segments without a partner, of both sides.
    pub unpaired: usize,
}
