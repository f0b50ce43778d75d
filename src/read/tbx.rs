//! TBX: term bases of version 2 (`martif`) and version 3 (`tbx`).

use std::io::Read;
use std::sync::Arc;

use super::xml::{Node, Tag, Xml, root_name};
use super::{Content, EntrySink, Fit, Format, Head, Holds, Item, Note, Sink};
use crate::data::{At, Block, BlockKind, Entry, Lang, Place, Sides};
use crate::error::Result;

/// Term bases.
pub(super) struct Tbx;

/// So many terms of one language are read in one concept: each of the Chinese is paired with each of the English.
const MOST_TERMS: usize = 64;

/// What a term base says of terms that should not be used.
const FORBIDDEN: &[&str] =
    &["deprecatedTerm", "supersededTerm", "notRecommended", "obsolete", "rejected", "forbidden"];

impl Format for Tbx {
    fn name(&self) -> &'static str {
        "tbx"
    }

    fn about(&self) -> &'static str {
        "TBX versions 2 and 3, term base"
    }

    fn left_out(&self) -> &'static str {
        "deprecated terms, grammar, transactions, further languages"
    }

    fn holds(&self) -> Holds {
        Holds::Pairs
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tbx"]
    }

    fn content(&self) -> Content {
        Content::Xml
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        let known = root_name(head.text).is_some_and(|root| matches!(root, "martif" | "tbx"));
        if known { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let block = |text: String, lang: Lang, place: &Place| Block {
            text,
            place: place.clone(),
            kind: BlockKind::Cell,
            lang: Some(lang),
        };
        let notes = self.entries(name, input, &mut |entry, place| {
            let Sides { zh, en } = entry.entry.terms;
            sink(Item::Pair(Sides::new(block(zh, Lang::Zh, &place), block(en, Lang::En, &place))))
        })?;
        notes.into_iter().try_for_each(|note| sink(Item::Note(note)))
    }

    fn entries(&self, name: &Arc<str>, input: &mut dyn Read, sink: EntrySink<'_>) -> Result<Vec<Note>> {
        let mut base = Base { xml: Xml::new(name, input), sink, forbidden: 0, alone: 0 };
        base.read()?;
        let note = |text: String| Note { place: Place::new(name, At::Whole), text };
        let alone = format!("concepts without Chinese or without English, left out: {}", base.alone);
        let forbidden = format!("terms that the term base deprecates, left out: {}", base.forbidden);
        let counted = [(base.alone, alone), (base.forbidden, forbidden)];
        Ok(counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| note(text)).collect())
    }
}

/// A term base that is being read.
struct Base<'a> {
    xml: Xml<'a>,
    sink: EntrySink<'a>,
    forbidden: usize,
    alone: usize,
}

/// What a concept holds.
#[derive(Default)]
struct Concept {
    terms: Sides<Vec<String>>,
    /// Notes and definitions.
    remarks: Vec<String>,
    /// The language of the section at hand.
    lang: Option<Lang>,
}

impl Base<'_> {
    fn read(&mut self) -> Result<()> {
        loop {
            match self.xml.next()? {
                Node::Open(tag) if matches!(tag.name(), "termEntry" | "conceptEntry") => {
                    self.concept(&tag)?;
                }
                Node::Open(tag) if matches!(tag.name(), "martifHeader" | "tbxHeader" | "back") => {
                    self.xml.skip()?;
                }
                Node::End => return Ok(()),
                _ => {}
            }
        }
    }

    fn concept(&mut self, tag: &Tag) -> Result<()> {
        let place = self.xml.place();
        let id = tag.get("id").filter(|id| !id.is_empty());
        let place = id.map_or(place.clone(), |id| Place { at: At::Unit(id), ..place });
        let mut concept = Concept::default();
        let mut inside = 1_usize;
        while inside > 0 {
            match self.xml.next()? {
                Node::Open(tag) => match tag.name() {
                    "langSet" | "langSec" => {
                        concept.lang = Lang::of_code(&tag.get("lang").unwrap_or_default());
                        inside += 1;
                    }
                    "tig" | "ntig" | "termSec" => self.term(&mut concept)?,
                    _ => inside += self.remark(&tag, &mut concept)?,
                },
                Node::Close => inside -= 1,
                Node::Text(_) => {}
                Node::End => break,
            }
        }
        self.give(&concept, &place)
    }

    /// A term and what is said about it.
    fn term(&mut self, concept: &mut Concept) -> Result<()> {
        let (mut inside, mut text, mut forbidden) = (1_usize, String::new(), false);
        while inside > 0 {
            match self.xml.next()? {
                Node::Open(tag) if tag.name() == "term" => text = self.xml.text()?,
                Node::Open(tag) if is_status(&tag) => {
                    let status = self.xml.text()?;
                    forbidden |= FORBIDDEN.iter().any(|word| status.contains(word));
                }
                Node::Open(tag) => inside += self.remark(&tag, concept)?,
                Node::Close => inside -= 1,
                Node::Text(_) => {}
                Node::End => break,
            }
        }
        let Some(lang) = concept.lang else { return Ok(()) };
        let text = text.trim();
        self.forbidden += usize::from(forbidden);
        let terms = concept.terms.get_mut(lang);
        if !forbidden && !text.is_empty() && terms.len() < MOST_TERMS {
            terms.push(text.to_owned());
        }
        Ok(())
    }

    /// Takes a note or a definition; any other element is entered (1) to look for what stands in it.
    fn remark(&mut self, tag: &Tag, concept: &mut Concept) -> Result<usize> {
        let definition =
            tag.name() == "definition" || (tag.name() == "descrip" && tag.says("type", "definition"));
        if !definition && tag.name() != "note" {
            return Ok(1);
        }
        let text = self.xml.text()?;
        let text = text.trim();
        if !text.is_empty() && concept.remarks.len() < MOST_TERMS {
            concept.remarks.push(text.to_owned());
        }
        Ok(0)
    }

    /// Each Chinese term with each English one.
    fn give(&mut self, concept: &Concept, place: &Place) -> Result<()> {
        self.alone += usize::from(concept.terms.zh.is_empty() || concept.terms.en.is_empty());
        for zh in &concept.terms.zh {
            for en in &concept.terms.en {
                let terms = Sides::new(zh.clone(), en.clone());
                let entry = Entry { findings: concept.remarks.clone(), ..Entry::of_terms(terms) };
                (self.sink)(entry.into(), place.clone())?;
            }
        }
        Ok(())
    }
}

/// Version 3 may name the category as an element.
fn is_status(tag: &Tag) -> bool {
    matches!(tag.name(), "administrativeStatus" | "normativeAuthorization")
        || (tag.name() == "termNote"
            && (tag.says("type", "administrativeStatus") || tag.says("type", "normativeAuthorization")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Decided;

    fn entries(file: &str) -> (Vec<String>, Vec<String>) {
        let mut out = Vec::new();
        let mut sink = |decided: Decided, place: Place| {
            let entry = decided.entry;
            out.push(format!("{place} {}={} {}", entry.terms.zh, entry.terms.en, entry.findings.join("; ")));
            Ok(())
        };
        let notes = Tbx.entries(&"b".into(), &mut file.as_bytes(), &mut sink).expect("a term base");
        (out, notes.into_iter().map(|note| note.text).collect())
    }

    #[test]
    fn concepts_of_version_2_are_entries() {
        let file = "<martif type='TBX'><martifHeader><note>no</note></martifHeader><text><body><termEntry id='c1'>\
                    <descrip type='definition'>where people live</descrip><descrip type='subjectField'>no</descrip>\
                    <langSet xml:lang='zh-CN'><tig><term>城市</term></tig><ntig><termGrp><term>都市</term></termGrp></ntig></langSet>\
                    <langSet xml:lang='en'><tig><term>city</term><termNote type='partOfSpeech'>noun</termNote><note>common</note></tig>\
                    <tig><term>burg</term><termNote type='administrativeStatus'>deprecatedTerm-admn-sts</termNote></tig></langSet>\
                    </termEntry><termEntry><langSet xml:lang='fr'><tig><term>ville</term></tig></langSet></termEntry></body></text></martif>";
        let (entries, notes) = entries(file);
        assert_eq!(
            entries,
            ["b#c1 城市=city where people live; common", "b#c1 都市=city where people live; common"]
        );
        assert_eq!(
            notes,
            [
                "concepts without Chinese or without English, left out: 1",
                "terms that the term base deprecates, left out: 1"
            ]
        );
    }

    #[test]
    fn concepts_of_version_3_are_entries() {
        let file = "<tbx style='dct' xmlns='urn:iso:std:iso:30042:ed-2' xmlns:min='m'><tbxHeader/><text><body><conceptEntry id='1'>\
                    <langSec xml:lang='en'><termSec><term>city</term><min:administrativeStatus>preferredTerm-admn-sts\
                    </min:administrativeStatus></termSec></langSec><langSec xml:lang='zh'><termSec><term>城市</term></termSec>\
                    </langSec></conceptEntry></body></text></tbx>";
        assert_eq!(entries(file).0, ["b#1 城市=city "]);
    }
}
