//! Text whose tokens are parted by spaces already.

use super::kind::kind_of;
use crate::data::{Place, Segment, SegmentPair, Sides, Span, Token, TokenizedPair};

/// A pair of one segment a side whose tokens are what stands between single spaces, taken as they are.
#[must_use]
pub fn pretokenized(zh: &str, en: &str, place: &Place) -> TokenizedPair {
    let segment = |text: &str| vec![Segment { text: text.to_owned(), place: place.clone() }];
    let pair = SegmentPair { segments: Sides::new(segment(zh), segment(en)), trust: 1.0 };
    TokenizedPair { pair, tokens: Sides::new(tokens(zh), tokens(en)) }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut start = 0;
    let mut found = Vec::new();
    for word in text.split(' ') {
        let span = Span::new(start, start + word.len());
        if !word.is_empty() {
            found.push(Token { segment: 0, span, kind: kind_of(word) });
        }
        start += word.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{At, Lang, TokenKind};

    #[test]
    fn tokens_are_what_stands_between_spaces() {
        let place = Place::new(&Arc::from("pairs.tsv"), At::Line(1));
        let pair = pretokenized("中国 的 GDP 增长 了 6.9% 。", "China 's GDP grew 6.9 % .", &place);
        assert_eq!(pair.tokens.zh.len(), 7);
        assert_eq!((pair.text(Lang::Zh, 5), pair.text(Lang::En, 1)), ("6.9%", "'s"));
        assert_eq!(pair.tokens.zh.last().map(|token| token.kind), Some(TokenKind::Mark));
    }
}
