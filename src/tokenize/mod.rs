//! Segments into words: jieba for Chinese characters, Unicode's word boundaries (UAX #29) for everything else.

mod across;
mod cut;
mod jieba;
mod kind;
mod merge;
mod pretokenized;
mod refine;
mod split;
mod stretch;
mod vocabulary;
mod western;

pub use pretokenized::pretokenized;
pub use split::split_at;

use rayon::prelude::*;

use self::jieba::Cutter;
use self::vocabulary::ExtraWords;
use crate::data::{Bitext, Corpus, Segment, SegmentPair, Sides, TokenizedPair};
use crate::text::Length;

/// How to tokenize.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Chinese words that jieba shall keep whole (the user's lists, names of the lexicon), in either script.
    pub words: Vec<String>,
}

/// Pairs that share one jieba: making it costs more than cutting a pair, and its words are those of these pairs only.
const PAIRS_PER_CUTTER: usize = 512;

/// Tokenizes all pairs. The tokens of a pair do not depend on the pairs beside it.
#[must_use]
pub fn tokenize(bitext: Bitext, options: &Options) -> Corpus {
    let extra = ExtraWords::new(&options.words);
    let chunks = bitext.pairs.into_par_iter().chunks(PAIRS_PER_CUTTER);
    let tokenized: Vec<Vec<TokenizedPair>> = chunks.map(|pairs| tokenize_chunk(pairs, &extra)).collect();
    Corpus {
        pairs: tokenized.into_iter().flatten().collect(),
        unpaired: bitext.unpaired,
        listed: bitext.listed,
    }
}

/// Pairs that share a cutter.
fn tokenize_chunk(pairs: Vec<SegmentPair>, extra: &ExtraWords) -> Vec<TokenizedPair> {
    let segments = pairs.iter().flat_map(|pair| pair.segments.zh.iter().chain(&pair.segments.en));
    let cutter = Cutter::new(segments.map(|segment| segment.text.as_str()), extra);
    pairs.into_iter().map(|pair| tokenize_pair(pair, &cutter)).collect()
}

fn tokenize_pair(pair: SegmentPair, cutter: &Cutter<'_>) -> TokenizedPair {
    let tokens = |segments: &[Segment]| {
        let numbered = segments.iter().zip(0..=u16::MAX);
        numbered.flat_map(|(segment, index)| cut::cut(&segment.text, index, cutter)).collect()
    };
    let tokens = Sides::new(tokens(&pair.segments.zh), tokens(&pair.segments.en));
    let mut pair = TokenizedPair { pair, tokens };
    // A pair too long to be linked would be looked through once for each of its names.
    if Length::of(&pair.pair) != Length::TooLong {
        across::part(&mut pair);
    }
    pair
}

#[cfg(test)]
mod tests;
