//! ODT: the paragraphs and tables of an `OpenDocument` text.

use std::io::Read;
use std::sync::Arc;

use super::container::{self, Container};
use super::flow::{Characters, Flow, Piece};
use super::xml::Tag;
use super::{Content, Fit, Format, Head, Holds, Sink};
use crate::data::BlockKind;
use crate::error::Result;

/// `OpenDocument` texts.
pub(super) struct Odt;

/// What such a file says of itself.
const MIMETYPE: &str = "application/vnd.oasis.opendocument.text";

/// A run of spaces is written as one element with their number; longer ones are cut.
const MAX_SPACES: usize = 256;

impl Format for Odt {
    fn name(&self) -> &'static str {
        "odt"
    }

    fn about(&self) -> &'static str {
        "OpenDocument text; a table with a Chinese and an English column gives pairs"
    }

    fn left_out(&self) -> &'static str {
        "headers, footers, comments, deleted text, tables of contents, pictures"
    }

    fn holds(&self) -> Holds {
        Holds::Running
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["odt", "ott"]
    }

    fn content(&self) -> Content {
        Content::Bytes
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        if container::has_part(head.bytes, MIMETYPE) { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut flow = Flow::new(name, sink, piece, Characters::InParagraphs);
        Container::open(name, input)?.needed("content.xml", &mut |xml| flow.read(xml))
    }
}

fn piece(tag: &Tag) -> Piece {
    let number = |name: &str| tag.get(name).and_then(|value| value.parse().ok()).unwrap_or(1);
    match tag.name() {
        "p" => Piece::Paragraph(BlockKind::Paragraph),
        "h" => Piece::Paragraph(BlockKind::Heading(number("outline-level").clamp(1, 9) as u8)),
        "span" | "a" | "meta" | "ruby-base" => Piece::Text,
        "s" => Piece::Spaces(number("c").min(MAX_SPACES)),
        "tab" => Piece::Tab,
        "line-break" => Piece::Break,
        "table" => Piece::Table,
        "table-row" => Piece::Row,
        "table-cell" | "covered-table-cell" => Piece::Cell(number("number-columns-repeated")),
        "annotation" | "tracked-changes" | "table-of-content" | "note-citation" | "ruby-text" | "styles"
        | "automatic-styles" | "forms" | "sequence-decls" | "scripts" | "font-face-decls" | "title"
        | "desc" => Piece::Skip,
        _ => Piece::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::container::tests::zipped;
    use super::*;
    use crate::read::Item;

    #[test]
    fn paragraphs_headings_and_cells_are_blocks() {
        let content = "<o:document-content xmlns:o='o' xmlns:t='t'><o:automatic-styles><t:p>no</t:p></o:automatic-styles>\
                       <o:body><o:text><t:h t:outline-level='2'>标<t:span>题</t:span></t:h>\n\
                       <t:p>The<t:s t:c='2'/>city<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>脚注</t:p>\
                       </t:note-body></t:note>.<t:line-break/>城市</t:p><t:list><t:list-item><t:p>项</t:p></t:list-item></t:list>\
                       <o:annotation><t:p>no</t:p></o:annotation></o:text></o:body></o:document-content>";
        let bytes = zipped(&[("mimetype", MIMETYPE.as_bytes()), ("content.xml", content.as_bytes())]);
        let mut out = Vec::new();
        let mut sink = |item| {
            if let Item::Block(block) = item {
                out.push(format!("{:?} {}", block.kind, block.text));
            }
            Ok(())
        };
        Odt.read(&"d".into(), &mut bytes.as_slice(), &mut sink).expect("a document");
        let expected =
            ["Heading(2) 标题", "Paragraph 脚注", "Paragraph The  city.", "Paragraph 城市", "Paragraph 项"];
        assert_eq!(out, expected);
    }
}
