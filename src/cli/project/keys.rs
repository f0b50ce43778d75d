//! The keys of a project file, each with the option that it stands for.

/// The argument that names the project file.
pub(super) const PROJECT: &str = "project";

/// The argument that leaves it alone.
pub(super) const NO_PROJECT: &str = "no_project";

/// The argument that names the folder in which what was found is kept.
pub(super) const CACHE: &str = "cache";

/// One key.
pub(super) struct Key {
    /// As it is written in the file.
    pub(super) name: &'static str,
    /// The argument that it stands for, by its identifier.
    pub(super) argument: &'static str,
    /// What it holds.
    pub(super) value: Value,
    /// Arguments besides its own that make the key silent when they are typed.
    pub(super) silenced_by: &'static [&'static str],
    /// The only command that it speaks to; `None` for all that have its argument.
    pub(super) command: Option<&'static str>,
}

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// One text.
    Text,
    /// One text or a list of texts.
    Texts,
    /// A path, seen from the file's folder.
    Path,
    /// A path or a list of paths, seen from the file's folder.
    Paths,
    /// A number.
    Number,
    /// `true` or `false`.
    Switch,
}

const fn key(name: &'static str, argument: &'static str, value: Value) -> Key {
    Key { name, argument, value, silenced_by: &[], command: None }
}

impl Key {
    const fn unless(self, silenced_by: &'static [&'static str]) -> Self {
        Key { silenced_by, ..self }
    }

    const fn only_of(self, command: &'static str) -> Self {
        Key { command: Some(command), ..self }
    }
}

/// All keys, in the order of the template.
pub(super) const KEYS: &[Key] = &[
    key("inputs", "files", Value::Paths).unless(&["files_from", "zh", "en", "glossary"]),
    key("from", "from", Value::Text),
    key("encoding", "encoding", Value::Text),
    key("all", "all", Value::Switch),
    key("level", "level", Value::Text),
    key("min-score", "min_score", Value::Number).unless(&["level"]),
    key("min-count", "min_count", Value::Number),
    key("min-chars", "min_chars", Value::Number),
    key("max-rows", "max_rows", Value::Number),
    key("types", "types", Value::Texts),
    key("untranslated", "untranslated", Value::Switch),
    key("lexicons", "lexicon", Value::Paths),
    key("known", "known", Value::Paths),
    key("stop", "stop", Value::Paths),
    key("decisions", "decisions", Value::Paths),
    key("outputs", "output", Value::Paths).only_of("extract"), // the page of review is another output
    key("profiles", "to", Value::Texts).unless(&["output"]),
    key("direction", "direction", Value::Text),
    key("no-context", "no_context", Value::Switch),
    key("dropped", "dropped", Value::Path).unless(&["each"]),
    key("report", "report", Value::Path),
    key("no-backup", "no_backup", Value::Switch),
    key("each", "each", Value::Switch).unless(&["merge"]),
    key("jobs", "jobs", Value::Number),
    key("cache", CACHE, Value::Path),
    key("fail-fast", "fail_fast", Value::Switch),
    key("log", "log", Value::Text),
];

/// The key of this name.
pub(super) fn by_name(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// So much alike two words must be, 0 to 1 (Jaro and Winkler), for one to be meant by the other.
const ALIKE: f64 = 0.75;

/// The key that was probably meant: one that begins alike, or is written much alike.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase().replace('_', "-");
    let likeness = |key: &Key| {
        let argument = key.argument.replace('_', "-");
        strsim::jaro_winkler(&name, key.name).max(strsim::jaro_winkler(&name, &argument))
    };
    let best = KEYS.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(best) >= ALIKE).then_some(best.name)
}
