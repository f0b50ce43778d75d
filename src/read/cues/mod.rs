//! Subtitles: texts with their times, the family that SRT and `WebVTT` belong to.

use std::io::Read;
use std::sync::Arc;

use super::paragraph;
use super::source::Lines;
use super::{Item, Note, Sink};
use crate::data::{At, Block, BlockKind, Lang, Place, Sides};
use crate::error::Result;
use crate::text::lang_of;

/// Between the times at which a text appears and goes.
const ARROW: &str = "-->";

/// Hands on the texts of a file: a pair where one stands in both languages, else a block.
pub(super) fn read(name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
    let mut cue: Option<Cue> = None;
    let mut odd: Option<(u32, usize)> = None;
    for line in Lines::new(name, input) {
        let line = line?;
        let text = line.text.trim();
        if text.is_empty() {
            cue.take().map_or(Ok(()), |cue| cue.give(name, sink))?;
        } else if text.contains(ARROW) {
            cue.take().map_or(Ok(()), |cue| cue.give(name, sink))?;
            match start(text) {
                Some(start) => cue = Some(Cue { start, lines: Vec::new() }),
                None => odd.get_or_insert((line.number, 0)).1 += 1,
            }
        } else if let Some(cue) = &mut cue {
            cue.lines.push(plain(text));
        }
    }
    cue.take().map_or(Ok(()), |cue| cue.give(name, sink))?;
    let Some((first, count)) = odd else { return Ok(()) };
    let text = format!("texts without a time that can be read, from here on, left out: {count}");
    sink(Item::Note(Note { place: Place::new(name, At::Line(first)), text }))
}

/// The line gives the times of a text.
pub(super) fn is_timing(line: &str) -> bool {
    line.contains(ARROW) && start(line).is_some()
}

/// A text and the millisecond at which it appears.
struct Cue {
    start: u64,
    lines: Vec<String>,
}

impl Cue {
    fn give(self, name: &Arc<str>, sink: Sink<'_>) -> Result<()> {
        let mut texts: Sides<String> = Sides::default();
        let mut last = None;
        for line in &self.lines {
            // What holds no letters goes on with the line before.
            last = lang_of(line).or(last);
            let Some(lang) = last else { continue };
            paragraph::join(texts.get_mut(lang), line);
        }
        let block = |lang: Lang, text: String| Block {
            text,
            place: Place::new(name, At::Time(self.start)),
            kind: BlockKind::Paragraph,
            lang: Some(lang),
        };
        match (texts.zh.is_empty(), texts.en.is_empty()) {
            (true, true) => Ok(()),
            (false, true) => sink(Item::Block(block(Lang::Zh, texts.zh))),
            (true, false) => sink(Item::Block(block(Lang::En, texts.en))),
            (false, false) => {
                sink(Item::Pair(Sides::new(block(Lang::Zh, texts.zh), block(Lang::En, texts.en))))
            }
        }
    }
}

/// `00:01:02,500` or `01:02.500` in milliseconds.
fn start(line: &str) -> Option<u64> {
    let time = line.split(ARROW).next()?.trim();
    let (time, fraction) = time.split_once([',', '.'])?;
    let millis: u64 = fraction.trim().parse().ok().filter(|millis| *millis < 1000)?;
    let mut seconds = 0_u64;
    for part in time.split(':') {
        let part: u64 = part.trim().parse().ok()?;
        seconds = seconds.checked_mul(60)?.checked_add(part)?;
    }
    seconds.checked_mul(1000)?.checked_add(millis)
}

/// The text without marks of voice, colour and place.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{']) {
        let (before, mark) = rest.split_at(at);
        let end = if mark.starts_with('<') { '>' } else { '}' };
        out.push_str(before);
        let is_mark = mark.starts_with("{\\") || mark.get(1..).is_some_and(|s| s.starts_with(is_mark_start));
        match mark.split_once(end) {
            Some((_, after)) if is_mark => rest = after,
            _ => {
                let mut chars = mark.chars();
                out.extend(chars.next());
                rest = chars.as_str();
            }
        }
    }
    out.push_str(rest);
    out.replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .trim()
        .to_owned()
}

/// Behind `<`: a name, its end, or a time.
fn is_mark_start(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '/'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        let mut sink = |item| {
            out.push(match item {
                Item::Block(block) => format!("{} {}", block.place, block.text),
                Item::Pair(pair) => format!("{} {}|{}", pair.zh.place, pair.zh.text, pair.en.text),
                Item::Note(note) => format!("{} {}", note.place, note.text),
                Item::Draft(_) => String::new(),
            });
            Ok(())
        };
        read(&"s".into(), &mut text.as_bytes(), &mut sink).expect("subtitles");
        out
    }

    #[test]
    fn texts_are_joined_and_paired() {
        let text = "1\n00:00:01,000 --> 00:00:02,500\n<i>The city</i>\nof Ordos\n{\\an8}鄂尔多斯市\n\n2\n01:00:00,000 --> x\n一 < 二\n\n\
                    3\nbroken --> time\nno\n";
        assert_eq!(
            read_all(text),
            [
                "s@00:00:01.000 鄂尔多斯市|The city of Ordos",
                "s@01:00:00.000 一 < 二",
                "s:12 texts without a time that can be read, from here on, left out: 1"
            ]
        );
    }

    #[test]
    fn notes_and_styles_of_webvtt_are_no_texts() {
        let text = "WEBVTT\n\nNOTE no\n\nSTYLE\n::cue { no }\n\nid\n00:01.500 --> 00:02.000 align:start\n<v 王>城市&amp;国家</v>\n";
        assert_eq!(read_all(text), ["s@00:00:01.500 城市&国家"]);
    }
}
