//! A web page, token by token: what its blocks are, in which language, and which of them are its main content.

use std::cell::RefCell;
use std::sync::Arc;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::content::{Part, Standing, give};
use super::state::{Open, State};
use super::tags::{self, Element};
use crate::data::{At, Block, BlockKind, Lang, Place};
use crate::error::{Error, Result};
use crate::read::Sink;
use crate::read::flow::Table;
use crate::text::lang_of;

/// Elements inside elements, as deep as browsers go.
const MAX_DEPTH: usize = 512;

/// So many bytes are looked at between two looks at what came of them.
const PIECE: usize = 16 << 10;

/// The most white space in a tag: of its attributes, each is compared with all others.
const MAX_GAPS: usize = 20_000;

/// A page that is being read.
pub(in crate::read) struct Page<'a> {
    name: &'a Arc<str>,
    /// The page of a book, where there are more.
    number: Option<u32>,
    state: RefCell<State>,
}

impl<'a> Page<'a> {
    pub(in crate::read) fn new(name: &'a Arc<str>, number: Option<u32>) -> Self {
        Page { name, number, state: RefCell::default() }
    }

    /// Reads the page and hands on its blocks.
    pub(in crate::read) fn read(self, text: &str, sink: Sink<'_>) -> Result<()> {
        let tokenizer = Tokenizer::new(self, TokenizerOpts::default());
        let input = BufferQueue::default();
        let (mut gaps, mut tokens) = (0, 0);
        for piece in pieces(text) {
            input.push_back(StrTendril::from_slice(piece));
            while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
            let seen = tokenizer.sink.state.borrow().tokens;
            gaps = if seen == std::mem::replace(&mut tokens, seen) { gaps } else { 0 };
            gaps += piece.bytes().filter(|byte| matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'/')).count();
            if gaps > MAX_GAPS {
                let at = Place::new(tokenizer.sink.name, At::Line(tokenizer.sink.state.borrow().line as u32));
                return Err(Error::malformed(at, "behind this line a tag has no end; is not read"));
            }
        }
        tokenizer.end();
        let page = tokenizer.sink;
        page.end_text();
        let (name, number) = (page.name, page.number);
        let state = page.state.into_inner();
        if let Some(line) = state.too_deep {
            let place = Place::new(name, At::Line(line as u32));
            return Err(Error::malformed(
                place,
                format!("nests its elements deeper than {MAX_DEPTH}; is not read"),
            ));
        }
        give(state.parts, name, number, sink)
    }

    fn start(&self, tag: &Tag, line: u64) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let element = tags::element(name);
        if element != Element::Inline {
            self.end_text();
        }
        let state = &mut *self.state.borrow_mut();
        state.close_ended(name);
        if state.open.len() >= MAX_DEPTH {
            state.too_deep.get_or_insert(line);
            return TokenSinkResult::Continue;
        }
        let above = state.open.last();
        let standing = standing(tag, element, above.map_or(Standing::Other, |open| open.standing));
        let lang = lang(tag).or(above.and_then(|open| open.lang));
        match element {
            Element::Table => state.tables.push(Table::default()),
            Element::Row => state.tables.last_mut().into_iter().for_each(Table::row),
            Element::Cell => {
                let columns = tags::get(tag, "colspan").and_then(|number| number.parse().ok()).unwrap_or(1);
                state.tables.last_mut().into_iter().for_each(|table| table.cell(columns));
            }
            _ => {}
        }
        if tags::is_void(name) || (tag.self_closing && element == Element::Inline) {
            return TokenSinkResult::Continue;
        }
        state.open.push(Open { name: name.to_owned(), element, lang, standing });
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "textarea" | "title" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ if element == Element::Raw => TokenSinkResult::RawData(RawKind::Rawtext),
            _ => TokenSinkResult::Continue,
        }
    }

    fn end(&self, tag: &Tag) {
        let name: &str = &tag.name;
        if tags::element(name) != Element::Inline {
            self.end_text();
        }
        self.state.borrow_mut().close(name);
    }

    /// Text of the element at hand; its white space is one space, unless the element keeps its lines.
    fn characters(&self, text: &str, line: u64) {
        let verbatim = {
            let state = self.state.borrow();
            let left_out = state.open.last().is_some_and(|open| open.standing == Standing::LeftOut);
            if left_out {
                return;
            }
            state.open.iter().any(|open| open.element == Element::Block(BlockKind::Verbatim))
        };
        let first = line.saturating_sub(text.matches('\n').count() as u64);
        let mut at = first;
        for c in text.chars() {
            if c == '\n' {
                at += 1;
                if verbatim {
                    self.end_text();
                    continue;
                }
            }
            self.state.borrow_mut().push(c, at);
        }
    }

    /// The text at hand is complete.
    fn end_text(&self) {
        let state = &mut *self.state.borrow_mut();
        let text = std::mem::take(&mut state.text);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let (kind, lang, standing) = state.about();
        let line = state.begun.max(1) as u32;
        let at = self.number.map_or(At::Line(line), |page| At::Page { page, line });
        // A page's own language is often its template's: it must not contradict the text.
        let lang = lang.filter(|lang| lang_of(text).is_none_or(|found| found == *lang));
        let block = Block { text: text.to_owned(), place: Place::new(self.name, at), kind, lang };
        match state.tables.last_mut() {
            Some(table) if standing != Standing::LeftOut => table.put(block),
            _ => state.parts.push((Part::Block(block), standing)),
        }
    }
}

/// A text in pieces of some size.
fn pieces(mut text: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let (piece, rest) = text.split_at(text.ceil_char_boundary(PIECE));
        text = rest;
        (!piece.is_empty()).then_some(piece)
    })
}

impl TokenSink for Page<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        self.state.borrow_mut().took_token(line);
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return self.start(&tag, line),
            Token::TagToken(tag) => {
                self.end_if_text(&tag);
                self.end(&tag);
            }
            Token::CharacterTokens(text) => self.characters(&text, line),
            Token::EOFToken => {
                self.end_text();
                self.state.borrow_mut().flush_before(0);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Page<'_> {
    /// A table's end closes what is open in it: the text before belongs to its last cell.
    fn end_if_text(&self, tag: &Tag) {
        if tags::element(&tag.name) == Element::Table {
            self.end_text();
        }
    }
}

fn lang(tag: &Tag) -> Option<Lang> {
    // The page's own language says little: templates are copied.
    if &*tag.name == "html" {
        return None;
    }
    tags::get(tag, "lang").or(tags::get(tag, "xml:lang")).and_then(Lang::of_code)
}

fn standing(tag: &Tag, element: Element, above: Standing) -> Standing {
    let banner = &*tag.name == "header" && above == Standing::Other;
    let aside = matches!(element, Element::Skip | Element::Raw) || tags::is_aside(tag) || banner;
    match above {
        Standing::LeftOut => Standing::LeftOut,
        _ if aside => Standing::LeftOut,
        Standing::Other if tags::is_main(tag) => Standing::Main,
        above => above,
    }
}
