//! Words on both sides, with their bytes.

use super::{GivenPair, Lang, Run, Segment, SegmentPair, Sides, Span, Spot};

/// A word, number or mark. Its text is `span.of(&segment.text)`: never copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Index into the side's segments.
    pub segment: u16,
    /// Bytes of that segment's text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Chinese characters.
    Han,
    /// Latin letters (an English word, or Latin text inside Chinese).
    Latin,
    /// Digits, with what belongs to them (2024, 1.5, 3,000, 21st).
    Number,
    /// Punctuation and symbols.
    Mark,
}

/// A segment pair and its tokens, flat over all segments of a side.
#[derive(Clone, Debug, PartialEq)]
pub struct TokenizedPair {
    /// The pair itself.
    pub pair: SegmentPair,
    /// Its tokens in reading order.
    pub tokens: Sides<Vec<Token>>,
}

impl TokenizedPair {
    /// The text of one token.
    #[must_use]
    pub fn text(&self, lang: Lang, token: usize) -> &str {
        let Some(token) = self.tokens.get(lang).get(token) else { return "" };
        let segments = self.pair.segments.get(lang);
        segments.get(usize::from(token.segment)).map_or("", |segment| token.span.of(&segment.text))
    }

    /// Where a run of tokens stands; `None` for an empty run and for one that crosses a segment's end.
    #[must_use]
    pub fn spot(&self, lang: Lang, run: Run) -> Option<Spot> {
        let tokens = self.tokens.get(lang).get(run.range())?;
        let (first, last) = (tokens.first()?, tokens.last()?);
        (first.segment == last.segment).then_some(Spot {
            segment: first.segment,
            span: Span { start: first.span.start, end: last.span.end },
        })
    }

    /// The text under a spot, byte for byte.
    #[must_use]
    pub fn spot_text(&self, lang: Lang, spot: Spot) -> &str {
        let segments = self.pair.segments.get(lang);
        segments.get(usize::from(spot.segment)).map_or("", |segment| spot.span.of(&segment.text))
    }

    /// The text of a run, byte for byte; empty where the run has no spot.
    #[must_use]
    pub fn run_text(&self, lang: Lang, run: Run) -> &str {
        self.spot(lang, run).map_or("", |spot| self.spot_text(lang, spot))
    }

    /// The smallest run of tokens that covers a spot; empty where none does.
    #[must_use]
    pub fn run_at(&self, lang: Lang, spot: Spot) -> Run {
        let inside = |token: &Token| token.segment == spot.segment && token.span.overlaps(spot.span);
        let tokens = self.tokens.get(lang);
        let Some(start) = tokens.iter().position(inside) else { return Run::default() };
        let end = tokens.iter().rposition(inside).map_or(start, |last| last + 1);
        Run::new(start, end)
    }
}

/// All that `link` and the steps behind it read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corpus {
    /// The tokenized pairs.
    pub pairs: Vec<TokenizedPair>,
    /// Segments without a partner: their names and titles tell where the same words begin and end in a pair.
    pub unpaired: Sides<Vec<Segment>>,
    /// Term pairs given by the author.
    pub listed: Vec<GivenPair>,
}
