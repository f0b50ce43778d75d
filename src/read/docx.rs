//! DOCX: the paragraphs and tables of a Word document.

use std::io::Read;
use std::sync::Arc;

use super::container::{self, Container};
use super::flow::{Characters, Flow, Piece};
use super::xml::Tag;
use super::{Content, Fit, Format, Head, Holds, Sink};
use crate::data::BlockKind;
use crate::error::Result;

/// Word documents.
pub(super) struct Docx;

/// The part that holds the text, and those that hold what stands at the foot of pages.
const BODY: &str = "word/document.xml";
const NOTES: [&str; 2] = ["word/footnotes.xml", "word/endnotes.xml"];

impl Format for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn about(&self) -> &'static str {
        "Word document; a table with a Chinese and an English column gives pairs"
    }

    fn left_out(&self) -> &'static str {
        "headers, footers, comments, deleted text, pictures"
    }

    fn holds(&self) -> Holds {
        Holds::Running
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["docx", "docm"]
    }

    fn content(&self) -> Content {
        Content::Bytes
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        if container::has_part(head.bytes, BODY) { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut container = Container::open(name, input)?;
        let mut flow = Flow::new(name, sink, piece, Characters::InText);
        container.needed(BODY, &mut |xml| flow.read(xml))?;
        for part in NOTES {
            container.xml(part, &mut |xml| flow.read(xml))?;
        }
        Ok(())
    }
}

fn piece(tag: &Tag) -> Piece {
    match tag.name() {
        "p" => Piece::Paragraph(BlockKind::Paragraph),
        "pStyle" => style(&tag.get("val").unwrap_or_default()),
        "numPr" => Piece::Style(BlockKind::Item),
        "t" => Piece::Text,
        "tab" => Piece::Tab,
        "br" | "cr" => Piece::Break,
        "tbl" => Piece::Table,
        "tr" => Piece::Row,
        "tc" => Piece::Cell(1),
        // Tabulators that are set, text that was deleted or moved away, fields' codes, the older form of a drawing.
        "tabs" | "del" | "moveFrom" | "instrText" | "delText" | "Fallback" | "sectPr" => Piece::Skip,
        _ => Piece::Other,
    }
}

/// Word calls its headings `Heading1`, in other languages by the number alone.
fn style(name: &str) -> Piece {
    let level = name.strip_prefix("Heading").or(name.strip_prefix("heading")).unwrap_or(name);
    match level.trim().parse::<u8>() {
        Ok(level @ 1..=9) => Piece::Style(BlockKind::Heading(level)),
        _ if name == "Title" => Piece::Style(BlockKind::Heading(1)),
        _ => Piece::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::container::tests::zipped;
    use super::*;
    use crate::read::Item;

    fn read(body: &str) -> Vec<String> {
        let document = format!("<w:document xmlns:w='w' xmlns:mc='mc'><w:body>{body}</w:body></w:document>");
        let bytes = zipped(&[(BODY, document.as_bytes())]);
        assert_eq!(Docx.looks_like(&Head { bytes: &bytes, text: "" }), Fit::Surely);
        let mut out = Vec::new();
        let mut sink = |item| {
            out.push(match item {
                Item::Block(block) => format!("{} {:?} {}", block.place, block.kind, block.text),
                Item::Pair(pair) => format!("{} {}|{}", pair.zh.place, pair.zh.text, pair.en.text),
                other => format!("{other:?}"),
            });
            Ok(())
        };
        Docx.read(&"d".into(), &mut bytes.as_slice(), &mut sink).expect("a document");
        out
    }

    fn cell(text: &str) -> String {
        format!("<w:tc><w:tcPr/><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    }

    #[test]
    fn paragraphs_are_blocks_without_what_was_deleted() {
        let body = "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>标题</w:t></w:r></w:p>\n<w:p/>\
                    <w:p><w:del><w:r><w:t>no</w:t></w:r></w:del><w:ins><w:r><w:t xml:space='preserve'>The </w:t></w:r></w:ins>\
                    <w:r><w:t>city</w:t><w:br/><w:t>城市</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>\
                    <mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
                    <mc:Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>";
        let expected =
            ["d:1 Heading(1) 标题", "d:3 Paragraph The city", "d:3 Paragraph 城市", "d:4 Paragraph 框"];
        assert_eq!(read(body), expected);
    }

    #[test]
    fn a_table_of_two_languages_gives_pairs_and_any_other_blocks() {
        let row = |zh: &str, en: &str| format!("<w:tr>{}{}</w:tr>", cell(zh), cell(en));
        let table = format!(
            "<w:tbl>{}{}{}</w:tbl>",
            row("Chinese", "English"),
            row("城市", "city"),
            row("国家", "country")
        );
        assert_eq!(read(&table), ["d:2:1 城市|city", "d:3:1 国家|country"]);
        let other = format!("<w:tbl>{}{}</w:tbl>", row("一", "二"), row("三", "four"));
        assert_eq!(read(&other).first().map(String::as_str), Some("d:1:1 Cell 一"));
    }
}
