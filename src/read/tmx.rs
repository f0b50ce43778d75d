//! TMX 1.1 to 1.4b: translation memories, unit by unit.

use std::collections::BTreeSet;
use std::io::Read;
use std::sync::Arc;

use super::xml::{Inline, Node, Spoilt, Tag, Xml, inline, root_name};
use super::{Content, Fit, Format, Head, Holds, Item, Note, Sink};
use crate::data::{At, Block, BlockKind, Lang, Place, Sides};
use crate::error::{Error, Result};

/// Translation Memory eXchange.
pub(super) struct Tmx;

impl Format for Tmx {
    fn name(&self) -> &'static str {
        "tmx"
    }

    fn about(&self) -> &'static str {
        "TMX 1.1 to 1.4b, translation memory"
    }

    fn left_out(&self) -> &'static str {
        "inline codes, notes, properties, further languages"
    }

    fn holds(&self) -> Holds {
        Holds::Pairs
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tmx"]
    }

    fn content(&self) -> Content {
        Content::Xml
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        if root_name(head.text) == Some("tmx") { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut memory = Memory {
            xml: Xml::new(name, input),
            sink,
            pairs: 0,
            alone: 0,
            languages: BTreeSet::new(),
            spoilt: Spoilt::default(),
        };
        memory.read()?;
        memory.finish(name)
    }
}

/// A memory that is being read.
struct Memory<'a> {
    xml: Xml<'a>,
    sink: Sink<'a>,
    pairs: usize,
    /// Units that lack one of the two languages.
    alone: usize,
    /// Codes of the languages that were met, a few of them.
    languages: BTreeSet<String>,
    spoilt: Spoilt,
}

/// What a unit is called.
const UNIT: &str = "tu";

/// So many languages are named in an error.
const MOST_NAMED: usize = 8;

impl Memory<'_> {
    fn read(&mut self) -> Result<()> {
        loop {
            match self.xml.next() {
                Ok(Node::Open(tag)) if tag.name() == UNIT => {
                    if let Err(error) = self.unit(&tag) {
                        self.spoilt.unit(&mut self.xml, error, UNIT)?;
                    }
                }
                Ok(Node::End) => return Ok(()),
                Ok(_) => {}
                Err(error) => self.spoilt.between(&mut self.xml, error, UNIT)?,
            }
        }
    }

    fn unit(&mut self, tag: &Tag) -> Result<()> {
        let place = self.xml.place();
        let id = tag.get("tuid").filter(|id| !id.trim().is_empty());
        let place = id.map_or(place.clone(), |id| Place { at: At::Unit(id), ..place });
        let mut texts: Sides<Option<String>> = Sides::default();
        loop {
            match self.xml.next()? {
                Node::Open(tag) if tag.name() == "tuv" => {
                    let code = tag.get("lang").unwrap_or_default();
                    let text = self.variant()?;
                    self.take(&code, text, &mut texts);
                }
                Node::Open(_) => self.xml.skip()?,
                Node::Close | Node::End => break,
                Node::Text(_) => {}
            }
        }
        self.give(texts, &place)
    }

    /// The text of a variant; `None` without one.
    fn variant(&mut self) -> Result<Option<String>> {
        let mut text = None;
        loop {
            match self.xml.next()? {
                Node::Open(tag) if tag.name() == "seg" => text = Some(inline(&mut self.xml, kind)?.whole),
                Node::Open(_) => self.xml.skip()?,
                Node::Close | Node::End => return Ok(text),
                Node::Text(_) => {}
            }
        }
    }

    /// The first variant of a language that has a text is read.
    fn take(&mut self, code: &str, text: Option<String>, texts: &mut Sides<Option<String>>) {
        if self.languages.len() < MOST_NAMED && !self.languages.contains(code) {
            self.languages.insert(code.to_owned());
        }
        let Some(lang) = Lang::of_code(code) else { return };
        let side = texts.get_mut(lang);
        if side.is_none() {
            *side = text.filter(|text| !text.is_empty());
        }
    }

    fn give(&mut self, texts: Sides<Option<String>>, place: &Place) -> Result<()> {
        let Sides { zh: Some(zh), en: Some(en) } = texts else {
            self.alone += 1;
            return Ok(());
        };
        self.pairs += 1;
        let block = |text: String, lang: Lang| Block {
            text,
            place: place.clone(),
            kind: BlockKind::Paragraph,
            lang: Some(lang),
        };
        (self.sink)(Item::Pair(Sides::new(block(zh, Lang::Zh), block(en, Lang::En))))
    }

    fn finish(self, name: &Arc<str>) -> Result<()> {
        let place = Place::new(name, At::Whole);
        let alone = self.alone;
        if let Some(note) = self.spoilt.tell(self.pairs)? {
            (self.sink)(Item::Note(note))?;
        }
        if self.pairs == 0 && alone > 0 {
            let languages: Vec<String> = self.languages.into_iter().collect();
            let what = format!(
                "none of its {alone} units holds both Chinese and English (languages: {})",
                languages.join(", ")
            );
            return Err(Error::malformed(place, what));
        }
        if alone == 0 {
            return Ok(());
        }
        let text = format!("units without Chinese or without English, left out: {alone}");
        (self.sink)(Item::Note(Note { place, text }))
    }
}

fn kind(tag: &Tag) -> Inline {
    match tag.name() {
        "hi" | "sub" => Inline::Around,
        "bpt" | "ept" => Inline::Code,
        _ => Inline::Alone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> std::result::Result<Vec<String>, String> {
        let file = format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>{body}</body></tmx>");
        let mut out = Vec::new();
        let mut sink = |item| {
            out.push(match item {
                Item::Pair(pair) => format!("{}: {}|{}", pair.zh.place, pair.zh.text, pair.en.text),
                Item::Note(note) => note.text,
                other => format!("{other:?}"),
            });
            Ok(())
        };
        Tmx.read(&"m".into(), &mut file.as_bytes(), &mut sink).map_err(|error| error.to_string())?;
        Ok(out)
    }

    #[test]
    fn units_become_pairs_whatever_their_order_and_codes() {
        let body = "<tu tuid='7'><note>no</note><tuv lang='EN-US'><seg>the <bpt i='1'>&lt;b></bpt>city<ept i='1'/></seg></tuv>\
                    <tuv xml:lang='zh_CN'><prop type='x'>no</prop><seg>城市</seg></tuv></tu>\n\
                    <tu><tuv xml:lang='cmn'><seg> 中国\n</seg></tuv><tuv xml:lang='fr'><seg>Chine</seg></tuv>\
                    <tuv xml:lang='en'><seg>China</seg></tuv></tu>";
        assert_eq!(
            read(body).as_deref(),
            Ok(&["m#7: 城市|the city".to_owned(), "m:2:  中国\n|China".to_owned()][..])
        );
    }

    #[test]
    fn units_with_one_language_are_counted() {
        let both = "<tu><tuv xml:lang='zh'><seg>中</seg></tuv><tuv xml:lang='en'><seg>C</seg></tuv></tu>";
        let one = "<tu><tuv xml:lang='zh'><seg>中</seg></tuv><tuv xml:lang='de'><seg>C</seg></tuv></tu>";
        let got = read(&format!("{both}{one}"));
        assert_eq!(
            got.map(|out| out.last().cloned()),
            Ok(Some("units without Chinese or without English, left out: 1".to_owned()))
        );
        let error = read(one).expect_err("no pair");
        assert!(
            error.ends_with("none of its 1 units holds both Chinese and English (languages: de, zh)"),
            "{error}"
        );
    }

    #[test]
    fn a_spoilt_unit_is_left_out_and_the_others_are_read() {
        let unit = |zh: &str| {
            format!(
                "<tu><tuv xml:lang='en'><seg>C</seg></tuv>\n<tuv xml:lang='zh'><seg>{zh}</seg></tuv></tu>\n"
            )
        };
        let got = read(&[unit("甲"), unit("乙<b>"), unit("丙</x>"), unit("丁"), unit("戊")].concat());
        let expected = [
            "m:1: 甲|C",
            "m:7: 丁|C",
            "m:9: 戊|C",
            "is no valid XML at column 37: ill-formed document: expected `</b>`, but `</seg>` was found; spoilt units, left out: 2",
        ];
        assert_eq!(got.expect("a memory"), expected);
        assert!(read(&unit("乙<b>")).is_err_and(|error| error.starts_with("m:2: is no valid XML at column")));
    }
}
