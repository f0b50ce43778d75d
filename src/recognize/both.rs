//! What sort of term two spans are together: English writes names with capitals, and spells out Chinese persons.

use crate::data::{Candidate, EnShape, Lang, TermType, TokenKind, ZhShape};
use crate::lexicon::sound::spelled_person;
use crate::lexicon::view::{Case, EnWord, PairView};

/// The type of a term pair: that of its Chinese side, unless the English one knows better. 《》 and tables of names win.
#[must_use]
pub fn shared_type(view: &PairView<'_>, zh: &Candidate<ZhShape>, en: &Candidate<EnShape>) -> TermType {
    let is_given = zh.shape.in_title_marks > 0.0 || zh.shape.known_name > 0.0;
    match zh.r#type {
        sort if is_given || sort == TermType::Number => sort,
        // 张振山 ends as mountains do; 黄山, Huang Shan, may be one.
        sort if (sort != TermType::Place || is_long(view, zh)) && is_person(view, zh, en) => TermType::Person,
        // An industrial park, a public health crisis: what is written small is nobody's name.
        _ if en.shape.capitals == 0.0 => TermType::Term,
        sort => sort,
    }
}

/// Three characters or more.
fn is_long(view: &PairView<'_>, zh: &Candidate<ZhShape>) -> bool {
    view.chars_of(zh.run).len() > 2
}

/// A Chinese name in pinyin (张悦, Zhang Yue), or a foreign one with a dot (奥德蕾·阿祖莱, Audrey Azoulay).
fn is_person(view: &PairView<'_>, zh: &Candidate<ZhShape>, en: &Candidate<EnShape>) -> bool {
    let chars = view.chars.get(view.chars_of(zh.run)).unwrap_or_default();
    let words = view.en.get(en.run.range()).unwrap_or_default();
    let [first, .., last] = words else { return false };
    if !is_capital(first) || !is_capital(last) || words.iter().any(|word| word.kind == TokenKind::Mark) {
        return false;
    }
    let texts: Vec<&str> = en.run.range().map(|at| view.pair.text(Lang::En, at)).collect();
    is_dotted(view, zh) || spelled_person(chars, &texts) == Some(0..chars.len())
}

fn is_capital(word: &EnWord) -> bool {
    word.kind == TokenKind::Latin && word.case != Case::Lower
}

/// Chinese words with dots between them, and nothing else.
fn is_dotted(view: &PairView<'_>, zh: &Candidate<ZhShape>) -> bool {
    let words = view.zh.get(zh.run.range()).unwrap_or_default();
    let is_dot = |text: &str| matches!(text, "·" | "•" | "・" | "‧");
    words.iter().any(|word| is_dot(&word.folded))
        && words.iter().all(|word| word.kind == TokenKind::Han || is_dot(&word.folded))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{At, Place, Run};
    use crate::lexicon::{Dictionary, Lexicon};
    use crate::recognize::{chinese, english};
    use crate::tokenize::pretokenized;

    fn sort(zh: &str, en: &str) -> TermType {
        let place = Place::new(&Arc::from("pairs.tsv"), At::Line(1));
        let pair = pretokenized(zh, en, &place);
        let (view, lexicon) = (PairView::new(&pair, Dictionary::bundled()), Lexicon::bundled());
        let zh = chinese(&view, &lexicon, Run::new(0, view.zh.len()));
        let en = english(&view, &lexicon, Run::new(0, view.en.len()));
        shared_type(&view, &zh, &en)
    }

    #[test]
    fn persons_are_told_by_their_spelling_and_names_by_their_capitals() {
        for (zh, en, expected) in [
            ("张悦", "Zhang Yue", TermType::Person),
            ("张悦", "Yue Zhang", TermType::Person),
            ("安娜克劳迪娅 · 罗斯巴赫", "Anacláudia Rossbach", TermType::Person),
            ("光伏 产业园", "Photovoltaic Industrial Park", TermType::Place),
            ("光伏 产业园", "photovoltaic industrial park", TermType::Term),
            ("张振山", "Zhang Zhenshan", TermType::Person),
            ("黄山", "Huang Shan", TermType::Place),
            ("联合国", "United Nations", TermType::Organisation),
        ] {
            assert_eq!(sort(zh, en), expected, "{zh} = {en}");
        }
    }
}
