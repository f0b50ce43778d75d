//! A page that holds both languages: what faces what, and what stands alone.

use super::chain::{Edge, heaviest};
use super::lexical::Sketch;
use super::likeness::{Likeness, trust};
use super::text::{Text, texts};
use super::turns::turns;
use super::{line, listed, running};
use crate::data::{At, Bitext, Block, BlockKind, Lang, Segment, SegmentPair, Sides};
use crate::encoder::Encoder;
use crate::text::lang_of;

/// How far apart on the page a text and its translation may stand, in texts.
const WINDOW: usize = 24;

/// Pages of up to so many texts are compared throughout: one language may stand wholly below the other.
const SMALL: usize = 160;

/// A paragraph may face up to so many of the other language.
const MOST_GROUPED: usize = 3;

/// What it brings (in log odds) that two texts are neighbours, and what each doubling of their distance costs.
const NEIGHBOURS: f32 = 1.5;
const PER_DOUBLING: f32 = 0.75;

/// What neighbouring cells of one row, and a line that the author set in two halves, bring by their place (log odds).
const SAME_ROW: f32 = 3.0;

/// What a group must be better by than its members alone, for each member beyond the first.
const PER_MEMBER: f32 = 0.7;

/// Pairs what faces each other.
pub(super) fn pair(blocks: Vec<Block>, encoder: Option<&Encoder>) -> Bitext {
    let (listed, texts) = listed::take(texts(blocks));
    let mut likeness = Likeness::new(encoder);
    let mut bitext = Bitext { listed, ..Bitext::default() };
    let mut sides: Sides<Vec<Placed>> = Sides::default();
    for (position, text) in texts.into_iter().flat_map(alternating).enumerate() {
        if let Some(halves) = halves(&mut likeness, &text.block) {
            // A line that holds both is a pair, and a border that no other pair crosses.
            close(&mut likeness, &mut sides, &mut bitext);
            bitext.pairs.push(halves);
        } else if let Some(lang) = text.lang {
            let sketch = likeness.sketch(lang, &text.block.text);
            sides.get_mut(lang).push(Placed { block: text.block, sketch, position });
        }
    }
    close(&mut likeness, &mut sides, &mut bitext);
    bitext
}

/// A line in which the languages take turns, sentence by sentence, as a line for each turn.
fn alternating(text: Text) -> Vec<Text> {
    let turns = turns(&text.block.text);
    if turns.len() < 3 {
        return vec![text];
    }
    let part = |turn: &str| Text {
        lang: lang_of(turn),
        block: Block { text: turn.to_owned(), place: text.block.place.clone(), ..text.block.clone() },
    };
    turns.into_iter().map(part).collect()
}

/// Both languages of one line.
fn halves(likeness: &mut Likeness<'_>, block: &Block) -> Option<SegmentPair> {
    let parts = line::split(likeness, &block.text, block.kind)?;
    let sketches = Sides::new(likeness.sketch(Lang::Zh, parts.zh), likeness.sketch(Lang::En, parts.en));
    let odds = likeness.odds(sketches.as_ref()) + SAME_ROW;
    let segment = |text: &str| vec![Segment { text: text.to_owned(), place: block.place.clone() }];
    Some(SegmentPair { segments: parts.map(segment), trust: trust(odds) })
}

/// A text with its place in the reading order.
struct Placed {
    block: Block,
    sketch: Sketch,
    position: usize,
}

/// Pairs what has been gathered; what finds no partner stays unpaired.
fn close(likeness: &mut Likeness<'_>, sides: &mut Sides<Vec<Placed>>, bitext: &mut Bitext) {
    let texts = std::mem::take(sides);
    let chain = heaviest(edges(likeness, &texts));
    let mut taken = Sides::new(0, 0);
    let mut rest = texts.map(Vec::into_iter);
    for edge in chain {
        let mut take = |lang: Lang, (from, to): (usize, usize)| {
            let side = rest.get_mut(lang);
            let alone = side.by_ref().take(from - *taken.get(lang)).map(segment).collect::<Vec<_>>();
            bitext.unpaired.get_mut(lang).extend(alone);
            *taken.get_mut(lang) = to;
            side.by_ref().take(to - from).map(|placed| placed.block).collect::<Vec<_>>()
        };
        let blocks = Sides::new(take(Lang::Zh, edge.zh), take(Lang::En, edge.en));
        let sentences = running::within(likeness, blocks, trust(edge.weight));
        bitext.append(sentences.into_bitext(0.0));
    }
    bitext.unpaired.zh.extend(rest.zh.map(segment));
    bitext.unpaired.en.extend(rest.en.map(segment));
}

fn segment(placed: Placed) -> Segment {
    Segment { text: placed.block.text, place: placed.block.place }
}

/// All pairs worth a thought, with their log odds.
fn edges(likeness: &Likeness, texts: &Sides<Vec<Placed>>) -> Vec<Edge> {
    let small = texts.zh.len() + texts.en.len() <= SMALL;
    let mut edges = Vec::new();
    for (zh, chinese) in texts.zh.iter().enumerate() {
        let near = |english: &&Placed| small || chinese.position.abs_diff(english.position) <= WINDOW;
        let from = texts.en.partition_point(|english| !small && english.position + WINDOW < chinese.position);
        for (en, english) in texts.en.iter().enumerate().skip(from).take_while(|(_, english)| near(english)) {
            let single = odds(likeness, &[chinese], &[english]);
            keep(Edge { zh: (zh, zh + 1), en: (en, en + 1), weight: single }, &mut edges);
            grow(likeness, texts, (zh, en), &mut edges);
        }
    }
    edges
}

/// Most pairs are none, and no chain holds them.
fn keep(edge: Edge, edges: &mut Vec<Edge>) {
    if edge.weight > 0.0 {
        edges.push(edge);
    }
}

/// Groups of neighbours that begin with these two.
fn grow(likeness: &Likeness, texts: &Sides<Vec<Placed>>, (zh, en): (usize, usize), edges: &mut Vec<Edge>) {
    for (zh_count, en_count) in [(1, 2), (2, 1), (1, 3), (3, 1), (2, 2)] {
        let (zh, en) = ((zh, zh + zh_count), (en, en + en_count));
        let (Some(chinese), Some(english)) = (group(&texts.zh, zh), group(&texts.en, en)) else { continue };
        let members = (zh_count + en_count - 2) as f32;
        let weight = odds(likeness, &chinese, &english) - PER_MEMBER * members;
        keep(Edge { zh, en, weight }, edges);
    }
}

/// Texts of one language with nothing of the other between them; only paragraphs are grouped.
fn group(side: &[Placed], (from, to): (usize, usize)) -> Option<Vec<&Placed>> {
    let texts: Vec<&Placed> = side.get(from..to)?.iter().collect();
    let close = texts.windows(2).all(|two| matches!(two, [a, b] if b.position == a.position + 1));
    let alike = |text: &&Placed| text.block.kind == BlockKind::Paragraph || texts.len() == 1;
    (close && texts.iter().all(alike) && texts.len() <= MOST_GROUPED).then_some(texts)
}

/// Log odds that two groups translate each other, by words, length and place.
fn odds(likeness: &Likeness, zh: &[&Placed], en: &[&Placed]) -> f32 {
    let sketches = Sides::new(joined(zh), joined(en));
    likeness.odds(sketches.as_ref()) + place(zh, en)
}

fn joined(texts: &[&Placed]) -> Sketch {
    let mut all = Sketch::default();
    for text in texts {
        all.units.extend_from_slice(&text.sketch.units);
        all.length += text.sketch.length;
    }
    all
}

/// What the places say.
fn place(zh: &[&Placed], en: &[&Placed]) -> f32 {
    let (Some(zh), Some(en)) = (zh.first(), en.first()) else { return 0.0 };
    let distance = zh.position.abs_diff(en.position).max(1) as f32;
    let row = |text: &Placed| match text.block.place.at {
        At::Cell { row, .. } => Some(row),
        _ => None,
    };
    let same_row = row(zh).is_some() && row(zh) == row(en);
    let bonus = if same_row { SAME_ROW } else { 0.0 };
    bonus + NEIGHBOURS - PER_DOUBLING * distance.log2()
}
