//! Files made to harm: refused in one line, in two seconds and 500 MB, with nothing written.

use std::io::{Cursor, Write};
use std::time::Duration;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::program::Folder;
use crate::watched::Watched;

/// What one such file may cost.
const PATIENCE: Duration = Duration::from_secs(2);
const MEMORY: u64 = 500 << 20;

/// What a bomb unpacks to.
const BOMB_MEGABYTES: usize = 600;

const DOCUMENT: &str = "word/document.xml";
const PARAGRAPH: &str = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>";
const SHEET: &str = "<workbook xmlns:r='r'><sheets><sheet name='s' r:id='a'/></sheets></workbook>";
const UNIT: &str = "<tu><tuv xml:lang='en'><seg>city</seg></tuv><tuv xml:lang='zh'><seg>&x;</seg></tuv></tu>";

#[test]
fn files_made_to_harm_are_refused_quickly_and_write_nothing() {
    let files = xml().into_iter().chain(containers()).chain(pages()).chain(texts());
    for (name, bytes, says) in files {
        let folder = Folder::new().file(name, bytes);
        let run = Watched::run(&folder, &["extract", name, "-o", "out.csv"]);
        assert_eq!(run.code, Some(1), "{name}: {}", run.stderr);
        assert!(run.time < PATIENCE, "{name} took {:?}", run.time);
        assert!(run.memory < MEMORY, "{name} took {} MB", run.memory >> 20);
        assert!(run.stderr.starts_with(&format!("error: {name}")), "{name}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{name}: no {says:?} in {}", run.stderr);
        assert_eq!((run.stdout.as_str(), run.stderr.lines().count()), ("", 1), "{name}: {}", run.stderr);
        assert_eq!(folder.names(), [name], "nothing else lies there");
    }
}

/// A file's name, what is in it, and what the program says to it.
type File = (&'static str, Vec<u8>, &'static str);

/// Entities, depth, and encodings that are not what they say.
fn xml() -> Vec<File> {
    let memory = |kind: &str, body: &str| {
        format!("{kind}<tmx version='1.4'><header/><body>{body}</body></tmx>").into_bytes()
    };
    let laughs: String = (1..10)
        .map(|level| format!("<!ENTITY l{level} '{}'>", format!("&l{};", level - 1).repeat(10)))
        .collect();
    let laughs = format!("<!DOCTYPE tmx [<!ENTITY l0 'ha'>{laughs}<!ENTITY x '&l9;'>]>");
    let outside = "<!DOCTYPE tmx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    let parameter = "<!DOCTYPE tmx [<!ENTITY % x SYSTEM 'http://example.org/x.dtd'> %x;]>";
    let entities = "declares entities of its own";
    let (gbk, ..) = encoding_rs::GBK.encode("<seg>城市</seg>");
    let unit =
        [&b"<tu><tuv xml:lang='en'><seg>city</seg></tuv><tuv xml:lang='zh'>"[..], &gbk, b"</tuv></tu>"]
            .concat();
    let lie = [
        b"<?xml version='1.0' encoding='utf-8'?><tmx><header/><body>",
        unit.repeat(50).as_slice(),
        b"</body></tmx>",
    ]
    .concat();
    let attributes: String = (0..300_000).map(|number| format!(" a{number}='x'")).collect();
    vec![
        ("laughs.tmx", memory(&laughs, UNIT), entities),
        ("outside.tmx", memory(outside, UNIT), entities),
        ("parameter.xlf", memory(parameter, UNIT), entities),
        ("deep.tmx", format!("<tmx version='1.4'>{}", "<a>".repeat(200_000)).into_bytes(), "deeper than 512"),
        (
            "long.tmx",
            format!("<tmx version='1.4'><{}", "a".repeat(20 << 20)).into_bytes(),
            "longer than 16 MB",
        ),
        ("attributes.tmx", memory("", &format!("<tu{attributes}></tu>")), "none of its 1 units"),
        ("utf16.tmx", memory("<?xml version='1.0' encoding='utf-16'?>", ""), "holds no text"),
        ("gbk.tmx", lie, "no valid UTF-8"),
        (
            "klingon.tmx",
            memory("<?xml version='1.0' encoding='klingon'?>", UNIT),
            "no encoding is called klingon",
        ),
    ]
}

/// Zipped files that are too large, too many, outside, or cut off.
fn containers() -> Vec<File> {
    let relation = |target: &str| {
        format!("<Relationships><Relationship Id='a' Target='{target}'/></Relationships>").into_bytes()
    };
    let workbook = |target: &str, more: &[(&str, &[u8])]| {
        let relations = relation(target);
        zipped(
            &[&[("xl/workbook.xml", SHEET.as_bytes()), ("xl/_rels/workbook.xml.rels", &relations)], more]
                .concat(),
        )
    };
    let bomb = zipped(&[(DOCUMENT, &[PARAGRAPH.as_bytes(), &blank()].concat())]);
    let cut = bomb.get(..bomb.len() / 2).unwrap_or_default().to_vec();
    let nested = zipped(&[(DOCUMENT, &bomb)]);
    let many: Vec<String> = (0..20_001).map(|number| format!("word/{number}.xml")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let many = zipped(&[&[(DOCUMENT, &b""[..])], many.as_slice()].concat());
    let texts = format!(
        "<sst><si><t>{}</t></si><si><t>{}</t></si></sst>",
        "城市".repeat(20_000),
        "city ".repeat(20_000)
    );
    let row = |number: usize| {
        format!(
            "<row r='{number}'><c r='A{number}' t='s'><v>0</v></c><c r='B{number}' t='s'><v>1</v></c></row>"
        )
    };
    let rows: String = (1..100_000).map(row).collect();
    let rows = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let far = "<row><c r='XFD1' t='inlineStr'><is><t>a</t></is></c></row>".repeat(10_000);
    let far = format!("<worksheet><sheetData>{far}</sheetData></worksheet>");
    let again = workbook(
        "worksheets/s.xml",
        &[("xl/sharedStrings.xml", texts.as_bytes()), ("xl/worksheets/s.xml", rows.as_bytes())],
    );
    vec![
        ("bomb.docx", bomb, "over 200 times its size"),
        ("cut.docx", cut, "no whole zipped file"),
        ("nested.docx", nested, "looks like a binary file"),
        ("many.docx", many, "more than 20000 parts"),
        (
            "slip.xlsx",
            workbook("../../../../etc/passwd", &[("../../escaped.txt", b"out")]),
            "lies outside of the file",
        ),
        (
            "outside.xlsx",
            workbook("../../../../etc/passwd", &[]),
            "no column of Chinese beside a column of English",
        ),
        ("again.xlsx", again, "MB of text"),
        (
            "far.xlsx",
            workbook("worksheets/s.xml", &[("xl/worksheets/s.xml", far.as_bytes())]),
            "more than 50000000 cells",
        ),
        (
            "deep.odt",
            zipped(&[
                ("mimetype", b"application/vnd.oasis.opendocument.text"),
                ("content.xml", "<a>".repeat(100_000).as_bytes()),
            ]),
            "deeper than 512",
        ),
    ]
}

/// PDF files that are cut off, that unpack to too much, or whose pages hold themselves.
fn pages() -> Vec<File> {
    const CATALOGUE: &[u8] = b"<</Type/Catalog/Pages 2 0 R>>";
    const PAGES: &[u8] = b"<</Type/Pages/Kids[3 0 R]/Count 1>>";
    const PAGE: &[u8] =
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>";
    const FORM: &[u8] = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>";
    let packed = zlib(&blank());
    let bomb = stream(&packed, b"/Filter/FlateDecode");
    let twice = stream(&zlib(&packed), b"/Filter[/FlateDecode/FlateDecode]");
    let list = stream(&packed, b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode");
    let draws = stream(b"/X Do /X Do", FORM);
    let orphan: &[u8] = b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>";
    let (none, out, itself) =
        (stream(b"", b""), "unpacks out of all proportion", "its pages contain themselves");
    vec![
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog".to_vec(), "cannot be read as PDF"),
        ("bomb.pdf", pdf(&[CATALOGUE, PAGES, PAGE, &bomb, &none]), out),
        ("twice.pdf", pdf(&[CATALOGUE, PAGES, PAGE, &twice, &none]), out),
        ("list.pdf", pdf(&[CATALOGUE, PAGES, PAGE, &none, &list]), out),
        ("itself.pdf", pdf(&[CATALOGUE, PAGES, PAGE, &stream(b"/X Do", b""), &draws]), itself),
        ("orphan.pdf", pdf(&[CATALOGUE, PAGES, orphan, &none, &none]), itself),
        ("deep.pdf", pdf(&[CATALOGUE, PAGES, PAGE, &stream(&b"[".repeat(200_000), b""), &none]), "PDF"),
    ]
}

/// Texts that unpack to too much, or cost too much to look at.
fn texts() -> Vec<File> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let rows = "城市\tcity\n".repeat(1 << 16);
    (0..BOMB_MEGABYTES).for_each(|_| gzip.write_all(rows.as_bytes()).expect("memory"));
    let attributes: String = (0..100_000).map(|number| format!(" a{number}='x'")).collect();
    let one_language = |text: String| format!("{text} 城市\n").into_bytes();
    vec![
        ("bomb.tsv.gz", gzip.finish().expect("memory"), "over 200 times its size"),
        (
            "deep.html",
            format!("<html><body>{}城市 city", "<div>".repeat(300_000)).into_bytes(),
            "deeper than 512",
        ),
        ("attributes.html", format!("<html><body><div{attributes}>").into_bytes(), "a tag has no end"),
        ("brackets.md", one_language("[".repeat(200_000) + &"](".repeat(100_000)), "no English text"),
        ("stars.md", one_language("*_ ".repeat(200_000)), "no English text"),
        ("quotes.md", one_language(">".repeat(200_000)), "no English text"),
        ("long.txt", "城".repeat(2 << 20).into_bytes(), "longer than 4 MB"),
    ]
}

fn blank() -> Vec<u8> {
    vec![b' '; BOMB_MEGABYTES << 20]
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("a container").into_inner()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    zlib.write_all(bytes).expect("memory");
    zlib.finish().expect("memory")
}

fn stream(bytes: &[u8], entries: &[u8]) -> Vec<u8> {
    let length = format!("/Length {}>>\nstream\n", bytes.len());
    [b"<<", entries, length.as_bytes(), bytes, b"\nendstream"].concat()
}

/// A PDF of these objects, the first of them its root.
fn pdf(objects: &[&[u8]]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        table += &format!("{:010} 00000 n \n", file.len());
        file.extend([format!("{number} 0 obj\n").as_bytes(), *object, b"\nendobj\n"].concat());
    }
    let start = file.len();
    let trailer = format!("trailer\n<</Root 1 0 R/Size {}>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.extend([table.as_bytes(), trailer.as_bytes()].concat());
    file
}
