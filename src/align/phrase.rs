//! Runs that are no noun phrases.

use crate::data::{Lang, Run, TokenKind};
use crate::lexicon::company::is_company_form;
use crate::lexicon::view::{Case, EnWord, PairView, is_article};

/// False where the run holds a verb and its object (visits the park, sign a treaty), a predicate (logs are kept), or an
/// apposition (Wu, mayor of X).
pub(super) fn is_noun_phrase(view: &PairView<'_>, run: Run) -> bool {
    let is_predicate =
        |at: usize| view.en.get(at).is_some_and(|word| word.case == Case::Lower && word.class.is_auxiliary());
    !run.range().skip(1).any(|at| is_object(view, at) || is_predicate(at) || is_apposition(view, run, at))
}

/// True where both runs end in a verb that goes on with its object or stands behind its subject: 发布 and `issues the`,
/// 水利部发布 and `Ministry of Water Resources issues`.
pub(super) fn ends_in_verb(view: &PairView<'_>, zh: Run, en: Run) -> bool {
    let [zh_last, en_last] = [zh, en].map(|run| (run.end as usize).checked_sub(1));
    let word = |at: Option<usize>| at.and_then(|at| view.en.get(at));
    // What jieba's dictionary has as a verb and as nothing else.
    let zh_verb = zh_last.and_then(|at| view.word(at)).is_some_and(|word| word.tag == "v");
    let may_be_verb = word(en_last).is_some_and(|word| word.case == Case::Lower && !is_noun(&word.folded));
    let with_object = word(Some(en.end as usize)).is_some_and(|word| is_article(&word.folded));
    let behind_name = en.len() > 1
        && word(en_last.and_then(|at| at.checked_sub(1))).is_some_and(|word| word.case != Case::Lower);
    let inflected = en.len() == 1 && word(en_last).is_some_and(|word| word.folded.ends_with('s'));
    zh_verb && may_be_verb && (with_object || behind_name || inflected)
}

/// The end of a noun that comes from a verb.
fn is_noun(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    NOUN_ENDS.iter().any(|end| word.ends_with(end))
}

/// Ends of English nouns that come from verbs.
const NOUN_ENDS: &[&str] = &["ing", "ion", "ment", "ance", "ence", "al", "sis"];

/// True for a single letter, a date, a bare ordinal or year, a currency cut from its sign (HK of HK$100) and a
/// company's form (Co., Ltd.): right, but no term.
///
/// 第三届中国 and 东盟论坛 of 第三届中国—东盟论坛 are none either: the dash joins single words, and all else belongs to both.
///
/// Among 3,200 rows of 560 real sentences a day of the week was 5 times and HK without its dollar 7 times a row, and never
/// a wanted one.
pub(super) fn is_no_term(view: &PairView<'_>, zh: Run, en: Run) -> bool {
    let chars = view.chars.get(view.chars_of(zh)).unwrap_or_default();
    let words = view.en.get(en.range()).unwrap_or_default();
    let is_form = |word: &EnWord| is_company_form(word) && word.folded != "company";
    let is_bare =
        is_date(chars) || is_day_of_week(chars) || is_cut_from_its_sign(view, en) || is_beside_dash(view, zh);
    if is_bare || words.iter().all(|word| word.kind == TokenKind::Mark || is_form(word)) {
        return true;
    }
    let [word] = words else { return false };
    let figures = word.folded.trim_end_matches(|c: char| c.is_ascii_lowercase());
    word.folded.chars().nth(1).is_none()
        || (!figures.is_empty() && figures.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Figures and the words of the calendar, nothing else.
fn is_date(chars: &[char]) -> bool {
    const CALENDAR: &str = "年月日号號至";
    const FIGURES: &str = "〇零一二三四五六七八九十-~";
    let is_part =
        |c: &char| c.is_ascii_digit() || CALENDAR.contains(*c) || FIGURES.contains(*c) || c.is_whitespace();
    chars.iter().any(|c| CALENDAR.contains(*c)) && chars.iter().all(is_part)
}

/// Several words with a dash right before or behind them that joins two names.
fn is_beside_dash(view: &PairView<'_>, zh: Run) -> bool {
    let is_dash = |at: usize| view.is_joint(at) && matches!(view.pair.text(Lang::Zh, at), "—" | "–");
    zh.len() > 1 && ((zh.start as usize).checked_sub(1).is_some_and(is_dash) || is_dash(zh.end as usize))
}

/// 星期一, 周日.
fn is_day_of_week(chars: &[char]) -> bool {
    let rest =
        [&['星', '期'][..], &['礼', '拜'], &['周']].into_iter().find_map(|week| chars.strip_prefix(week));
    matches!(rest, Some([day]) if "一二三四五六日天".contains(*day))
}

/// The sign of a currency stands right behind the last word, without white space.
fn is_cut_from_its_sign(view: &PairView<'_>, en: Run) -> bool {
    let token = |at: Option<usize>| at.and_then(|at| view.pair.tokens.en.get(at));
    let sign = en.end as usize;
    let (Some(last), Some(behind)) = (token(sign.checked_sub(1)), token(Some(sign))) else { return false };
    let is_glued = last.segment == behind.segment && last.span.end == behind.span.start;
    is_glued && view.pair.text(Lang::En, sign).starts_with(['$', '€', '£', '¥'])
}

/// An article right behind a word with content that is no name.
fn is_object(view: &PairView<'_>, at: usize) -> bool {
    let article = view.en.get(at).is_some_and(|word| is_article(&word.folded));
    let before = at.checked_sub(1).and_then(|before| view.en.get(before));
    article
        && before.is_some_and(|word| {
            word.kind != TokenKind::Mark && !word.class.is_function() && word.case == Case::Lower
        })
}

/// A comma that is not part of a list (A, B and C) or of a company's name (Co., Ltd.).
fn is_apposition(view: &PairView<'_>, run: Run, at: usize) -> bool {
    let is =
        |at: usize, words: &[&str]| view.en.get(at).is_some_and(|word| words.contains(&word.folded.as_str()));
    let is_list = || (at + 1..run.end as usize).any(|behind| is(behind, &["and", "&", "or"]));
    let is_company = || is(at + 1, &["ltd", "ltd.", "inc", "inc.", "llc", "limited"]);
    is(at, &[","]) && !is_list() && !is_company()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{At, Place};
    use crate::lexicon::Dictionary;
    use crate::tokenize::pretokenized;

    /// Asks of the whole Chinese and the whole English text.
    fn ask(zh: &str, en: &str, ask: impl Fn(&PairView<'_>, Run, Run) -> bool) -> bool {
        let pair = pretokenized(zh, en, &Place::new(&"pairs.tsv".into(), At::Line(1)));
        let view = PairView::new(&pair, Dictionary::bundled());
        ask(&view, Run::new(0, view.zh.len()), Run::new(0, view.en.len()))
    }

    #[test]
    fn a_noun_phrase_holds_no_verb_with_its_object_and_no_apposition() {
        for (english, expected) in [
            ("World Health Organization", true),
            ("salt , sugar and water", true),
            ("Star Optics Co. , Ltd.", true),
            ("visits the park", false),
            ("logs are kept", false),
            ("Wu Min , mayor of the city", false),
        ] {
            assert_eq!(ask("文", english, |view, _, en| is_noun_phrase(view, en)), expected, "{english}");
        }
    }

    #[test]
    fn a_verb_behind_a_name_ends_no_term() {
        for (chinese, english, expected) in [
            ("水利部 发布", "Ministry of Water Resources issues", true),
            ("发布", "issues", true),
            ("人口 普查", "population census", false),
            ("水利部", "Ministry of Water Resources", false),
        ] {
            assert_eq!(ask(chinese, english, ends_in_verb), expected, "{chinese} = {english}");
        }
    }

    #[test]
    fn dates_single_letters_ordinals_and_company_forms_are_no_terms() {
        for (chinese, english, expected) in [
            ("2019年 3月 5日", "5 March 2019", true),
            ("A", "A", true),
            ("第三", "3rd", true),
            ("股份 有限公司", "Co. , Ltd.", true),
            ("公司", "company", false),
            ("元旦", "New Year", false),
        ] {
            assert_eq!(ask(chinese, english, is_no_term), expected, "{chinese} = {english}");
        }
    }
}
