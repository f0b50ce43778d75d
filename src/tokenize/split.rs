//! Cuts tokens where a given term begins and ends.

use super::kind::kind_of;
use crate::data::{Lang, Run, Spot, Token, TokenizedPair};

/// Cuts the tokens of one side so that a token begins at the spot's first byte and one ends at its last;
/// gives the run of tokens that fill the spot. A spot that is not on character boundaries cuts nothing.
pub fn split_at(pair: &mut TokenizedPair, lang: Lang, spot: Spot) -> Run {
    for cut in [spot.span.start, spot.span.end] {
        split_once(pair, lang, (spot.segment, cut));
    }
    pair.run_at(lang, spot)
}

/// Cuts the token that holds the place, if one does.
pub(super) fn split_once(pair: &mut TokenizedPair, lang: Lang, (segment, cut): (u16, u32)) {
    let segments = pair.pair.segments.get(lang);
    let Some(text) = segments.get(usize::from(segment)).map(|segment| segment.text.as_str()) else { return };
    let tokens = pair.tokens.get_mut(lang);
    let holds = |token: &Token| token.segment == segment && token.span.start < cut && cut < token.span.end;
    let Some(index) = tokens.iter().position(holds).filter(|_| text.is_char_boundary(cut as usize)) else {
        return;
    };
    let Some(token) = tokens.get_mut(index) else { return };
    let mut behind = *token;
    token.span.end = cut;
    token.kind = kind_of(token.span.of(text));
    behind.span.start = cut;
    behind.kind = kind_of(behind.span.of(text));
    tokens.insert(index + 1, behind);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{At, Place, Span};
    use crate::tokenize::pretokenized;

    #[test]
    fn a_term_inside_a_token_gets_tokens_of_its_own() {
        let place = Place::new(&Arc::from("pairs.tsv"), At::Line(1));
        let mut pair = pretokenized("在 国会山上 发言", "spoke on Capitol Hill", &place);
        let start = "在 ".len();
        let spot = Spot { segment: 0, span: Span::new(start, start + "国会山".len()) };
        let run = split_at(&mut pair, Lang::Zh, spot);
        assert_eq!((run, pair.run_text(Lang::Zh, run)), (Run::new(1, 2), "国会山"));
        assert_eq!(pair.tokens.zh.len(), 4);
        let inside = Spot { segment: 0, span: Span::new(start + 1, start + 2) };
        split_at(&mut pair, Lang::Zh, inside);
        assert_eq!(pair.tokens.zh.len(), 4);
    }
}
