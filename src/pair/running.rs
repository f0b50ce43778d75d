//! Two texts in two languages, sentence by sentence.

use std::ops::Range;

use super::beads::{self, Bead, Meaning, Sentence};
use super::lexical::Inventory;
use super::likeness::{Likeness, trust};
use super::sentence;
use crate::data::{AlignedRun, Alignment, Block, BlockKind, Lang, Segment, Sides};
use crate::encoder::Encoder;
use crate::error::{Error, ErrorKind, Result};
use crate::text::{lang_of, simplify};

/// What a block of the input is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Unit {
    /// Running text: it is cut into sentences.
    #[default]
    Text,
    /// A sentence: it is kept as it is.
    Sentence,
}

/// Less than this part of a text in pairs with even odds, and the two are no translations of each other: unrelated
/// texts have next to nothing, free translations of novels 99 in 100.
const LEAST_SHARED: f32 = 0.2;
const EVEN: f32 = 0.5;

/// Texts of fewer sentences are never refused: a list of names shares nothing that a dictionary knows.
const TELLING: usize = 8;

/// Two texts of as many blocks are paired block by block, if so many of them have better than even odds.
const LINE_BY_LINE: f32 = 0.6;

/// What it brings that a block has the same number as the other and stands among pairs (log odds).
const IN_LINE: f32 = 3.0;

/// Aligns two texts. If the languages are the other way round, the texts are exchanged.
///
/// # Errors
/// Both texts in one language, a text without words, and texts that do not look like translations of each other.
pub(super) fn align(
    zh: Vec<Block>,
    en: Vec<Block>,
    unit: Unit,
    encoder: Option<&Encoder>,
) -> Result<Alignment> {
    let blocks = in_order(Sides::new(zh, en))?;
    let mut inventory = Inventory::default();
    let (zh, zh_sentences) = cut(Lang::Zh, &blocks.zh, unit, &mut inventory);
    let (en, en_sentences) = cut(Lang::En, &blocks.en, unit, &mut inventory);
    let texts = Sides::new(zh_sentences.as_slice(), en_sentences.as_slice());
    let runs = runs(&beads(&inventory, texts, Sides::new(&zh, &en), encoder), texts);
    checked(Alignment { segments: Sides::new(zh, en), runs })
}

/// Aligns two texts block by block, if their blocks are as many and most of them face their translations; else whole.
///
/// # Errors
/// As [`align`].
pub(super) fn align_documents(
    zh: Vec<Block>,
    en: Vec<Block>,
    encoder: Option<&Encoder>,
) -> Result<Alignment> {
    let blocks = in_order(Sides::new(zh, en))?;
    let mut likeness = Likeness::new(encoder);
    let odds: Vec<f32> =
        blocks.zh.iter().zip(&blocks.en).map(|(zh, en)| facing(&mut likeness, zh, en)).collect();
    let good = odds.iter().filter(|odds| **odds > 0.0).count();
    if blocks.zh.len() != blocks.en.len() || (good as f32) < LINE_BY_LINE * odds.len() as f32 {
        return align(blocks.zh, blocks.en, Unit::Text, encoder);
    }
    let mut alignment = Alignment::default();
    let pairs = blocks.zh.into_iter().zip(blocks.en).zip(odds);
    alignment.extend(pairs.map(|((zh, en), odds)| {
        within(&mut likeness, Sides::new(vec![zh], vec![en]), trust(odds + IN_LINE))
    }));
    Ok(alignment)
}

/// Log odds that two blocks of the same number translate each other.
fn facing(likeness: &mut Likeness<'_>, zh: &Block, en: &Block) -> f32 {
    let sketches = Sides::new(likeness.sketch(Lang::Zh, &zh.text), likeness.sketch(Lang::En, &en.text));
    likeness.odds(sketches.as_ref())
}

/// The sentences of two groups of blocks that translate each other as a whole, with that trust.
pub(super) fn within(likeness: &mut Likeness<'_>, blocks: Sides<Vec<Block>>, trust: f32) -> Alignment {
    let encoder = likeness.encoder();
    let inventory = likeness.inventory();
    let (zh, zh_sentences) = cut(Lang::Zh, &blocks.zh, Unit::Text, inventory);
    let (en, en_sentences) = cut(Lang::En, &blocks.en, Unit::Text, inventory);
    if zh.len() < 2 || en.len() < 2 {
        let whole = |block: Block| Segment { text: block.text, place: block.place };
        let mut alignment = Alignment::default();
        alignment.push(blocks.map(|side| side.into_iter().map(whole).collect()), trust);
        return alignment;
    }
    let texts = Sides::new(zh_sentences.as_slice(), en_sentences.as_slice());
    let beads = beads(inventory, texts, Sides::new(&zh, &en), encoder);
    let run = |bead: &Bead| AlignedRun {
        segments: bead.sentences.clone(),
        trust: if bead.is_pair() { trust } else { 0.0 },
    };
    Alignment { segments: Sides::new(zh, en), runs: beads.iter().map(run).collect() }
}

/// The beads of two texts; an encoder is asked what the sentences mean.
fn beads(
    inventory: &Inventory,
    texts: Sides<&[Sentence]>,
    segments: Sides<&Vec<Segment>>,
    encoder: Option<&Encoder>,
) -> Vec<Bead> {
    let Some(encoder) = encoder else { return beads::align(inventory, texts, None) };
    let folded = |segment: &Segment| segment.text.chars().map(simplify).collect::<String>();
    let folded = segments.map(|side| side.iter().map(folded).collect::<Vec<String>>());
    let sentences = folded.as_ref().map(|side| side.iter().map(String::as_str).collect());
    beads::align(inventory, texts, Some(&Meaning { encoder, texts: sentences }))
}

/// Refuses texts that have nothing to do with each other.
fn checked(alignment: Alignment) -> Result<Alignment> {
    let sure = alignment.runs.iter().filter(|run| run.trust >= EVEN);
    let shared: usize = sure.map(|run| run.segments.zh.len().min(run.segments.en.len())).sum();
    let all = alignment.segments.zh.len().min(alignment.segments.en.len());
    if all < TELLING || shared as f32 >= LEAST_SHARED * all as f32 {
        return Ok(alignment);
    }
    let names = alignment
        .segments
        .map(|side| side.first().map_or_else(String::new, |first| first.place.document.to_string()));
    let what = format!("{} and {} do not look like translations of each other", names.zh, names.en);
    Err(Error { kind: ErrorKind::Malformed(what), place: None })
}

/// The Chinese text first.
fn in_order(blocks: Sides<Vec<Block>>) -> Result<Sides<Vec<Block>>> {
    let found = blocks.as_ref().map(|side| language(side));
    match (found.zh, found.en) {
        (Some(Lang::En), Some(Lang::Zh)) => Ok(Sides::new(blocks.en, blocks.zh)),
        (Some(Lang::Zh), Some(Lang::En)) => Ok(blocks),
        (one, other) => {
            let name = |side: &[Block]| {
                side.first()
                    .map_or_else(|| "an empty text".to_owned(), |block| block.place.document.to_string())
            };
            let names = blocks.as_ref().map(|side| name(side));
            let what = match (one, other) {
                (Some(lang), Some(_)) => format!(
                    "{} and {} are both {} text; one must be the other's translation",
                    names.zh,
                    names.en,
                    lang.name()
                ),
                (None, _) => format!("{} holds no words", names.zh),
                (_, None) => format!("{} holds no words", names.en),
            };
            Err(Error { kind: ErrorKind::Language(what), place: None })
        }
    }
}

/// Blocks that are looked at to tell a text's language, spread over all of it.
const SAMPLE: usize = 200;

/// The language in which most of a text is, by its letters.
fn language(blocks: &[Block]) -> Option<Lang> {
    let mut letters = Sides::new(0_usize, 0_usize);
    let full: Vec<&Block> = blocks.iter().filter(|block| !block.text.trim().is_empty()).collect();
    for block in full.iter().step_by(full.len() / SAMPLE + 1) {
        if let Some(lang) = block.lang.or_else(|| lang_of(&block.text)) {
            *letters.get_mut(lang) += block.text.len();
        }
    }
    match letters {
        Sides { zh: 0, en: 0 } => None,
        Sides { zh, en } => Some(if zh >= en { Lang::Zh } else { Lang::En }),
    }
}

/// All segments of a text, and what the search needs of each.
pub(super) fn cut(
    lang: Lang,
    blocks: &[Block],
    unit: Unit,
    inventory: &mut Inventory,
) -> (Vec<Segment>, Vec<Sentence>) {
    let mut segments = Vec::with_capacity(blocks.len());
    let mut sentences = Vec::with_capacity(blocks.len());
    for block in blocks {
        let heading = matches!(block.kind, BlockKind::Heading(_));
        for (number, text) in texts(lang, block, unit).into_iter().enumerate() {
            let opens = number == 0 && unit == Unit::Text;
            sentences.push(Sentence { sketch: inventory.sketch(lang, text), opens, heading });
            segments.push(Segment { text: text.to_owned(), place: block.place.clone() });
        }
    }
    (segments, sentences)
}

/// A block's segments. Headings and cells are segments of their own.
fn texts(lang: Lang, block: &Block, unit: Unit) -> Vec<&str> {
    let whole = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Cell | BlockKind::Verbatim);
    if whole || unit == Unit::Sentence {
        return vec![&block.text];
    }
    sentence::split(lang, &block.text).into_iter().map(|span| span.of(&block.text)).collect()
}

/// The beads with their trust.
fn runs(beads: &[Bead], texts: Sides<&[Sentence]>) -> Vec<AlignedRun> {
    let gains: Vec<f32> = beads.iter().filter(|bead| bead.is_pair()).map(|bead| gain(bead, texts)).collect();
    let mut pairs = 0;
    let run = |bead: &Bead| {
        let segments = bead.sentences.clone();
        if !bead.is_pair() {
            return AlignedRun { segments, trust: 0.0 };
        }
        pairs += 1;
        AlignedRun { segments, trust: trust(odds(&gains, pairs - 1)) }
    };
    beads.iter().map(run).collect()
}

/// Beads on either side that vouch for one: a single sentence, freely translated, proves little.
const NEIGHBOURS: usize = 6;

/// Log odds that a bead's two sides translate each other at least in part, by its own gain and its neighbours'. The
/// weights are fitted on 2,398 beads of texts that translate each other (all but one of them right in part) against
/// 8,162 of texts that have nothing to do with each other; the neighbours say no more for a bead than `MOST_FOR`, so
/// that its own words still count.
const PER_GAIN: f32 = 2.6;
const PER_NEIGHBOUR: f32 = 14.0;
const NEIGHBOUR_BASE: f32 = 2.5;
const MOST_FOR: f32 = 2.0;
const MOST_AGAINST: f32 = -6.0;

/// The most that one bead's gain counts for its neighbours.
const MOST_GAIN: f32 = 1.5;

fn odds(gains: &[f32], at: usize) -> f32 {
    let around = gains.iter().enumerate().skip(at.saturating_sub(NEIGHBOURS)).take(2 * NEIGHBOURS + 1);
    let others = around.filter(|(other, _)| *other != at).map(|(_, gain)| gain.clamp(-MOST_GAIN, MOST_GAIN));
    let (sum, count) = others.fold((0.0, 0), |(sum, count), gain| (sum + gain, count + 1));
    let mean = sum / count.max(1) as f32;
    let neighbours = (NEIGHBOUR_BASE + PER_NEIGHBOUR * mean).clamp(MOST_AGAINST, MOST_FOR);
    PER_GAIN * gains.get(at).copied().unwrap_or(0.0) + neighbours
}

/// What a unit of either side gains, both sides together, in nats.
fn gain(bead: &Bead, texts: Sides<&[Sentence]>) -> f32 {
    let units = |side: &[Sentence], run: &Range<usize>| {
        let run = side.get(run.clone()).unwrap_or_default();
        run.iter().map(|sentence| sentence.sketch.units.len()).sum::<usize>().max(1) as f32
    };
    bead.gains.zh / units(texts.zh, &bead.sentences.zh) + bead.gains.en / units(texts.en, &bead.sentences.en)
}
