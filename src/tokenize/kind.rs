//! What a token is made of.

use crate::data::TokenKind;
use crate::text::{is_han, narrow};

/// Letters that belong to a figure: 21st, 1980s.
const FIGURE_ENDINGS: [&str; 6] = ["", "st", "nd", "rd", "th", "s"];

/// The kind of a token's text.
pub(super) fn kind_of(text: &str) -> TokenKind {
    if text.chars().any(is_han) {
        TokenKind::Han
    } else if is_figure(text) {
        TokenKind::Number
    } else if text.chars().any(char::is_alphanumeric) || is_possessive(text) {
        TokenKind::Latin
    } else {
        TokenKind::Mark
    }
}

/// 2024, 80,000, 1.5, 21st; not 5G.
fn is_figure(text: &str) -> bool {
    if !text.starts_with(char::is_numeric) {
        return false;
    }
    let narrow: String = text.chars().map(narrow).collect();
    let letters =
        narrow.trim_start_matches(|character: char| character.is_numeric() || ",.".contains(character));
    FIGURE_ENDINGS.contains(&letters.to_ascii_lowercase().as_str())
}

/// The possessive is a word though it begins with a mark.
pub(super) fn is_possessive(text: &str) -> bool {
    matches!(text, "'s" | "’s" | "'S" | "’S")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_the_characters() {
        for (text, kind) in [
            ("城市", TokenKind::Han),
            ("T恤", TokenKind::Han),
            ("2024", TokenKind::Number),
            ("２０２４", TokenKind::Number),
            ("80,000", TokenKind::Number),
            ("21st", TokenKind::Number),
            ("5G", TokenKind::Latin),
            ("UN-Habitat", TokenKind::Latin),
            ("’s", TokenKind::Latin),
            ("《", TokenKind::Mark),
            ("%", TokenKind::Mark),
        ] {
            assert_eq!(kind_of(text), kind, "{text}");
        }
    }
}
