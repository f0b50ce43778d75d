//! EPUB: the pages of a book in their order.

use std::io::Read;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::container::{self, Container, resolved};
use super::html::{self, Page};
use super::source;
use super::xml::Node;
use super::{Content, Fit, Format, Head, Holds, Sink};
use crate::error::Result;

/// Electronic books.
pub(super) struct Epub;

/// What such a file says of itself.
const MIMETYPE: &str = "application/epub+zip";

/// The part that says where the book's list of pages is.
const CONTAINER: &str = "META-INF/container.xml";

impl Format for Epub {
    fn name(&self) -> &'static str {
        "epub"
    }

    fn about(&self) -> &'static str {
        "electronic book, page by page"
    }

    fn left_out(&self) -> &'static str {
        "tables of contents, pictures; protected books"
    }

    fn holds(&self) -> Holds {
        Holds::Running
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["epub"]
    }

    fn content(&self) -> Content {
        Content::Bytes
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        if container::has_part(head.bytes, MIMETYPE) { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut book = Container::open(name, input)?;
        let mut list = String::new();
        book.needed(CONTAINER, &mut |xml| {
            loop {
                match xml.next()? {
                    Node::Open(tag) if tag.name() == "rootfile" => {
                        list = tag.get("full-path").unwrap_or_default();
                    }
                    Node::End => return Ok(()),
                    _ => {}
                }
            }
        })?;
        for (number, part) in (1..).zip(pages(&mut book, &list)?) {
            let Some(mut part) = book.part(&part)? else { continue };
            let text = html::text(name, &mut *source::xml(&mut part)?)?;
            Page::new(name, Some(number)).read(&text, sink)?;
        }
        Ok(())
    }
}

/// The parts that hold the book's pages, in reading order.
fn pages(book: &mut Container, list: &str) -> Result<Vec<String>> {
    let folder = list.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (mut parts, mut order) = (Vec::new(), Vec::new());
    book.needed(list, &mut |xml| {
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name() == "item" => {
                    let contents = tag.get("properties").is_some_and(|words| words.contains("nav"));
                    if let (Some(id), Some(href), false) = (tag.get("id"), tag.get("href"), contents) {
                        parts.push((id, resolved(folder, &href)));
                    }
                }
                Node::Open(tag) if tag.name() == "itemref" => order.extend(tag.get("idref")),
                Node::End => return Ok(()),
                _ => {}
            }
        }
    })?;
    // A page that comes twice is read once: another time it would count its terms double, or never end.
    let parts: FxHashMap<String, String> = parts.into_iter().rev().collect();
    let mut seen = FxHashSet::default();
    let order = order.iter().filter_map(|id| parts.get(id));
    Ok(order.filter(|part| seen.insert((*part).clone())).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::super::container::tests::zipped;
    use super::*;
    use crate::read::Item;

    #[test]
    fn pages_come_in_the_order_of_the_book_and_once() {
        let list = "<package><manifest><item id='n' href='nav.xhtml' properties='nav'/><item id='a' href='a.xhtml'/>\
                    <item id='b' href='b.xhtml'/><item id='c' href='x/../a.xhtml'/></manifest><spine><itemref idref='n'/><itemref idref='b'/><itemref idref='a'/>{}</spine></package>";
        let list = list.replace("{}", &"<itemref idref='a'/><itemref idref='c'/>".repeat(20_000));
        let page = |text: &str| format!("<?xml version='1.0'?><html><body><p>{text}</p></body></html>");
        let bytes = zipped(&[
            ("mimetype", MIMETYPE.as_bytes()),
            (CONTAINER, b"<container><rootfiles><rootfile full-path='OEBPS/x.opf'/></rootfiles></container>"),
            ("OEBPS/x.opf", list.as_bytes()),
            ("OEBPS/nav.xhtml", page("no").as_bytes()),
            ("OEBPS/a.xhtml", page("Chapter one").as_bytes()),
            ("OEBPS/b.xhtml", page("第一章").as_bytes()),
        ]);
        let mut out = Vec::new();
        let mut sink = |item| {
            if let Item::Block(block) = item {
                out.push(format!("{} {}", block.place, block.text));
            }
            Ok(())
        };
        Epub.read(&"e".into(), &mut bytes.as_slice(), &mut sink).expect("a book");
        assert_eq!(out, ["e:p1:1 第一章", "e:p2:1 Chapter one"]);
    }
}
