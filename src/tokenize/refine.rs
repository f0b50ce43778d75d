//! Parts jieba's words where they hide words from a translator: 纽约联合国总部 is three, 亿元 behind a figure two,
//! and a word that jieba guesses has often caught what stands behind it (吴建南作, 委副).

use super::stretch::is_digit;
use super::vocabulary::ExtraWords;
use crate::lexicon::{Dictionary, Words};

/// A stretch of Chinese characters, folded, and what stands around it.
pub(super) struct Context<'a> {
    /// The stretch.
    pub(super) chars: &'a [char],
    /// The character before it.
    pub(super) before: Option<char>,
    /// Words that stay whole.
    pub(super) extra: &'a ExtraWords,
}

/// Shorter words hold no two words of two characters.
const SHORTEST_STRING: usize = 4;

/// Shorter guesses hold no name and a verb.
const SHORTEST_GUESS: usize = 3;

/// Little words that end no name.
const NEVER_IN_NAMES: &str = "作致与称说等将及在是了的并被把从";

/// Little words that end names of three characters too (康有为).
const SELDOM_IN_NAMES: &str = "为和向任对";

/// A word of jieba as one word or several.
pub(super) fn refine(context: &Context<'_>, (start, end): (usize, usize)) -> Vec<(usize, usize)> {
    let chars = context.chars.get(start..end).unwrap_or(&[]);
    let inner = if context.extra.holds(chars) { Vec::new() } else { cuts(context, start, chars) };
    let places: Vec<usize> = inner.into_iter().map(|cut| start + cut).collect();
    let starts = [start].into_iter().chain(places.iter().copied());
    starts.zip(places.iter().copied().chain([end])).collect()
}

/// Where to cut a word, counted from its start.
fn cuts(context: &Context<'_>, start: usize, chars: &[char]) -> Vec<usize> {
    if let Some(units) = units_behind_figure(context, start, chars) {
        return vec![units];
    }
    let (is_long, ends_in_verb) = (chars.len() >= SHORTEST_STRING, has_caught_a_verb(chars));
    let ends_in_prefix = has_caught_a_prefix(chars) && context.chars.len() > start + chars.len();
    if !is_long && !ends_in_verb && !ends_in_prefix {
        return Vec::new();
    }
    let word: String = chars.iter().collect();
    if Dictionary::bundled().get(&word).is_some() {
        return Vec::new();
    }
    let strings = if is_long { string_of_words(chars) } else { None };
    let is_guess = || Words::bundled().get(&word).is_none();
    let caught =
        || if ends_in_prefix || (ends_in_verb && is_guess()) { vec![chars.len() - 1] } else { Vec::new() };
    strings.unwrap_or_else(caught)
}

/// How many characters of 亿元 or 万人 belong to the number before them.
fn units_behind_figure(context: &Context<'_>, start: usize, chars: &[char]) -> Option<usize> {
    let before = if start == 0 { context.before } else { context.chars.get(start - 1).copied() };
    let is_number = before.is_some_and(|before| before.is_numeric() || is_digit(before) || is_unit(before));
    let units = chars.iter().take_while(|&&character| is_unit(character)).count();
    (is_number && units > 0 && units < chars.len()).then_some(units)
}

fn is_unit(character: char) -> bool {
    matches!(character, '十' | '百' | '千' | '万' | '亿')
}

/// Where to cut a word that is a string of headwords of two characters and more; the fewest, the longer first.
fn string_of_words(chars: &[char]) -> Option<Vec<usize>> {
    // best[i]: how many words the rest from i needs, and where the first of them ends.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; chars.len()];
    for start in (0..chars.len()).rev() {
        let ends =
            Dictionary::bundled().headwords_at(chars, start).into_iter().map(|word| start + word.chars);
        let rest = |end: usize| {
            if end == chars.len() { Some(0) } else { best.get(end).copied()?.map(|rest| rest.0) }
        };
        let counted = ends.filter(|end| end - start > 1).filter_map(|end| Some((rest(end)? + 1, end)));
        let found = counted.min_by_key(|&(count, end)| (count, chars.len() - end));
        if let Some(slot) = best.get_mut(start) {
            *slot = found;
        }
    }
    let mut cuts = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        at = best.get(at).copied()??.1;
        cuts.push(at);
    }
    cuts.pop();
    (!cuts.is_empty()).then_some(cuts)
}

/// A guessed word ends in a verb or preposition that belongs to the sentence.
fn has_caught_a_verb(chars: &[char]) -> bool {
    let (Some(&last), Some(&first)) = (chars.last(), chars.first()) else { return false };
    if chars.len() < SHORTEST_GUESS {
        return false;
    }
    let dictionary = Dictionary::bundled();
    let is_surname = || dictionary.get(&first.to_string()).is_some_and(|id| dictionary.is_surname(id));
    let may_be_name = || chars.len() == SHORTEST_GUESS && is_surname();
    NEVER_IN_NAMES.contains(last) || (SELDOM_IN_NAMES.contains(last) && !may_be_name())
}

/// The word ends in what belongs to the title of office behind it: 委副 of 国家发展改革委副主任, and 部副, which jieba's own
/// dictionary has.
fn has_caught_a_prefix(chars: &[char]) -> bool {
    chars.len() > 1 && chars.last().is_some_and(|last| matches!(last, '副' | '兼'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(word: &str, before: Option<char>) -> String {
        let extra = ExtraWords::new(&["南京市长江大桥".to_owned()]);
        let chars: Vec<char> = word.chars().collect();
        let context = Context { chars: &chars, before, extra: &extra };
        let words = refine(&context, (0, chars.len())).into_iter();
        words
            .map(|(start, end)| chars.iter().take(end).skip(start).collect())
            .collect::<Vec<String>>()
            .join("|")
    }

    #[test]
    fn strings_of_words_are_parted() {
        assert_eq!(parts("纽约联合国总部", None), "纽约|联合国|总部");
        assert_eq!(parts("公开审理", None), "公开|审理");
        assert_eq!(parts("联合国", None), "联合国");
        assert_eq!(parts("南京市长江大桥", None), "南京市长江大桥");
    }

    #[test]
    fn units_go_with_the_figure_before_them() {
        assert_eq!(parts("亿元", Some('5')), "亿|元");
        assert_eq!(parts("万里长城", None), "万里长城");
    }

    #[test]
    fn guessed_names_give_back_the_verb() {
        assert_eq!(parts("吴建南作", None), "吴建南|作");
        assert_eq!(parts("屈冬玉为", None), "屈冬玉|为");
        assert_eq!(parts("刘大为", None), "刘大为");
        assert_eq!(parts("廖运发", None), "廖运发");
        assert_eq!(parts("正副", None), "正副");
    }
}
