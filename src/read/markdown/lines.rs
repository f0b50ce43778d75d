//! What each line of a Markdown file is.

/// The part that a line plays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Nothing but white space.
    Blank,
    /// A heading with its level and text.
    Heading(u8, &'a str),
    /// A line of `=` or `-` under a heading's text.
    Underline(u8),
    /// Opens or closes a fenced block; the text behind the marks.
    Fence(&'a str, &'a str),
    /// Opens a container (`::: tip title`), with its title, or closes one.
    Container(&'a str),
    /// A line across the page.
    Rule,
    /// A list item.
    Item(&'a str),
    /// A definition of a link's target: no text.
    Definition,
    /// Everything else.
    Text(&'a str),
}

/// Tells what a line outside a fence is.
pub(super) fn part(line: &str) -> Part<'_> {
    let line = line.trim();
    let line = unquoted(line);
    if line.is_empty() {
        return Part::Blank;
    }
    for fence in ["```", "~~~"] {
        if let Some(info) = line.strip_prefix(fence) {
            return Part::Fence(fence, info.trim_start_matches(['`', '~']).trim());
        }
    }
    if let Some(info) = line.strip_prefix(":::") {
        return Part::Container(title(info.trim_start_matches(':').trim()));
    }
    heading(line).or_else(|| ruler(line)).or_else(|| item(line)).unwrap_or_else(|| text(line))
}

/// Without the marks of a quotation.
fn unquoted(line: &str) -> &str {
    let mut line = line;
    while let Some(inner) = line.strip_prefix('>') {
        line = inner.trim_start();
    }
    line
}

/// The title of a container: `tip`, `warning` and the like are its class.
fn title(info: &str) -> &str {
    info.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '{' | '}' | '.'))
        .trim()
}

fn heading(line: &str) -> Option<Part<'_>> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    let spaced = text.starts_with([' ', '\t']) || text.is_empty();
    let text = text.trim();
    let bare = text.trim_end_matches('#');
    let text = if bare.is_empty() || bare.ends_with(' ') { bare.trim_end() } else { text };
    ((1..=6).contains(&level) && spaced).then_some(Part::Heading(level as u8, text))
}

/// Lines of `=`, `-`, `*`, `_` alone.
fn ruler(line: &str) -> Option<Part<'_>> {
    let first = line.chars().next()?;
    let same = line.chars().all(|c| c == first || c == ' ');
    let solid = !line.contains(' ');
    match first {
        '=' if same && solid => Some(Part::Underline(1)),
        '-' if same && solid && line.len() >= 2 => Some(Part::Underline(2)),
        '-' | '*' | '_' if same && line.matches(first).count() >= 3 => Some(Part::Rule),
        _ => None,
    }
}

fn item(line: &str) -> Option<Part<'_>> {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < line.len() && line.len() - digits.len() < 10;
    let after = if numbered { digits.strip_prefix(['.', ')'])? } else { line.strip_prefix(['-', '*', '+'])? };
    let text = after.strip_prefix([' ', '\t'])?.trim();
    let text = ["[ ] ", "[x] ", "[X] "].into_iter().find_map(|task| text.strip_prefix(task)).unwrap_or(text);
    Some(Part::Item(text))
}

fn text(line: &str) -> Part<'_> {
    let definition = line.strip_prefix('[').and_then(|rest| rest.split_once("]:"));
    match definition {
        Some((name, note)) if name.starts_with('^') => Part::Text(note.trim()),
        Some((name, _)) if !name.is_empty() && !name.contains(']') => Part::Definition,
        _ => Part::Text(line),
    }
}

/// The cells of a table's row; `None` if the line is none.
pub(super) fn cells(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    if !line.contains('|') {
        return None;
    }
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in line.chars() {
        match c {
            '|' if !escaped => cells.push(String::new()),
            c => cells.last_mut()?.push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    if line.ends_with('|') && !line.ends_with("\\|") {
        cells.pop();
    }
    Some(cells)
}

/// The row of dashes under a table's header.
pub(super) fn is_delimiter_row(line: &str) -> bool {
    let dashes =
        |cell: &String| cell.contains('-') && cell.trim().trim_matches(':').chars().all(|c| c == '-');
    cells(line).is_some_and(|cells| cells.iter().all(dashes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_has_its_part() {
        let cases = [
            ("# 11.1 世界城市日 World Cities Day", Part::Heading(1, "11.1 世界城市日 World Cities Day")),
            ("## C# ##", Part::Heading(2, "C#")),
            ("#hashtag", Part::Text("#hashtag")),
            ("======", Part::Underline(1)),
            ("* * *", Part::Rule),
            ("```", Part::Fence("```", "")),
            ("~~~ text", Part::Fence("~~~", "text")),
            ("::: tip 【相关词汇】", Part::Container("【相关词汇】")),
            ("::: tip【相关词汇】", Part::Container("【相关词汇】")),
            (":::", Part::Container("")),
            ("- 交通强国", Part::Item("交通强国")),
            ("12. [x] done", Part::Item("done")),
            ("10.22 原子气体", Part::Text("10.22 原子气体")),
            ("> > quoted", Part::Text("quoted")),
            ("[un]: https://un.org", Part::Definition),
            ("[^1]: 注释", Part::Text("注释")),
            ("　", Part::Blank),
        ];
        for (line, expected) in cases {
            assert_eq!(part(line), expected, "{line}");
        }
    }

    #[test]
    fn a_row_is_cut_at_bars_that_are_not_escaped() {
        let cases: [(&str, Option<&[&str]>); 3] = [
            ("| 中国 | China |", Some(&[" 中国 ", " China "])),
            ("a\\|b | c", Some(&["a\\|b ", " c"])),
            ("none", None),
        ];
        for (line, expected) in cases {
            assert_eq!(
                cells(line).as_deref().map(|c| c.iter().map(String::as_str).collect()),
                expected.map(<[_]>::to_vec)
            );
        }
        assert!(
            is_delimiter_row("|:---|---:|")
                && is_delimiter_row("--- | ---")
                && !is_delimiter_row("| a-b | - c |")
        );
    }
}
