//! The root element of an XML file, told from its beginning.

/// The root element's tag as it stands, without its brackets; `None` if the text is no XML.
pub(in crate::read) fn root(head: &str) -> Option<&str> {
    let mut rest = head.trim_start_matches('\u{FEFF}').trim_start();
    loop {
        let inside = rest.strip_prefix('<')?;
        let end = match inside.chars().next()? {
            '?' => "?>",
            '!' if inside.starts_with("!--") => "-->",
            '!' => doctype_end(inside),
            c if c.is_alphabetic() || c == '_' => {
                return Some(inside.split_once('>').map_or(inside, |(tag, _)| tag));
            }
            _ => return None,
        };
        rest = inside.split_once(end)?.1.trim_start();
    }
}

/// The name of a root element without its prefix.
pub(in crate::read) fn root_name(head: &str) -> Option<&str> {
    let tag = root(head)?.split(|c: char| c.is_whitespace() || c == '/').next()?;
    Some(tag.rsplit_once(':').map_or(tag, |(_, name)| name))
}

/// A document type may hold declarations of its own in brackets.
fn doctype_end(inside: &str) -> &'static str {
    let close = inside.find('>').unwrap_or(0);
    if inside.get(..close).is_some_and(|head| head.contains('[')) { "]>" } else { ">" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_told_from_the_head() {
        for (head, expected) in [
            (
                "\u{FEFF}<?xml version='1.0'?>\n<!DOCTYPE tmx SYSTEM 'tmx14.dtd'>\n<!-- < -->\n<tmx version='1.4'>",
                Some("tmx"),
            ),
            ("<!DOCTYPE x [<!ENTITY a '>'>]><x:xliff\nversion='1.2'", Some("xliff")),
            ("<martif/>", Some("martif")),
            ("中国 <b>", None),
            ("<3", None),
            ("", None),
        ] {
            assert_eq!(root_name(head), expected, "{head}");
        }
    }
}
