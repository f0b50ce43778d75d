//! Small files made to harm or to be hard: each is read, or refused in one line, and cheaply.

use std::fmt::Write as _;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::pages::pages;

const CATALOGUE: &[u8] = b"<</Type/Catalog/Pages 2 0 R>>";
const PAGES: &[u8] = b"<</Type/Pages/Kids[3 0 R]/Count 1>>";
const PAGE: &[u8] = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>";
const FONT: &[u8] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
const TEXT: &[u8] = b"BT /F 12 Tf 72 700 Td (Future Cities) Tj ET ";

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(bytes).expect("memory");
    zlib.finish().expect("memory")
}

fn stream(bytes: &[u8], entries: &str) -> Vec<u8> {
    [format!("<<{entries}/Length {}>>stream\n", bytes.len()).as_bytes(), bytes, b"\nendstream"].concat()
}

/// A file of these objects, numbered from 1, and what stands behind them.
fn file(objects: &[&[u8]], behind: &[u8]) -> Vec<u8> {
    let numbered = (1..).zip(objects).flat_map(|(number, object)| {
        [format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat()
    });
    b"%PDF-1.5\n".iter().copied().chain(numbered).chain(behind.iter().copied()).collect()
}

/// The text of all pages, or what is said instead.
fn read(bytes: &[u8]) -> String {
    match pages(bytes) {
        Ok(pages) => pages
            .into_iter()
            .map(|page| page.unwrap_or_else(|| "lost".to_owned()))
            .collect::<Vec<_>>()
            .join(" ")
            .trim()
            .to_owned(),
        Err(error) => error,
    }
}

/// A file with this content, font and drawing.
fn drawn(content: &[u8], font: &[u8], drawing: &[u8]) -> String {
    read(&file(&[CATALOGUE, PAGES, PAGE, content, font, drawing], b"trailer<</Root 1 0 R>>"))
}

const NONE: &[u8] = b"null";

#[test]
fn what_the_table_of_objects_says_of_sizes_is_not_believed() {
    let content = stream(TEXT, "");
    let objects: &[&[u8]] = &[CATALOGUE, PAGES, PAGE, &content, FONT];
    for table in [
        "/W[9223372036854775807 9223372036854775807 9223372036854775807]/Size 18",
        "/W[0 0 0]/Index[0 4294967295]/Size 4294967295",
        "/W[1 2 1]/Prev 9/Size -1",
    ] {
        let table = stream(&zlib(b"x"), &format!("/Type/XRef/Root 1 0 R/Filter/FlateDecode{table}"));
        let table = [b"9 0 obj", table.as_slice(), b"endobj startxref\n9\n%%EOF"].concat();
        assert_eq!(read(&file(objects, &table)), "Future Cities");
    }
    assert_eq!(read(&file(objects, b"")), "Future Cities", "a file without a table");
}

#[test]
fn packings_in_packings_are_undone_inside_bounds() {
    let twice = stream(&zlib(&zlib(TEXT)), "/Filter[/FlateDecode/Fl]");
    assert_eq!(drawn(&twice, FONT, NONE), "Future Cities");
    let referred = stream(&zlib(TEXT), "/Filter 6 0 R");
    assert_eq!(drawn(&referred, FONT, b"/Fl"), "Future Cities");
    let mut bomb = vec![b' '; 64 << 20];
    for _ in 0..4 {
        bomb = zlib(&bomb);
    }
    let bomb = stream(&bomb, "/Filter[/FlateDecode/Fl/FlateDecode/Fl]");
    assert_eq!(drawn(&bomb, FONT, NONE), super::limits::BOMB);
    let many = stream(TEXT, &format!("/Filter[{}]", "/Crypt".repeat(9)));
    assert_eq!(drawn(&many, FONT, NONE), super::limits::BOMB);
}

#[test]
fn ranges_of_any_size_are_looked_up_not_written_out() {
    let map = stream(b"1 beginbfrange <00000000> <FFFFFFFF> <4E2C> endbfrange", "");
    let font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</FontDescriptor<<>>\
                 /W[0 4294967295 1000 1[500] 2 9223372036854775807 5]>>]>>";
    assert_eq!(drawn(&stream(b"BT /F 9 Tf <00010002> Tj ET", ""), font, &map), "中丮");
    let widths = b"<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar -9223372036854775808/LastChar 9223372036854775807/Widths[1 2]>>";
    assert_eq!(drawn(&stream(TEXT, ""), widths, NONE), "Future Cities");
}

#[test]
fn operations_that_are_no_text_cost_nothing_and_the_others_have_a_bound() {
    let states = stream(&zlib(&[b"q Q ".repeat(1 << 20).as_slice(), TEXT].concat()), "/Filter/FlateDecode");
    assert_eq!(drawn(&states, FONT, NONE), "Future Cities");
    for much in [
        b"q ".repeat(1 << 20),
        [b"/F 9 Tf ", b"(a)Tj ".repeat(1 << 20).as_slice()].concat(),
        [b"/F 9 Tf (", b"a".repeat(4 << 20).as_slice(), b")Tj"].concat(),
    ] {
        let much = stream(&zlib(&much), "/Filter/FlateDecode");
        assert_eq!(drawn(&much, FONT, NONE), super::limits::TOO_MUCH);
    }
}

#[test]
fn one_content_on_many_pages_is_counted_as_often_as_it_is_drawn() {
    let kids = "3 0 R ".repeat(100);
    let pages = format!("<</Type/Pages/Kids[{kids}]/Count 100>>");
    let much =
        stream(&zlib(&[b"/F 9 Tf ", b"(a)Tj ".repeat(30_000).as_slice()].concat()), "/Filter/FlateDecode");
    assert_eq!(read(&file(&[CATALOGUE, pages.as_bytes(), PAGE, &much, FONT], b"")), super::limits::TOO_MUCH);
    let some = stream(TEXT, "");
    assert_eq!(
        read(&file(&[CATALOGUE, pages.as_bytes(), PAGE, &some, FONT], b"")).matches("Future").count(),
        100
    );
}

#[test]
fn drawings_and_pages_that_hold_each_other_are_refused() {
    let form = |inside: &str| {
        stream(b"/X Do /X Do", &format!("/Subtype/Form/Resources<</XObject<</X {inside} 0 R>>>>"))
    };
    assert_eq!(drawn(&stream(b"/X Do", ""), FONT, &form("6")), super::limits::LOOP);
    let inner = stream(TEXT, "/Subtype/Form/Resources<</Font<</F 5 0 R>>>>");
    assert_eq!(drawn(&stream(b"/X Do", ""), FONT, &inner), "Future Cities");
    assert_eq!(read(&file(&[CATALOGUE, b"<</Type/Pages/Kids[2 0 R]>>"], b"")), super::limits::LOOP);
    let mut groups = vec![CATALOGUE.to_vec()];
    groups.extend((3..40).map(|next| format!("<</Kids[{next} 0 R {next} 0 R]>>").into_bytes()));
    let groups: Vec<&[u8]> = groups.iter().map(Vec::as_slice).collect();
    assert_eq!(read(&file(&groups, b"")), super::limits::LOOP);
}

#[test]
fn what_is_deep_or_has_no_end_is_passed_over() {
    for deep in
        [b"[".repeat(1 << 20), b"<<".repeat(1 << 20), b"/F 9 Tf [".repeat(1 << 16), b"BI ID ".repeat(1 << 16)]
    {
        let content = stream(&deep, "");
        assert_eq!(drawn(&content, FONT, &deep), "");
    }
    let program = stream(&b"{[".repeat(1 << 20), "");
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/X/FontDescriptor<</FontFile 6 0 R>>>>";
    assert_eq!(drawn(&stream(TEXT, ""), font, &program), "Future Cities");
}

#[test]
fn objects_that_are_packed_together_are_found() {
    let objects: [(u32, &[u8]); 4] = [(1, CATALOGUE), (2, PAGES), (3, PAGE), (5, FONT)];
    let (mut head, mut body) = (String::new(), Vec::new());
    for (number, object) in objects {
        write!(head, "{number} {} ", body.len()).expect("memory");
        body.extend([object, b" "].concat());
    }
    let list = |first: &str| {
        let list = zlib(&[head.as_bytes(), &body].concat());
        stream(&list, &format!("/Type/ObjStm/N 999999999/First {first}/Filter/FlateDecode"))
    };
    let with = |first: &str| {
        let (content, list) = (stream(TEXT, ""), list(first));
        read(
            &[
                b"%PDF-1.5\n4 0 obj ",
                content.as_slice(),
                b"endobj 9 0 obj",
                &list,
                b"endobj trailer<</Root 1 0 R>>",
            ]
            .concat(),
        )
    };
    assert_eq!(with(&head.len().to_string()), "Future Cities");
    for wrong in ["-1", "9223372036854775807", "0", "x"] {
        assert_eq!(with(wrong), "", "{wrong}");
    }
}

#[test]
fn five_hundred_pages_are_read() {
    const COUNT: usize = 500;
    let mut objects: Vec<Vec<u8>> = [CATALOGUE, NONE, NONE, NONE, FONT].map(<[u8]>::to_vec).to_vec();
    let mut kids = String::new();
    for page in 0..COUNT {
        let lines: Vec<String> =
            (0..40).map(|line| format!("(On page {page} line {line} the council met.) Tj T* ")).collect();
        let lines = lines.concat();
        objects.push(stream(
            &zlib(format!("BT /F 11 Tf 14 TL 72 760 Td {lines} ET").as_bytes()),
            "/Filter/FlateDecode",
        ));
        let content = objects.len();
        objects.push(
            format!(
                "<</Type/Page/Contents {content} 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>>>"
            )
            .into_bytes(),
        );
        write!(kids, "{} 0 R ", objects.len()).expect("memory");
    }
    objects.splice(1..2, [format!("<</Type/Pages/Kids[{kids}]/Count {COUNT}>>").into_bytes()]);
    let objects: Vec<&[u8]> = objects.iter().map(Vec::as_slice).collect();
    let pages = pages(&file(&objects, b"trailer<</Root 1 0 R>>")).expect("a good file");
    assert_eq!(pages.len(), COUNT);
    for (number, page) in pages.iter().enumerate() {
        let page = page.as_deref().unwrap_or_default();
        assert!(page.contains(&format!("On page {number} line 39 the council met.")), "{number}: {page}");
    }
}
