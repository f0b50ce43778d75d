//! A page as a document of its own, of nothing but text and fonts, and no more of it than was paid for.

use std::collections::BTreeSet;
use std::rc::Rc;

use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};
use rustc_hash::FxHashMap;

use super::content::Content;
use super::file::File;
use super::fonts::Fonts;
use super::limits::{BOMB, LOOP, MAX_FORMS_DEEP, MAX_PAGE, MAX_STREAM, TOO_MUCH};
use super::tree::Page;

/// What pages share.
#[derive(Default)]
pub(super) struct Shared {
    fonts: Fonts,
    /// What was read of pages, by the numbers of their streams, and of forms.
    contents: FxHashMap<Vec<u32>, Rc<Content>>,
    forms: FxHashMap<u32, Rc<Form>>,
}

/// A drawing that pages draw.
struct Form {
    content: Rc<Content>,
    resources: Option<Dictionary>,
}

/// A drawing as it stands in the draft.
#[derive(Clone, Copy)]
struct Drawn {
    id: ObjectId,
    steps: u64,
}

/// A page that is being drafted.
struct Draft<'s, 'f, 'a> {
    file: &'f mut File<'a>,
    shared: &'s mut Shared,
    document: Document,
    /// Fonts, and where they will stand.
    fonts: Vec<(Dictionary, ObjectId)>,
    known: FxHashMap<u32, ObjectId>,
    /// Drawings with resources of their own; `None` while they are looked at.
    forms: FxHashMap<u32, Option<Drawn>>,
    pairs: BTreeSet<u16>,
    nothing: ObjectId,
}

/// The draft of a page.
///
/// # Errors
/// The page asks for too much.
pub(super) fn draft(file: &mut File<'_>, shared: &mut Shared, page: &Page) -> Result<Document, String> {
    let content = content(file, shared, page)?;
    let mut document = Document::new();
    let nothing = document.add_object(Stream::new(Dictionary::new(), Vec::new()));
    let mut draft = Draft {
        file,
        shared,
        document,
        fonts: Vec::new(),
        known: FxHashMap::default(),
        forms: FxHashMap::default(),
        pairs: BTreeSet::new(),
        nothing,
    };
    let given = draft.file.resolved(&page.resources)?;
    let (resources, steps) = draft.resources(&content, given.as_dict().ok(), MAX_FORMS_DEEP)?;
    if steps > MAX_PAGE {
        return Err(TOO_MUCH.to_owned());
    }
    draft.file.budget.draw(steps)?;
    draft.finish(page, &content, resources)
}

/// What a page draws.
fn content(file: &mut File<'_>, shared: &mut Shared, page: &Page) -> Result<Rc<Content>, String> {
    let parts = match &page.contents {
        Object::Reference(_) => match file.resolved(&page.contents)? {
            Object::Array(parts) => parts,
            _ => vec![page.contents.clone()],
        },
        Object::Array(parts) => parts.clone(),
        _ => Vec::new(),
    };
    let ids: Vec<u32> = parts.iter().filter_map(|part| part.as_reference().ok()).map(|(id, _)| id).collect();
    if let Some(known) = shared.contents.get(&ids) {
        return Ok(Rc::clone(known));
    }
    let mut bytes = Vec::new();
    for part in &parts {
        if let Object::Stream(stream) = file.resolved(part)? {
            bytes.extend(file.unpacked(&stream)?);
            bytes.push(b'\n');
        }
        if bytes.len() as u64 > MAX_STREAM {
            return Err(BOMB.to_owned());
        }
    }
    let content = Rc::new(Content::new(&bytes)?);
    shared.contents.insert(ids, Rc::clone(&content));
    Ok(content)
}

impl Draft<'_, '_, '_> {
    /// The fonts and drawings that a content names, and all steps that it takes.
    fn resources(
        &mut self,
        content: &Content,
        given: Option<&Dictionary>,
        depth: usize,
    ) -> Result<(Dictionary, u64), String> {
        self.pairs.extend(&content.codes);
        let none = Dictionary::new();
        let given = given.unwrap_or(&none);
        let mut out = Dictionary::new();
        let fonts = self.file.dictionary(given, b"Font")?.unwrap_or_default();
        let mut named = Dictionary::new();
        for name in &content.fonts {
            if let Some(id) = self.font(&fonts, name)? {
                named.set(name.clone(), Object::Reference(id));
            }
        }
        out.set("Font", named);
        let mut steps = content.steps;
        let drawings = if content.drawings.is_empty() {
            Dictionary::new()
        } else {
            self.file.dictionary(given, b"XObject")?.unwrap_or_default()
        };
        let mut named = Dictionary::new();
        for (name, times) in &content.drawings {
            let drawn = self.form(&drawings, name, given, depth)?;
            steps = steps.saturating_add(drawn.steps.saturating_mul(*times));
            named.set(name.clone(), Object::Reference(drawn.id));
        }
        out.set("XObject", named);
        if steps > MAX_PAGE { Err(TOO_MUCH.to_owned()) } else { Ok((out, steps)) }
    }

    /// A font's place; it is filled when all is known that the page shows.
    fn font(&mut self, fonts: &Dictionary, name: &[u8]) -> Result<Option<ObjectId>, String> {
        let number = fonts.get(name).and_then(Object::as_reference).ok().map(|(number, _)| number);
        if let Some(known) = number.and_then(|number| self.known.get(&number)) {
            return Ok(Some(*known));
        }
        let Some(font) = self.file.dictionary(fonts, name)? else { return Ok(None) };
        let id = self.document.new_object_id();
        self.fonts.push((font, id));
        if let Some(number) = number {
            self.known.insert(number, id);
        }
        Ok(Some(id))
    }

    /// A drawing, with all that is drawn in it; a picture is nothing.
    fn form(
        &mut self,
        drawings: &Dictionary,
        name: &[u8],
        given: &Dictionary,
        depth: usize,
    ) -> Result<Drawn, String> {
        let nothing = Drawn { id: self.nothing, steps: 1 };
        let number = drawings.get(name).and_then(Object::as_reference).ok().map(|(number, _)| number);
        match number.and_then(|number| self.forms.get(&number)) {
            Some(Some(drawn)) => return Ok(*drawn),
            Some(None) => return Err(LOOP.to_owned()),
            None => {}
        }
        let depth = depth.checked_sub(1).ok_or(LOOP)?;
        let Some(form) = self.form_content(drawings, name, number)? else { return Ok(nothing) };
        if let Some(number) = number {
            self.forms.insert(number, None);
        }
        let (resources, steps) =
            self.resources(&form.content, form.resources.as_ref().or(Some(given)), depth)?;
        let dictionary = Dictionary::from_iter([("Resources", Object::Dictionary(resources))]);
        let id = self.document.add_object(Stream::new(dictionary, form.content.bytes.clone()));
        let drawn = Drawn { id, steps: steps + 1 };
        match number {
            Some(number) if form.resources.is_some() => self.forms.insert(number, Some(drawn)),
            Some(number) => self.forms.remove(&number),
            None => None,
        };
        self.file.budget.draw(1)?;
        Ok(drawn)
    }

    /// What a drawing holds; `None` if it is a picture, or nothing.
    fn form_content(
        &mut self,
        drawings: &Dictionary,
        name: &[u8],
        number: Option<u32>,
    ) -> Result<Option<Rc<Form>>, String> {
        if let Some(known) = number.and_then(|number| self.shared.forms.get(&number)) {
            return Ok(Some(Rc::clone(known)));
        }
        let Object::Stream(stream) = self.file.entry(drawings, name)? else { return Ok(None) };
        let kind = self.file.entry(&stream.dict, b"Subtype")?;
        if kind.as_name().is_ok_and(|kind| kind == b"Image") {
            return Ok(None);
        }
        let content = Rc::new(Content::new(&self.file.unpacked(&stream)?)?);
        let resources = self.file.dictionary(&stream.dict, b"Resources")?;
        let form = Rc::new(Form { content, resources });
        if let Some(number) = number {
            self.shared.forms.insert(number, Rc::clone(&form));
        }
        Ok(Some(form))
    }

    /// Puts all together.
    fn finish(mut self, page: &Page, content: &Content, resources: Dictionary) -> Result<Document, String> {
        for (font, id) in std::mem::take(&mut self.fonts) {
            let font = self.shared.fonts.font(self.file, &font, &self.pairs)?;
            self.document.objects.insert(id, Object::Dictionary(font));
        }
        let contents = self.document.add_object(Stream::new(Dictionary::new(), content.bytes.clone()));
        let pages = self.document.new_object_id();
        let leaf = self.document.add_object(Dictionary::from_iter([
            ("Type", Object::Name(b"Page".to_vec())),
            ("Parent", Object::Reference(pages)),
            ("MediaBox", Object::Array(page.size.clone())),
            ("Resources", Object::Dictionary(resources)),
            ("Contents", Object::Reference(contents)),
        ]));
        let tree = Dictionary::from_iter([
            ("Type", Object::Name(b"Pages".to_vec())),
            ("Kids", Object::Array(vec![Object::Reference(leaf)])),
            ("Count", Object::Integer(1)),
        ]);
        self.document.objects.insert(pages, Object::Dictionary(tree));
        let root = Dictionary::from_iter([
            ("Type", Object::Name(b"Catalog".to_vec())),
            ("Pages", Object::Reference(pages)),
        ]);
        let root = self.document.add_object(root);
        self.document.trailer.set("Root", Object::Reference(root));
        Ok(self.document)
    }
}
