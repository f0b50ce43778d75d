//! Markdown: headings, lists, tables, fences and `::: tip` containers; the markup is left out, the places are kept.

use std::io::Read;
use std::iter::Peekable;
use std::sync::Arc;
use std::vec;

use super::paragraph::{Gather, SAMPLE, block, wrapping};
use super::source::{Line, Lines};
use super::{EntrySink, Fit, Format, Head, Holds, Item, Note, Sink, delimited};
use crate::data::{At, Block, BlockKind, Place};
use crate::error::Result;

mod inline;
mod lines;
mod links;

use lines::Part;

/// Signs of Markdown in the head that make a file Markdown whatever its name is.
const MIN_SIGNS: usize = 2;

/// Markdown.
pub(super) struct Markdown;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn about(&self) -> &'static str {
        "Markdown, one language or both mixed"
    }

    fn left_out(&self) -> &'static str {
        "code spans' marks, links' addresses, front matter, HTML tags"
    }

    fn holds(&self) -> Holds {
        Holds::Running
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown", "mdx"]
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        let sign = |line: &&str| {
            matches!(lines::part(line), Part::Heading(..) | Part::Fence(..) | Part::Container(_))
                || lines::is_delimiter_row(line)
        };
        if head.text.lines().filter(sign).count() >= MIN_SIGNS { Fit::Surely } else { Fit::Maybe }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut lines = Lines::new(name, input);
        let sample: Vec<Line> = lines.by_ref().take(SAMPLE).collect::<Result<_>>()?;
        let mut page =
            Page { name, sink, gather: Gather::new(wrapping(&sample)), kind: BlockKind::Paragraph };
        let mut lines = sample.into_iter().map(Ok).collect::<Vec<_>>().into_iter().chain(lines).peekable();
        skip_front_matter(&mut lines)?;
        while let Some(line) = lines.next().transpose()? {
            page.line(&line, &mut lines)?;
        }
        page.end()
    }

    fn entries(&self, name: &Arc<str>, input: &mut dyn Read, sink: EntrySink<'_>) -> Result<Vec<Note>> {
        delimited::entries(name, input, sink)
    }
}

type Rest<'l> = Peekable<std::iter::Chain<vec::IntoIter<Result<Line>>, Lines<'l>>>;

/// A page that is being read.
struct Page<'a> {
    name: &'a Arc<str>,
    sink: Sink<'a>,
    gather: Gather,
    kind: BlockKind,
}

impl Page<'_> {
    fn line(&mut self, line: &Line, rest: &mut Rest<'_>) -> Result<()> {
        if starts_table(line, rest) {
            return self.table(line, rest);
        }
        match lines::part(&line.text) {
            Part::Blank | Part::Rule => self.end(),
            Part::Definition => Ok(()),
            Part::Heading(level, text) => self.alone(line, text, BlockKind::Heading(level)),
            Part::Underline(level) => self.underline(level),
            Part::Container(title) => self.alone(line, title, BlockKind::Heading(0)),
            Part::Fence(mark, info) => self.fence(mark, info, rest),
            Part::Item(text) => {
                self.end()?;
                self.text(line, text, BlockKind::Item)
            }
            Part::Text(text) => {
                // A line that is set in under an item still belongs to it.
                let inside = self.kind == BlockKind::Item && line.text.starts_with([' ', '\t']);
                self.text(line, text, if inside { BlockKind::Item } else { BlockKind::Paragraph })
            }
        }
    }

    /// Text that may go on over the next lines; `<br>` ends a block.
    fn text(&mut self, line: &Line, text: &str, kind: BlockKind) -> Result<()> {
        self.kind = kind;
        let broken = text.replace("<br/>", "<br>").replace("<br />", "<br>");
        for piece in broken.split("<br>") {
            let plain = inline::plain(piece);
            if !plain.trim().is_empty() {
                let done = self.gather.push(Block { kind, ..block(self.name, line.number, plain.trim()) });
                self.put(done)?;
            }
        }
        Ok(())
    }

    /// A block that nothing continues.
    fn alone(&mut self, line: &Line, text: &str, kind: BlockKind) -> Result<()> {
        self.end()?;
        let plain = inline::plain(text);
        let block = Block { kind, ..block(self.name, line.number, plain.trim()) };
        self.put((!block.text.is_empty()).then_some(block))
    }

    /// The text above was a heading; without text it is a rule.
    fn underline(&mut self, level: u8) -> Result<()> {
        let heading = self.gather.end().map(|block| Block { kind: BlockKind::Heading(level), ..block });
        self.put(heading)
    }

    /// A fenced block's lines are kept apart; a program (the fence names its language) is no text.
    fn fence(&mut self, mark: &str, info: &str, rest: &mut Rest<'_>) -> Result<()> {
        self.end()?;
        let text = matches!(info, "" | "text" | "txt" | "plain" | "md" | "markdown");
        while let Some(line) = rest.next().transpose()? {
            if line.text.trim_start().starts_with(mark) {
                break;
            }
            let block =
                Block { kind: BlockKind::Verbatim, ..block(self.name, line.number, line.text.trim()) };
            self.put((text && !block.text.is_empty()).then_some(block))?;
        }
        Ok(())
    }

    /// A table's cells, row by row; what people write above the columns is left to `pair`.
    fn table(&mut self, header: &Line, rest: &mut Rest<'_>) -> Result<()> {
        self.end()?;
        self.row(header)?;
        rest.next();
        while let Some(row) = rest.next_if(|line| line.as_ref().is_ok_and(|line| line.text.contains('|'))) {
            self.row(&row?)?;
        }
        Ok(())
    }

    fn row(&mut self, line: &Line) -> Result<()> {
        for (column, cell) in (1..).zip(lines::cells(&line.text).unwrap_or_default()) {
            let text = inline::plain(cell.trim());
            let place = Place::new(self.name, At::Cell { sheet: None, row: line.number, column });
            let block = Block { text, place, kind: BlockKind::Cell, lang: None };
            self.put((!block.text.is_empty()).then_some(block))?;
        }
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        self.kind = BlockKind::Paragraph;
        let block = self.gather.end();
        self.put(block)
    }

    fn put(&mut self, block: Option<Block>) -> Result<()> {
        block.map_or(Ok(()), |block| (self.sink)(Item::Block(block)))
    }
}

/// Settings between two lines of dashes at the very top are no text.
fn skip_front_matter(lines: &mut Rest<'_>) -> Result<()> {
    let dashes = |line: &Result<Line>| line.as_ref().is_ok_and(|line| line.text.trim_end() == "---");
    if lines.next_if(dashes).is_none() {
        return Ok(());
    }
    while let Some(line) = lines.next().transpose()? {
        if line.text.trim_end() == "---" {
            break;
        }
    }
    Ok(())
}

/// A row with a row of dashes below it.
fn starts_table(line: &Line, rest: &mut Rest<'_>) -> bool {
    let dashed = |next: &Result<Line>| next.as_ref().is_ok_and(|next| lines::is_delimiter_row(&next.text));
    lines::cells(&line.text).is_some() && rest.peek().is_some_and(dashed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, String, String)> {
        let name: Arc<str> = "t".into();
        let mut out = Vec::new();
        let mut sink = |item: Item| {
            if let Item::Block(block) = item {
                out.push((block.kind, block.place.to_string(), block.text));
            }
            Ok(())
        };
        assert!(Markdown.read(&name, &mut text.as_bytes(), &mut sink).is_ok());
        out
    }

    #[test]
    fn a_page_is_read_into_its_blocks() {
        let page = "---\ntitle: x\n---\n# 城市日 Cities Day\n\n会议**开幕**。\nThe meeting *opened*.\n\n```\nfrontier  前沿\n```\n\
                    ::: tip【词汇】\n\n- 交通强国\n\n:::\n标题\n---\n```rust\nfn main() {}\n```\n| 中文 | English |\n|---|---|\n| 中国 | China |\n";
        let expected = [
            (BlockKind::Heading(1), "t:4", "城市日 Cities Day"),
            (BlockKind::Paragraph, "t:6", "会议开幕。"),
            (BlockKind::Paragraph, "t:7", "The meeting opened."),
            (BlockKind::Verbatim, "t:10", "frontier  前沿"),
            (BlockKind::Heading(0), "t:12", "【词汇】"),
            (BlockKind::Item, "t:14", "交通强国"),
            (BlockKind::Heading(2), "t:17", "标题"),
            (BlockKind::Cell, "t:22:1", "中文"),
            (BlockKind::Cell, "t:22:2", "English"),
            (BlockKind::Cell, "t:24:1", "中国"),
            (BlockKind::Cell, "t:24:2", "China"),
        ];
        let expected: Vec<_> = expected.map(|(kind, at, text)| (kind, at.to_owned(), text.to_owned())).into();
        assert_eq!(blocks(page), expected);
    }

    #[test]
    fn a_soft_line_break_between_two_languages_parts_blocks() {
        assert_eq!(blocks("中国发展<br>China develops").len(), 2);
        assert_eq!(blocks("中国发展\nChina develops").len(), 2);
    }
}
