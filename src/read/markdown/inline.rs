//! The text of a Markdown line without its markup.

use super::links;

/// A line's text: emphasis, links, code marks and tags left out, escapes and entities undone.
pub(super) fn plain(line: &str) -> String {
    let jumps = links::jumps(line);
    let mut text = Plain::default();
    let mut at = 0;
    loop {
        let rest = line.get(at..).unwrap_or_default();
        let Some(c) = rest.chars().next() else { return text.finish() };
        if let Some(to) = jumps.get(&at) {
            at = *to;
            continue;
        }
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        at = line.len() - text.step(c, rest, after).len();
    }
}

/// Characters of the longest entity that is known.
const LONGEST_ENTITY: usize = 12;

/// So many marks of emphasis are open at a time; a partner that stands farther back is none.
const MOST_OPEN: usize = 64;

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

    /// `<b>`, `</b>`, `<!-- -->` go; `<https://…>` stays without its brackets; `a < b` stays.
    fn tag<'a>(&mut self, after: &'a str) -> Option<&'a str> {
        if let Some(comment) = after.strip_prefix("!--") {
            return Some(comment.split_once("-->").map_or("", |(_, rest)| rest));
        }
        let (inside, rest) = after.split_at_checked(after.find(['<', '>'])?)?;
        let rest = rest.strip_prefix('>')?;
        let first = inside.chars().next()?;
        if inside.contains("://") && !inside.contains(' ') {
            self.out.push_str(inside);
        } else if !(first == '/' || first.is_ascii_alphabetic()) {
            return None;
        }
        Some(rest)
    }

    fn entity<'a>(&mut self, after: &'a str) -> Option<&'a str> {
        let (end, _) = after.char_indices().take(LONGEST_ENTITY).find(|(_, c)| *c == ';')?;
        self.out.push(entity(after.get(..end)?)?);
        after.get(end + 1..)
    }

    /// Leaves out the marks that have a partner.
    fn finish(self) -> String {
        let mut gone: Vec<(usize, usize)> = Vec::new();
        let mut open: Vec<&Mark> = Vec::new();
        for mark in &self.marks {
            let near = open.len().saturating_sub(MOST_OPEN);
            let partner = (near..open.len())
                .rev()
                .find(|at| open.get(*at).is_some_and(|other| other.c == mark.c && other.len == mark.len));
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

    #[test]
    fn a_line_made_to_harm_takes_no_longer_than_any_other() {
        const MANY: usize = 100_000;
        for piece in ["[", "[a](", "*a_ ", "<", "&", "![x][", "`a"] {
            let line = piece.repeat(MANY);
            assert!(plain(&line).len() <= line.len(), "{piece}");
        }
    }
}
