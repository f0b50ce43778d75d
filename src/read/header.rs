//! Whether a file is a glossary rather than a text: its first line says so.

use super::{Options, source};

/// Columns that glossaries have and bilingual texts do not.
const COLUMNS: &[&str] =
    &["type", "score", "count", "findings", "decision", "status", "类型", "分数", "次数"];

/// The comment that OmegaT and this program write first.
const OMEGAT: &str = "# Glossary in tab-separated format";

/// Tells a glossary from a text by its header, its comment, or its first JSON object. What cannot be opened is none;
/// nor is standard input, which can be read only once.
#[must_use]
pub fn is_glossary(path: &str) -> bool {
    if path == "-" {
        return false;
    }
    source::open(path, &Options::default()).is_ok_and(|source| is_header(source.head().as_head().text))
}

fn is_header(text: &str) -> bool {
    let line = text.trim_start_matches('\u{FEFF}').lines().next().unwrap_or("");
    if line.starts_with('{') {
        return line.contains("\"zh\"") && line.contains("\"en\"");
    }
    let cells: Vec<String> =
        line.split(['\t', ',', ';']).map(|cell| cell.trim().trim_matches('"').to_lowercase()).collect();
    let has = |names: &[&str]| cells.iter().any(|cell| names.contains(&cell.as_str()));
    line.starts_with(OMEGAT) || (has(&["zh"]) && has(&["en"]) && has(COLUMNS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glossary_is_known_by_its_first_line() {
        for (text, expected) in [
            ("\u{FEFF}zh,en,type,score\r\n城市,city,term,0.9\r\n", true),
            ("en;zh;score\n", true),
            ("# Glossary in tab-separated format -*- coding: utf-8 -*-\n城市\tcity\n", true),
            ("{\"zh\":\"城市\",\"en\":\"city\"}\n", true),
            ("zh\ten\n城市很大。\tThe city is large.\n", false),
            ("城市很大。\nThe city is large.\n", false),
            ("", false),
        ] {
            assert_eq!(is_header(text), expected, "{text:?}");
        }
    }
}
