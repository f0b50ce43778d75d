//! What a user may ask of every profile.

use crate::data::Lang;

/// Options of this step.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which language is the source.
    pub direction: Direction,
    /// Whether the user's sentences go into the file.
    pub context: Context,
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
}

/// The part that a language plays in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Translated from.
    Source,
    /// Translated into.
    Target,
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
