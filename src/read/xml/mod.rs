//! XML as a stream of tags and texts that stays small whatever the file says: the family that TMX, XLIFF, TBX and
//! the insides of office documents belong to.
//!
//! No document type is fetched and no entity of a file's own is expanded; depth and the length of one tag or text
//! are bounded.

use std::borrow::Cow;
use std::io::Read;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::QName;

use crate::data::{At, Place};
use crate::error::{Error, ErrorKind, Result};

mod guard;
mod inline;
mod root;
mod spoilt;

use guard::Guard;
pub(super) use inline::{Inline, Text, inline};
pub(super) use root::root_name;
pub(super) use spoilt::Spoilt;

/// Elements inside elements. Office documents nest their tables some dozens deep; what is deeper is made to harm.
const MAX_DEPTH: usize = 512;

/// What comes next in an XML file.
pub(super) enum Node {
    /// A tag that opens, also one that closes at once.
    Open(Tag),
    /// A tag that closes.
    Close,
    /// Text with its references resolved.
    Text(String),
    /// The end of the file.
    End,
}

/// A tag that opens.
pub(super) struct Tag(BytesStart<'static>);

impl Tag {
    /// The name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The attribute of that name, prefix or not (`lang` finds `xml:lang`).
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let named = |key: &QName<'_>| key.local_name().into_inner() == name;
        let found =
            self.0.attributes().with_checks(false).flatten().find(|attribute| named(&attribute.key))?;
        let value: &str = found.value.as_ref();
        Some(unescape(value).map_or_else(|_| value.to_owned(), Cow::into_owned))
    }

    /// The attribute of that name that has a prefix (`id` finds `r:id`, and not `id`).
    pub(super) fn prefixed(&self, name: &str) -> Option<String> {
        let named = |key: &QName<'_>| key.prefix().is_some() && key.local_name().into_inner() == name;
        let found =
            self.0.attributes().with_checks(false).flatten().find(|attribute| named(&attribute.key))?;
        Some(found.value.to_string())
    }

    /// The attribute says that value.
    pub(super) fn says(&self, name: &str, value: &str) -> bool {
        self.get(name).is_some_and(|found| found == value)
    }
}

/// An XML file that is being read.
pub(super) struct Xml<'a> {
    name: Arc<str>,
    reader: Reader<Guard<&'a mut dyn Read>>,
    buffer: Vec<u8>,
    depth: usize,
    /// The last error was one of syntax, behind which the file can be read on.
    ill_formed: bool,
    /// A tag that has been read already.
    again: Option<Tag>,
}

impl<'a> Xml<'a> {
    /// An input that has been decoded to UTF-8.
    pub(super) fn new(name: &Arc<str>, input: &'a mut dyn Read) -> Self {
        let mut reader = Reader::from_reader(Guard::new(input));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Xml { name: Arc::clone(name), reader, buffer: Vec::new(), depth: 0, ill_formed: false, again: None }
    }

    /// The place that has been reached.
    pub(super) fn place(&self) -> Place {
        Place::new(&self.name, At::Line(self.reader.get_ref().line()))
    }

    /// What comes next. Comments, instructions and document types are passed over.
    pub(super) fn next(&mut self) -> Result<Node> {
        if let Some(tag) = self.again.take() {
            return Ok(Node::Open(tag));
        }
        loop {
            self.buffer.clear();
            self.reader.get_mut().node_ends();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => {
                    self.ill_formed = matches!(error, quick_xml::Error::IllFormed(_));
                    return Err(broken(&self.name, self.reader.get_ref(), error));
                }
            };
            let node = match event {
                Event::Start(tag) => Node::Open(Tag(tag.into_owned())),
                Event::End(_) => Node::Close,
                Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => Node::Text(resolved(&reference)),
                Event::DocType(text) if text.contains("<!ENTITY") => return Err(self.entities()),
                Event::Eof => return self.end(),
                _ => continue,
            };
            self.check_depth(&node)?;
            return Ok(node);
        }
    }

    /// Reads over all that stands in the element that has just been opened.
    pub(super) fn skip(&mut self) -> Result<()> {
        let mut inside = 1_usize;
        while inside > 0 {
            match self.next()? {
                Node::Open(_) => inside += 1,
                Node::Close => inside -= 1,
                Node::Text(_) => {}
                Node::End => return Ok(()),
            }
        }
        Ok(())
    }

    /// All text of the element that has just been opened, whatever stands in it.
    pub(super) fn text(&mut self) -> Result<String> {
        let (mut inside, mut text) = (1_usize, String::new());
        while inside > 0 {
            match self.next()? {
                Node::Open(_) => inside += 1,
                Node::Close => inside -= 1,
                Node::Text(more) => text.push_str(&more),
                Node::End => break,
            }
        }
        Ok(text)
    }

    fn check_depth(&mut self, node: &Node) -> Result<()> {
        match node {
            Node::Open(_) => self.depth += 1,
            Node::Close => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if self.depth <= MAX_DEPTH {
            return Ok(());
        }
        Err(Error::malformed(
            self.place(),
            format!("nests its elements deeper than {MAX_DEPTH}; is not read"),
        ))
    }

    /// The end of the file is no end while an element is open.
    fn end(&self) -> Result<Node> {
        if self.depth == 0 {
            return Ok(Node::End);
        }
        Err(Error::malformed(self.place(), "the file breaks off inside an element; it is not whole"))
    }

    fn entities(&self) -> Error {
        Error::malformed(
            self.place(),
            "declares entities of its own, which are not read; save the file without them",
        )
    }
}

/// The character that a reference stands for; a name that XML does not know stays as it is.
fn resolved(reference: &BytesRef<'_>) -> String {
    let character = reference.resolve_char_ref().ok().flatten().map(String::from);
    character
        .or_else(|| resolve_xml_entity(reference).map(str::to_owned))
        .unwrap_or_else(|| format!("&{};", &**reference))
}

/// What is wrong with the XML, with line and column.
fn broken(name: &Arc<str>, at: &Guard<&mut dyn Read>, error: quick_xml::Error) -> Error {
    let kind = match error {
        quick_xml::Error::Io(error) if error.kind() != std::io::ErrorKind::InvalidData => {
            ErrorKind::Io(std::io::Error::new(error.kind(), error.to_string()))
        }
        quick_xml::Error::Io(error) => ErrorKind::Malformed(error.to_string()),
        error => ErrorKind::Malformed(format!("is no valid XML at column {}: {error}", at.column())),
    };
    Error::at(Place::new(name, At::Line(at.line())), kind)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    /// The nodes of a file, written shortly, or its error.
    fn nodes(text: &str) -> std::result::Result<String, String> {
        let mut input = text.as_bytes();
        let mut xml = Xml::new(&"t".into(), &mut input);
        let mut out = String::new();
        loop {
            match xml.next().map_err(|error| error.to_string())? {
                Node::Open(tag) => write!(out, "<{} {:?}>", tag.name(), tag.get("lang")).expect("text"),
                Node::Close => out += "</>",
                Node::Text(text) => out += &text,
                Node::End => return Ok(out),
            }
        }
    }

    #[test]
    fn tags_and_texts_come_in_order() {
        let text = "<?xml version='1.0'?><!DOCTYPE tmx SYSTEM 'tmx14.dtd'><!-- c --><a xml:lang='zh-&#67;N'>中&amp;&#x56FD;\
                    <x:b/><![CDATA[<&]]>&nbsp; R&D</a>";
        let expected = "<a Some(\"zh-CN\")>中&国<b None></><&&nbsp; R&D</>";
        assert_eq!(nodes(text).as_deref(), Ok(expected));
    }

    #[test]
    fn what_harms_is_refused_with_its_line() {
        let deep = "<a>\n".repeat(MAX_DEPTH + 1);
        let long = format!("<a>\n<b {}", "x".repeat(20 << 20));
        for (text, expected) in [
            ("<!DOCTYPE l [\n<!ENTITY a 'ha'>]>\n<l>&a;</l>", "t:2: declares entities"),
            ("<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<l>&x;</l>", "t:1: declares entities"),
            (&deep, "t:513: nests its elements deeper"),
            (&long, "t:2: a tag or a text is longer than 16 MB"),
            ("<a>\n<b>", "t:2: the file breaks off"),
            ("<a>\n</b>", "t:2: is no valid XML at column 5"),
        ] {
            let error = nodes(text).expect_err("refused");
            assert!(error.starts_with(expected), "{error}");
        }
    }
}
