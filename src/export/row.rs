//! A row as a profile gets it: whatever the tool cannot take is already mended.

use std::borrow::Cow;

use super::options::{Options, Role};
use crate::data::{Entry, Sides};

/// One entry, ready to be written.
#[derive(Debug)]
pub struct Row<'a> {
    /// The entry as it stands in the glossary.
    pub entry: &'a Entry,
    /// Its terms, fit for the tool.
    pub terms: Sides<Cow<'a, str>>,
    /// Further translations of the same source term, for tools that think in concepts.
    pub others: &'a [String],
}

/// What is the same for all rows of a file.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What the user asked for.
    pub options: Options,
    /// What the tool calls the languages.
    pub codes: Sides<String>,
}

impl Row<'_> {
    /// The term in that role.
    #[must_use]
    pub fn term(&self, role: Role, scene: &Scene) -> &str {
        self.terms.get(scene.options.direction.lang(role))
    }
}

impl Scene {
    /// What the tool calls the language in that role.
    #[must_use]
    pub fn code(&self, role: Role) -> &str {
        self.codes.get(self.options.direction.lang(role))
    }
}
