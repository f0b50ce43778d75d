//! What is no gloss by its form: a place, an office, a source, a citation, a unit, a year, a figure, an example, a remark.

use super::remark::{COUNTING_CHARACTERS, OPENING, OPENING_CHARACTERS, OPENING_ZH, RANGES, REFERENCES, SAID};
use crate::data::Lang;
use crate::text::{fold_char, is_function_word, is_han, is_latin};

/// How plainly a text is a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aside {
    /// It may be a term.
    No,
    /// It is one only if its words are the term's.
    Perhaps,
    /// It is none.
    Yes,
}

/// Longer texts are remarks: Chinese characters, English words.
const MOST_HAN: usize = 20;
const MOST_WORDS: usize = 12;

/// Words that make a sentence.
const SAYING: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "he", "she", "we", "they", "i", "you", "it", "not",
    "will", "who", "which", "that's", "it's",
];

/// Signs that stand in no term.
const CODE: &[char] = &['=', '_', '@', '%', '\\', '<', '>', '©', '®', '°', '{', '}', '|', '±', '≥', '≤', '…'];

/// What the form of a text says.
pub(super) fn aside(lang: Lang, text: &str) -> Aside {
    match lang {
        Lang::Zh => chinese(text),
        Lang::En => english(text),
    }
}

fn chinese(text: &str) -> Aside {
    let folded: String = text.chars().map(fold_char).collect();
    let han = text.chars().filter(|c| is_han(*c)).count();
    let first_digit = folded.starts_with(|c: char| {
        c.is_ascii_digit() || matches!(c, '第' | '图' | '表' | '¥' | '$' | '<' | '>' | '≥' | '≤' | '+' | '-')
    });
    let is_time =
        folded.trim_start_matches(|c: char| c.is_ascii_digit() || "零〇一二三四五六七八九十两半".contains(c));
    let is_time = is_time.len() < folded.len()
        && is_time.starts_with(['点', '时', '分', '月', '日', '号', '岁', '人', '层', '楼']);
    let is_dated = folded.ends_with([
        '年', '月', '日', '时', '元', '岁', '摄', '供', '版', '起', '前', '后', '等', '例', '页', '章', '节',
        '条', '款',
    ]);
    let opens = folded.starts_with(|c| OPENING_CHARACTERS.contains(c));
    let is_counted = folded
        .chars()
        .nth(1)
        .is_some_and(|c| c.is_numeric() || "零〇一二三四五六七八九十百千万两半几数".contains(c));
    if is_time
        || OPENING_ZH.split_whitespace().any(|opening| folded.starts_with(opening))
        || han > MOST_HAN
        || folded.contains(['=', '%', '_', '/', '@'])
        || RANGES.iter().chain(REFERENCES).any(|range| folded.contains(range))
        || is_counted && folded.starts_with(|c| COUNTING_CHARACTERS.contains(c))
    {
        Aside::Yes
    } else if SAID.iter().any(|sign| folded.contains(sign)) || first_digit || is_dated || opens {
        Aside::Perhaps
    } else {
        Aside::No
    }
}

fn english(text: &str) -> Aside {
    let first = text.split_whitespace().next().unwrap_or("").to_lowercase();
    let starts_oddly = !text.starts_with(|c: char| c.is_alphanumeric() || is_latin(c) || c == '.');
    let opens = OPENING.split_whitespace().any(|opening| opening == first.trim_end_matches([',', ':']));
    let is_long = text.split_whitespace().count() > MOST_WORDS || text.ends_with(['!', '?']);
    let says = text.split_whitespace().any(|word| SAYING.contains(&word.to_lowercase().as_str()));
    let is_joined = is_function_word(&first) && !matches!(first.as_str(), "the" | "a" | "an");
    if starts_oddly || opens || is_long || is_figure(&first) || is_code(text, &first) {
        Aside::Yes
    } else if has_year(text) || says || is_joined {
        Aside::Perhaps
    } else {
        Aside::No
    }
}

/// A number, or a measure.
fn is_figure(first: &str) -> bool {
    let is_inner = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '–' | '-' | '/' | '×' | ':');
    first.trim_end_matches(['%', '+']).chars().all(is_inner)
        || (first.starts_with(|c: char| c.is_ascii_digit()) && is_measure(first))
}

/// A version, a setting, an address, a formula, a scale.
fn is_code(text: &str, first: &str) -> bool {
    let is_version =
        first.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    is_version
        || text.contains(CODE)
        || ["://", "www.", "et al"].iter().any(|sign| text.contains(sign))
        || is_file(text)
        || is_formula(text)
        || is_scale(text)
}

/// A figure with its unit in one word: 10km, 5kg.
fn is_measure(word: &str) -> bool {
    const UNITS: &[&str] = &[
        "km", "m", "cm", "mm", "kg", "g", "mg", "kw", "mw", "gw", "v", "a", "hz", "ghz", "mhz", "gb", "mb",
        "tb", "ft", "mi", "lb", "ml", "l", "h", "min", "s", "ms", "am", "pm", "st", "nd", "rd", "th",
    ];
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–'));
    UNITS.contains(&unit)
}

/// `run.sh`, `/var/log`.
fn is_file(text: &str) -> bool {
    let ending = |word: &str| {
        word.rsplit_once('.').is_some_and(|(name, ending)| {
            name.len() > 1
                && (1..=5).contains(&ending.len())
                && ending.chars().all(|c| c.is_ascii_lowercase())
        })
    };
    text.starts_with(['/', '~', '.'])
        || text.split_whitespace().any(|word| ending(word) && !word.contains('-')) && !text.contains(' ')
}

fn has_year(text: &str) -> bool {
    let digits = text.split(|c: char| !c.is_ascii_digit());
    digits.filter(|run| run.len() == 4).any(|run| run.starts_with('1') || run.starts_with("20"))
}

/// Symbols of the elements that formulas in running text hold.
const ELEMENTS: &[&str] = &[
    "H", "He", "Li", "Be", "B", "C", "N", "O", "F", "Ne", "Na", "Mg", "Al", "Si", "P", "S", "Cl", "Ar", "K",
    "Ca", "Ti", "V", "Cr", "Mn", "Fe", "Co", "Ni", "Cu", "Zn", "Ga", "Ge", "As", "Se", "Br", "Kr", "Zr",
    "Mo", "Pd", "Ag", "Cd", "Sn", "Sb", "I", "Ba", "W", "Pt", "Au", "Hg", "Pb", "Bi", "U",
];

/// A chemical formula: `CuSO4`, `C2H5OH`.
pub(super) fn is_formula(text: &str) -> bool {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let symbol =
            |length: usize| rest.get(..length).filter(|symbol| ELEMENTS.contains(symbol)).map(str::len);
        let Some(length) = symbol(2)
            .or_else(|| symbol(1))
            .or_else(|| (first.is_ascii_digit() || "()[]-+·".contains(first)).then(|| first.len_utf8()))
        else {
            return false;
        };
        rest = rest.get(length..).unwrap_or("");
    }
    text.contains(|c: char| c.is_ascii_digit()) && text.contains(|c: char| c.is_ascii_uppercase())
}

/// A name of a scale with its figures: NRS 0–10.
fn is_scale(text: &str) -> bool {
    let is_number =
        |word: &str| word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '–' | '/' | '~'));
    text.split_whitespace().any(is_number) && !text.contains(|c: char| c.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_told_from_terms() {
        for (lang, text, expected) in [
            (Lang::En, "6.2 miles", Aside::Yes),
            (Lang::En, "Zhang, 2019", Aside::Perhaps),
            (Lang::En, "see Table 3", Aside::Yes),
            (Lang::En, "Müller et al.", Aside::Yes),
            (Lang::En, "carbon neutrality", Aside::No),
            (Lang::En, "3D printing", Aside::No),
            (Lang::En, "in vitro fertilization", Aside::Perhaps),
            (Lang::En, "and nobody followed", Aside::Perhaps),
            (Lang::En, "run.sh", Aside::Yes),
            (Lang::Zh, "图4", Aside::Perhaps),
            (Lang::Zh, "见附录二", Aside::Yes),
            (Lang::Zh, "海绵城市", Aside::No),
        ] {
            assert_eq!(aside(lang, text), expected, "{text}");
        }
    }
}
