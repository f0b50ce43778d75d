//! The text of a Markdown line without its markup.

/// A line's text: emphasis, links, code marks and tags left out, escapes and entities undone.
pub(super) fn plain(line: &str) -> String {
    let mut text = Plain::default();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = text.step(c, rest, after);
    }
    text.finish()
}

/// A mark of emphasis in the text so far: it is left out only if its partner is found.
struct Mark {
    at: usize,
    len: usize,
    c: char,
    opens: bool,
    closes: bool,
}

#[derive(Default)]
struct Plain {
    out: String,
    marks: Vec<Mark>,
}

impl Plain {
    /// Takes the next piece; gives back what follows it.
    fn step<'a>(&mut self, c: char, rest: &'a str, after: &'a str) -> &'a str {
        let taken = match c {
            '\\' => self.escape(after),
            '`' => Some(after.trim_start_matches('`')),
            '*' | '_' | '~' => Some(self.mark(c, rest)),
            '!' if after.starts_with('[') => self.link(after),
            '[' => self.link(rest),
            '<' => self.tag(after),
            '&' => self.entity(after),
            _ => None,
        };
        taken.unwrap_or_else(|| {
            self.out.push(c);
            after
        })
    }

    fn escape<'a>(&mut self, after: &'a str) -> Option<&'a str> {
        let c = after.chars().next().filter(char::is_ascii_punctuation)?;
        self.out.push(c);
        after.get(c.len_utf8()..)
    }

    /// A run of `*`, `_` or `~`: kept for now, and noted with what it could be.
    fn mark<'a>(&mut self, c: char, rest: &'a str) -> &'a str {
        let after = rest.trim_start_matches(c);
        let len = rest.len() - after.len();
        let (before, behind) = (self.out.chars().next_back(), after.chars().next());
        let solid = |side: Option<char>| side.is_some_and(|c| !c.is_whitespace());
        let word = |side: Option<char>| c == '_' && side.is_some_and(char::is_alphanumeric);
        let (opens, closes) = (solid(behind) && !word(before), solid(before) && !word(behind));
        self.marks.push(Mark { at: self.out.len(), len, c, opens: opens && (c != '~' || len == 2), closes });
        self.out.extend(std::iter::repeat_n(c, len));
        after
    }

    /// `[text](target)`, `[text][name]`, `![alt](target)`: the text stays. `[^1]` goes. Other brackets stay.
    fn link<'a>(&mut self, bracket: &'a str) -> Option<&'a str> {
        let (text, after) = closed(bracket, '[', ']')?;
        if text.starts_with('^') {
            return Some(after);
        }
        let rest = match after.chars().next() {
            Some('(') => closed(after, '(', ')')?.1,
            Some('[') => closed(after, '[', ']')?.1,
            _ => return None,
        };
        self.out.push_str(&plain(text));
        Some(rest)
    }

    /// `<b>`, `</b>`, `<!-- -->` go; `<https://…>` stays without its brackets; `a < b` stays.
    fn tag<'a>(&mut self, after: &'a str) -> Option<&'a str> {
        if let Some(comment) = after.strip_prefix("!--") {
            return Some(comment.split_once("-->").map_or("", |(_, rest)| rest));
        }
        let (inside, rest) = after.split_once('>')?;
        let first = inside.chars().next()?;
        if inside.contains("://") && !inside.contains(' ') {
            self.out.push_str(inside);
        } else if !(first == '/' || first.is_ascii_alphabetic()) || inside.contains('<') {
            return None;
        }
        Some(rest)
    }

    fn entity<'a>(&mut self, after: &'a str) -> Option<&'a str> {
        let (name, rest) = after.split_once(';')?;
        self.out.push(entity(name)?);
        Some(rest)
    }

    /// Leaves out the marks that have a partner.
    fn finish(self) -> String {
        let mut gone: Vec<(usize, usize)> = Vec::new();
        let mut open: Vec<&Mark> = Vec::new();
        for mark in &self.marks {
            let partner = open.iter().rposition(|other| other.c == mark.c && other.len == mark.len);
            if let Some(partner) = partner.filter(|_| mark.closes) {
                gone.extend(open.drain(partner..).take(1).map(|other| (other.at, other.len)));
                gone.push((mark.at, mark.len));
            } else if mark.opens {
                open.push(mark);
            }
        }
        gone.sort_unstable();
        let mut text = String::with_capacity(self.out.len());
        let mut from = 0;
        for (at, len) in gone {
            text.push_str(self.out.get(from..at).unwrap_or_default());
            from = at + len;
        }
        text.push_str(self.out.get(from..).unwrap_or_default());
        text
    }
}

/// What stands between a bracket at the start and its partner, and what follows.
fn closed(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some((text.get(open.len_utf8()..at)?, text.get(at + c.len_utf8()..)?));
            }
        }
    }
    None
}

/// The character that an entity stands for: the few that people write, and all by number.
fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{A0}'),
        "middot" => Some('·'),
        "mdash" => Some('—'),
        "ndash" => Some('–'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_text_stays() {
        let cases = [
            ("**数字治理**是*未来*", "数字治理是未来"),
            ("***both*** and __strong__ and _em_", "both and strong and em"),
            ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
            ("a lone * star", "a lone * star"),
            ("[联合国](https://un.org/a_(b)) and ![图](x.png)", "联合国 and 图"),
            ("[重要] [^1]注", "[重要] 注"),
            ("`code` &amp; R&D &#8217;", "code & R&D ’"),
            ("a < b and <b>bold</b><!-- no -->", "a < b and bold"),
            ("\\*not\\* C:\\dir", "*not* C:\\dir"),
            ("~~old~~ ~5%", "old ~5%"),
            ("**unclosed 中文", "**unclosed 中文"),
        ];
        for (line, expected) in cases {
            assert_eq!(plain(line), expected, "{line}");
        }
    }
}
