//! Word links as a grid of characters: English words beside it, Chinese ones above it, written downwards.

use std::io::Write;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::LINKED;
use crate::data::LinkedPair;
use crate::error::Result;

/// How far a grid reaches before it is cut into one below the other (columns of a terminal).
const WIDTH: usize = 100;

/// Columns of the terminal that one Chinese word takes, with the space behind it.
const STEP: usize = 3;

/// From which probability on a cell is how dark.
const SHADES: [(f32, &str); 4] = [(0.9, "██"), (0.7, "▓▓"), (LINKED, "▒▒"), (0.0, "··")];

/// Draws the grid, what its shades mean, and each link with its probability and findings.
///
/// # Errors
/// When `out` cannot be written.
pub fn grid(pair: &LinkedPair, out: &mut dyn Write) -> Result<()> {
    let label = pair.words.en.iter().map(|word| word.width()).max().unwrap_or(0);
    let columns = (WIDTH.saturating_sub(label + 1) / STEP).max(1);
    for first in (0..pair.words.zh.len()).step_by(columns) {
        let last = (first + columns).min(pair.words.zh.len());
        block(pair, (first, last), label, out)?;
        writeln!(out)?;
    }
    writeln!(out, "██ 0.9 and more  ▓▓ 0.7  ▒▒ {LINKED}: linked  ·· a guess\n")?;
    list(pair, out)
}

/// The Chinese words `first..last` and all English ones.
fn block(pair: &LinkedPair, (first, last): (usize, usize), label: usize, out: &mut dyn Write) -> Result<()> {
    let words: Vec<Vec<char>> = pair
        .words
        .zh
        .get(first..last)
        .unwrap_or_default()
        .iter()
        .map(|word| word.chars().collect())
        .collect();
    let height = words.iter().map(Vec::len).max().unwrap_or(0);
    for row in 0..height {
        // Short words stand at the foot, next to the grid.
        let character =
            |word: &Vec<char>| (row + word.len()).checked_sub(height).and_then(|at| word.get(at).copied());
        let cells = words.iter().map(|word| character(word).map_or("  ".to_owned(), two_wide));
        line(&" ".repeat(label), cells, out)?;
    }
    for (en, word) in pair.words.en.iter().enumerate() {
        let padded = format!("{}{word}", " ".repeat(label.saturating_sub(word.width())));
        line(&padded, (first..last).map(|zh| shade(pair, zh, en).to_owned()), out)?;
    }
    Ok(())
}

fn line(label: &str, cells: impl Iterator<Item = String>, out: &mut dyn Write) -> Result<()> {
    let text = format!("{label} {}", cells.collect::<Vec<_>>().join(" "));
    Ok(writeln!(out, "{}", text.trim_end())?)
}

/// A character in two columns of the terminal.
fn two_wide(c: char) -> String {
    match c.width() {
        Some(2) => c.to_string(),
        Some(1) => format!("{c} "),
        _ => "  ".to_owned(),
    }
}

fn shade(pair: &LinkedPair, zh: usize, en: usize) -> &'static str {
    let here = |link: &&crate::data::WordLink| link.words.zh as usize == zh && link.words.en as usize == en;
    let Some(link) = pair.links.iter().find(here) else { return "  " };
    SHADES.iter().find(|(least, _)| link.probability >= *least).map_or("  ", |(_, shade)| shade)
}

fn list(pair: &LinkedPair, out: &mut dyn Write) -> Result<()> {
    let word = |words: &[String], at: u32| words.get(at as usize).cloned().unwrap_or_default();
    let rows = || {
        pair.links
            .iter()
            .map(|link| (word(&pair.words.zh, link.words.zh), word(&pair.words.en, link.words.en), link))
    };
    let widest = |side: fn(&(String, String, &crate::data::WordLink)) -> usize| {
        rows().map(|row| side(&row)).max().unwrap_or(0)
    };
    let (left, right) = (widest(|row| row.0.width()), widest(|row| row.1.width()));
    for (zh, en, link) in rows() {
        let (zh_pad, en_pad) = (" ".repeat(left - zh.width()), " ".repeat(right - en.width()));
        let mark = if link.probability >= LINKED { ' ' } else { '?' };
        let line =
            format!("{:.3}{mark} {zh}{zh_pad}  {en}{en_pad}  {}", link.probability, link.findings.join("; "));
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::data::{EvidenceKind, Sides, WordLink};

    /// Two words a side, one link sure and one a guess.
    pub(in crate::review) fn pair() -> LinkedPair {
        let words = |words: [&str; 2]| words.map(str::to_owned).to_vec();
        let link = |zh, en, probability, kind: Option<EvidenceKind>, finding: &[&str]| WordLink {
            words: Sides::new(zh, en),
            probability,
            kind,
            findings: finding.iter().map(|text| (*text).to_owned()).collect(),
        };
        LinkedPair {
            words: Sides::new(words(["城市", "<治理>"]), words(["urban", "R&D"])),
            links: vec![
                link(0, 0, 0.95, Some(EvidenceKind::Dictionary), &["城市 = urban (dictionary)"]),
                link(1, 1, 0.3, None, &[]),
            ],
        }
    }

    #[test]
    fn chinese_words_stand_above_and_links_are_shaded() {
        let mut out = Vec::new();
        grid(&pair(), &mut out).expect("a vector takes everything");
        let text = String::from_utf8(out).expect("text");
        let expected = "         <\n         治\n      城 理\n      市 >\nurban ██\n  R&D    ··\n\n";
        assert!(text.starts_with(expected), "{text}");
        assert!(
            text.ends_with("0.950  城市    urban  城市 = urban (dictionary)\n0.300? <治理>  R&D\n"),
            "{text}"
        );
    }
}
