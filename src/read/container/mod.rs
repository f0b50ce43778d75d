//! Zipped containers (office documents, books), read part by part inside bounds: nothing is unpacked to the disk, and
//! a part that unpacks to out of all proportion is given up.

use std::io::{self, Cursor, ErrorKind, Read};
use std::sync::Arc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::source;
use super::xml::{Node, Tag, Xml};
use crate::data::{At, Place};
use crate::error::{Error, Result};

/// The largest file that is read: parts stand anywhere in it, so it is held in memory.
const MAX_SIZE: u64 = 256 << 20;

/// The most parts; the largest books and workbooks have some thousands.
const MAX_PARTS: usize = 20_000;

/// All that may come out of one container.
const MAX_UNPACKED: u64 = 512 << 20;

/// A part may unpack to so many times its size (the most repetitive sheets reach about 100) ...
const MAX_RATIO: u64 = 200;

/// ... or to so much, whatever its size.
const FREE: u64 = 16 << 20;

/// The first bytes of a zipped file.
const MAGIC: &[u8] = b"PK\x03\x04";

/// The file is a zipped one, and a part of that name is in its beginning.
pub(super) fn has_part(head: &[u8], part: &str) -> bool {
    head.starts_with(MAGIC) && memchr::memmem::find(head, part.as_bytes()).is_some()
}

/// An opened container.
pub(super) struct Container {
    name: Arc<str>,
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// What may still come out.
    left: u64,
}

impl Container {
    /// Reads the whole file and its list of parts.
    pub(super) fn open(name: &Arc<str>, input: &mut dyn Read) -> Result<Self> {
        let refused = |what: String| Error::malformed(Place::new(name, At::Whole), what);
        let mut bytes = Vec::new();
        input.take(MAX_SIZE + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MAX_SIZE {
            return Err(refused(format!("is larger than {} MB; is not read", MAX_SIZE >> 20)));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refused(told(&error)))?;
        if archive.len() > MAX_PARTS {
            return Err(refused(format!("holds more than {MAX_PARTS} parts; is not read")));
        }
        if let Some(part) = archive.file_names().filter_map(std::result::Result::ok).find(|part| climbs(part))
        {
            return Err(refused(format!("the part {part:?} lies outside of the file; is not read")));
        }
        Ok(Container { name: Arc::clone(name), archive, left: MAX_UNPACKED })
    }

    /// Lets `read` go over an XML part; false if the file has no such part.
    pub(super) fn xml(
        &mut self,
        part: &str,
        read: &mut dyn FnMut(&mut Xml<'_>) -> Result<()>,
    ) -> Result<bool> {
        let name: Arc<str> = Arc::clone(&self.name);
        let Some(mut part) = self.part(part)? else { return Ok(false) };
        let mut input = source::xml(&mut part)?;
        read(&mut Xml::new(&name, &mut *input)).map(|()| true)
    }

    /// As [`Container::xml`], for a part without which the file is not whole.
    pub(super) fn needed(
        &mut self,
        part: &str,
        read: &mut dyn FnMut(&mut Xml<'_>) -> Result<()>,
    ) -> Result<()> {
        if self.xml(part, read)? {
            return Ok(());
        }
        let place = Place::new(&self.name, At::Whole);
        Err(Error::malformed(place, format!("has no part {part}; it is not whole")))
    }

    /// A part's bytes as they unpack; `None` if there is no such part.
    pub(super) fn part(&mut self, part: &str) -> Result<Option<Part<'_>>> {
        let place = || Place::new(&self.name, At::Whole);
        match self.archive.by_name(part) {
            Ok(file) => {
                let packed = file.compressed_size();
                Ok(Some(Part { file: Box::new(file), packed, given: 0, left: &mut self.left }))
            }
            Err(ZipError::FileNotFound) => Ok(None),
            Err(error) => Err(Error::malformed(place(), told(&error))),
        }
    }

    /// What the relations of a part point at, by their identifiers: paths inside the container.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<(String, String)>> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let mut found = Vec::new();
        let mut take = |tag: &Tag| {
            if let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target")) {
                found.push((id, resolved(folder, &target)));
            }
        };
        self.xml(&format!("{folder}/_rels/{file}.rels"), &mut |xml| {
            loop {
                match xml.next()? {
                    Node::Open(tag) if tag.name() == "Relationship" => take(&tag),
                    Node::End => return Ok(()),
                    _ => {}
                }
            }
        })?;
        Ok(found)
    }
}

/// A path inside the container, seen from a folder in it.
pub(super) fn resolved(folder: &str, target: &str) -> String {
    let start = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A name that leaves the folder it would be unpacked to.
fn climbs(part: &str) -> bool {
    part.starts_with(['/', '\\']) || part.split(['/', '\\']).any(|step| step == "..") || part.contains('\0')
}

/// What is wrong, in words for the file's owner.
fn told(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(what) if what.to_lowercase().contains("password") => {
            "is protected by a password; save it without one".to_owned()
        }
        error => format!("is no whole zipped file: {error}"),
    }
}

/// A part that is being unpacked.
pub(super) struct Part<'a> {
    file: Box<dyn Read + 'a>,
    packed: u64,
    given: u64,
    left: &'a mut u64,
}

impl Read for Part<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let broken = |what: String| io::Error::new(ErrorKind::InvalidData, what);
        let count =
            self.file.read(buffer).map_err(|error| broken(format!("a part is not whole: {error}")))?;
        self.given += count as u64;
        if self.given > FREE && self.given > self.packed.saturating_mul(MAX_RATIO) {
            return Err(broken(format!("a part unpacks to over {MAX_RATIO} times its size; is not read")));
        }
        *self.left = self
            .left
            .checked_sub(count as u64)
            .ok_or_else(|| broken(format!("unpacks to more than {} MB; is not read", MAX_UNPACKED >> 20)))?;
        Ok(count)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use super::*;

    /// A zipped file of these parts.
    pub(in crate::read) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
            writer.write_all(bytes).expect("a vector takes everything");
        }
        writer.finish().expect("a whole file").into_inner()
    }

    fn open(bytes: &[u8]) -> std::result::Result<Container, String> {
        let mut input = bytes;
        Container::open(&"z".into(), &mut input).map_err(|error| error.to_string())
    }

    fn unpacked(bytes: &[u8], part: &str) -> std::result::Result<u64, String> {
        let mut container = open(bytes)?;
        let mut part = container.part(part).map_err(|error| error.to_string())?.ok_or("no such part")?;
        io::copy(&mut part, &mut io::sink()).map_err(|error| error.to_string())
    }

    #[test]
    fn a_bomb_is_given_up_early() {
        let zeros = vec![b' '; 64 << 20];
        let error = unpacked(&zipped(&[("bomb.xml", &zeros)]), "bomb.xml").expect_err("a bomb");
        assert_eq!(error, "a part unpacks to over 200 times its size; is not read");
        assert_eq!(unpacked(&zipped(&[("a", b"text")]), "a"), Ok(4));
    }

    #[test]
    fn a_part_that_would_leave_the_folder_is_refused() {
        for part in ["../../etc/passwd", "/etc/passwd", "a\\..\\..\\b"] {
            let error = open(&zipped(&[(part, b"x")])).map(|_| ()).expect_err("outside");
            assert!(error.contains("lies outside of the file"), "{error}");
        }
    }

    #[test]
    fn a_truncated_container_is_no_whole_file() {
        let bytes = zipped(&[("a", b"text")]);
        let error = open(bytes.get(..bytes.len() / 2).unwrap_or_default()).map(|_| ()).expect_err("half");
        assert!(error.starts_with("z: is no whole zipped file"), "{error}");
    }

    #[test]
    fn paths_are_resolved_inside_the_container() {
        assert_eq!(resolved("ppt", "slides/slide1.xml"), "ppt/slides/slide1.xml");
        assert_eq!(resolved("ppt/slides", "../media/a.png"), "ppt/media/a.png");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("", "../../../etc/passwd"), "etc/passwd");
    }
}
