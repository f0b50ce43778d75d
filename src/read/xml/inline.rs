//! The text of a segment, without the tags that stand in it.

use std::ops::Range;

use super::{Node, Tag, Xml};
use crate::error::Result;

/// What a tag inside a segment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Inline {
    /// Marks text: its content is the segment's.
    Around,
    /// The code of a format that begins or ends (bold): its content is no text, and nothing stands for it.
    Code,
    /// The code of something that stands alone (a picture, a line break): keeps words apart.
    Alone,
}

/// A segment's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct Text {
    /// All of it.
    pub(in crate::read) whole: String,
    /// The parts that the file itself marks as segments, each with its number: bytes of `whole`.
    marked: Vec<(String, Range<usize>)>,
}

impl Text {
    /// The parts that the file itself marks as segments, each with its number.
    pub(in crate::read) fn marked(&self) -> impl Iterator<Item = (&str, &str)> {
        let text = |range: &Range<usize>| self.whole.get(range.clone()).unwrap_or_default();
        self.marked.iter().map(move |(mid, range)| (mid.as_str(), text(range)))
    }
}

/// Reads the element that has just been opened as a segment; `kind` tells what the tags in it are.
pub(in crate::read) fn inline(xml: &mut Xml<'_>, kind: fn(&Tag) -> Inline) -> Result<Text> {
    let mut open: Vec<Option<usize>> = Vec::new();
    let mut text = Text::default();
    let mut apart = false;
    loop {
        match xml.next()? {
            Node::Text(more) => {
                if std::mem::take(&mut apart) && is_word_end(&text.whole) && more.starts_with(is_word) {
                    text.whole.push(' ');
                }
                text.whole.push_str(&more);
            }
            Node::Open(tag) if kind(&tag) == Inline::Around => {
                open.push(tag.says("mtype", "seg").then_some(text.marked.len()));
                if tag.says("mtype", "seg") {
                    let start = text.whole.len();
                    text.marked.push((tag.get("mid").unwrap_or_default(), start..start));
                }
            }
            Node::Open(tag) => {
                text.whole.extend(character(&tag));
                apart |= kind(&tag) == Inline::Alone;
                xml.skip()?;
            }
            Node::Close => match open.pop() {
                None => return Ok(text),
                Some(segment) => {
                    let end = text.whole.len();
                    segment
                        .and_then(|at| text.marked.get_mut(at))
                        .into_iter()
                        .for_each(|(_, range)| range.end = end);
                }
            },
            Node::End => return Ok(text),
        }
    }
}

/// XLIFF writes characters that XML forbids as tags with their number.
fn character(tag: &Tag) -> Option<char> {
    let hex = tag.get("hex").filter(|_| tag.name() == "cp")?;
    u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32)
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

fn is_word_end(text: &str) -> bool {
    text.ends_with(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &str) -> Text {
        let file = format!("<seg>{content}</seg>");
        let mut input = file.as_bytes();
        let mut xml = Xml::new(&"t".into(), &mut input);
        assert!(xml.next().is_ok_and(|node| matches!(node, Node::Open(_))));
        let kind = |tag: &Tag| match tag.name() {
            "hi" | "mrk" => Inline::Around,
            "bpt" | "ept" => Inline::Code,
            _ => Inline::Alone,
        };
        inline(&mut xml, kind).expect("a segment")
    }

    #[test]
    fn tags_go_and_words_stay_apart() {
        for (content, expected) in [
            ("<bpt i='1'>&lt;b></bpt>Digital<ept i='1'>&lt;/b></ept>ly", "Digitally"),
            ("one<ph>&lt;br/></ph>two", "one two"),
            ("数字<ph/>治理<ph/>, <hi>R&amp;D</hi>", "数字治理, R&D"),
            ("a<cp hex='000B'/>b<ph><sub>no</sub></ph>", "a\u{B}b"),
        ] {
            assert_eq!(read(content).whole, expected, "{content}");
        }
    }

    #[test]
    fn marked_segments_are_told_apart() {
        let text =
            read("<mrk mtype='seg' mid='1'>One. </mrk><hi><mrk mtype='seg' mid='2'>T<hi>wo</hi>.</mrk></hi>");
        let marked: Vec<(&str, &str)> = text.marked().collect();
        assert_eq!(marked, [("1", "One. "), ("2", "Two.")]);
        assert_eq!(text.whole, "One. Two.");
    }
}
