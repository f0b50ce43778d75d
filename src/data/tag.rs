//! Parts of speech and names, as the taggers tell them.

use super::{Run, Spot, TermType};

/// A token's part of speech: the universal ones (UPOS), and some finer ones of Chinese.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// A noun.
    Noun,
    /// A proper noun, or a word that stands in one.
    Proper,
    /// A verb.
    Verb,
    /// A Chinese verb used as a noun (发展 of 城市发展).
    VerbalNoun,
    /// An auxiliary: will, must, 能, 应该; also 了 behind a verb, as UD has it.
    Auxiliary,
    /// An adjective.
    Adjective,
    /// An adverb.
    Adverb,
    /// A pronoun; of Chinese, a determiner too.
    Pronoun,
    /// A determiner: the, this, every.
    Determiner,
    /// A preposition.
    Adposition,
    /// A number.
    Numeral,
    /// A Chinese measure word: 个, 公里, 年.
    Measure,
    /// A Chinese word for a time: 今天, 目前.
    Time,
    /// A Chinese word for a place beside a noun: 上, 里, 以后.
    Localizer,
    /// A conjunction; of English, a coordinating one.
    Conjunction,
    /// An English subordinating conjunction: because, that.
    Subordinator,
    /// A particle: not, 's, 的.
    Particle,
    /// An interjection.
    Interjection,
    /// A mark of punctuation.
    Punctuation,
    /// Another mark.
    Symbol,
    /// Anything else.
    #[default]
    Other,
}

impl Tag {
    /// All tags with their short names.
    pub const ALL: [(Tag, &'static str); 21] = [
        (Tag::Noun, "NOUN"),
        (Tag::Proper, "PROPN"),
        (Tag::Verb, "VERB"),
        (Tag::VerbalNoun, "VN"),
        (Tag::Auxiliary, "AUX"),
        (Tag::Adjective, "ADJ"),
        (Tag::Adverb, "ADV"),
        (Tag::Pronoun, "PRON"),
        (Tag::Determiner, "DET"),
        (Tag::Adposition, "ADP"),
        (Tag::Numeral, "NUM"),
        (Tag::Measure, "MEASURE"),
        (Tag::Time, "TIME"),
        (Tag::Localizer, "LOCALIZER"),
        (Tag::Conjunction, "CCONJ"),
        (Tag::Subordinator, "SCONJ"),
        (Tag::Particle, "PART"),
        (Tag::Interjection, "INTJ"),
        (Tag::Punctuation, "PUNCT"),
        (Tag::Symbol, "SYM"),
        (Tag::Other, "X"),
    ];

    /// The short name: UPOS where it has one.
    #[must_use]
    pub fn name(self) -> &'static str {
        Tag::ALL.into_iter().find(|known| known.0 == self).map_or("X", |known| known.1)
    }

    /// The tag of a short name.
    #[must_use]
    pub fn named(name: &str) -> Option<Tag> {
        Tag::ALL.into_iter().find(|known| known.1 == name).map(|known| known.0)
    }

    /// A noun of any sort, names and verbs used as nouns among them.
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::Noun | Tag::Proper | Tag::VerbalNoun)
    }

    /// A proper noun.
    #[must_use]
    pub fn is_name(self) -> bool {
        self == Tag::Proper
    }

    /// A verb; auxiliaries and verbs used as nouns are none.
    #[must_use]
    pub fn is_verb(self) -> bool {
        self == Tag::Verb
    }

    /// An adjective.
    #[must_use]
    pub fn is_adjective(self) -> bool {
        self == Tag::Adjective
    }

    /// A word that says nothing by itself: it begins and ends no term.
    #[must_use]
    pub fn is_function(self) -> bool {
        matches!(
            self,
            Tag::Auxiliary
                | Tag::Pronoun
                | Tag::Determiner
                | Tag::Adposition
                | Tag::Localizer
                | Tag::Conjunction
                | Tag::Subordinator
                | Tag::Particle
                | Tag::Interjection
        )
    }
}

/// What a tagger says of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tagged {
    /// Its part of speech.
    pub tag: Tag,
    /// The sort of the name that it is part of (Chinese only): person, place, organisation, title.
    pub name: Option<TermType>,
    /// How sure the part of speech is, 0.5 to 1: the best reading of the text against the best with another tag here.
    pub sure: f32,
}

/// A name in a Chinese text. It need not begin and end with tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NameSpan {
    /// Its bytes.
    pub spot: Spot,
    /// The tokens that it touches.
    pub run: Run,
    /// Person, place, organisation or title.
    pub r#type: TermType,
    /// How sure its least sure character is, 0.5 to 1.
    pub sure: f32,
}

/// One side of a segment pair, tagged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tags {
    /// One a token.
    pub tokens: Vec<Tagged>,
    /// The names of the Chinese side in reading order; of English none.
    pub names: Vec<NameSpan>,
}
