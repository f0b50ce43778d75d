//! Files made to harm: refused in one line, quickly, with nothing written; and broken files of every kind.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::program::Folder;

/// More than any honest file of these tests needs.
const PATIENCE: Duration = Duration::from_secs(2);

/// Zeros of the bomb: 600 MB that lie in less than 1 MB.
const BOMB_MEGABYTES: usize = 600;

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("a container").into_inner()
}

fn bomb() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    let megabyte = vec![b' '; 1 << 20];
    zip.write_all(b"<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>").expect("memory");
    for _ in 0..BOMB_MEGABYTES {
        zip.write_all(&megabyte).expect("memory");
    }
    zip.finish().expect("a container").into_inner()
}

const UNIT: &str = "<tu><tuv xml:lang='en'><seg>city</seg></tuv><tuv xml:lang='zh'><seg>&x;</seg></tuv></tu>";

#[test]
fn files_made_to_harm_are_refused_quickly_and_write_nothing() {
    let laughs = (1..10)
        .map(|level| format!("<!ENTITY l{level} '{}'>", format!("&l{};", level - 1).repeat(10)))
        .collect::<Vec<_>>()
        .concat();
    let laughs = format!(
        "<!DOCTYPE tmx [<!ENTITY l0 'ha'>{laughs}<!ENTITY x '&l9;'>]><tmx version='1.4'><header/><body>{UNIT}</body></tmx>"
    );
    let outside = format!(
        "<!DOCTYPE tmx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><tmx version='1.4'><header/><body>{UNIT}</body></tmx>"
    );
    let deep = format!("<tmx version='1.4'>{}", "<a>".repeat(200_000));
    let relation = "<Relationships><Relationship Id='a' Target='../../../../etc/passwd'/></Relationships>";
    let sheet = "<workbook xmlns:r='r'><sheets><sheet name='s' r:id='a'/></sheets></workbook>";
    let slip = zipped(&[
        ("xl/workbook.xml", sheet.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relation.as_bytes()),
        ("../../escaped.txt", b"out"),
    ]);
    let whole = bomb();
    let cut = whole.get(..whole.len() / 2).unwrap_or_default().to_vec();
    let files: [(&str, Vec<u8>); 8] = [
        ("laughs.tmx", laughs.into_bytes()),
        ("outside.tmx", outside.into_bytes()),
        ("deep.tmx", deep.into_bytes()),
        ("bomb.docx", whole),
        ("cut.docx", cut),
        ("slip.xlsx", slip),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog".to_vec()),
        (
            "lie.tmx",
            b"<?xml version='1.0' encoding='utf-16'?><tmx version='1.4'><header/><body/></tmx>".to_vec(),
        ),
    ];
    for (name, bytes) in files {
        let folder = Folder::new().file(name, bytes);
        let start = Instant::now();
        let run = folder.run(&["extract", name, "-o", "out.csv"]).exits(1);
        assert!(start.elapsed() < PATIENCE, "{name} took {:?}", start.elapsed());
        run.mentions(&format!("error: {name}")).prints("");
        assert_eq!(folder.names(), [name], "nothing else lies there");
    }
}

#[test]
fn broken_files_of_every_kind_never_make_the_program_panic() {
    const PAGE: &str =
        "联合国人居署代表\nCaption: UN-Habitat representative\n鄂尔多斯市\nCaption: Ordos City\n";
    const STEPS: usize = 24;
    let folder = Folder::new().file("page.txt", PAGE);
    let mut whole: Vec<(String, Vec<u8>)> = Vec::new();
    for name in ["a.tmx", "a.tbx", "a.xlsx", "a.po", "a.jsonl", "a.tsv"] {
        let to = name.rsplit('.').next().unwrap_or_default();
        folder.run(&["extract", "page.txt", "--to", to, "-o", name, "--quiet"]).exits(0);
        whole.push((name.to_owned(), std::fs::read(folder.path(name)).expect("the file")));
    }
    let text = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>鄂尔多斯 Ordos</w:t></w:r></w:p></w:body></w:document>";
    whole.push(("a.docx".to_owned(), zipped(&[("word/document.xml", text.as_bytes())])));
    for (name, bytes) in whole {
        let paths: Vec<std::path::PathBuf> =
            (0..STEPS).map(|step| folder.path(&format!("{step}-{name}"))).collect();
        for (step, path) in paths.iter().enumerate() {
            std::fs::write(path, broken(&bytes, step)).expect("a writable folder");
            let read = duizhao::read::read(&path.to_string_lossy(), &duizhao::read::Options::default());
            if let Err(error) = read {
                assert!(!error.to_string().contains('\n'), "{name}: {error}");
            }
        }
    }
}

/// The file cut off, with bytes turned over, or with a stretch doubled: each step in its own way.
fn broken(bytes: &[u8], step: usize) -> Vec<u8> {
    const PRIME: usize = 7919;
    let at = (step + 1) * PRIME % bytes.len().max(1);
    let mut broken = bytes.to_vec();
    match step % 3 {
        0 => broken.truncate(at),
        1 => {
            for place in (at..broken.len()).step_by(PRIME) {
                if let Some(byte) = broken.get_mut(place) {
                    *byte ^= 0x5A;
                }
            }
        }
        _ => broken.splice(at..at, bytes.iter().copied().take(97)).for_each(drop),
    }
    broken
}
