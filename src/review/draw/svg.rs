//! Word links as arcs between two lines of words: one SVG picture.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::LINKED;
use crate::data::{EvidenceKind, LinkedPair, ORDER_COLOUR, WordLink};
use crate::review::html::escaped;

/// Size of the letters (pixels).
const LETTER: f32 = 16.0;

/// Width of half a Chinese character, and of a Latin letter on the average (pixels).
const HALF: f32 = LETTER * 0.54;

/// Between two words (pixels).
const GAP: f32 = 14.0;

/// Around the picture (pixels).
const MARGIN: f32 = 24.0;

/// Between the two lines of words; longer lines need steeper arcs (pixels).
const RISE: std::ops::RangeInclusive<f32> = 120.0..=260.0;

/// The picture: Chinese above, English below; each arc carries its probability and findings as its title.
#[must_use]
pub fn svg(pair: &LinkedPair) -> String {
    let (zh, en) = (widths(&pair.words.zh), widths(&pair.words.en));
    let width = total(&zh).max(total(&en));
    let (zh, en) = (centres(&zh, width), centres(&en, width));
    let rise = (width / 6.0).clamp(*RISE.start(), *RISE.end());
    let (top, foot) = (MARGIN + LETTER, MARGIN + LETTER + rise);
    let (width, height) = (width + 2.0 * MARGIN, foot + LETTER + MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" \
         font-family=\"'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif\" font-size=\"{LETTER}\" text-anchor=\"middle\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fdfcf9\"/>\n"
    );
    for link in &pair.links {
        if let (Some(from), Some(to)) = (zh.get(link.words.zh as usize), en.get(link.words.en as usize)) {
            arc(link, (*from, top + 8.0), (*to, foot - LETTER), &mut out);
        }
    }
    line(&pair.words.zh, &zh, (top, "zh"), &mut out);
    line(&pair.words.en, &en, (foot + 4.0, "en"), &mut out);
    out.push_str("</svg>\n");
    out
}

fn arc(link: &WordLink, (x1, y1): (f32, f32), (x2, y2): (f32, f32), out: &mut String) {
    let middle = f32::midpoint(y1, y2);
    let colour = link.kind.map_or(ORDER_COLOUR, EvidenceKind::colour);
    let dashes = if link.probability < LINKED { " stroke-dasharray=\"3 4\"" } else { "" };
    let thick = 0.8 + 2.4 * link.probability;
    let opacity = 0.25 + 0.65 * link.probability;
    let title: Vec<String> =
        std::iter::once(format!("{:.3}", link.probability)).chain(link.findings.iter().cloned()).collect();
    let _ = writeln!(
        out,
        "<path d=\"M{x1:.1} {y1:.1}C{x1:.1} {middle:.1} {x2:.1} {middle:.1} {x2:.1} {y2:.1}\" fill=\"none\" stroke=\"{colour}\" \
         stroke-width=\"{thick:.1}\" stroke-opacity=\"{opacity:.2}\" stroke-linecap=\"round\"{dashes}><title>{}</title></path>",
        escaped(&title.join("; "))
    );
}

fn line(words: &[String], centres: &[f32], (y, lang): (f32, &str), out: &mut String) {
    for (word, x) in words.iter().zip(centres) {
        let _ = writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" lang=\"{lang}\" fill=\"#24221e\">{}</text>",
            escaped(word)
        );
    }
}

fn widths(words: &[String]) -> Vec<f32> {
    words.iter().map(|word| word.width() as f32 * HALF).collect()
}

fn total(widths: &[f32]) -> f32 {
    widths.iter().sum::<f32>() + GAP * widths.len().saturating_sub(1) as f32
}

/// The middle of each word when the words are spread over the whole width.
fn centres(widths: &[f32], width: f32) -> Vec<f32> {
    let gaps = widths.len().saturating_sub(1).max(1) as f32;
    let gap = ((width - widths.iter().sum::<f32>()) / gaps).max(GAP);
    let mut left = MARGIN;
    let mut centre = |word: &f32| {
        let middle = left + word / 2.0;
        left += word + gap;
        middle
    };
    widths.iter().map(&mut centre).collect()
}

#[cfg(test)]
mod tests {
    use super::super::grid::tests::pair;
    use super::*;

    #[test]
    fn the_page_has_a_colour_and_words_in_both_languages_for_every_kind_of_evidence() {
        let [colours, english, chinese] = [
            include_str!("../page/arcs.css"),
            include_str!("../page/words-en.js"),
            include_str!("../page/words-zh.js"),
        ];
        for name in EvidenceKind::ALL.map(EvidenceKind::name) {
            assert!(colours.contains(&format!(".kind-{name}")), "{name} has no colour");
            for words in [english, chinese] {
                assert!(words.contains(&format!("'kind.{name}': ")), "{name} has no words");
            }
        }
    }

    #[test]
    fn every_word_and_every_link_is_drawn_and_nothing_is_markup() {
        let picture = svg(&pair());
        assert_eq!((picture.matches("<text").count(), picture.matches("<path").count()), (4, 2));
        assert!(picture.contains(">&lt;治理&gt;</text>") && picture.contains(">R&amp;D</text>"), "{picture}");
        assert!(picture.contains("<title>0.950; 城市 = urban (dictionary)</title>"), "{picture}");
        assert_eq!(picture.matches("stroke-dasharray").count(), 1, "the guess is dashed");
    }
}
