//! Paragraphs and tables of an office document: the family that DOCX, ODT and PPTX belong to.

use std::sync::Arc;

use super::xml::{Node, Tag, Xml};
use super::{Item, Sink};
use crate::data::{At, Block, BlockKind, Place};
use crate::error::Result;

mod table;

pub(super) use table::Table;

/// What an element of an office document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Paragraph(BlockKind),
    /// Says what the paragraph is that it stands in.
    Style(BlockKind),
    /// Characters of the paragraph.
    Text,
    Tab,
    /// Begins a new line: here, a new block.
    Break,
    Spaces(usize),
    Table,
    Row,
    /// A cell and how many columns it takes.
    Cell(usize),
    /// Nothing in it is text of the document.
    Skip,
    Other,
}

/// Where the characters of a paragraph stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Characters {
    /// In elements of their own; all white space in them counts.
    InText,
    /// In the paragraph itself, too; a run of white space is one space.
    InParagraphs,
}

/// A document that is being read.
pub(super) struct Flow<'a> {
    name: &'a Arc<str>,
    sink: Sink<'a>,
    piece: fn(&Tag) -> Piece,
    characters: Characters,
    /// The slide, where the document has slides.
    pub(super) page: Option<u32>,
    /// Paragraphs so far, of the document or of the slide.
    pub(super) count: u32,
    open: Vec<Block>,
    tables: Vec<Table>,
}

impl<'a> Flow<'a> {
    /// `piece` tells what an element is.
    pub(super) fn new(
        name: &'a Arc<str>,
        sink: Sink<'a>,
        piece: fn(&Tag) -> Piece,
        characters: Characters,
    ) -> Self {
        Flow { name, sink, piece, characters, page: None, count: 0, open: Vec::new(), tables: Vec::new() }
    }

    /// Reads a part to its end.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>) -> Result<()> {
        let mut stack: Vec<Piece> = Vec::new();
        loop {
            match xml.next()? {
                Node::Open(tag) => match (self.piece)(&tag) {
                    Piece::Skip => xml.skip()?,
                    piece => {
                        self.begin(piece)?;
                        stack.push(piece);
                    }
                },
                Node::Close => stack.pop().map_or(Ok(()), |piece| self.end(piece))?,
                Node::Text(text) => self.characters(stack.last().copied(), &text),
                Node::End => return Ok(()),
            }
        }
    }

    fn begin(&mut self, piece: Piece) -> Result<()> {
        match piece {
            Piece::Paragraph(kind) => {
                self.count += 1;
                self.open.push(self.block(kind));
            }
            Piece::Style(kind) => self.open.last_mut().into_iter().for_each(|block| block.kind = kind),
            Piece::Tab => self.text("\t"),
            Piece::Spaces(count) => self.text(&" ".repeat(count)),
            Piece::Break => {
                if let Some(block) = self.open.pop() {
                    let next = Block { text: String::new(), ..block.clone() };
                    self.put(block)?;
                    self.open.push(next);
                }
            }
            Piece::Table => self.tables.push(Table::default()),
            Piece::Row => self.tables.last_mut().into_iter().for_each(Table::row),
            Piece::Cell(columns) => self.tables.last_mut().into_iter().for_each(|table| table.cell(columns)),
            Piece::Text | Piece::Skip | Piece::Other => {}
        }
        Ok(())
    }

    fn end(&mut self, piece: Piece) -> Result<()> {
        match piece {
            Piece::Paragraph(_) => self.open.pop().map_or(Ok(()), |block| self.put(block)),
            Piece::Table => {
                let Some(table) = self.tables.pop() else { return Ok(()) };
                match self.tables.last_mut() {
                    // A table in a cell: the cell's own text.
                    Some(outer) => {
                        table.into_blocks().into_iter().for_each(|block| outer.put(block));
                        Ok(())
                    }
                    None => table.give(self.name, self.page, self.sink),
                }
            }
            _ => Ok(()),
        }
    }

    fn characters(&mut self, inside: Option<Piece>, text: &str) {
        match (inside, self.characters) {
            (Some(Piece::Text), Characters::InText) => self.text(text),
            (Some(Piece::Text | Piece::Paragraph(_)), Characters::InParagraphs) => {
                if let Some(block) = self.open.last_mut() {
                    add_collapsed(&mut block.text, text);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.open.last_mut().into_iter().for_each(|block| block.text.push_str(text));
    }

    fn block(&self, kind: BlockKind) -> Block {
        let at = self.page.map_or(At::Line(self.count), |page| At::Page { page, line: self.count });
        Block { text: String::new(), place: Place::new(self.name, at), kind, lang: None }
    }

    /// A paragraph that has ended; empty ones are passed over.
    fn put(&mut self, block: Block) -> Result<()> {
        let text = block.text.trim();
        if text.is_empty() {
            return Ok(());
        }
        let block = Block { text: text.to_owned(), ..block };
        match self.tables.last_mut() {
            Some(table) => {
                table.put(block);
                Ok(())
            }
            None => (self.sink)(Item::Block(block)),
        }
    }
}

/// Adds text with its white space as single spaces; none behind other white space.
fn add_collapsed(out: &mut String, text: &str) {
    for c in text.chars() {
        let space = matches!(c, ' ' | '\t' | '\n' | '\r');
        if !(space && (out.is_empty() || out.ends_with(char::is_whitespace))) {
            out.push(if space { ' ' } else { c });
        }
    }
}
