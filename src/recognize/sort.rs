//! What sort of term a Chinese candidate looks like.

use crate::data::{Lang, Run, TermType, TokenKind};
use crate::lexicon::view::PairView;
use crate::lexicon::{Heads, Lexicon};

/// The type of a run, from what stands around it, what our tables know, and the word it ends with.
pub(super) fn chinese(view: &PairView<'_>, lexicon: &Lexicon, run: Run, names: &[u32]) -> TermType {
    let words = view.zh.get(run.range()).unwrap_or_default();
    let chars = view.chars.get(view.chars_of(run)).unwrap_or_default();
    if between(view, run, "《〈", "》〉") {
        return TermType::Title;
    }
    if let Some(&name) = names.first() {
        return lexicon.names.r#type(name);
    }
    if words.iter().any(|word| word.kind == TokenKind::Number) && words.len() <= 3 && has_no_noun(words) {
        return TermType::Number;
    }
    // 城市 ends in 市 and is no city's name: a head stands by itself, or ends a word that no dictionary has.
    let last = words.last().filter(|word| words.len() > 1 && lexicon.dictionary.get(&word.folded).is_some());
    let is_inside_word = |head: usize| last.is_some_and(|word| head < word.end - word.start);
    let head = Heads::of_names().ending(chars);
    if let Some(head) = head.filter(|head| head.chars < chars.len() && !is_inside_word(head.chars)) {
        return head.r#type;
    }
    TermType::Term
}

/// A number with at most a unit behind it.
fn has_no_noun(words: &[crate::lexicon::view::ZhWord]) -> bool {
    words.iter().filter(|word| word.kind == TokenKind::Han).all(|word| word.end - word.start == 1)
}

/// These marks stand right around a run.
pub(super) fn between(view: &PairView<'_>, run: Run, open: &str, close: &str) -> bool {
    let stands = |token: Option<usize>, marks: &str| {
        let text = token.map_or("", |token| view.pair.text(Lang::Zh, token));
        !text.is_empty() && marks.contains(text)
    };
    stands((run.start as usize).checked_sub(1), open) && stands(Some(run.end as usize), close)
}
