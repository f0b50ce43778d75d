//! A pair's word links as a person is shown them.

use crate::align::in_words;
use crate::data::{
    At, Finding, LinkedPair, Links, Place, Segment, SegmentPair, Sides, TokenizedPair, WordLink,
};
use crate::select::rounded;

/// Links below this are not shown: they are noise.
const SHOWN: f32 = 0.2;

/// The most reasons given for one link: the first says most.
const MOST: usize = 3;

/// Two texts as a segment pair that stands nowhere.
pub(super) fn alone(texts: &Sides<String>) -> SegmentPair {
    let place = Place { document: "".into(), at: At::Whole };
    let segment = |text: &String| vec![Segment { text: text.clone(), place: place.clone() }];
    SegmentPair { segments: texts.as_ref().map(segment), trust: 1.0 }
}

/// A pair's links with their reasons, as a person is shown them.
pub(super) fn linked_pair(pair: &TokenizedPair, links: &Links) -> LinkedPair {
    let words = Sides::from_fn(|lang| {
        (0..pair.tokens.get(lang).len()).map(|token| pair.text(lang, token).to_owned()).collect()
    });
    let size = links.grid.size;
    let cells = (0..size.zh).flat_map(|zh| (0..size.en).map(move |en| (zh, en)));
    let strong = cells.filter(|(zh, en)| links.grid.get(*zh, *en) >= SHOWN);
    LinkedPair { words, links: strong.map(|(zh, en)| word_link(pair, links, zh, en)).collect() }
}

fn word_link(pair: &TokenizedPair, links: &Links, zh: usize, en: usize) -> WordLink {
    let mut findings: Vec<&Finding> = links
        .findings
        .iter()
        .filter(|finding| finding.ends.zh.range().contains(&zh) && finding.ends.en.range().contains(&en))
        .collect();
    // What speaks of just these words comes before what speaks of a longer run; of two such, the stronger.
    findings.sort_by(|a, b| {
        let size = |finding: &Finding| finding.ends.zh.len() + finding.ends.en.len();
        size(a).cmp(&size(b)).then(b.strength.total_cmp(&a.strength))
    });
    let mut reasons: Vec<String> = Vec::new();
    for reason in findings.iter().map(|finding| in_words(pair, finding)) {
        if reasons.len() < MOST && !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    WordLink {
        words: Sides::new(zh as u32, en as u32),
        probability: rounded(links.grid.get(zh, en)),
        kind: findings.first().map(|finding| finding.kind),
        findings: reasons,
    }
}
