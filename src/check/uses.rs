//! Whether a text uses a term, in whatever form.

use crate::data::Lang;
use crate::text::{fold_char, is_function_word, is_han, stem, words};

/// The text holds the term: in English all its words, in any inflection, spelling and order; in Chinese the same
/// characters, in either script, whatever marks and spaces stand between them.
#[must_use]
pub fn uses(lang: Lang, text: &str, term: &str) -> bool {
    match lang {
        Lang::Zh => bare(text).contains(&bare(term)),
        Lang::En => {
            let there: Vec<String> = stems(text).into_iter().chain(joined(text)).collect();
            let wanted = content(term);
            wanted.iter().all(|stem| there.contains(stem)) || squeezed(text).contains(&squeezed(term))
        }
    }
}

/// The text holds just this term: its words in this order, each in any inflection. For what must not be used.
#[must_use]
pub fn uses_exactly(lang: Lang, text: &str, term: &str) -> bool {
    let wanted = stems(term);
    match lang {
        Lang::Zh => bare(text).contains(&bare(term)),
        Lang::En => !wanted.is_empty() && stems(text).windows(wanted.len()).any(|run| run == wanted),
    }
}

/// What was found is a part of the term: a shorter name for what was named in full before.
#[must_use]
pub fn is_shortened(lang: Lang, found: &str, term: &str) -> bool {
    match lang {
        Lang::Zh => bare(term).contains(&bare(found)),
        Lang::En => {
            let whole = stems(term);
            let initials: String = words(term).iter().filter_map(|word| word.chars().next()).collect();
            let is_initials = squeezed(found).len() > 1 && squeezed(&initials).contains(&squeezed(found));
            content(found).iter().all(|stem| whole.contains(stem)) || is_initials
        }
    }
}

/// A term's stems without articles and prepositions, unless it has nothing else.
fn content(term: &str) -> Vec<String> {
    let all = words(term);
    let kept: Vec<String> =
        all.iter().filter(|word| !is_function_word(&word.to_lowercase())).map(|word| stem(word)).collect();
    if kept.is_empty() { all.iter().map(|word| stem(word)).collect() } else { kept }
}

fn stems(text: &str) -> Vec<String> {
    words(text).iter().map(|word| stem(word)).collect()
}

/// The stems of each two neighbours as one word: `cyber security` is cybersecurity.
fn joined(text: &str) -> Vec<String> {
    let words = words(text);
    words.iter().zip(words.iter().skip(1)).map(|(left, right)| stem(&format!("{left}{right}"))).collect()
}

/// Letters and digits only: `Cyber Security` and `cybersecurity`.
fn squeezed(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Chinese without spaces, marks and 的, in one script.
fn bare(text: &str) -> String {
    text.chars().map(fold_char).filter(|c| (c.is_alphanumeric() || is_han(*c)) && *c != '的').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_case_order_and_script_are_no_errors() {
        for (lang, text, term) in [
            (Lang::En, "The CITIES' governance is digital.", "digital city governance"),
            (Lang::En, "Governance of cities matters.", "city governance"),
            (Lang::En, "Organisations for cyber security met.", "cybersecurity organization"),
            (Lang::En, "They were governing.", "governs"),
            (Lang::Zh, "數碼貨幣很重要。", "数码货币"),
            (Lang::Zh, "《未来城市》的治理", "未来城市治理"),
        ] {
            assert!(uses(lang, text, term), "{term} in {text}");
        }
    }

    #[test]
    fn other_words_are() {
        for (lang, text, term) in [
            (Lang::En, "The town is governed.", "city governance"),
            (Lang::En, "Organs of the state.", "organisation"),
            (Lang::Zh, "数字化城市治理", "数字城市治理"),
        ] {
            assert!(!uses(lang, text, term), "{term} in {text}");
        }
    }

    #[test]
    fn forbidden_words_must_stand_together() {
        assert!(uses_exactly(Lang::En, "Two backward countries.", "backward country"));
        assert!(!uses_exactly(Lang::En, "The country went backward.", "backward country"));
        assert!(!uses_exactly(Lang::En, "anything", ""));
    }

    #[test]
    fn a_shorter_name_is_no_error() {
        assert!(is_shortened(Lang::En, "the Council", "Future Cities Council"));
        assert!(is_shortened(Lang::En, "FCC", "Future Cities Council"));
        assert!(!is_shortened(Lang::En, "the Committee", "Future Cities Council"));
        assert!(is_shortened(Lang::Zh, "委员会", "顾问委员会"));
    }
}
