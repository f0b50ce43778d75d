//! PPTX: the texts of a presentation, slide by slide.

use std::io::Read;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::container::{self, Container};
use super::flow::{Characters, Flow, Piece};
use super::xml::{Node, Tag};
use super::{Content, Fit, Format, Head, Holds, Sink};
use crate::data::BlockKind;
use crate::error::Result;

/// Presentations.
pub(super) struct Pptx;

/// The part that names the slides in their order.
const PRESENTATION: &str = "ppt/presentation.xml";

impl Format for Pptx {
    fn name(&self) -> &'static str {
        "pptx"
    }

    fn about(&self) -> &'static str {
        "presentation, slide by slide"
    }

    fn left_out(&self) -> &'static str {
        "speakers' notes, comments, diagrams, pictures"
    }

    fn holds(&self) -> Holds {
        Holds::Running
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["pptx", "pptm"]
    }

    fn content(&self) -> Content {
        Content::Bytes
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        if container::has_part(head.bytes, PRESENTATION) { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut container = Container::open(name, input)?;
        let relations = container.relations(PRESENTATION)?;
        let mut slides = Vec::new();
        container.needed(PRESENTATION, &mut |xml| {
            loop {
                match xml.next()? {
                    // A slide has a number of its own (`id`) and the identifier of its relation (`r:id`).
                    Node::Open(tag) if tag.name() == "sldId" => slides.extend(tag.prefixed("id")),
                    Node::End => return Ok(()),
                    _ => {}
                }
            }
        })?;
        let mut flow = Flow::new(name, sink, piece, Characters::InText);
        // A slide that is shown twice is read once: a file may show one without end.
        let relations: FxHashMap<String, String> = relations.into_iter().rev().collect();
        let mut seen = FxHashSet::default();
        for (page, slide) in (1..).zip(slides) {
            let Some(part) = relations.get(&slide).filter(|part| seen.insert((*part).clone())) else {
                continue;
            };
            (flow.page, flow.count) = (Some(page), 0);
            container.xml(part, &mut |xml| flow.read(xml))?;
        }
        Ok(())
    }
}

fn piece(tag: &Tag) -> Piece {
    match tag.name() {
        "p" => Piece::Paragraph(BlockKind::Paragraph),
        "t" => Piece::Text,
        "tab" => Piece::Tab,
        "br" => Piece::Break,
        "tbl" => Piece::Table,
        "tr" => Piece::Row,
        "tc" => Piece::Cell(1),
        "Fallback" => Piece::Skip,
        _ => Piece::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::container::tests::zipped;
    use super::*;
    use crate::read::Item;

    #[test]
    fn slides_come_in_the_order_of_the_show() {
        let slide = |text: &str| {
            format!("<p:sld xmlns:p='p' xmlns:a='a'><a:p><a:r><a:t>{text}</a:t></a:r></a:p><a:p/></p:sld>")
        };
        let show = "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId id='256' r:id='b'/><p:sldId id='257' r:id='a'/>\
                    <p:sldId id='258' r:id='a'/></p:sldIdLst></p:presentation>";
        let relations = "<Relationships><Relationship Id='a' Target='slides/slide1.xml'/>\
                         <Relationship Id='b' Target='/ppt/slides/slide2.xml'/></Relationships>";
        let bytes = zipped(&[
            (PRESENTATION, show.as_bytes()),
            ("ppt/_rels/presentation.xml.rels", relations.as_bytes()),
            ("ppt/slides/slide1.xml", slide("Thanks").as_bytes()),
            ("ppt/slides/slide2.xml", slide("城市").as_bytes()),
        ]);
        let mut out = Vec::new();
        let mut sink = |item| {
            if let Item::Block(block) = item {
                out.push(format!("{} {}", block.place, block.text));
            }
            Ok(())
        };
        Pptx.read(&"d".into(), &mut bytes.as_slice(), &mut sink).expect("a show");
        assert_eq!(out, ["d:p1:1 城市", "d:p2:1 Thanks"]);
    }
}
