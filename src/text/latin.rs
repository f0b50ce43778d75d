//! Latin letters as they are looked up: without accents, in lower case, with plain quotes and dashes.
//! (The build script shares this file.)

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Full-width `！` to `～` lie this far above ASCII.
const WIDE_OFFSET: u32 = 0xFEE0;

/// The ordinary form of a full-width letter, digit, mark or space; everything else stays.
#[must_use]
pub fn narrow(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(character as u32 - WIDE_OFFSET).unwrap_or(character),
        _ => character,
    }
}

/// Compatibility forms resolved, accents off, lower case, quotes and dashes as ASCII: `Cuarón` to `cuaron`.
#[must_use]
pub fn fold_latin(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.nfkd().filter(|&character| !is_combining_mark(character)) {
        match letter(character) {
            Some(plain) => folded.push_str(plain),
            None => folded.extend(character.to_lowercase().filter(|&lower| !is_combining_mark(lower))),
        }
    }
    folded
}

/// Letters and marks that Unicode does not decompose.
fn letter(character: char) -> Option<&'static str> {
    Some(match character {
        '‘' | '’' | '‚' | '‛' | '`' | '´' | 'ʼ' | '′' => "'",
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_curly_marks_are_folded() {
        for (text, folded) in [
            ("Cuarón", "cuaron"),
            ("Ürümqi", "urumqi"),
            ("Øresund", "oresund"),
            ("Straße", "strasse"),
            ("China’s “Long–March”", "china's \"long-march\""),
            ("ＵＮ", "un"),
            ("İzmir", "izmir"),
        ] {
            assert_eq!(fold_latin(text), folded);
        }
    }

    #[test]
    fn wide_forms_become_narrow_one_by_one() {
        assert_eq!("（ＵＮ）２０２４　年".chars().map(narrow).collect::<String>(), "(UN)2024 年");
    }
}
