//! The pages of a file, in their order, with what they inherit.

use std::rc::Rc;

use pdf_extract::{Dictionary, Object};

use super::file::File;
use super::limits::{LOOP, MAX_DEPTH, MAX_PAGES};

/// A page.
pub(super) struct Page {
    pub(super) contents: Object,
    /// Fonts and drawings by their names: a dictionary, or where it is.
    pub(super) resources: Rc<Object>,
    /// Its corners: left, bottom, right, top.
    pub(super) size: Vec<Object>,
}

/// A group of pages, or a page, as it is come upon.
struct Node {
    object: Object,
    resources: Rc<Object>,
    size: Rc<Object>,
    /// The groups it is in.
    path: Rc<Path>,
}

/// The numbers of groups that stand in each other.
struct Path {
    number: Option<u32>,
    depth: usize,
    above: Option<Rc<Path>>,
}

/// All pages.
///
/// # Errors
/// Groups that hold themselves, or more pages than any real file has.
pub(super) fn pages(file: &mut File<'_>) -> Result<Vec<Page>, String> {
    let root = file.root()?;
    let top = root.as_dict().and_then(|root| root.get(b"Pages")).cloned().unwrap_or(Object::Null);
    let path = Rc::new(Path { number: None, depth: 0, above: None });
    let mut open =
        vec![Node { object: top, resources: Rc::new(Object::Null), size: Rc::new(Object::Null), path }];
    let (mut pages, mut groups) = (Vec::new(), 0);
    while let Some(node) = open.pop() {
        let Object::Dictionary(found) = file.resolved(&node.object)? else { continue };
        let number = node.object.as_reference().ok().map(|(number, _)| number);
        let resources = inherited(&found, b"Resources", &node.resources);
        let size = inherited(&found, b"MediaBox", &node.size);
        groups += 1;
        if groups > 2 * MAX_PAGES || pages.len() + open.len() > MAX_PAGES {
            return Err(LOOP.to_owned());
        }
        let Object::Array(kids) = file.entry(&found, b"Kids")? else {
            let contents = found.get(b"Contents").cloned().unwrap_or(Object::Null);
            pages.push(Page { contents, resources, size: corners(file, &size)? });
            continue;
        };
        let path = node.path.with(number)?;
        open.extend(kids.into_iter().rev().map(|object| Node {
            object,
            resources: Rc::clone(&resources),
            size: Rc::clone(&size),
            path: Rc::clone(&path),
        }));
    }
    Ok(pages)
}

impl Path {
    /// One group further down; an error if it was there already.
    fn with(self: &Rc<Self>, number: Option<u32>) -> Result<Rc<Self>, String> {
        let mut above = Some(self);
        while let Some(path) = above {
            if number.is_some() && path.number == number {
                return Err(LOOP.to_owned());
            }
            above = path.above.as_ref();
        }
        let depth = self.depth + 1;
        let path = Path { number, depth, above: Some(Rc::clone(self)) };
        if depth > MAX_DEPTH { Err(LOOP.to_owned()) } else { Ok(Rc::new(path)) }
    }
}

fn inherited(found: &Dictionary, key: &[u8], above: &Rc<Object>) -> Rc<Object> {
    found.get(key).map_or_else(|_| Rc::clone(above), |own| Rc::new(own.clone()))
}

/// The corners of a page; those of a letter where they are missing.
fn corners(file: &mut File<'_>, size: &Object) -> Result<Vec<Object>, String> {
    const LETTER: [i64; 4] = [0, 0, 612, 792];
    let found = file.resolved(size)?;
    let mut out = Vec::with_capacity(LETTER.len());
    for (at, usual) in LETTER.into_iter().enumerate() {
        let own = found.as_array().ok().and_then(|all| all.get(at)).cloned().unwrap_or(Object::Null);
        let own = file.resolved(&own)?;
        out.push(if own.as_float().is_ok() { own } else { Object::Integer(usual) });
    }
    Ok(out)
}
