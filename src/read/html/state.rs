//! How far a web page has been read: what is open, and what has been found in it.

use super::content::{Part, Standing};
use super::tags::{self, Element};
use crate::data::{BlockKind, Lang};
use crate::read::flow::Table;

#[derive(Default)]
pub(super) struct State {
    pub(super) open: Vec<Open>,
    pub(super) text: String,
    /// Where the text began, and in which element.
    pub(super) begun: u64,
    pub(super) parts: Vec<(Part, Standing)>,
    pub(super) tables: Vec<Table>,
    pub(super) too_deep: Option<u64>,
    /// Tokens so far, and the line of the last one.
    pub(super) tokens: usize,
    pub(super) line: u64,
}

/// An element that is open.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) name: String,
    pub(super) element: Element,
    pub(super) lang: Option<Lang>,
    pub(super) standing: Standing,
}

impl State {
    pub(super) fn took_token(&mut self, line: u64) {
        self.tokens += 1;
        self.line = line;
    }

    pub(super) fn push(&mut self, c: char, line: u64) {
        let space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
        if self.text.is_empty() {
            self.begun = line;
        }
        if !(space && (self.text.is_empty() || self.text.ends_with(' '))) {
            self.text.push(if space { ' ' } else { c });
        }
    }

    /// What the block at hand is.
    pub(super) fn about(&self) -> (BlockKind, Option<Lang>, Standing) {
        let kind = self.open.iter().rev().find_map(|open| match open.element {
            Element::Block(BlockKind::Paragraph) => None,
            Element::Block(kind) => Some(kind),
            _ => None,
        });
        let last = self.open.last();
        let lang = last.and_then(|open| open.lang);
        (kind.unwrap_or_default(), lang, last.map_or(Standing::Other, |open| open.standing))
    }

    /// Closes what the element that begins ends, though nothing says so.
    pub(super) fn close_ended(&mut self, name: &str) {
        for ended in tags::ends(name) {
            let border = self.open.iter().rposition(|open| tags::BORDERS.contains(&open.name.as_str()));
            let found = self.open.iter().rposition(|open| open.name == *ended);
            if let Some(at) = found.filter(|at| border.is_none_or(|border| border < *at)) {
                self.flush_before(at);
            }
        }
    }

    /// Closes the innermost element of that name, and all in it.
    pub(super) fn close(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        self.flush_before(at);
    }

    pub(super) fn flush_before(&mut self, at: usize) {
        for open in self.open.drain(at..).rev().collect::<Vec<_>>() {
            if open.element == Element::Table {
                self.end_table(open.standing);
            }
        }
    }

    fn end_table(&mut self, standing: Standing) {
        let Some(table) = self.tables.pop() else { return };
        match self.tables.last_mut() {
            Some(outer) => table.into_blocks().into_iter().for_each(|block| outer.put(block)),
            None => self.parts.push((Part::Table(table), standing)),
        }
    }
}
