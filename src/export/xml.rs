//! Text inside XML.

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
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
    out
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
