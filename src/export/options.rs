//! What a user may ask of every profile.

use std::collections::BTreeMap;

use crate::data::Lang;

/// Options of this step.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which language is the source.
    pub direction: Direction,
    /// Whether the user's sentences go into the file.
    pub context: Context,
    /// Constant fields of a termbase (domain, client, project, status), for profiles that have a place for them.
    pub fields: BTreeMap<String, String>,
    /// Language codes instead of the profile's own.
    pub codes: Roles<Option<String>>,
    /// Whether every remark is kept, or only their number and the first of each kind.
    pub remarks: Remarks,
}

/// Which language is the source: the first column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// From Chinese into English.
    #[default]
    ZhEn,
    /// From English into Chinese.
    EnZh,
}

impl Direction {
    /// The language in that role.
    #[must_use]
    pub fn lang(self, role: Role) -> Lang {
        match (self, role) {
            (Direction::ZhEn, Role::Source) | (Direction::EnZh, Role::Target) => Lang::Zh,
            (Direction::ZhEn, Role::Target) | (Direction::EnZh, Role::Source) => Lang::En,
        }
    }

    /// The role of that language.
    #[must_use]
    pub fn role(self, lang: Lang) -> Role {
        if self.lang(Role::Source) == lang { Role::Source } else { Role::Target }
    }
}

/// The part that a language plays in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Translated from.
    Source,
    /// Translated into.
    Target,
}

/// One value for each role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles<T> {
    /// The source's.
    pub source: T,
    /// The target's.
    pub target: T,
}

impl<T> Roles<T> {
    /// The value of that role.
    pub fn get(&self, role: Role) -> &T {
        match role {
            Role::Source => &self.source,
            Role::Target => &self.target,
        }
    }
}

/// Whether the user's sentences go into the file. A glossary that is shared must not leak them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Context {
    /// They do, where the profile has a place for them.
    #[default]
    Keep,
    /// They do not.
    LeaveOut,
}

/// How much of the remarks is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Remarks {
    /// Their number and the first of each kind: memory does not grow with the glossary.
    #[default]
    Counted,
    /// All of them, to be listed.
    Listed,
}
