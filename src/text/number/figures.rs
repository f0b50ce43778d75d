//! Figures: 2024, 80,000, 1.5.

/// The figure at the start of `text` (after folding: ASCII), and the rest. Commas stand before groups of three.
pub(super) fn figure(text: &str) -> Option<(f64, &str)> {
    let is_inner = |character: char| character.is_ascii_digit() || matches!(character, ',' | '.');
    let end = text.find(|character| !is_inner(character)).unwrap_or(text.len());
    let run = text.get(..end)?.trim_end_matches([',', '.']);
    let rest = text.get(run.len()..)?;
    let (whole, decimals) = run.split_once('.').map_or((run, None), |(whole, rest)| (whole, Some(rest)));
    let is_number =
        is_grouped(whole) && decimals.is_none_or(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()));
    if !is_number {
        return None;
    }
    run.replace(',', "").parse().ok().map(|number| (number, rest))
}

/// Digits, or digits in groups of three.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|digit| digit.is_ascii_digit());
    digits(first) && groups.all(|group| group.len() == 3 && digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_end_where_they_end() {
        for (text, expected) in [
            ("80,000", Some((80_000.0, ""))),
            ("1.5亿", Some((1.5, "亿"))),
            ("2024年", Some((2024.0, "年"))),
            ("3, ", Some((3.0, ", "))),
            ("1,2", None),
            ("1.2.3", None),
            ("x", None),
        ] {
            assert_eq!(figure(text), expected, "{text}");
        }
    }
}
