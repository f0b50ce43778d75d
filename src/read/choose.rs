//! Which format a file has: by name, else by content, else by extension.

use super::source::Source;
use super::{FORMATS, Fit, Format, Options, text};
use crate::error::{Error, Result};

/// The format by name, else by content, else by extension, else plain text.
pub(super) fn choose(path: &str, options: &Options, source: &Source) -> Result<&'static dyn Format> {
    if let Some(name) = &options.from {
        return by_name(name);
    }
    let head = source.head();
    let head = head.as_head();
    let fits: Vec<Fit> = FORMATS.iter().map(|format| format.looks_like(&head)).collect();
    let all = |least: Fit| {
        FORMATS.iter().copied().zip(&fits).filter(move |(_, fit)| **fit >= least).map(|(format, _)| format)
    };
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    let named = |format: &&dyn Format| format.extensions().contains(&extension.as_str());
    let sure = all(Fit::Surely).find(named).or_else(|| all(Fit::Surely).next());
    Ok(sure.or_else(|| all(Fit::Maybe).find(named)).unwrap_or(&text::Text))
}

/// The format of that name.
///
/// # Errors
/// A usage error that lists the names there are.
pub fn by_name(name: &str) -> Result<&'static dyn Format> {
    let names = || FORMATS.iter().map(|format| format.name()).collect::<Vec<_>>().join(", ");
    FORMATS
        .iter()
        .copied()
        .find(|format| format.name() == name)
        .ok_or_else(|| Error::usage(format!("no input format is called {name}; there are {}", names())))
}
