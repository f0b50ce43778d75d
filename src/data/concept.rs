//! A concept with its terms: what a glossary's entry holds besides its preferred pair.

use serde::{Deserialize, Serialize};

use super::Sides;

/// One term of a concept, in one language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Term {
    /// As it stands in the text, or as it was made.
    pub form: String,
    /// What form of the term it is.
    pub kind: TermKind,
    /// Whether it may be used.
    pub status: TermStatus,
    /// In how many places it stands; 0 where it was only written down.
    pub count: u32,
    /// Where the form is from.
    pub origin: Origin,
}

/// What form of a term it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TermKind {
    /// The full form.
    #[default]
    Full,
    /// An abbreviation of it: WHO, 世卫组织.
    Abbreviation,
    /// The same in another spelling, number or case.
    Variant,
}

/// Whether a term may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TermStatus {
    /// The one to use.
    Preferred,
    /// It may be used.
    #[default]
    Admitted,
    /// It must not be used.
    Forbidden,
}

/// Where a term's form is from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// It stands so in a text or a glossary, byte for byte.
    #[default]
    Text,
    /// It was made of such a form: put into the singular, without an article, into lower case.
    Made,
}

/// A field of a glossary that has no place of its own here: it is handed on as it came.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Field {
    /// Its name in the file that it came from.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// What an entry holds besides its preferred pair and the variants of that: further terms, and what is written of the
/// concept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Concept {
    /// Further terms of each side, the best first.
    #[serde(skip_serializing_if = "no_terms")]
    pub terms: Sides<Vec<Term>>,
    /// A remark for whoever uses the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The subject that the concept belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// What the concept is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
    /// All other fields, in the order in which they came.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
}

fn no_terms(terms: &Sides<Vec<Term>>) -> bool {
    terms.zh.is_empty() && terms.en.is_empty()
}

impl Concept {
    /// Nothing is known of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Concept::default()
    }

    /// Adds what another glossary holds of the same concept: what is here already stays as it is.
    pub fn merge(&mut self, other: Concept) {
        for (own, others) in [(&mut self.terms.zh, other.terms.zh), (&mut self.terms.en, other.terms.en)] {
            for term in others {
                if !own.iter().any(|known| known.form == term.form) {
                    own.push(term);
                }
            }
        }
        self.note = self.note.take().or(other.note);
        self.domain = self.domain.take().or(other.domain);
        self.definition = self.definition.take().or(other.definition);
        for field in other.fields {
            if !self.fields.contains(&field) {
                self.fields.push(field);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_glossaries_the_first_has_the_word_and_nothing_else_is_lost() {
        let field = |name: &str, value: &str| Field { name: name.to_owned(), value: value.to_owned() };
        let of = |note: Option<&str>, domain: Option<&str>, fields| Concept {
            note: note.map(str::to_owned),
            domain: domain.map(str::to_owned),
            fields,
            ..Concept::default()
        };
        let mut first = of(Some("one"), None, vec![field("client", "A")]);
        first.merge(of(Some("two"), Some("law"), vec![field("client", "A"), field("client", "B")]));
        assert_eq!(first, of(Some("one"), Some("law"), vec![field("client", "A"), field("client", "B")]));
    }
}
