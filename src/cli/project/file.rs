//! Reads a project file: every key is known, and holds what it should.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use duizhao::bounded;
use duizhao::data::{At, Place};
use duizhao::error::{Error, Result};
use toml::de::{DeTable, DeValue};

use super::keys::{self, Key, Value};

/// What a project file is called.
pub(crate) const NAME: &str = "duizhao.toml";

/// What a project file says, line by line.
pub(super) struct File {
    /// The name as the user gave it.
    pub(super) path: PathBuf,
    pub(super) settings: Vec<Setting>,
}

/// A key with what it holds, as it would be typed.
pub(super) struct Setting {
    pub(super) key: &'static Key,
    pub(super) place: Place,
    pub(super) values: Vec<String>,
}

/// Reads a file that must be there.
pub(super) fn read(path: &Path) -> Result<File> {
    let name: Arc<str> = path.to_string_lossy().into();
    let whole = || Place::new(&name, At::Whole);
    let bytes = bounded::read(&name, bounded::PROJECT)?;
    let text =
        String::from_utf8(bytes).map_err(|_| Error::malformed(whole(), "a project file has to be UTF-8"))?;
    let reader = Reader { text: &text, name: &name, folder: path.parent().unwrap_or(Path::new("")) };
    Ok(File { path: path.to_owned(), settings: reader.settings()? })
}

struct Reader<'a> {
    text: &'a str,
    name: &'a Arc<str>,
    folder: &'a Path,
}

impl Reader<'_> {
    fn settings(&self) -> Result<Vec<Setting>> {
        let table = DeTable::parse(self.text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            Error::malformed(self.place(start), error.message().lines().collect::<Vec<_>>().join("; "))
        })?;
        let mut settings = Vec::new();
        for (name, value) in table.into_inner() {
            let place = self.place(name.span().start);
            let name = name.into_inner();
            let key = keys::by_name(&name).ok_or_else(|| unknown(&place, &name))?;
            let held = value.into_inner();
            let values = self.values(key, &held).ok_or_else(|| wrong(&place, key, &held))?;
            settings.push(Setting { key, place, values });
        }
        settings.sort_by_key(|setting| setting.place.at.clone());
        Ok(settings)
    }

    /// The line of a byte.
    fn place(&self, byte: usize) -> Place {
        let before = self.text.as_bytes().get(..byte).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        Place::new(self.name, At::Line(line as u32))
    }

    /// What a key holds, as it would be typed; `None` if it is of another sort.
    fn values(&self, key: &Key, value: &DeValue<'_>) -> Option<Vec<String>> {
        match (key.value, value) {
            (Value::Text | Value::Texts, DeValue::String(text)) => Some(vec![text.to_string()]),
            (Value::Path | Value::Paths, DeValue::String(path)) => Some(vec![self.path(path)]),
            (Value::Texts | Value::Paths, DeValue::Array(items)) => {
                let values = items.iter().map(|item| match item.get_ref() {
                    DeValue::Array(_) => None,
                    item => self.values(key, item),
                });
                values.collect::<Option<Vec<_>>>().map(|values| values.concat())
            }
            (Value::Number, DeValue::Integer(number)) => Some(vec![number.as_str().to_owned()]),
            (Value::Number, DeValue::Float(number)) => Some(vec![number.as_str().to_owned()]),
            (Value::Switch, DeValue::Boolean(on)) => Some(on.then(String::new).into_iter().collect()),
            _ => None,
        }
    }

    /// A path of the file, seen from where the program runs.
    fn path(&self, path: &str) -> String {
        match path {
            STANDARD => path.to_owned(),
            _ => self.folder.join(path).to_string_lossy().into_owned(),
        }
    }
}

/// Standard input.
const STANDARD: &str = "-";

fn unknown(place: &Place, name: &str) -> Error {
    let meant = keys::nearest(name).map_or_else(
        || format!("known are {}", keys::KEYS.iter().map(|key| key.name).collect::<Vec<_>>().join(", ")),
        |near| format!("did you mean {near}?"),
    );
    Error::malformed(place.clone(), format!("no key is called {name}; {meant}"))
}

fn wrong(place: &Place, key: &Key, held: &DeValue<'_>) -> Error {
    let wanted = match key.value {
        Value::Text => "a text in quotes",
        Value::Texts => "a text in quotes, or a list of them",
        Value::Path => "a path in quotes",
        Value::Paths => "a path in quotes, or a list of them",
        Value::Number => "a number",
        Value::Switch => "true or false",
    };
    let held = match held.type_str() {
        sort @ ("integer" | "array") => format!("an {sort}"),
        sort => format!("a {sort}"),
    };
    Error::malformed(place.clone(), format!("{} takes {wanted}, not {held}", key.name))
}
