//! English numbers: 80,000, 1.5 million, 12th, twenty-one, two hundred and five thousand.

use super::Value;
use super::figures::figure;
use crate::text::latin::fold_latin;

/// Words of a single value, cardinal and ordinal.
const SMALL: &[(&str, &str, f64)] = &[
    ("zero", "zeroth", 0.0),
    ("one", "first", 1.0),
    ("two", "second", 2.0),
    ("three", "third", 3.0),
    ("four", "fourth", 4.0),
    ("five", "fifth", 5.0),
    ("six", "sixth", 6.0),
    ("seven", "seventh", 7.0),
    ("eight", "eighth", 8.0),
    ("nine", "ninth", 9.0),
    ("ten", "tenth", 10.0),
    ("eleven", "eleventh", 11.0),
    ("twelve", "twelfth", 12.0),
    ("thirteen", "thirteenth", 13.0),
    ("fourteen", "fourteenth", 14.0),
    ("fifteen", "fifteenth", 15.0),
    ("sixteen", "sixteenth", 16.0),
    ("seventeen", "seventeenth", 17.0),
    ("eighteen", "eighteenth", 18.0),
    ("nineteen", "nineteenth", 19.0),
    ("twenty", "twentieth", 20.0),
    ("thirty", "thirtieth", 30.0),
    ("forty", "fortieth", 40.0),
    ("fifty", "fiftieth", 50.0),
    ("sixty", "sixtieth", 60.0),
    ("seventy", "seventieth", 70.0),
    ("eighty", "eightieth", 80.0),
    ("ninety", "ninetieth", 90.0),
];

/// Words that multiply what stands before them.
const SCALES: &[(&str, &str, f64)] = &[
    ("hundred", "hundredth", 1e2),
    ("thousand", "thousandth", 1e3),
    ("million", "millionth", 1e6),
    ("billion", "billionth", 1e9),
    ("bn", "", 1e9),
    ("trillion", "trillionth", 1e12),
];

/// The number that a whole text says; `None` where anything else stands in it.
#[must_use]
pub fn en_number(text: &str) -> Option<Value> {
    let folded = fold_latin(text.trim());
    let bare = ["%", "per cent", "percent"].iter().find_map(|sign| folded.strip_suffix(sign));
    let percent = bare.is_some();
    let bare = bare.unwrap_or(&folded).trim();
    let (bare, negative) = bare.strip_prefix('-').map_or((bare, false), |rest| (rest, true));
    let value = figures_with_suffix(bare).or_else(|| in_words(bare))?;
    let number = if negative { -value.number } else { value.number };
    Some(Value { number, percent, ..value })
}

/// Whether a number may begin with this word (folded): cheap, for texts in which most words begin none.
#[must_use]
pub fn may_begin_number(word: &str) -> bool {
    let figures = |text: &str| text.contains(|c: char| c == '-' || c == '%' || c.is_numeric());
    figures(word) || matches!(word, "a" | "an") || find(SMALL, word).is_some() || find(SCALES, word).is_some()
}

/// 1 to 12 for an English month, whole or abbreviated (with or without a full stop).
#[must_use]
pub fn month(text: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    /// September has two usual abbreviations, Sep and Sept; all others have three letters.
    const ABBREVIATION: usize = 3;
    let folded = fold_latin(text.trim());
    let bare = folded.strip_suffix('.').unwrap_or(&folded);
    let found = MONTHS.iter().position(|name| *name == bare || name.get(..ABBREVIATION) == Some(bare));
    let found = found.or_else(|| (bare == "sept").then_some(8));
    found.map(|index| index as u8 + 1)
}

/// 12th, 2024, 1.5 million.
fn figures_with_suffix(text: &str) -> Option<Value> {
    let (number, rest) = figure(text)?;
    match rest.trim_start_matches([' ', '-']) {
        "" => Some(Value::plain(number)),
        "st" | "nd" | "rd" | "th" => Some(Value { number, ordinal: true, percent: false }),
        words => {
            let scaled =
                words.split([' ', '-']).try_fold(number, |number, word| Some(number * scale(word)?.0));
            scaled.map(Value::plain)
        }
    }
}

/// Twenty-one, two hundred and five thousand, a hundred, twelfth.
fn in_words(text: &str) -> Option<Value> {
    let (mut total, mut section, mut ordinal, mut any) = (0.0, 0.0, false, false);
    for word in text.split([' ', '-']).filter(|word| !word.is_empty()) {
        if ordinal {
            return None;
        }
        if let Some((value, is_ordinal)) = small(word) {
            section += value;
            ordinal = is_ordinal;
        } else if let Some((size, is_ordinal)) = scale(word) {
            let factor = if section == 0.0 { 1.0 } else { section };
            section = factor * size;
            ordinal = is_ordinal;
            if size > 100.0 {
                total += section;
                section = 0.0;
            }
        } else if matches!((word, any), ("and", true) | ("a" | "an", false)) {
            continue;
        } else {
            return None;
        }
        any = true;
    }
    any.then_some(Value { number: total + section, ordinal, percent: false })
}

fn small(word: &str) -> Option<(f64, bool)> {
    find(SMALL, word)
}

fn scale(word: &str) -> Option<(f64, bool)> {
    find(SCALES, word)
}

/// The value of a word, and whether it is its ordinal.
fn find(table: &[(&str, &str, f64)], word: &str) -> Option<(f64, bool)> {
    let (cardinal, _, value) =
        table.iter().find(|(cardinal, ordinal, _)| word == *cardinal || word == *ordinal)?;
    Some((*value, word != *cardinal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_numbers_are_read() {
        for (text, number) in [
            ("80,000", 80_000.0),
            ("1.5", 1.5),
            ("1.5 million", 1_500_000.0),
            ("two billion", 2e9),
            ("twenty-one", 21.0),
            ("two hundred and five thousand", 205_000.0),
            ("Three thousand", 3000.0),
            ("a hundred", 100.0),
            ("one million two hundred thousand", 1_200_000.0),
        ] {
            assert_eq!(en_number(text), Some(Value::plain(number)), "{text}");
            let first = text.split(' ').next().unwrap_or("");
            assert!(may_begin_number(&first.to_lowercase()), "{text}");
        }
    }

    #[test]
    fn ordinals_and_shares_say_so() {
        for (text, number) in
            [("12th", 12.0), ("twelfth", 12.0), ("twenty-first", 21.0), ("hundredth", 100.0)]
        {
            assert_eq!(en_number(text), Some(Value { number, ordinal: true, percent: false }), "{text}");
        }
        assert_eq!(en_number("5 per cent"), Some(Value { number: 5.0, ordinal: false, percent: true }));
    }

    #[test]
    fn other_text_is_no_number() {
        for text in ["", "5G", "and", "a", "city", "1980s", "first twenty"] {
            assert_eq!(en_number(text), None, "{text}");
        }
    }

    #[test]
    fn months_have_numbers() {
        assert_eq!(month("May"), Some(5));
        assert_eq!(month("Sept."), Some(9));
        assert_eq!(month("december"), Some(12));
        assert_eq!(month("Mayor"), None);
    }
}
