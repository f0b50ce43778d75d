//! Units of a source and a target text, as translation files hold them: which of the two is Chinese.

use std::sync::Arc;

use super::{Item, Note, Sink};
use crate::data::{At, Block, BlockKind, Lang, Place, Sides};
use crate::error::{Error, Result};
use crate::text::lang_of;

/// So many units are looked at where a file does not say its languages.
const SAMPLE: usize = 400;

/// A source text and its translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) source: String,
    pub(super) target: String,
    /// The file marks the translation as not yet right.
    pub(super) draft: bool,
}

/// Pushes units into a sink as pairs of blocks. The text is handed on byte for byte; units without a translation are
/// passed over.
pub(super) struct Units<'a> {
    name: &'a Arc<str>,
    sink: Sink<'a>,
    /// The source's language, once it is known.
    source: Option<Lang>,
    waiting: Vec<(Unit, At)>,
}

impl<'a> Units<'a> {
    pub(super) fn new(name: &'a Arc<str>, sink: Sink<'a>) -> Self {
        Units { name, sink, source: None, waiting: Vec::new() }
    }

    /// What the file says about its languages; a code that is missing or empty says nothing.
    pub(super) fn languages(&mut self, source: Option<&str>, target: Option<&str>) -> Result<()> {
        let [source, target] =
            [source, target].map(|code| code.map(str::trim).filter(|code| !code.is_empty()));
        let langs = (source.and_then(Lang::of_code), target.and_then(Lang::of_code));
        let foreign = [(source, langs.0), (target, langs.1)];
        if let Some((Some(code), _)) =
            foreign.into_iter().find(|(code, lang)| code.is_some() && lang.is_none())
        {
            return Err(self.wrong(&format!("is in the language {code}; Chinese and English are needed")));
        }
        match langs {
            (Some(a), Some(b)) if a == b => {
                Err(self.wrong(&format!("both source and target are {}", a.name())))
            }
            (Some(lang), _) => self.decide(lang),
            (None, Some(lang)) => self.decide(lang.other()),
            (None, None) => Ok(()),
        }
    }

    /// The next unit.
    pub(super) fn push(&mut self, unit: Unit, at: At) -> Result<()> {
        if unit.source.is_empty() || unit.target.is_empty() {
            return Ok(());
        }
        if let Some(source) = self.source {
            return self.give(source, &unit, &at);
        }
        self.waiting.push((unit, at));
        if self.waiting.len() < SAMPLE { Ok(()) } else { self.guess() }
    }

    /// Something that the user should know about the file.
    pub(super) fn note(&mut self, at: At, text: String) -> Result<()> {
        (self.sink)(Item::Note(Note { place: Place::new(self.name, at), text }))
    }

    /// The end of the file.
    pub(super) fn finish(mut self) -> Result<()> {
        if self.waiting.is_empty() { Ok(()) } else { self.guess() }
    }

    /// The side on which more Chinese texts stand is the Chinese one.
    fn guess(&mut self) -> Result<()> {
        let chinese = |text: &str| i32::from(lang_of(text) == Some(Lang::Zh));
        let balance: i32 =
            self.waiting.iter().map(|(unit, _)| chinese(&unit.target) - chinese(&unit.source)).sum();
        match balance {
            0 => Err(self.wrong("neither source nor target is Chinese; Chinese and English are needed")),
            1.. => self.decide(Lang::En),
            _ => self.decide(Lang::Zh),
        }
    }

    fn decide(&mut self, source: Lang) -> Result<()> {
        self.source = Some(source);
        std::mem::take(&mut self.waiting).into_iter().try_for_each(|(unit, at)| self.give(source, &unit, &at))
    }

    fn give(&mut self, source: Lang, unit: &Unit, at: &At) -> Result<()> {
        let block = |lang: Lang| Block {
            text: if lang == source { unit.source.clone() } else { unit.target.clone() },
            place: Place::new(self.name, at.clone()),
            kind: BlockKind::Paragraph,
            lang: Some(lang),
        };
        let pair = Sides::from_fn(block);
        (self.sink)(if unit.draft { Item::Draft(pair) } else { Item::Pair(pair) })
    }

    fn wrong(&self, what: &str) -> Error {
        Error::malformed(Place::new(self.name, At::Whole), what)
    }
}
