//! Small files of real programs (tests/seeds, corpora): they are read, and damaged in any way they never make a reader
//! panic.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use duizhao::read::{self, FORMATS, Item, Options};
use proptest::prelude::*;
use proptest::sample::Index;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::house::root;

/// One for each format; what no program has to write comes from the corpora.
const SEEDS: &[(&str, &str)] = &[
    ("tmx", "tests/seeds/names.tmx"),
    ("xliff", "tests/seeds/names.xlf"),
    ("po", "tests/seeds/names.po"),
    ("mo", "tests/seeds/names.mo"),
    ("tbx", "tests/seeds/names.tbx"),
    ("tsv", "corpora/names-table/names.tsv"),
    ("csv", "tests/seeds/names.csv"),
    ("xlsx", "tests/seeds/names.xlsx"),
    ("ods", "tests/seeds/names.ods"),
    ("docx", "tests/seeds/panel.docx"),
    ("odt", "tests/seeds/panel.odt"),
    ("pptx", "tests/seeds/names.pptx"),
    ("pdf", "tests/seeds/panel.pdf"),
    ("html", "tests/seeds/panel.html"),
    ("epub", "tests/seeds/panel.epub"),
    ("properties", "tests/seeds/names.properties"),
    ("android", "tests/seeds/names.xml"),
    ("strings", "tests/seeds/names.strings"),
    ("srt", "tests/seeds/names.srt"),
    ("vtt", "tests/seeds/names.vtt"),
    ("markdown", "corpora/health-page/page.md"),
    ("text", "corpora/museum-panel/panel.txt"),
];

fn bytes(path: &str) -> Vec<u8> {
    fs::read(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn stream(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Vec<Item>, String> {
    let mut items = Vec::new();
    let mut sink = |item| {
        items.push(item);
        Ok(())
    };
    let read = read::stream_from(name, Box::new(Cursor::new(bytes)), options, &mut sink);
    read.map(|()| items).map_err(|error| error.to_string())
}

#[test]
fn every_format_has_a_seed_and_knows_it() {
    let names: Vec<&str> = FORMATS.iter().map(|format| format.name()).collect();
    assert_eq!(SEEDS.iter().map(|(format, _)| *format).collect::<Vec<_>>(), names);
    for (format, path) in SEEDS {
        let by_content = stream(path, bytes(path), &Options::default());
        let by_name =
            stream(path, bytes(path), &Options { from: Some((*format).to_owned()), ..Options::default() });
        assert!(by_name.as_ref().is_ok_and(|items| !items.is_empty()), "{path}: {by_name:?}");
        assert_eq!(by_content, by_name, "{path} is not taken for {format}");
    }
}

#[test]
fn every_segment_of_a_seed_says_where_it_stands() {
    for (_, path) in SEEDS {
        for item in stream(path, bytes(path), &Options::default()).expect("a sound file") {
            let places = match item {
                Item::Block(block) => vec![block.place],
                Item::Pair(pair) | Item::Draft(pair) => vec![pair.zh.place, pair.en.place],
                Item::Note(_) => Vec::new(),
            };
            for place in places {
                assert!(place.to_string().len() > path.len(), "{path}: only {place}");
            }
        }
    }
}

/// How a file is damaged.
#[derive(Clone, Debug)]
enum Damage {
    Cut(Index),
    Turn(Index, u8),
    Double(Index, Index, usize),
    Drop(Index, usize),
    Put(Index, &'static str),
}

/// What means something to one format or another.
const PIECES: &[&str] = &[
    "<",
    ">",
    "&",
    "\"",
    "\\",
    "\n",
    "\r",
    "\t",
    ",",
    ";",
    "[",
    "]",
    "(",
    "{",
    "}",
    "<!--",
    "<![CDATA[",
    "&#x0;",
    "&#xD800;",
    "\u{0}",
    "\u{FEFF}",
    "\u{FFFD}",
    "\u{1F600}",
    "-->",
    "00:00:00.000 --> 99:99:99.999",
    "msgid \"",
    "stream\n",
    "endobj",
    "<tu>",
    "</tuv>",
    "<mrk mtype='seg' mid='1'>",
    "<table>",
    "number-rows-repeated='4294967295'",
    "99999999999999999999",
    "-1",
    "| a |",
    "```",
    "\\u12",
    "= \"",
];

fn damage() -> impl Strategy<Value = Damage> {
    const LONGEST: usize = 200;
    prop_oneof![
        any::<Index>().prop_map(Damage::Cut),
        (any::<Index>(), any::<u8>()).prop_map(|(at, bits)| Damage::Turn(at, bits)),
        (any::<Index>(), any::<Index>(), 1..LONGEST)
            .prop_map(|(from, to, len)| Damage::Double(from, to, len)),
        (any::<Index>(), 1..LONGEST).prop_map(|(at, len)| Damage::Drop(at, len)),
        (any::<Index>(), prop::sample::select(PIECES)).prop_map(|(at, piece)| Damage::Put(at, piece)),
    ]
}

fn damaged(mut bytes: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for damage in damages {
        let at = |index: &Index| index.index(bytes.len() + 1);
        match damage {
            Damage::Cut(end) => bytes.truncate(at(end)),
            Damage::Turn(place, bits) => {
                let place = at(place);
                bytes.get_mut(place).into_iter().for_each(|byte| *byte ^= bits);
            }
            Damage::Double(from, to, len) => {
                let (from, to) = (at(from), at(to));
                let piece: Vec<u8> = bytes.iter().skip(from).take(*len).copied().collect();
                bytes.splice(to..to, piece).for_each(drop);
            }
            Damage::Drop(from, len) => {
                let from = at(from);
                let end = bytes.len().min(from + len);
                bytes.drain(from..end).for_each(drop);
            }
            Damage::Put(place, piece) => {
                let place = at(place);
                bytes.splice(place..place, piece.bytes()).for_each(drop);
            }
        }
    }
    bytes
}

/// The parts of a zipped file damaged and zipped again: what its checksums would else hide.
fn damaged_inside(bytes: &[u8], damages: &[Damage]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).ok()?;
        let mut content = Vec::new();
        part.read_to_end(&mut content).ok()?;
        let name = part.name().ok()?.into_owned();
        if Path::new(&name).extension().is_some_and(|extension| extension != "rels") {
            content = damaged(content, damages);
        }
        zip.start_file(name, SimpleFileOptions::default()).ok()?;
        zip.write_all(&content).ok()?;
    }
    zip.finish().ok().map(Cursor::into_inner)
}

fn check(format: &str, path: &str, bytes: Vec<u8>) {
    for from in [None, Some(format.to_owned())] {
        let read = stream("seed", bytes.clone(), &Options { from, ..Options::default() });
        if let Err(error) = read {
            assert!(error.starts_with("seed") && !error.contains('\n'), "{path}: {error}");
        }
    }
    let read =
        read::decisions_from("seed", Box::new(Cursor::new(bytes)), &Options::default(), &mut |_, _| Ok(()));
    assert!(read.map_or_else(|error| !error.to_string().contains('\n'), |_| true), "{path}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_makes_a_reader_panic(damages in prop::collection::vec(damage(), 1..6)) {
        for (format, path) in SEEDS {
            let whole = bytes(path);
            check(format, path, damaged(whole.clone(), &damages));
            if let Some(inside) = damaged_inside(&whole, &damages) {
                check(format, path, inside);
            }
        }
    }
}

/// Every file in the folder is used.
#[test]
fn no_seed_is_forgotten() {
    let folder = root().join("tests/seeds");
    let files = fs::read_dir(&folder).expect("the folder of seeds");
    for file in files
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e != "md"))
    {
        let used = |(_, path): &(&str, &str)| root().join(path) == file;
        assert!(SEEDS.iter().any(used), "{} is not used", file.display());
    }
}
