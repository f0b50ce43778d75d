//! A file's objects, read one by one as they are asked for: unlocked, unpacked, and paid for.

use std::rc::Rc;

use pdf_extract::encryption::{EncryptionState, PasswordAlgorithm, decrypt_object};
use pdf_extract::{Dictionary, Document, Object, Stream};
use rustc_hash::FxHashMap;

use super::filters::{Packing, undone};
use super::index::{Index, Slot, Start, raw};
use super::limits::{BOMB, BROKEN, Budget, LOOP, MAX_LAYERS, MAX_OBJECTS};
use super::pages::caught;
use super::syntax::{Lexer, Token};

/// References to references.
const MAX_HOPS: usize = 16;

/// Bytes of unpacked streams of objects that are kept.
const MAX_KEPT: usize = 64 << 20;

/// A file that was gone through.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    index: Index,
    key: Option<EncryptionState>,
    /// Streams of objects that were looked into, and their size.
    lists: FxHashMap<usize, Rc<Vec<u8>>>,
    kept: usize,
    pub(super) budget: Budget,
}

impl<'a> File<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let index = Index::new(bytes)?;
        let budget = Budget::new(bytes.len());
        let mut file = File { bytes, index, key: None, lists: FxHashMap::default(), kept: 0, budget };
        file.unlock()?;
        file.open_lists()?;
        Ok(file)
    }

    /// The catalogue of the file.
    pub(super) fn root(&mut self) -> Result<Object, String> {
        let root = self.index.trailer.get(b"Root").cloned().map_err(|_| cut_off())?;
        self.resolved(&root)
    }

    /// Gets the key of a file that needs no password to be read.
    fn unlock(&mut self) -> Result<(), String> {
        let Ok(how) = self.index.trailer.get(b"Encrypt").cloned() else { return Ok(()) };
        let mut document = Document::new();
        let how = self.resolved(&how)?;
        let id = document.add_object(how);
        document.trailer.set("Encrypt", id);
        if let Ok(names) = self.index.trailer.get(b"ID").cloned() {
            document.trailer.set("ID", self.resolved(&names)?);
        }
        let key = caught(|| {
            let password = PasswordAlgorithm::try_from(&document).ok()?.sanitize_password("").ok()?;
            document.authenticate_raw_password(&password).ok()?;
            EncryptionState::decode(&document, &password).ok()
        });
        self.key = Some(key.flatten().ok_or("is protected by a password; save it without one")?);
        Ok(())
    }

    /// Finds the objects that are packed together.
    fn open_lists(&mut self) -> Result<(), String> {
        for list in 0..self.index.lists.len() {
            let Some(start) = self.index.lists.get(list).copied() else { continue };
            let Object::Stream(stream) = self.at(start)? else { continue };
            let bytes = self.list(list)?;
            let first = self.entry(&stream.dict, b"First")?.as_i64().ok();
            let first = first.and_then(|first| usize::try_from(first).ok()).unwrap_or(usize::MAX);
            let head = bytes.get(..first).unwrap_or_default();
            for (number, at) in pairs(head) {
                let slot = Slot::List { list, at: first.saturating_add(at) };
                let older =
                    self.index.slots.get(&number).is_none_or(|slot| Self::is_before(*slot, start, list));
                if older {
                    self.index.slots.insert(number, slot);
                }
            }
            if self.index.slots.len() > MAX_OBJECTS {
                return Err(BROKEN.to_owned());
            }
        }
        Ok(())
    }

    fn is_before(slot: Slot, start: Start, list: usize) -> bool {
        match slot {
            Slot::File(other) => other.at < start.at,
            Slot::List { list: other, .. } => other <= list,
        }
    }

    /// A stream of objects, unpacked; the last ones are kept, for what belongs together is spread over some of them.
    fn list(&mut self, list: usize) -> Result<Rc<Vec<u8>>, String> {
        if let Some(bytes) = self.lists.get(&list) {
            return Ok(Rc::clone(bytes));
        }
        let Some(start) = self.index.lists.get(list).copied() else { return Ok(Rc::default()) };
        let bytes = match self.at(start)? {
            Object::Stream(stream) => Rc::new(self.unpacked(&stream)?),
            _ => Rc::default(),
        };
        self.kept += bytes.len();
        if self.kept > MAX_KEPT {
            self.lists.clear();
            self.kept = bytes.len();
        }
        self.lists.insert(list, Rc::clone(&bytes));
        Ok(bytes)
    }

    /// An object; null if there is none of this number.
    fn object(&mut self, number: u32) -> Result<Object, String> {
        match self.index.slots.get(&number).copied() {
            None => Ok(Object::Null),
            Some(Slot::File(start)) => self.at(start),
            Some(Slot::List { list, at }) => {
                let bytes = self.list(list)?;
                let mut lexer = Lexer::new(&bytes, at);
                let object = lexer.object().unwrap_or(Object::Null);
                self.budget.read(lexer.made() + 1)?;
                Ok(object)
            }
        }
    }

    /// An object that stands in the file itself.
    fn at(&mut self, start: Start) -> Result<Object, String> {
        let Some(raw) = raw(self.bytes, start.at).0 else { return Ok(Object::Null) };
        self.budget.read(raw.values + 1)?;
        let mut object = match (raw.value, raw.stream) {
            (Object::Dictionary(dictionary), Some(_)) if is_picture(&dictionary) => {
                Object::Stream(Stream::new(dictionary, Vec::new()))
            }
            (Object::Dictionary(dictionary), Some(bytes)) => {
                self.budget.unpack(bytes.len())?;
                Object::Stream(Stream::new(dictionary, bytes.to_vec()))
            }
            (value, _) => value,
        };
        if let Some(key) = &self.key {
            caught(|| decrypt_object(key, (start.id.0, start.id.1), &mut object).is_ok());
        }
        Ok(object)
    }

    /// What an object is, or what it points at.
    pub(super) fn resolved(&mut self, object: &Object) -> Result<Object, String> {
        let mut found = object.clone();
        for _ in 0..MAX_HOPS {
            match found {
                Object::Reference((number, _)) => found = self.object(number)?,
                found => return Ok(found),
            }
        }
        Err(LOOP.to_owned())
    }

    /// What stands in a dictionary, or what it points at; null if nothing does.
    pub(super) fn entry(&mut self, dictionary: &Dictionary, key: &[u8]) -> Result<Object, String> {
        dictionary.get(key).map_or(Ok(Object::Null), |value| self.resolved(value))
    }

    /// As [`File::entry`], where it must be a dictionary.
    pub(super) fn dictionary(
        &mut self,
        within: &Dictionary,
        key: &[u8],
    ) -> Result<Option<Dictionary>, String> {
        Ok(match self.entry(within, key)? {
            Object::Dictionary(found) => Some(found),
            Object::Stream(stream) => Some(stream.dict),
            _ => None,
        })
    }

    /// What a stream holds; nothing if it is a picture.
    ///
    /// # Errors
    /// It would unpack to too much.
    pub(super) fn unpacked(&mut self, stream: &Stream) -> Result<Vec<u8>, String> {
        let names = self.either(&stream.dict, [b"Filter", b"F"])?;
        let details = self.either(&stream.dict, [b"DecodeParms", b"DP"])?;
        if names.len() > MAX_LAYERS {
            return Err(BOMB.to_owned());
        }
        let mut bytes = stream.content.clone();
        for (number, name) in names.iter().enumerate() {
            let Ok(name) = self.resolved(name)?.as_name().map(<[u8]>::to_vec) else { continue };
            let detail = details.get(number).cloned().unwrap_or(Object::Null);
            let packing = self.packing(&detail)?;
            let most = self.budget.allowed(bytes.len());
            match undone(&name, packing, &bytes, most)? {
                Some(unpacked) => bytes = unpacked,
                None => return Ok(Vec::new()),
            }
            self.budget.unpack(bytes.len())?;
        }
        Ok(bytes)
    }

    /// A value, or a list of values, that goes by two names.
    fn either(&mut self, dictionary: &Dictionary, keys: [&[u8]; 2]) -> Result<Vec<Object>, String> {
        for key in keys {
            match self.entry(dictionary, key)? {
                Object::Null => {}
                Object::Array(all) => return Ok(all),
                one => return Ok(vec![one]),
            }
        }
        Ok(Vec::new())
    }

    fn packing(&mut self, detail: &Object) -> Result<Packing, String> {
        let detail = self.resolved(detail)?;
        let empty = Dictionary::new();
        let detail = detail.as_dict().unwrap_or(&empty);
        let mut number =
            |key: &[u8], usual: i64| Ok::<i64, String>(self.entry(detail, key)?.as_i64().unwrap_or(usual));
        Ok(Packing {
            predictor: number(b"Predictor", 1)?,
            columns: number(b"Columns", 1)?,
            colors: number(b"Colors", 1)?,
            bits: number(b"BitsPerComponent", 8)?,
            early: number(b"EarlyChange", 1)? != 0,
        })
    }
}

fn is_picture(dictionary: &Dictionary) -> bool {
    dictionary.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
}

/// The numbers at the head of a stream of objects: of each object, and where it begins.
fn pairs(head: &[u8]) -> Vec<(u32, usize)> {
    let mut lexer = Lexer::new(head, 0);
    let mut number = || match lexer.next() {
        Some(Token::Number(raw)) => std::str::from_utf8(raw).ok()?.parse::<u32>().ok(),
        _ => None,
    };
    std::iter::from_fn(|| Some((number()?, number()? as usize))).collect()
}

fn cut_off() -> String {
    "cannot be read as PDF: it has no list of pages; is it cut off?".to_owned()
}
