//! A row as a profile gets it: whatever the tool cannot take is already mended.

use std::borrow::Cow;

use super::options::{Context, Options, Role};
use crate::data::{Entry, Sides};

/// One entry, ready to be written.
#[derive(Debug)]
pub struct Row<'a> {
    /// The entry as it stands in the glossary.
    pub entry: &'a Entry,
    /// Its terms, fit for the tool.
    pub terms: Sides<Cow<'a, str>>,
    /// Further translations of the same source term, for tools that think in concepts.
    pub others: &'a [Translation],
}

/// A further translation of a row's source term.
#[derive(Debug)]
pub struct Translation {
    /// The translation, fit for the tool.
    pub term: String,
    /// The entry that it comes from.
    pub entry: Entry,
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
    /// All translations of the source term, each with the entry that it comes from.
    pub(super) fn translations<'a>(&'a self, scene: &Scene) -> impl Iterator<Item = (&'a str, &'a Entry)> {
        let others = self.others.iter().map(|other| (other.term.as_str(), &other.entry));
        std::iter::once((self.term(Role::Target, scene), self.entry)).chain(others)
    }

    /// The term in that role.
    #[must_use]
    pub fn term(&self, role: Role, scene: &Scene) -> &str {
        self.terms.get(scene.options.direction.lang(role))
    }
}

impl Scene {
    /// The sentence of an entry's first example; `None` where it is unwanted or missing.
    #[must_use]
    pub fn context<'a>(&self, role: Role, entry: &'a Entry) -> Option<&'a str> {
        let example = entry.examples.first().filter(|_| self.options.context == Context::Keep)?;
        Some(example.texts.get(self.options.direction.lang(role)).as_str()).filter(|text| !text.is_empty())
    }

    /// What the tool calls the language in that role.
    #[must_use]
    pub fn code(&self, role: Role) -> &str {
        self.codes.get(self.options.direction.lang(role))
    }
}
