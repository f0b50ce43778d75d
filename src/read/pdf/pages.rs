//! The text of each page. The library behind this is given what was checked, page by page, and never the file: it would
//! follow whatever a file says of sizes, and give up by aborting the program.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use pdf_extract::{Document, PlainTextOutput, output_doc_page};

use super::draft::{Shared, draft};
use super::file::File;
use super::limits::{Budget, TOO_MUCH};
use super::tree;

/// The text of each page in order; `None` for a page that cannot be read.
pub(super) fn pages(bytes: &[u8]) -> Result<Vec<Option<String>>, String> {
    /// Characters are three bytes, and spaces come between them; a file of pictures of text is larger by far.
    const LEAST: usize = 16 << 20;
    const EACH: usize = 16;
    let mut left = LEAST.saturating_add(bytes.len().saturating_mul(EACH));
    quietly(|| {
        let mut file = File::open(bytes)?;
        let pages = tree::pages(&mut file)?;
        let mut shared = Shared::default();
        // All pages are looked at before the first is read: what will be refused is refused soon.
        for page in &pages {
            draft(&mut file, &mut shared, page)?;
        }
        let mut texts = Vec::with_capacity(pages.len());
        file.budget = Budget::new(bytes.len());
        for page in &pages {
            let text = text(&draft(&mut file, &mut shared, page)?);
            left = left.checked_sub(text.as_ref().map_or(0, String::len)).ok_or(TOO_MUCH)?;
            texts.push(text);
        }
        Ok(texts)
    })
}

fn text(page: &Document) -> Option<String> {
    let mut text = String::new();
    let read = caught(|| output_doc_page(page, &mut PlainTextOutput::new(&mut text), 1).is_ok());
    (read == Some(true)).then_some(text)
}

/// The library behind this gives up on some broken files by panicking: that is a result, too.
pub(super) fn caught<T>(read: impl FnOnce() -> T) -> Option<T> {
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
