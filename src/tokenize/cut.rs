//! One segment's text into tokens.

use super::jieba::Cutter;
use super::kind::kind_of;
use super::merge::merge;
use super::stretch::stretches;
use super::western;
use crate::data::{Span, Token};

/// The tokens of a text: in order, apart, covering all that is not white space.
pub(super) fn cut(text: &str, segment: u16, cutter: &Cutter<'_>) -> Vec<Token> {
    let mut spans: Vec<Span> = Vec::new();
    for stretch in stretches(text) {
        let (part, offset) = (stretch.span.of(text), stretch.span.start as usize);
        let found = if stretch.han { cutter.words(text, stretch.span) } else { western::words(part, offset) };
        spans.extend(found);
    }
    let token = |span: Span| Token { segment, span, kind: kind_of(span.of(text)) };
    merge(text, &spans).into_iter().map(token).collect()
}
