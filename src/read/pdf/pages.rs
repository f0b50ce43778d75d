//! The text of each page, inside bounds.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use pdf_extract::{Document, ObjectId, PlainTextOutput, output_doc_page};

use super::guard;

/// The text of each page in order; `None` for a page that cannot be read.
pub(super) fn pages(bytes: &[u8]) -> Result<Vec<Option<String>>, String> {
    guard::check_lists(bytes)?;
    quietly(|| {
        let document = load(bytes)?;
        let ids: Vec<(u32, ObjectId)> =
            caught(|| document.get_pages()).unwrap_or_default().into_iter().collect();
        ids.into_iter().map(|(number, id)| page(&document, number, id)).collect()
    })
}

fn load(bytes: &[u8]) -> Result<Document, String> {
    let mut document = match caught(|| Document::load_mem(bytes)) {
        Some(Ok(document)) => document,
        Some(Err(error)) => return Err(format!("cannot be read as PDF: {error}; is it cut off?")),
        None => return Err(BROKEN.to_owned()),
    };
    if document.is_encrypted() && !caught(|| document.decrypt("").is_ok()).unwrap_or(false) {
        return Err("is protected by a password; save it without one".to_owned());
    }
    guard::check_streams(&mut document)?;
    Ok(document)
}

const BROKEN: &str = "cannot be read as PDF: its structure is broken; save it anew with another program";

/// The text of a page; an error only for what is made to harm.
fn page(document: &Document, number: u32, id: ObjectId) -> Result<Option<String>, String> {
    caught(|| guard::check_page(document, id)).unwrap_or(Ok(()))?;
    let mut text = String::new();
    let read = caught(|| output_doc_page(document, &mut PlainTextOutput::new(&mut text), number).is_ok());
    Ok((read == Some(true)).then_some(text))
}

/// The library behind this gives up on some broken files by panicking: that is a result, too.
fn caught<T>(read: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(read)).ok()
}

/// Keeps such panics off the screen.
fn quietly<T>(read: impl FnOnce() -> T) -> T {
    static QUIET: Mutex<()> = Mutex::new(());
    let quiet = QUIET.lock().unwrap_or_else(PoisonError::into_inner);
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let result = read();
    std::panic::set_hook(hook);
    drop(quiet);
    result
}
