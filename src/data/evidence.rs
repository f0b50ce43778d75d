//! The kinds of evidence: one table of what they are called, how far they are believed, and how they are shown.

use serde::{Deserialize, Deserializer, Serializer};

/// How a finding is put into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// `治理 = governance (dictionary)`.
    Named,
    /// `sound: 罗马 ~ Rome`.
    Heard,
    /// `2019 = 2019`: everybody sees why.
    Plain,
    /// `， ,`.
    Beside,
}

/// What a finding of a kind speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claim {
    /// Words that may be a part of a longer term.
    Words,
    /// A whole pair of terms, as somebody wrote it down.
    Pair,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
struct Facts {
    name: &'static str,
    about: &'static str,
    belief: f32,
    claim: Claim,
    wording: Wording,
    colour: &'static str,
}

/// Declares the kinds and their table.
macro_rules! kinds {
    ($($kind:ident: $name:literal, $about:literal, $belief:literal, $claim:ident, $wording:ident, $colour:literal;)*) => {
        /// A kind of evidence: a reason to believe that two runs of words belong together.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum EvidenceKind {
            $(#[doc = $about] $kind,)*
        }

        const TABLE: &[Facts] = &[
            $(Facts {
                name: $name,
                about: $about,
                belief: $belief,
                claim: Claim::$claim,
                wording: Wording::$wording,
                colour: $colour,
            },)*
        ];

        impl EvidenceKind {
            /// All kinds, in the order of the table.
            pub const ALL: [EvidenceKind; TABLE.len()] = [$(EvidenceKind::$kind),*];

            /// What files of trees call the strengths of the kinds, in the order of [`Self::index`].
            pub const NAMES: [&'static str; TABLE.len()] = [$($name),*];
        }
    };
}

// The belief is the rounded share of right links among the findings of that kind on held-out hand-linked news. The colours
// are those of drawings; the review page has its own for light and dark (`review/page/arcs.css`).
kinds! {
    Dictionary: "dictionary", "the dictionary translates these words", 0.85, Words, Named, "#2f6f9f";
    Part: "part", "the dictionary translates a part of this word", 0.4, Words, Named, "#77736a";
    Name: "name", "our tables of names hold this pair", 0.95, Pair, Named, "#7a4fa3";
    Sound: "sound", "the name sounds like this", 0.9, Words, Heard, "#b5651d";
    Number: "number", "the same number on both sides", 0.95, Words, Plain, "#4d7c3a";
    Latin: "latin", "the same letters on both sides", 0.97, Words, Plain, "#4d7c3a";
    Mark: "mark", "the same punctuation mark", 0.9, Words, Beside, "#77736a";
    User: "user", "your own glossary holds this pair", 0.99, Pair, Named, "#7a4fa3";
    Author: "author", "the author of the text gives this pair", 0.99, Pair, Named, "#8a6d00";
}

/// The colour of what only order and counts speak for.
pub const ORDER_COLOUR: &str = "#77736a";

impl EvidenceKind {
    /// Its place in the table, for arrays with a number for each kind. No file holds it: there the name stands.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    fn facts(self) -> &'static Facts {
        &TABLE[self.index()]
    }

    /// Its name in findings, on the review page and in files of trees.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// What a finding of this kind says.
    #[must_use]
    pub fn about(self) -> &'static str {
        self.facts().about
    }

    /// How far a finding of this kind is believed by itself, 0 to 1.
    #[must_use]
    pub fn belief(self) -> f32 {
        self.facts().belief
    }

    /// It gives whole pairs: somebody wrote them down as such.
    #[must_use]
    pub fn gives_pairs(self) -> bool {
        self.facts().claim == Claim::Pair
    }

    /// How a finding of this kind is put into words.
    #[must_use]
    pub fn wording(self) -> Wording {
        self.facts().wording
    }

    /// Its colour in drawings, as CSS has it.
    #[must_use]
    pub fn colour(self) -> &'static str {
        self.facts().colour
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<EvidenceKind> {
        EvidenceKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What speaks for a term link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// A dictionary, a table, the sound, title marks, meaning ...
    #[default]
    Evidence,
    /// Nothing but where its words stand among their neighbours.
    Order,
}

/// Writes a kind as its name and no kind as nothing.
pub(super) mod name_or_nothing {
    use super::{Deserialize, Deserializer, EvidenceKind, Serializer};

    #[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    pub(in super::super) fn serialize<S: Serializer>(
        kind: &Option<EvidenceKind>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(kind.map_or("", EvidenceKind::name))
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<EvidenceKind>, D::Error> {
        let name = String::deserialize(deserializer)?;
        if name.is_empty() {
            return Ok(None);
        }
        let unknown = || serde::de::Error::custom(format!("there is no kind of evidence `{name}`"));
        EvidenceKind::named(&name).map(Some).ok_or_else(unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_row_of_its_own() {
        for (at, kind) in EvidenceKind::ALL.into_iter().enumerate() {
            assert_eq!(kind.index(), at);
            assert_eq!(EvidenceKind::named(kind.name()), Some(kind));
            assert!(kind.belief() > 0.0 && kind.belief() < 1.0, "{kind:?}");
            assert!(kind.colour().starts_with('#') && !kind.about().is_empty(), "{kind:?}");
        }
    }
}
