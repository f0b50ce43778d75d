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

/// What a folder of them may take.
const MINUTE: Duration = Duration::from_mins(1);

/// What a bomb unpacks to.
const BOMB_MEGABYTES: usize = 600;

const DOCUMENT: &str = "word/document.xml";
const SHEET: &str = "<workbook xmlns:r='r'><sheets><sheet name='s' r:id='a'/></sheets></workbook>";
const UNIT: &str = "<tu><tuv xml:lang='en'><seg>city</seg></tuv><tuv xml:lang='zh'><seg>&x;</seg></tuv></tu>";

#[test]
fn files_made_to_harm_are_refused_quickly_and_write_nothing() {
    let files = xml().into_iter().chain(documents()).chain(workbooks()).chain(pages()).chain(texts());
    let wrong: Vec<String> = files.filter_map(|file| harm(&file)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_made_to_harm_take_nothing_from_the_good_ones_beside_them() {
    let good = ["a.tsv", "m.tsv", "z.tsv"]
        .map(|name| (name, "世界卫生组织\tWorld Health Organization\n".into(), ""));
    let bad: Vec<File> = xml().into_iter().chain(pages()).collect();
    let put = |folder: Folder, (name, bytes, _): &File| folder.file(&format!("in/{name}"), bytes);
    let folder = bad.iter().chain(&good).fold(Folder::new().folder("in"), put);
    let run = Watched::run(&folder, &["extract", "in", "-o", "out.csv", "-q"]);
    assert_eq!((run.code, run.stderr.lines().count()), (Some(1), bad.len()), "{}", run.stderr);
    assert!(run.time < MINUTE && run.memory < 2 * MEMORY, "{:?}, {} MB", run.time, run.memory >> 20);
    let found = folder.read("out.csv");
    let row =
        found.lines().find(|line| line.starts_with("世界卫生组织,World Health Organization,organisation,"));
    assert!(row.is_some_and(|row| row.contains(",3,")), "counted in all three: {found}");
}

/// What is wrong with how the program takes a file.
fn harm((name, bytes, says): &File) -> Option<String> {
    let folder = Folder::new().file(name, bytes);
    let run = Watched::run(&folder, &["extract", name, "-o", "out.csv"]);
    let refused = run.code == Some(1) && run.stdout.is_empty() && run.stderr.lines().count() == 1;
    let told = run.stderr.starts_with(&format!("error: {name}")) && run.stderr.contains(says);
    let cheap = run.time < PATIENCE && run.memory < MEMORY;
    let clean = folder.names() == [*name];
    let Watched { code, time, memory, stderr, .. } = run;
    (!(refused && told && cheap && clean))
        .then(|| format!("{name}: {code:?}, {time:?}, {} MB, {stderr:?} should say {says:?}", memory >> 20))
}

/// A file's name, what is in it, and what the program says to it.
type File = (&'static str, Vec<u8>, &'static str);

/// Entities, depth, and encodings that are not what they say.
fn xml() -> Vec<File> {
    let memory = |kind: &str, body: &str| {
        format!("{kind}<tmx version='1.4'><header/><body>{body}</body></tmx>").into_bytes()
    };
    let laughs = (1..10)
        .map(|level| format!("<!ENTITY l{level} '{}'>", format!("&l{};", level - 1).repeat(10)))
        .collect::<Vec<_>>()
        .concat();
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
    let attributes = (0..300_000).map(|number| format!(" a{number}='x'")).collect::<Vec<_>>().concat();
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

/// Zipped documents that are too large, too many, too deep, or cut off.
fn documents() -> Vec<File> {
    let body: &[u8] = b"<w:document xmlns:w='w'><w:body>";
    let blank = [b"<w:p>", " ".repeat(1 << 20).as_bytes(), b"</w:p>"].concat();
    let bomb = zipped(&[(DOCUMENT, &[body, &blank.repeat(BOMB_MEGABYTES)].concat())]);
    let cut = bomb.get(..bomb.len() / 2).unwrap_or_default().to_vec();
    let nested = zipped(&[(DOCUMENT, &bomb)]);
    let many: Vec<String> = (0..20_001).map(|number| format!("word/{number}.xml")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let many = zipped(&[&[(DOCUMENT, &b""[..])], many.as_slice()].concat());
    let deep = zipped(&[(DOCUMENT, "<a>".repeat(100_000).as_bytes())]);
    vec![
        ("bomb.docx", bomb, "over 200 times its size"),
        ("cut.docx", cut, "no whole zipped file"),
        ("nested.docx", nested, "looks like a binary file"),
        ("many.docx", many, "more than 20000 parts"),
        ("deep.docx", deep, "deeper than 512"),
    ]
}

/// Workbooks that reach outside, or whose cells hold more than the file.
fn workbooks() -> Vec<File> {
    const ROWS: &str = "xl/worksheets/s.xml";
    const OUTSIDE: &str = "../../../../etc/passwd";
    let workbook = |target: &str, more: &[(&str, &[u8])]| {
        let relations = format!("<Relationships><Relationship Id='a' Target='{target}'/></Relationships>");
        let relations = ("xl/_rels/workbook.xml.rels", relations.as_bytes());
        zipped(&[&[("xl/workbook.xml", SHEET.as_bytes()), relations], more].concat())
    };
    let sheet = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let texts = ["城市".repeat(20_000), "city ".repeat(20_000)].map(|text| format!("<si><t>{text}</t></si>"));
    let texts = format!("<sst>{}</sst>", texts.concat());
    let again = sheet(&"<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>".repeat(100_000));
    let again = [("xl/sharedStrings.xml", texts.as_bytes()), (ROWS, again.as_bytes())];
    let far = sheet(&"<row><c r='XFD1' t='inlineStr'><is><t>a</t></is></c></row>".repeat(10_000));
    let slip = workbook(OUTSIDE, &[("../../escaped.txt", b"out")]);
    vec![
        ("slip.xlsx", slip, "lies outside of the file"),
        ("outside.xlsx", workbook(OUTSIDE, &[]), "no column of Chinese beside a column of English"),
        ("again.xlsx", workbook("worksheets/s.xml", &again), "MB of text"),
        ("far.xlsx", workbook("worksheets/s.xml", &[(ROWS, far.as_bytes())]), "more than 50000000 cells"),
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
    let kids =
        |number: usize| format!("<</Type/Pages/Count 1/Kids[{number} 0 R {number} 0 R]>>").into_bytes();
    let doubled: Vec<Vec<u8>> = (3..35).map(kids).chain([b"<</Type/Page>>".to_vec()]).collect();
    let doubled: Vec<&[u8]> = std::iter::once(CATALOGUE).chain(doubled.iter().map(Vec::as_slice)).collect();
    let orphan: &[u8] = b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>";
    let (none, out, itself) =
        (stream(b"", b""), "unpacks out of all proportion", "its pages contain themselves");
    vec![
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog".to_vec(), "cannot be read as PDF"),
        ("bomb.pdf", pdf(&[CATALOGUE, PAGES, PAGE, &bomb, &none]), out),
        ("twice.pdf", pdf(&[CATALOGUE, PAGES, PAGE, &twice, &none]), out),
        ("list.pdf", pdf(&[CATALOGUE, PAGES, PAGE, &none, &list]), out),
        ("itself.pdf", pdf(&[CATALOGUE, PAGES, PAGE, &stream(b"/X Do", b""), &draws]), itself),
        ("doubled.pdf", pdf(&doubled), itself),
        ("orphan.pdf", pdf(&[CATALOGUE, PAGES, orphan, &none, &none]), "no text layer"),
        (
            "deep.pdf",
            pdf(&[CATALOGUE, PAGES, PAGE, &stream(&b"[".repeat(200_000), b""), &none]),
            "no text layer",
        ),
    ]
}

/// Texts that unpack to too much, or cost too much to look at.
fn texts() -> Vec<File> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let rows = "城市\tcity\n".repeat(1 << 16);
    (0..BOMB_MEGABYTES).for_each(|_| gzip.write_all(rows.as_bytes()).expect("memory"));
    let attributes = (0..100_000).map(|number| format!(" a{number}='x'")).collect::<Vec<_>>().concat();
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
    let mut table = vec![format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1)];
    for (number, object) in (1..).zip(objects) {
        table.push(format!("{:010} 00000 n \n", file.len()));
        file.extend([format!("{number} 0 obj\n").as_bytes(), *object, b"\nendobj\n"].concat());
    }
    let start = file.len();
    let trailer = format!("trailer\n<</Root 1 0 R/Size {}>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.extend([table.concat().as_bytes(), trailer.as_bytes()].concat());
    file
}
