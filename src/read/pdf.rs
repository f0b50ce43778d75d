//! PDF with a text layer: page by page, with hard line breaks and hyphenation undone.

use std::io::Read;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::paragraph::{Gather, block, typical_width, wrapping};
use super::source::Line;
use super::{Content, Fit, Format, Head, Holds, Item, Note, Sink};
use crate::data::{At, Place};
use crate::error::{Error, Result};
use crate::text::is_han;

mod cmap;
mod content;
mod draft;
mod file;
mod filters;
mod fonts;
mod index;
mod limits;
mod pages;
mod syntax;
#[cfg(test)]
mod tests;
mod tree;
mod type1;

/// PDF files.
pub(super) struct Pdf;

/// Larger files are pictures mostly, and have to lie in memory as a whole.
const MAX_SIZE: u64 = 256 << 20;

/// Lines are set in proportional type: one is full from this share of the usual width on.
const FULL: f32 = 0.8;

/// Narrower lines (columns) are no running text.
const NARROWEST: usize = 30;

impl Format for Pdf {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn about(&self) -> &'static str {
        "PDF with a text layer, page by page"
    }

    fn left_out(&self) -> &'static str {
        "pictures: a scan has no text; forms, notes, spaces between Chinese and Latin characters; tables come as lines"
    }

    fn holds(&self) -> Holds {
        Holds::Running
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["pdf"]
    }

    fn content(&self) -> Content {
        Content::Bytes
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        if head.bytes.starts_with(b"%PDF-") { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut bytes = Vec::new();
        input.take(MAX_SIZE + 1).read_to_end(&mut bytes)?;
        let whole = |what: String| Error::malformed(Place::new(name, At::Whole), what);
        if bytes.len() as u64 > MAX_SIZE {
            return Err(whole(format!("is larger than {} MB; is not read", MAX_SIZE >> 20)));
        }
        let pages = pages::pages(&bytes).map_err(whole)?;
        let lost: Vec<u32> =
            (1..).zip(&pages).filter(|(_, page)| page.is_none()).map(|(number, _)| number).collect();
        let texts: Vec<String> = pages.into_iter().map(Option::unwrap_or_default).collect();
        if texts.iter().all(|page| page.trim().is_empty()) {
            return Err(whole(nothing(&lost)));
        }
        blocks(name, &texts, sink)?;
        let Some(first) = lost.first() else { return Ok(()) };
        let text = format!("pages that cannot be read, from here on, left out: {}", lost.len());
        sink(Item::Note(Note { place: Place::new(name, At::Page { page: *first, line: 1 }), text }))
    }
}

/// Why there is no text.
fn nothing(lost: &[u32]) -> String {
    if lost.is_empty() {
        return "no text layer (a scan?); run OCR over it first".to_owned();
    }
    "cannot be read as PDF: its pages are broken; save it anew with another program".to_owned()
}

/// Paragraphs of all pages; one may go on over a page's end.
fn blocks(name: &Arc<str>, pages: &[String], sink: Sink<'_>) -> Result<()> {
    let lines: Vec<Line> = pages.iter().flat_map(|page| numbered(page)).collect();
    let guess = || Some((typical_width(&lines) as f32 * FULL) as usize).filter(|width| *width >= NARROWEST);
    let mut gather = Gather::new(wrapping(&lines).or_else(guess));
    let words: FxHashSet<&str> =
        pages.iter().flat_map(|page| page.split(|c: char| !c.is_alphanumeric())).collect();
    for (number, page) in (1..).zip(pages) {
        for line in numbered(page) {
            let text = line.text.trim();
            let mut next = block(name, line.number, text);
            next.place = Place::new(name, At::Page { page: number, line: line.number });
            let done = if text.is_empty() { gather.end() } else { gather.push_hyphenated(next, &words) };
            done.map_or(Ok(()), |block| sink(Item::Block(block)))?;
        }
    }
    gather.end().map_or(Ok(()), |block| sink(Item::Block(block)))
}

fn numbered(page: &str) -> impl Iterator<Item = Line> + '_ {
    (1..).zip(page.lines()).map(|(number, text)| Line { number, text: without_gaps(text) })
}

/// Typesetting parts Chinese and Latin characters by a gap, which reads as a space that nobody typed.
fn without_gaps(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let (before, behind) = (out.chars().next_back(), rest.peek().copied());
        let is_gap = |a: Option<char>, b: Option<char>| {
            a.is_some_and(is_han) && b.is_some_and(|b| b.is_ascii_alphanumeric())
        };
        if c != ' ' || !(is_gap(before, behind) || is_gap(behind, before)) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod reading {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Vec<String>> {
        let mut out = Vec::new();
        Pdf.read(&"d".into(), &mut &*bytes, &mut |item| {
            if let Item::Block(block) = item {
                out.push(format!("{} {}", block.place, block.text));
            }
            Ok(())
        })?;
        Ok(out)
    }

    #[test]
    fn broken_files_end_in_one_line() {
        for bytes in [
            &b"%PDF-1.7\n"[..],
            b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
        ] {
            let error = read(bytes).expect_err("no pages").to_string();
            assert!(error.starts_with("d: ") && !error.contains('\n'), "{error}");
        }
    }

    #[test]
    fn lines_become_paragraphs_and_hyphens_at_line_ends_go() {
        let page = "The city has continuously accelerated its digital develop-\nment, and uses digital governance to serve \
                    those who live\nthere. The development goes on.\n\n数字城市治理报告已在鄂尔多斯市发布，80 多位专家出席了\n会议。\n";
        let mut out = Vec::new();
        blocks(&"d".into(), &[page.to_owned()], &mut |item| {
            if let Item::Block(block) = item {
                out.push(format!("{} {}", block.place, block.text));
            }
            Ok(())
        })
        .expect("nothing to fail");
        assert_eq!(
            out,
            [
                "d:p1:1 The city has continuously accelerated its digital development, and uses digital governance to \
                 serve those who live there. The development goes on.",
                "d:p1:5 数字城市治理报告已在鄂尔多斯市发布，80多位专家出席了会议。"
            ]
        );
    }
}
