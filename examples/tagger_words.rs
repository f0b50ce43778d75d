//! Prints the tokens of texts with what the taggers know of them, for `scripts/tagger` to teach from.
//!
//! `tagger_words FILE [words]`: a pair a line, Chinese, tab, English (either may be empty); with `words`, tokens are what
//! stands between spaces. For each side that is not empty: a line `LANG`, then a token a line (text, first and last
//! character in the line, jieba's tag, gloss, the table of names by characters), then an empty line.

#![allow(clippy::print_stdout)]

use std::io::{BufWriter, Write};
use std::sync::Arc;

use duizhao::data::{At, Bitext, Lang, Place, Segment, SegmentPair, Sides, TokenizedPair};
use duizhao::{tag, tokenize};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("name a file of pairs")?;
    let place = Place::new(&Arc::from(path.as_str()), At::Whole);
    let text = std::fs::read_to_string(path)?;
    let lines = text.lines().map(|line| line.split_once('\t').unwrap_or((line, "")));
    let pairs: Vec<TokenizedPair> = if arguments.next().is_some() {
        lines.map(|(zh, en)| tokenize::pretokenized(zh, en, &place)).collect()
    } else {
        let segment = |text: &str| vec![Segment { text: text.to_owned(), place: place.clone() }];
        let pair = |(zh, en)| SegmentPair { segments: Sides::new(segment(zh), segment(en)), trust: 1.0 };
        let bitext = Bitext { pairs: lines.map(pair).collect(), ..Bitext::default() };
        tokenize::tokenize(bitext, &tokenize::Options::default()).pairs
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    for pair in &pairs {
        for lang in [Lang::Zh, Lang::En].into_iter().filter(|&lang| !pair.tokens.get(lang).is_empty()) {
            write_side(pair, lang, &mut out)?;
        }
    }
    Ok(())
}

fn write_side(pair: &TokenizedPair, lang: Lang, out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "{lang:?}")?;
    let text = pair.pair.segments.get(lang).first().map_or("", |segment| segment.text.as_str());
    let place = |byte: u32| text.get(..byte as usize).map_or(0, |before| before.chars().count());
    for (token, known) in pair.tokens.get(lang).iter().zip(tag::known(pair, lang)) {
        let (start, end) = (place(token.span.start), place(token.span.end));
        let table: Vec<String> = known.table.iter().map(u8::to_string).collect();
        writeln!(out, "{}\t{start}\t{end}\t{}\t{}\t{}", known.text, known.tag, known.gloss, table.join(" "))?;
    }
    writeln!(out)
}
