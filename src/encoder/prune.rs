//! Which pieces of the vocabulary Chinese and English text can hold.

use super::pieces::Piece;

/// Letters that no Chinese or English text is written in: a piece with one of them can only match a text that has it, so
/// leaving it out changes nothing for any other text.
const FOREIGN: &[(char, char)] = &[
    ('\u{0400}', '\u{1CFF}'), // Cyrillic, Armenian, Hebrew, Arabic, the scripts of India, Thai, Georgian, old Hangul ...
    ('\u{2C00}', '\u{2DFF}'), // Glagolitic, Coptic, more Georgian, Ethiopic, Cyrillic
    ('\u{3040}', '\u{30FA}'), // kana; the middle dot that follows stands in Chinese names too
    ('\u{30FC}', '\u{30FF}'),
    ('\u{3131}', '\u{318E}'), // Hangul
    ('\u{31F0}', '\u{31FF}'),
    ('\u{A4D0}', '\u{ABFF}'),
    ('\u{AC00}', '\u{D7FF}'),
    ('\u{FB1D}', '\u{FDFF}'),
    ('\u{FE70}', '\u{FEFE}'),
];

/// True for the pieces that are kept.
pub(super) fn is_needed(piece: &Piece) -> bool {
    !piece.text.chars().any(|c| FOREIGN.iter().any(|(first, last)| (*first..=*last).contains(&c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pieces_with_foreign_letters_go() {
        let is_needed = |text: &str| is_needed(&Piece { text: text.to_owned(), score: 0.0 });
        for kept in ["▁the", "治理", "é", "α", "・", "℃", "ㄅ", "😀", "，"] {
            assert!(is_needed(kept), "{kept}");
        }
        for gone in ["город", "の", "カ", "국", "ال", "ไทย", "の国"] {
            assert!(!is_needed(gone), "{gone}");
        }
    }
}
