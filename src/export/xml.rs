//! Text inside XML.

use super::act::{Act, Treatment};
use super::options::Role;
use super::row::{Row, Scene};

/// Text as it stands between tags or in a quoted attribute. Characters that no XML file can hold are left out;
/// a carriage return is written so that readers keep it.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            c if is_forbidden(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// No XML file can hold it.
fn is_forbidden(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A remark on reasons and sentences that lose characters; the terms are the rules' affair.
pub(super) fn remark(row: &Row<'_>, scene: &Scene, remark: &mut dyn FnMut(Treatment)) {
    let entries = || row.translations(scene).map(|(_, entry)| entry);
    let sentences =
        || entries().flat_map(|entry| [Role::Source, Role::Target].map(|role| scene.context(role, entry)));
    let findings = entries().flat_map(|entry| &entry.findings).map(String::as_str);
    if findings.chain(sentences().flatten()).any(|text| text.contains(is_forbidden)) {
        remark((Act::Changed, "a control character beside the term is gone"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text_and_forbidden_characters_go() {
        for (text, expected) in [
            ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
            ("两\r\n行\t\u{1}𠮷", "两&#13;\n行\t𠮷"),
            ("\"引号\"", "&quot;引号&quot;"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
