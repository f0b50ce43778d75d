//! Brackets and quotes: runs that hold one half of a pair, and runs that fill one.

use crate::data::{Lang, Run, TokenKind};
use crate::lexicon::view::PairView;

/// Marks that come in pairs; straight quotes are their own counterparts, and apostrophes are left alone.
const PAIRS: &[(&str, &str)] = &[
    ("(", ")"),
    ("（", "）"),
    ("[", "]"),
    ("“", "”"),
    ("《", "》"),
    ("〈", "〉"),
    ("「", "」"),
    ("『", "』"),
    ("【", "】"),
];

/// False for `Bailing (White Ridge`: every mark that opens inside the run has to close inside it, and the other way round.
pub(super) fn is_balanced(view: &PairView<'_>, lang: Lang, run: Run) -> bool {
    let is_mark = |at: &usize| match lang {
        Lang::Zh => view.zh.get(*at).is_some_and(|word| word.kind == TokenKind::Mark),
        Lang::En => view.en.get(*at).is_some_and(|word| word.kind == TokenKind::Mark),
    };
    let mut open: Vec<&str> = Vec::new();
    let mut straight = 0_usize;
    for mark in run.range().filter(is_mark).map(|at| view.pair.text(lang, at)) {
        if let Some((_, close)) = PAIRS.iter().find(|(open, _)| *open == mark) {
            open.push(close);
        } else if PAIRS.iter().any(|(_, close)| *close == mark) && open.pop() != Some(mark) {
            return false;
        }
        straight += usize::from(mark == "\"");
    }
    open.is_empty() && straight.is_multiple_of(2)
}

/// The run fills a pair of brackets.
pub(super) fn in_brackets(view: &PairView<'_>, lang: Lang, run: Run) -> bool {
    let is = |token: Option<usize>, marks: [&str; 2]| {
        token.is_some_and(|token| marks.contains(&view.pair.text(lang, token)))
    };
    is((run.start as usize).checked_sub(1), ["(", "（"]) && is(Some(run.end as usize), [")", "）"])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{At, Place};
    use crate::lexicon::Dictionary;
    use crate::tokenize::pretokenized;

    #[test]
    fn an_abbreviation_fills_its_brackets() {
        let place = Place::new(&Arc::from("pairs.tsv"), At::Line(1));
        let pair = pretokenized("金管局 （ 金管局 ）", "the Monetary Authority ( HKMA )", &place);
        let view = PairView::new(&pair, Dictionary::bundled());
        let fills = |lang, run| in_brackets(&view, lang, run);
        assert!(fills(Lang::Zh, Run::new(2, 3)) && fills(Lang::En, Run::new(4, 5)));
        assert!(!fills(Lang::Zh, Run::new(0, 1)) && !fills(Lang::En, Run::new(3, 5)));
    }

    #[test]
    fn a_bracket_goes_with_its_other_half() {
        let place = Place::new(&Arc::from("pairs.tsv"), At::Line(1));
        for (english, balanced) in [
            ("Bailing ( White Ridge", false),
            ("Bailing ( White Ridge )", true),
            ("White Ridge )", false),
            ("the \" Star Road", false),
            ("the “ Star ” Road", true),
            ("the [ Star )", false),
            ("workers ' movement", true),
        ] {
            let pair = pretokenized("白岭族", english, &place);
            let view = PairView::new(&pair, Dictionary::bundled());
            assert_eq!(is_balanced(&view, Lang::En, Run::new(0, view.en.len())), balanced, "{english}");
        }
    }
}
