//! XLIFF 1.2 and 2.x, and the dialects of Trados (`sdlxliff`), memoQ (`mqxliff`) and Phrase (`mxliff`).

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use super::units::{Unit, Units};
use super::xml::{Inline, Node, Spoilt, Tag, Text, Xml, inline, root_name};
use super::{Content, Fit, Format, Head, Holds, Sink};
use crate::data::At;
use crate::error::Result;

mod state;

/// XML Localisation Interchange File Format.
pub(super) struct Xliff;

impl Format for Xliff {
    fn name(&self) -> &'static str {
        "xliff"
    }

    fn about(&self) -> &'static str {
        "XLIFF 1.2 and 2.x, also of Trados, memoQ and Phrase"
    }

    fn left_out(&self) -> &'static str {
        "inline codes, notes, alternatives from memories, plural forms beyond the first; drafts, unless --all"
    }

    fn holds(&self) -> Holds {
        Holds::Pairs
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlf", "xliff", "sdlxliff", "mqxliff", "mxliff"]
    }

    fn content(&self) -> Content {
        Content::Xml
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        if root_name(head.text) == Some("xliff") { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut file = File {
            xml: Xml::new(name, input),
            units: Units::new(name, sink),
            unit: String::new(),
            element: "trans-unit",
            sound: 0,
            spoilt: Spoilt::default(),
        };
        file.read()?;
        if let Some(note) = file.spoilt.tell(file.sound)? {
            file.units.note(note.place.at, note.text)?;
        }
        file.units.finish()
    }
}

/// Groups of the forms of one message.
const PLURALS: &str = "x-gettext-plurals";

/// A file that is being read.
struct File<'a> {
    xml: Xml<'a>,
    units: Units<'a>,
    /// The unit of XLIFF 2 that holds the segments at hand.
    unit: String,
    /// What its version calls a unit.
    element: &'static str,
    /// Units that were read, and what could not be.
    sound: usize,
    spoilt: Spoilt,
}

/// A unit of XLIFF 1.2, or a segment of XLIFF 2.
#[derive(Default)]
struct Parts {
    source: Text,
    segmented: Option<Text>,
    target: Text,
    draft: bool,
    /// By segment number: whether Trados takes it for a draft.
    drafts: HashMap<String, bool>,
}

impl File<'_> {
    fn read(&mut self) -> Result<()> {
        loop {
            match self.xml.next() {
                Ok(Node::Open(tag)) => {
                    if let Err(error) = self.open(&tag) {
                        self.spoilt.unit(&mut self.xml, error, self.element)?;
                    }
                }
                Ok(Node::End) => return Ok(()),
                Ok(_) => {}
                Err(error) => self.spoilt.between(&mut self.xml, error, self.element)?,
            }
        }
    }

    fn open(&mut self, tag: &Tag) -> Result<()> {
        match tag.name() {
            "xliff" => {
                let target = tag.get("trgLang");
                self.units.languages(tag.get("srcLang").as_deref(), target.as_deref())
            }
            "file" => {
                let target = tag.get("target-language");
                self.units.languages(tag.get("source-language").as_deref(), target.as_deref())
            }
            "group" if tag.says("restype", PLURALS) => self.plurals(),
            "unit" => {
                self.element = "unit";
                self.unit = tag.get("id").unwrap_or_default();
                Ok(())
            }
            "trans-unit" | "segment" => self.parts(tag).map(|()| self.sound += 1),
            "header" | "ignorable" | "alt-trans" | "matches" | "bin-unit" => self.xml.skip(),
            _ => Ok(()),
        }
    }

    /// The forms of one message: the first is read, as from a catalogue.
    fn plurals(&mut self) -> Result<()> {
        let mut read = false;
        loop {
            match self.xml.next()? {
                Node::Open(tag) if tag.name() == "trans-unit" && !std::mem::replace(&mut read, true) => {
                    self.parts(&tag)?;
                }
                Node::Open(_) => self.xml.skip()?,
                Node::Close | Node::End => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }

    fn parts(&mut self, tag: &Tag) -> Result<()> {
        let at = self.place(tag);
        let mut parts = Parts { draft: state::is_draft(tag), ..Parts::default() };
        loop {
            match self.xml.next()? {
                Node::Open(tag) => self.part(&tag, &mut parts)?,
                Node::Close | Node::End => break,
                Node::Text(_) => {}
            }
        }
        self.give(&parts, &at)
    }

    fn part(&mut self, tag: &Tag, parts: &mut Parts) -> Result<()> {
        match tag.name() {
            "source" => parts.source = inline(&mut self.xml, kind)?,
            "seg-source" => parts.segmented = Some(inline(&mut self.xml, kind)?),
            "target" => {
                parts.draft |= state::is_draft(tag);
                parts.target = inline(&mut self.xml, kind)?;
            }
            "seg-defs" => self.definitions(parts)?,
            _ => self.xml.skip()?,
        }
        Ok(())
    }

    /// What Trados says about the segments of a unit.
    fn definitions(&mut self, parts: &mut Parts) -> Result<()> {
        loop {
            match self.xml.next()? {
                Node::Open(tag) => {
                    parts.drafts.insert(tag.get("id").unwrap_or_default(), state::is_draft_of_trados(&tag));
                    self.xml.skip()?;
                }
                Node::Close | Node::End => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }

    /// The unit's identifier, or the line where it has none.
    fn place(&self, tag: &Tag) -> At {
        let id = tag.get("id").filter(|id| !id.is_empty());
        match (tag.name(), self.unit.as_str(), id) {
            ("segment", unit, Some(id)) if !unit.is_empty() => At::Unit(format!("{unit}/{id}")),
            ("segment", unit, None) if !unit.is_empty() => At::Unit(unit.to_owned()),
            (_, _, Some(id)) => At::Unit(id),
            _ => self.xml.place().at,
        }
    }

    /// Segment by segment where the file marks segments on both sides, else the whole unit.
    fn give(&mut self, parts: &Parts, at: &At) -> Result<()> {
        let source = parts.segmented.as_ref().unwrap_or(&parts.source);
        let sources: HashMap<&str, &str> = source.marked().collect();
        let mut marked = parts.target.marked().filter(|(mid, _)| sources.contains_key(mid)).peekable();
        if marked.peek().is_none() {
            let draft =
                parts.draft || (!parts.drafts.is_empty() && parts.drafts.values().all(|draft| *draft));
            let unit = Unit { source: parts.source.whole.clone(), target: parts.target.whole.clone(), draft };
            return self.units.push(unit, at.clone());
        }
        for (mid, target) in marked {
            let source = sources.get(mid).copied().unwrap_or_default().to_owned();
            let draft = parts.draft || parts.drafts.get(mid).copied().unwrap_or(false);
            let at = match at {
                At::Unit(id) => At::Unit(format!("{id}/{mid}")),
                other => other.clone(),
            };
            self.units.push(Unit { source, target: target.to_owned(), draft }, at)?;
        }
        Ok(())
    }
}

fn kind(tag: &Tag) -> Inline {
    match tag.name() {
        "g" | "mrk" | "pc" | "sub" => Inline::Around,
        "bpt" | "ept" | "bx" | "ex" | "sc" | "ec" | "sm" | "em" => Inline::Code,
        _ => Inline::Alone,
    }
}

#[cfg(test)]
mod tests;
