//! One message of a catalogue, while its lines come in.

/// What a line of a message says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Context,
    Source,
    Plural,
    Target,
    /// A plural form of the target beyond the first.
    Further,
}

/// The words that begin a part, the longer ones first.
const WORDS: &[(&str, Part)] = &[
    ("msgid_plural", Part::Plural),
    ("msgctxt", Part::Context),
    ("msgid", Part::Source),
    ("msgstr[0]", Part::Target),
    ("msgstr[", Part::Further),
    ("msgstr", Part::Target),
];

impl Part {
    /// The part that a line begins, and the line behind its word. A line without a word goes on with the part before.
    pub(super) fn of(line: &str) -> (Option<Part>, &str) {
        let found = WORDS.iter().find_map(|(word, part)| Some((*part, line.strip_prefix(word)?)));
        match found {
            Some((Part::Further, rest)) => {
                (Some(Part::Further), rest.split_once(']').map_or(rest, |(_, rest)| rest).trim_start())
            }
            Some((part, rest)) => (Some(part), rest.trim_start()),
            None => (None, line),
        }
    }
}

/// A message.
#[derive(Default)]
pub(super) struct Message {
    context: bool,
    pub(super) source: String,
    pub(super) target: String,
    pub(super) draft: bool,
    /// The line of its source, counted from 1.
    pub(super) line: u32,
    at: Option<Part>,
}

impl Message {
    /// A comment of its own; `#,` holds flags.
    pub(super) fn comment(&mut self, comment: &str) {
        let flags = comment.strip_prefix(',').unwrap_or_default();
        self.draft |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
    }

    /// Takes a string; false if it belongs nowhere.
    pub(super) fn take(&mut self, part: Option<Part>, string: &str, line: u32) -> bool {
        self.at = part.or(self.at);
        match self.at {
            Some(Part::Source) => {
                if part.is_some() {
                    self.line = line;
                }
                self.source.push_str(string);
            }
            Some(Part::Target) => self.target.push_str(string),
            Some(Part::Context) => self.context = true,
            Some(Part::Plural | Part::Further) => {}
            None => return false,
        }
        true
    }

    /// The target has begun.
    pub(super) fn has_target(&self) -> bool {
        matches!(self.at, Some(Part::Target | Part::Further))
    }

    /// The entry with an empty source and no context describes the file.
    pub(super) fn is_header(&self) -> bool {
        self.source.is_empty() && !self.context && !self.target.is_empty()
    }
}

/// The value behind a name in a catalogue's header.
pub(in crate::read) fn header_value(header: &str, name: &str) -> Option<String> {
    let value = |line: &str| Some(line.strip_prefix(name)?.strip_prefix(':')?.trim().to_owned());
    header.lines().find_map(value).filter(|value| !value.is_empty())
}
