//! ODS: bilingual tables in an `OpenDocument` spreadsheet, sheet by sheet.

use std::io::Read;
use std::sync::Arc;

use super::container::{self, Container};
use super::table_entries::Entries;
use super::workbook::{Cell, Workbook};
use super::xml::{Node, Tag, Xml};
use super::{Content, EntrySink, Fit, Format, Head, Holds, Note, Sink};
use crate::error::Result;

/// `OpenDocument` spreadsheets.
pub(super) struct Ods;

/// What such a file says of itself.
const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

impl Format for Ods {
    fn name(&self) -> &'static str {
        "ods"
    }

    fn about(&self) -> &'static str {
        "OpenDocument spreadsheet: sheets with a Chinese and an English column"
    }

    fn left_out(&self) -> &'static str {
        "other columns, sheets without both languages, comments"
    }

    fn holds(&self) -> Holds {
        Holds::Pairs
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["ods", "ots"]
    }

    fn content(&self) -> Content {
        Content::Bytes
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        if container::has_part(head.bytes, MIMETYPE) { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut container = Container::open(name, input)?;
        Workbook::pairs(name, sink, |book| read(&mut container, book))
    }

    fn entries(&self, name: &Arc<str>, input: &mut dyn Read, sink: EntrySink<'_>) -> Result<Vec<Note>> {
        let mut container = Container::open(name, input)?;
        Workbook::entries(name, Entries::new(name, sink), |book| read(&mut container, book))
    }
}

fn read(container: &mut Container, book: &mut Workbook<'_>) -> Result<()> {
    container.needed("content.xml", &mut |xml| {
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name() == "table" => {
                    let mut sheet = Sheet { row: 1, groups: 0, again: None };
                    book.sheet(tag.get("name").as_deref(), &mut || row(xml, &mut sheet))?;
                }
                Node::End => return Ok(()),
                _ => {}
            }
        }
    })
}

/// What is filled and repeated more often is a pattern, and no text of people: it counts once as a row, and so often as
/// a cell.
const MAX_REPEATED: usize = 256;

/// A longer text (bytes) is read once, however often it is repeated in its row.
const LONGEST_REPEATED: usize = 4096;

/// Elements that only hold rows.
const GROUPS: &[&str] = &["table-rows", "table-row-group", "table-header-rows"];

/// Where a sheet has been read to.
struct Sheet {
    /// The number of the next row.
    row: u32,
    /// Groups of rows that are open.
    groups: usize,
    /// A row that the file writes once for several alike, and how often it is still to come.
    again: Option<(usize, Vec<Cell>)>,
}

impl Sheet {
    /// The row that was read last, if it is to come again.
    fn again(&mut self) -> Option<(Option<u32>, Vec<Cell>)> {
        let (left, cells) = self.again.as_mut()?;
        let row = (Some(self.row), cells.clone());
        *left -= 1;
        if *left == 0 {
            self.again = None;
        }
        self.row = self.row.saturating_add(1);
        Some(row)
    }

    /// Moves on over a row that stands for `rows`; a filled one comes again and again, up to a bound.
    fn advance(&mut self, rows: usize, cells: &[Cell]) {
        if rows > 1 && rows <= MAX_REPEATED && !cells.is_empty() {
            self.again = Some((rows - 1, cells.to_vec()));
            self.row = self.row.saturating_add(1);
        } else {
            self.row = self.row.saturating_add(u32::try_from(rows).unwrap_or(u32::MAX));
        }
    }
}

/// The next row of the sheet at hand.
fn row(xml: &mut Xml<'_>, sheet: &mut Sheet) -> Result<Option<(Option<u32>, Vec<Cell>)>> {
    if let Some(row) = sheet.again() {
        return Ok(Some(row));
    }
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "table-row" => {
                let (number, cells) = (sheet.row, cells(xml)?);
                sheet.advance(repeated(&tag, "number-rows-repeated"), &cells);
                return Ok(Some((Some(number), cells)));
            }
            Node::Open(tag) if GROUPS.contains(&tag.name()) => sheet.groups += 1,
            Node::Open(_) => xml.skip()?,
            Node::Close if sheet.groups > 0 => sheet.groups -= 1,
            Node::Close | Node::End => return Ok(None),
            Node::Text(_) => {}
        }
    }
}

fn cells(xml: &mut Xml<'_>) -> Result<Vec<Cell>> {
    let (mut cells, mut column) = (Vec::new(), 0_usize);
    loop {
        match xml.next()? {
            Node::Open(tag) if matches!(tag.name(), "table-cell" | "covered-table-cell") => {
                let (text, columns) = (text(xml)?, repeated(&tag, "number-columns-repeated"));
                let most = if text.len() > LONGEST_REPEATED { 1 } else { MAX_REPEATED };
                let filled = if text.is_empty() { 0 } else { columns.min(most) };
                let alike = (0..filled).map(|next| column.saturating_add(next));
                cells.extend(alike.map(|column| Cell { column: Some(column), text: text.clone() }));
                column = column.saturating_add(columns);
            }
            Node::Open(_) => xml.skip()?,
            Node::Close | Node::End => return Ok(cells),
            Node::Text(_) => {}
        }
    }
}

/// The paragraphs of a cell, a line each.
fn text(xml: &mut Xml<'_>) -> Result<String> {
    let mut out: Vec<String> = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "p" => out.push(xml.text()?),
            Node::Open(_) => xml.skip()?,
            Node::Close | Node::End => return Ok(out.join("\n")),
            Node::Text(_) => {}
        }
    }
}

fn repeated(tag: &Tag, name: &str) -> usize {
    tag.get(name).and_then(|number| number.parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::super::container::tests::zipped;
    use super::*;
    use crate::read::Item;

    #[test]
    fn rows_are_pairs_and_repeated_ones_count() {
        let row = |zh: &str, en: &str| {
            format!(
                "<t:table-row><t:table-cell t:number-columns-repeated='2'/><t:table-cell><x:p>{zh}</x:p></t:table-cell>\
                     <t:table-cell><o:annotation><x:p>no</x:p></o:annotation><x:p>{en}</x:p></t:table-cell></t:table-row>"
            )
        };
        let content = format!(
            "<o:document-content xmlns:o='o' xmlns:t='t' xmlns:x='x'><o:body><o:spreadsheet><t:table t:name='S'>\
             <t:table-column/><t:table-header-rows>{}</t:table-header-rows>\
             <t:table-row t:number-rows-repeated='1000000000'><t:table-cell/></t:table-row>{}</t:table>\
             </o:spreadsheet></o:body></o:document-content>",
            row("城市", "the <x:span>city</x:span>"),
            row("国家", "country")
                + "<t:table-row t:number-rows-repeated='2'><t:table-cell/><t:table-cell/>\
                   <t:table-cell t:number-columns-repeated='2'><x:p>GDP</x:p></t:table-cell></t:table-row>"
        );
        let bytes = zipped(&[("mimetype", MIMETYPE.as_bytes()), ("content.xml", content.as_bytes())]);
        let mut out = Vec::new();
        let mut sink = |item| {
            if let Item::Pair(pair) = item {
                out.push(format!("{} {}|{}", pair.zh.place, pair.zh.text, pair.en.text));
            }
            Ok(())
        };
        Ods.read(&"b".into(), &mut bytes.as_slice(), &mut sink).expect("a workbook");
        assert_eq!(
            out,
            [
                "b:S!1:3 城市|the city",
                "b:S!1000000002:3 国家|country",
                "b:S!1000000003:3 GDP|GDP",
                "b:S!1000000004:3 GDP|GDP"
            ]
        );
    }
}
