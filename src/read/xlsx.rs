//! XLSX: bilingual tables in a workbook, sheet by sheet.

use std::io::Read;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::container::{self, Container};
use super::table_entries::Entries;
use super::workbook::{Cell, Workbook};
use super::xml::{Node, Tag, Xml};
use super::{Content, EntrySink, Fit, Format, Head, Holds, Note, Sink};
use crate::error::Result;

/// Excel workbooks.
pub(super) struct Xlsx;

/// The part that names the sheets, and the one that holds the texts of their cells.
const WORKBOOK: &str = "xl/workbook.xml";
const TEXTS: &str = "xl/sharedStrings.xml";

impl Format for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn about(&self) -> &'static str {
        "Excel workbook: sheets with a Chinese and an English column"
    }

    fn left_out(&self) -> &'static str {
        "other columns, sheets without both languages, formats of numbers, comments"
    }

    fn holds(&self) -> Holds {
        Holds::Pairs
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlsx", "xlsm"]
    }

    fn content(&self) -> Content {
        Content::Bytes
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        if container::has_part(head.bytes, WORKBOOK) { Fit::Surely } else { Fit::No }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        let mut container = Container::open(name, input)?;
        let sheets = Sheets::of(&mut container)?;
        Workbook::pairs(name, sink, |book| sheets.read(&mut container, book))
    }

    fn entries(&self, name: &Arc<str>, input: &mut dyn Read, sink: EntrySink<'_>) -> Result<Vec<Note>> {
        let mut container = Container::open(name, input)?;
        let sheets = Sheets::of(&mut container)?;
        Workbook::entries(name, Entries::new(name, sink), |book| sheets.read(&mut container, book))
    }
}

/// What the sheets are called, in which parts they stand, and the texts that they share.
struct Sheets {
    parts: Vec<(String, String)>,
    texts: Vec<String>,
}

impl Sheets {
    fn of(container: &mut Container) -> Result<Self> {
        let relations: FxHashMap<String, String> = container.relations(WORKBOOK)?.into_iter().rev().collect();
        let mut parts = Vec::new();
        // A sheet that is named twice is read once: a file may name one without end.
        let mut seen = FxHashSet::default();
        let mut part = |tag: &Tag| {
            let part = relations.get(&tag.prefixed("id")?).filter(|part| seen.insert((*part).clone()))?;
            Some((tag.get("name").unwrap_or_default(), part.clone()))
        };
        container.needed(WORKBOOK, &mut |xml| {
            loop {
                match xml.next()? {
                    Node::Open(tag) if tag.name() == "sheet" => parts.extend(part(&tag)),
                    Node::End => return Ok(()),
                    _ => {}
                }
            }
        })?;
        let mut texts = Vec::new();
        container.xml(TEXTS, &mut |xml| {
            loop {
                match xml.next()? {
                    Node::Open(tag) if tag.name() == "si" => texts.push(text(xml)?),
                    Node::End => return Ok(()),
                    _ => {}
                }
            }
        })?;
        Ok(Sheets { parts, texts })
    }

    fn read(&self, container: &mut Container, book: &mut Workbook<'_>) -> Result<()> {
        for (name, part) in &self.parts {
            let sheet = (self.parts.len() > 1).then_some(name.as_str());
            container.xml(part, &mut |xml| book.sheet(sheet, &mut || self.row(xml)))?;
        }
        Ok(())
    }

    /// The next row: its number and its cells.
    fn row(&self, xml: &mut Xml<'_>) -> Result<Option<(Option<u32>, Vec<Cell>)>> {
        let mut row: Option<(Option<u32>, Vec<Cell>)> = None;
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name() == "row" => {
                    row = Some((tag.get("r").and_then(|number| number.parse().ok()), Vec::new()));
                }
                Node::Open(tag) if tag.name() == "c" => {
                    let text = self.cell(&tag, xml)?;
                    let column = tag.get("r").and_then(|place| column(&place));
                    if let Some((_, cells)) = &mut row {
                        cells.push(Cell { column, text });
                    }
                }
                // Formulas of whole sheets, links and the like stand behind the rows.
                Node::Open(tag) if tag.name() != "sheetData" && tag.name() != "worksheet" => xml.skip()?,
                Node::Close if row.is_some() => return Ok(row),
                Node::End => return Ok(None),
                _ => {}
            }
        }
    }

    /// The text of the cell that has just been opened.
    fn cell(&self, tag: &Tag, xml: &mut Xml<'_>) -> Result<String> {
        let mut value = String::new();
        loop {
            match xml.next()? {
                Node::Open(part) if part.name() == "v" => value = xml.text()?,
                Node::Open(part) if part.name() == "is" => value = text(xml)?,
                Node::Open(_) => xml.skip()?,
                Node::Close | Node::End => break,
                Node::Text(_) => {}
            }
        }
        if tag.says("t", "s") {
            let shared = value.trim().parse().ok().and_then(|at: usize| self.texts.get(at));
            return Ok(shared.cloned().unwrap_or_default());
        }
        Ok(if tag.says("t", "e") { String::new() } else { value })
    }
}

/// A text with its runs, without the readings that stand above it.
fn text(xml: &mut Xml<'_>) -> Result<String> {
    let (mut inside, mut out) = (1_usize, String::new());
    while inside > 0 {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "t" => out.push_str(&xml.text()?),
            Node::Open(tag) if tag.name() == "rPh" => xml.skip()?,
            Node::Open(_) => inside += 1,
            Node::Close => inside -= 1,
            Node::Text(_) => {}
            Node::End => break,
        }
    }
    Ok(out)
}

/// `AB12` is in column 27, counted from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let number =
        letters.fold(0_usize, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::super::container::tests::zipped;
    use super::*;
    use crate::read::Item;

    fn book(sheets: &[&str], texts: &str) -> Vec<u8> {
        let (mut names, mut relations) = (String::new(), String::new());
        let mut parts = Vec::new();
        for (number, sheet) in (1..).zip(sheets) {
            names +=
                &["<sheet name='S", &number.to_string(), "' r:id='r", &number.to_string(), "'/>"].concat();
            relations += &[
                "<Relationship Id='r",
                &number.to_string(),
                "' Target='worksheets/s",
                &number.to_string(),
                ".xml'/>",
            ]
            .concat();
            let data = format!(
                "<worksheet><cols><col/></cols><sheetData>{sheet}</sheetData><x><y/></x></worksheet>"
            );
            parts.push((format!("xl/worksheets/s{number}.xml"), data));
        }
        parts.push((
            WORKBOOK.to_owned(),
            format!("<workbook xmlns:r='r'><sheets>{names}</sheets></workbook>"),
        ));
        parts.push((
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships>{relations}</Relationships>"),
        ));
        parts.push((TEXTS.to_owned(), format!("<sst>{texts}</sst>")));
        zipped(&parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect::<Vec<_>>())
    }

    fn read(bytes: &[u8]) -> std::result::Result<Vec<String>, String> {
        let mut out = Vec::new();
        let mut input = bytes;
        let mut sink = |item| {
            out.push(match item {
                Item::Pair(pair) => format!("{} {}|{}", pair.zh.place, pair.zh.text, pair.en.text),
                Item::Note(note) => note.text,
                other => format!("{other:?}"),
            });
            Ok(())
        };
        Xlsx.read(&"b".into(), &mut input, &mut sink).map_err(|error| error.to_string())?;
        Ok(out)
    }

    const TEXT: &str =
        "<si><t>城市</t></si><si><r><t>the </t></r><r><t>city</t></r><rPh><t>no</t></rPh></si>";
    const ROWS: &str = "<row r='1'><c r='A1' t='inlineStr'><is><t>Chinese</t></is></c><c r='C1' t='str'><f>x</f><v>English</v></c></row>\
                        <row r='4'><c r='A4' t='s'><v>0</v></c><c r='C4' t='s'><v>1</v></c></row>";

    #[test]
    fn rows_of_two_languages_are_pairs_with_their_cells() {
        let got = read(&book(&[ROWS], TEXT)).expect("a workbook");
        assert_eq!(got.last().map(String::as_str), Some("b:4:1 城市|the city"));
    }

    #[test]
    fn sheets_without_both_languages_are_named() {
        let got = read(&book(&[ROWS, "<row><c><v>1</v></c></row>"], TEXT)).expect("a workbook");
        assert!(got.contains(&"b:S1!4:1 城市|the city".to_owned()), "{got:?}");
        assert!(got.contains(&"sheets without Chinese beside English, left out: S2".to_owned()), "{got:?}");
        let error = read(&book(&["<row><c><v>1</v></c></row>"], "")).expect_err("no languages");
        assert!(error.starts_with("b: no column of Chinese"), "{error}");
    }

    #[test]
    fn a_sheet_of_more_cells_than_any_is_refused() {
        let row = "<row><c r='XFD1'><v>1</v></c></row>".repeat(4000);
        let error = read(&book(&[&row], "")).expect_err("too wide");
        assert!(error.contains("cells; is not read"), "{error}");
    }

    #[test]
    fn columns_are_counted_as_excel_counts_them() {
        assert_eq!(
            ["A1", "Z9", "AA1", "XFD1", "12"].map(column),
            [Some(0), Some(25), Some(26), Some(16383), None]
        );
    }
}
