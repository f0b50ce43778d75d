//! A translator's own glossaries, as spreadsheets, CAT tools and this program write them.

use std::io::Read;
use std::sync::Arc;

use super::choose::choose;
use super::source::{self, Source};
use super::{EntrySink, Item, Note, Options, Sink, placed};
use crate::bounded;
use crate::data::{Entry, Place, Sides, TermPair};
use crate::error::Result;

/// Reads a glossary entry by entry, with all that the file says of each: memory does not grow with the file.
///
/// A table may have a header or not, two columns or more; format, delimiter, columns and encoding are detected. A file
/// whose first character is `{` holds a JSON object a line. Any other format's pairs are entries.
///
/// # Errors
/// What cannot be read, a table in which no two columns are Chinese and English, and whatever the sink returns.
pub fn entries(path: &str, sink: &mut dyn FnMut(Entry, Place) -> Result<()>) -> Result<Vec<Note>> {
    decisions(path, &mut |decided, place| sink(decided.entry, place))
}

/// The same, with what a person decided: the columns `decision` and `status` of a table, and the file of decisions
/// that the review page saves.
///
/// # Errors
/// As [`entries`].
pub fn decisions(path: &str, sink: EntrySink<'_>) -> Result<Vec<Note>> {
    let options = Options::default();
    decisions_of(path, source::open(path, &options), &options, sink)
}

/// As [`decisions`], for a file that has been opened, or lies in memory; its name is only told, not looked up.
///
/// # Errors
/// As [`entries`].
pub fn decisions_from(
    name: &str,
    input: Box<dyn Read>,
    options: &Options,
    sink: EntrySink<'_>,
) -> Result<Vec<Note>> {
    decisions_of(name, source::begin(input, options), options, sink)
}

fn decisions_of(
    path: &str,
    source: Result<Source>,
    options: &Options,
    sink: EntrySink<'_>,
) -> Result<Vec<Note>> {
    let name: Arc<str> = path.into();
    let source = source.map_err(|error| placed(error, &name))?;
    let format = choose(path, options, &source)?;
    let mut notes = Vec::new();
    let mut noting = |item: Item| {
        if let Item::Note(note) = item {
            notes.push(note);
        }
        Ok(())
    };
    let mut input = source.into_content(format.content(), &name, &mut noting)?;
    let more = format.entries(&name, &mut *input, sink).map_err(|error| placed(error, &name))?;
    notes.extend(more);
    Ok(notes)
}

/// Makes entries of the pairs that a reader gives; drafts and blocks are none.
pub(super) fn of_pairs(read: impl FnOnce(Sink<'_>) -> Result<()>, sink: EntrySink<'_>) -> Result<Vec<Note>> {
    let mut notes = Vec::new();
    read(&mut |item| {
        match item {
            Item::Pair(pair) => {
                let place = pair.zh.place.clone();
                return sink(Entry::of_terms(pair.map(|block| block.text)).into(), place);
            }
            Item::Note(note) => notes.push(note),
            Item::Draft(_) | Item::Block(_) => {}
        }
        Ok(())
    })?;
    Ok(notes)
}

/// The term pairs of a glossary; entries without a counterpart are left out.
///
/// # Errors
/// As [`entries`].
pub fn glossary(path: &str) -> Result<(Vec<TermPair>, Vec<Note>)> {
    let mut pairs = Vec::new();
    let notes = entries(path, &mut |entry, place| {
        let terms: Sides<String> = entry.terms.as_ref().map(|term| term.trim().to_owned());
        if !terms.zh.is_empty() && !terms.en.is_empty() {
            bounded::check_entries(pairs.len(), &place)?;
            pairs.push(TermPair { terms, place });
        }
        Ok(())
    })?;
    Ok((pairs, notes))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::data::TermType;

    /// A file of these bytes, and what a reader makes of it.
    fn with<T>(bytes: &[u8], read: impl FnOnce(&str) -> T) -> T {
        let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.write_all(bytes).expect("a writable file");
        read(&file.path().to_string_lossy())
    }

    fn pairs(bytes: &[u8]) -> Vec<String> {
        let (pairs, _) = with(bytes, glossary).expect("a glossary");
        pairs.iter().map(|pair| format!("{} = {}", pair.terms.zh, pair.terms.en)).collect()
    }

    fn all(bytes: &[u8]) -> Vec<Entry> {
        let mut all = Vec::new();
        let sink = &mut |entry, _| {
            all.push(entry);
            Ok(())
        };
        with(bytes, |path| entries(path, sink)).expect("a glossary");
        all
    }

    #[test]
    fn glossaries_of_every_shape_read_the_same() {
        let expected = ["数字治理 = digital governance", "鄂尔多斯市 = Ordos"];
        for text in [
            "数字治理,digital governance\n鄂尔多斯市,Ordos\n",
            "\u{FEFF}zh,en,type,score\r\n数字治理,digital governance,term,0.970\r\n鄂尔多斯市,Ordos,place,0.950\r\n",
            "Chinese;English\n数字治理;digital governance\n鄂尔多斯市;Ordos\n",
            "digital governance\t数字治理\nOrdos\t鄂尔多斯市\n",
            "# Glossary in tab-separated format -*- coding: utf-8 -*-\n数字治理\tdigital governance\tterm\n#注释\tcomment\n\
             鄂尔多斯市\tOrdos\tplace\n",
            "{\"zh\":\"数字治理\",\"en\":\"digital governance\",\"score\":0.97}\n{\"zh\":\"鄂尔多斯市\",\"en\":\"Ordos\"}\n",
        ] {
            assert_eq!(pairs(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn a_glossary_from_an_old_spreadsheet_is_read_and_noted() {
        let text = "中文,英文\r\n数字治理,digital governance\r\n联合国人居署中国未来城市顾问委员会,Future Cities Council\r\n";
        let (bytes, ..) = encoding_rs::GBK.encode(text);
        let (pairs, notes) = with(&bytes, glossary).expect("a glossary");
        assert_eq!((pairs.len(), notes.len()), (2, 1));
    }

    #[test]
    fn a_file_without_two_languages_is_refused() {
        let error = with("uno,one\ndos,two\n".as_bytes(), glossary).expect_err("no Chinese");
        assert!(error.to_string().contains("Chinese"), "{error}");
    }

    #[test]
    fn columns_are_known_by_their_names_in_any_order() {
        let text = "score;en;type;zh;count;findings;zh_context;en_context;source\n\
                    0,97;digital governance;term;数字治理;2;数字 = digital (dictionary); 推动数字治理。;It is digital governance.;a.txt:3; a.txt:4\n";
        let text = text
            .replace("(dictionary); ", "(dictionary);")
            .replace("a.txt:3; a.txt:4", "\"a.txt:3; a.txt:4\"");
        let [entry] = all(text.as_bytes()).try_into().expect("one entry");
        assert_eq!((entry.score, entry.count, entry.r#type), (0.97, 2, TermType::Term));
        assert_eq!(entry.findings, ["数字 = digital (dictionary)"]);
        let [example] = entry.examples.as_slice() else { panic!("one example") };
        assert_eq!(example.texts.zh, "推动数字治理。");
        assert_eq!(example.spans.zh.map(|span| span.of(&example.texts.zh)), Some("数字治理"));
        assert_eq!(
            example.places.as_ref().map(|place| place.as_ref().map(ToString::to_string)).zh,
            Some("a.txt:3".to_owned())
        );
    }

    #[test]
    fn a_third_column_without_a_name_is_a_comment() {
        let [entry] =
            all("鄂尔多斯市\tOrdos\tplace; sound: e'erduosi ~ Ordos\n".as_bytes()).try_into().expect("one");
        assert_eq!(
            (entry.r#type, entry.findings),
            (TermType::Place, vec!["sound: e'erduosi ~ Ordos".to_owned()])
        );
    }

    #[test]
    fn cells_of_quoted_tables_come_in_letter_for_letter() {
        let [entry] = all("zh,en\n\" 前后 \",\"a \"\"b\"\"\nc\"\n".as_bytes()).try_into().expect("one entry");
        assert_eq!((entry.terms.zh.as_str(), entry.terms.en.as_str()), (" 前后 ", "a \"b\"\nc"));
    }
}
