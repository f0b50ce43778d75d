//! A model that was learnt step by step, as runs over parts take it.

use sha2::{Digest, Sha256};

use super::course::Course;
use super::model::Model;
use crate::error::Result;

/// A model that was learnt before, and what tells it from all others.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The model.
    pub model: std::sync::Arc<Model>,
    /// The same for the same bytes.
    pub digest: [u8; 32],
}

impl Given {
    /// The model of a file's bytes.
    ///
    /// # Errors
    /// Bytes of another version, damaged ones, and a course with steps left.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let model = Course::from_bytes(bytes)?.into_model()?.into();
        Ok(Given { model, digest: Sha256::digest(bytes).into() })
    }
}
