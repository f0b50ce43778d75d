//! Parallel text as programs write it: `zh TAB en`, one pair a line. No header, no quoting, nothing is guessed.

use std::sync::Arc;

use super::source::{self, Line, Lines};
use super::{Note, placed};
use crate::data::{At, Place, Segment, SegmentPair, Sides};
use crate::error::{Error, Result};

/// Pushes every line of a file, plain or gzipped, into the sink: memory does not grow with the file.
///
/// # Errors
/// A line without exactly one tab, what cannot be read, and whatever the sink returns.
pub fn parallel(path: &str, sink: &mut dyn FnMut(SegmentPair) -> Result<()>) -> Result<Vec<Note>> {
    let name: Arc<str> = path.into();
    let (mut input, notes) = source::text(path, &name)?;
    for line in Lines::new(&name, &mut *input) {
        sink(pair(&line.map_err(|error| placed(error, &name))?, &name)?)?;
    }
    Ok(notes)
}

fn pair(line: &Line, name: &Arc<str>) -> Result<SegmentPair> {
    let place = Place::new(name, At::Line(line.number));
    let sides = line.text.split_once('\t').filter(|(_, en)| !en.contains('\t'));
    let Some((zh, en)) = sides else {
        let tabs = line.text.matches('\t').count();
        return Err(Error::malformed(
            place,
            format!("holds {tabs} tabs; a line is Chinese, one tab, English"),
        ));
    };
    let segment = |text: &str| vec![Segment { text: text.to_owned(), place: place.clone() }];
    Ok(SegmentPair { segments: Sides::new(segment(zh), segment(en)), trust: 1.0 })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn read(bytes: &[u8]) -> Result<Vec<String>> {
        let mut file = tempfile::NamedTempFile::new()?;
        file.write_all(bytes)?;
        let mut lines = Vec::new();
        parallel(&file.path().to_string_lossy(), &mut |pair| {
            let text =
                |side: &[Segment]| side.first().map(|segment| segment.text.clone()).unwrap_or_default();
            lines.push(format!("{}|{}", text(&pair.segments.zh), text(&pair.segments.en)));
            Ok(())
        })?;
        Ok(lines)
    }

    #[test]
    fn every_line_is_a_pair_and_nothing_is_guessed() {
        let text = "zh\ten\n\"国会山\"\t\"Capitol Hill\"\r\n 中国 \t China \n没有\t\n";
        let expected = ["zh|en", "\"国会山\"|\"Capitol Hill\"", " 中国 | China ", "没有|"];
        assert_eq!(read(text.as_bytes()).expect("pairs"), expected);
    }

    #[test]
    fn a_gzipped_file_reads_the_same() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all("国会山\tCapitol Hill\n".as_bytes()).expect("a vector takes everything");
        let bytes = gzip.finish().expect("a vector takes everything");
        assert_eq!(read(&bytes).expect("pairs"), ["国会山|Capitol Hill"]);
    }

    #[test]
    fn another_line_is_an_error_with_its_number() {
        for text in ["中国\tChina\n中国 China\n", "中国\tChina\na\tb\tc\n", "中国\tChina\n\n中国\tChina\n"]
        {
            let error = read(text.as_bytes()).expect_err("a line without exactly one tab");
            assert!(error.to_string().contains(":2: holds"), "{error}");
        }
    }
}
