//! Whole files through the readers: what they are taken for, and that no input makes them panic.

use std::fs;

use proptest::prelude::*;

use super::*;
use crate::data::BlockKind;

fn read_bytes(name: &str, bytes: &[u8]) -> std::result::Result<(Document, Vec<String>), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let path = folder.path().join(name);
    fs::write(&path, bytes).map_err(|error| error.to_string())?;
    let path = path.to_string_lossy().into_owned();
    let clean = |text: String| text.replace(&path, name);
    let (document, notes) = read(&path, &Options::default()).map_err(|error| clean(error.to_string()))?;
    Ok((document, notes.into_iter().map(|note| note.text).collect()))
}

/// What a format hands on of a text: a line a block or note, with its place.
pub(super) fn handed_on(format: &dyn Format, name: &str, text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut sink = |item| {
        out.push(match item {
            Item::Block(block) => format!("{} {}", block.place, block.text),
            Item::Note(note) => format!("{} {}", note.place, note.text),
            other => format!("{other:?}"),
        });
        Ok(())
    };
    format.read(&name.into(), &mut text.as_bytes(), &mut sink).expect("a sound text");
    out
}

#[test]
fn files_are_taken_for_what_they_hold() {
    for (name, text, expected) in [
        ("a.txt", "中国\tChina\n北京\tBeijing\n", "paired"),
        ("a.tsv", "中国\tChina\n", "paired"),
        ("a.csv", "zh,en\n\"北京，中国\",\"Beijing, China\"\n", "paired"),
        ("a.csv", "zh;en\n中国;China\n", "paired"),
        ("a.txt", "会议在北京举行。\nThe meeting, the first, was held in Beijing.\n", "running"),
        ("a.md", "# 标题\n\n正文\n", "running with a heading"),
        ("a.txt", "# 标题\n\n## 第二\n", "running with a heading"),
        ("a.html", "<h1>标题</h1><table><tr><td>中国<td>China<tr><td>北京<td>Beijing</table>", "both"),
    ] {
        let shape = read_bytes(name, text.as_bytes()).map(|(document, _)| match document.body {
            Body::Paired(_) => "paired",
            Body::Running(blocks) if blocks.iter().any(|b| matches!(b.kind, BlockKind::Heading(_))) => {
                "running with a heading"
            }
            Body::Running(_) => "running",
            Body::Mixed { .. } => "both",
        });
        assert_eq!(shape.as_deref(), Ok(expected), "{name} {text}");
    }
}

#[test]
fn what_cannot_be_read_is_told_in_one_line() {
    let long = format!("一\n{}", "很长".repeat(1 << 20));
    for (name, bytes, expected) in [
        ("a.txt", &b""[..], "a.txt: is empty"),
        ("a.txt", b" \n\n", "a.txt: holds no text"),
        (
            "a.txt",
            b"\x89PNG\r\n\0\0",
            "a.txt: looks like a binary file of no known format (duizhao formats lists those that are read)",
        ),
        ("a.txt", long.as_bytes(), "a.txt:2: the line is longer than 4 MB; break it up"),
        (
            "a.tsv",
            b"one\tun\ntwo\tdeux\n",
            "a.tsv: no column of Chinese beside a column of English; two columns are needed, one of each",
        ),
    ] {
        assert_eq!(read_bytes(name, bytes).map(|_| ()), Err(expected.to_owned()));
    }
    let folder = std::env::temp_dir().to_string_lossy().into_owned();
    assert!(read(&folder, &Options::default()).is_err_and(|error| error.to_string().contains("is a folder")));
    let none = read("no such file.txt", &Options::default()).map_err(|error| error.to_string());
    assert_eq!(none.map(|_| ()), Err("no such file.txt: there is no such file".to_owned()));
}

#[test]
fn a_row_with_one_language_is_left_out_with_a_note() {
    let got = read_bytes("a.csv", "中国,China\n北京,\n上海,Shanghai\n".as_bytes());
    assert_eq!(got.map(|(_, notes)| notes), Ok(vec!["rows with one language only, left out: 1".to_owned()]));
}

/// Files of all that may stand in one: markup, quotes, delimiters, line ends, both scripts.
fn file() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[\u{4E00}-\u{4FFF}]{1,6}",
        "[a-zA-Z ]{1,12}",
        "[#*_`~|:<>&;!\\\\\\[\\]()\"',\t-]{1,4}",
        "(\n|\r\n|\r|\n\n|\n---\n|\n```\n|\n:::\n|\n\\|--\\|--\\|\n)",
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_makes_a_format_panic(text in file()) {
        let name: Arc<str> = "t".into();
        for format in FORMATS {
            format.looks_like(&Head { bytes: text.as_bytes(), text: &text });
            let _ = format.read(&name, &mut text.as_bytes(), &mut |_| Ok(()));
        }
    }

    #[test]
    fn no_bytes_make_the_decoder_panic(text in file(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = text.into_bytes();
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes.splice(at..at, [byte]);
        }
        let _ = read_bytes("t.txt", &bytes);
        let wide: Vec<u8> = bytes.iter().flat_map(|byte| [*byte, 0]).collect();
        let _ = read_bytes("t.txt", &wide);
    }
}
