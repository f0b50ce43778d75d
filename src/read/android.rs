//! Android's strings.xml: the texts of a program in one language, each with its name.

use std::io::Read;
use std::sync::Arc;

use super::xml::{self, Inline, Node, Tag, Xml, inline};
use super::{Content, Fit, Format, Head, Holds, Item, Sink};
use crate::data::{At, Block, BlockKind, Place};
use crate::error::Result;

/// Android's resources.
pub(super) struct Android;

impl Format for Android {
    fn name(&self) -> &'static str {
        "android"
    }

    fn about(&self) -> &'static str {
        "Android strings.xml; two files are joined by the names of their texts"
    }

    fn left_out(&self) -> &'static str {
        "texts that are not to be translated, inline tags, all resources but texts"
    }

    fn holds(&self) -> Holds {
        Holds::Running
    }

    /// None: of all XML files, their content tells these.
    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    fn content(&self) -> Content {
        Content::Xml
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        if xml::root_name(head.text) == Some("resources") { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut xml = Xml::new(name, input);
        let mut give = |id: String, text: &str| {
            let text = unescaped(text);
            if text.trim().is_empty() {
                return Ok(());
            }
            let place = Place::new(name, At::Unit(id));
            sink(Item::Block(Block { text, place, kind: BlockKind::Paragraph, lang: None }))
        };
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.says("translatable", "false") => xml.skip()?,
                Node::Open(tag) => match tag.name() {
                    "resources" => {}
                    "string" => give(id(&tag), &inline(&mut xml, around)?.whole)?,
                    "plurals" | "string-array" => items(&mut xml, &id(&tag), &mut give)?,
                    _ => xml.skip()?,
                },
                Node::End => return Ok(()),
                Node::Close | Node::Text(_) => {}
            }
        }
    }
}

fn id(tag: &Tag) -> String {
    tag.get("name").unwrap_or_default()
}

fn around(_: &Tag) -> Inline {
    Inline::Around
}

/// The items of a list, by number, or of a plural, by quantity.
fn items(xml: &mut Xml<'_>, id: &str, give: &mut dyn FnMut(String, &str) -> Result<()>) -> Result<()> {
    let mut number = 0_usize;
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "item" => {
                number += 1;
                let which = tag.get("quantity").unwrap_or_else(|| number.to_string());
                give(format!("{id}/{which}"), &inline(xml, around)?.whole)?;
            }
            Node::Open(_) => xml.skip()?,
            Node::Close | Node::End => return Ok(()),
            Node::Text(_) => {}
        }
    }
}

/// The text as Android shows it: runs of white space are one space, but in quotation marks; escapes are undone.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quoted = false;
    let mut rest = text.trim().chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' => escaped(&mut rest, &mut out),
            c if c.is_ascii_whitespace() && !quoted => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out
}

/// What stands behind a backslash.
fn escaped(rest: &mut std::str::Chars<'_>, out: &mut String) {
    const DIGITS: usize = 4;
    let number = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    match rest.next() {
        Some('n') => out.push('\n'),
        Some('t') => out.push('\t'),
        Some('u') => match rest.as_str().get(..DIGITS).and_then(number) {
            Some(c) => {
                out.push(c);
                *rest = rest.as_str().get(DIGITS..).unwrap_or_default().chars();
            }
            None => out.push_str("\\u"),
        },
        other => out.extend(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_out_as_android_shows_them() {
        let file = "<?xml version='1.0'?><resources xmlns:x='x'><color name='c'>#fff</color>\
                    <string name='open'>Don\\'t <b>open</b>\n   <x:g id='1'>%s</x:g> \\u6253</string>\
                    <string name='id' translatable='false'>no</string><string name='empty'/>\
                    <string name='quoted'>\"a   b\"</string>\
                    <plurals name='files'><item quantity='other'>%d 个文件</item></plurals>\
                    <string-array name='days'><item>周一</item><item>周二</item></string-array></resources>";
        let mut out = Vec::new();
        let mut sink = |item| {
            if let Item::Block(block) = item {
                out.push(format!("{} {}", block.place, block.text));
            }
            Ok(())
        };
        Android.read(&"s".into(), &mut file.as_bytes(), &mut sink).expect("resources");
        assert_eq!(
            out,
            [
                "s#open Don't open %s 打",
                "s#quoted a   b",
                "s#files/other %d 个文件",
                "s#days/1 周一",
                "s#days/2 周二"
            ]
        );
    }
}
