//! Evidence: a name sounds like this (特朗普 and Trump, 吴建南 and Wu Jiannan).

use crate::data::{EvidenceKind, Finding, Run, Sides, TokenKind};
use crate::lexicon::Lexicon;
use crate::lexicon::company::is_company_form;
use crate::lexicon::sound::Heard;
use crate::lexicon::view::{Case, PairView};
use crate::text::{Value, zh_number};

use super::{Evidence, Kind};

/// This kind in the register.
pub(super) const KIND: Kind = Kind { kind: EvidenceKind::Sound, evidence: &Sound };

struct Sound;

/// Below this probability a likeness of sound is chance.
const LEAST: f32 = 0.3;

/// The longest name, in English words: Ursula von der Leyen.
const LONGEST: usize = 4;

/// The number behind a name is cut into so many tokens at most: 十八|号.
const LONGEST_NUMBER: usize = 2;

/// A name heard across the middle of a Chinese word is less sure than one that begins and ends where words do.
const INSIDE: f32 = 0.8;

impl Evidence for Sound {
    fn find(&self, view: &PairView<'_>, _: &Lexicon, out: &mut Vec<Finding>) {
        let names: Vec<Run> = names(view).collect();
        if names.is_empty() {
            return;
        }
        let heard = Heard::new(&view.chars);
        for run in names {
            let words: Vec<&str> =
                run.range().filter_map(|at| view.en.get(at)).map(|word| word.folded.as_str()).collect();
            let Some(window) = heard.best_window(&words).filter(|window| window.score >= LEAST) else {
                continue;
            };
            let zh = with_number(view, view.tokens_of_chars(window.start, window.end), run);
            let strength =
                if view.is_whole(window.start, window.end) { window.score } else { INSIDE * window.score };
            out.push(Finding { kind: KIND.kind, ends: Sides::new(zh, run), strength });
        }
    }
}

/// The Chinese run, and the number behind it that ends the English word too: 嫦娥|六号 and Chang'e-6.
fn with_number(view: &PairView<'_>, zh: Run, en: Run) -> Run {
    let Some(last) = en.range().last().and_then(|at| view.en.get(at)) else { return zh };
    let figures = last.folded.trim_start_matches(|character: char| !character.is_ascii_digit());
    let Ok(wanted) = figures.parse::<u32>() else { return zh };
    let is_wanted = |end: &usize| {
        let words = view.zh.get(zh.end as usize..*end).unwrap_or_default();
        let text: String = words.iter().map(|word| word.folded.as_str()).collect();
        let number = zh_number(text.strip_suffix('号').unwrap_or(&text));
        !words.is_empty() && number.is_some_and(|number| number.agrees(Value::plain(f64::from(wanted))))
    };
    let longest = (zh.end as usize + LONGEST_NUMBER).min(view.zh.len());
    let end = (zh.end as usize + 1..=longest).rev().find(is_wanted);
    Run { end: end.map_or(zh.end, |end| end as u32), ..zh }
}

/// Runs of words that could be a name: capitals first and last, small words (von, de) between.
fn names<'v>(view: &'v PairView<'_>) -> impl Iterator<Item = Run> + 'v {
    let titled = |at: usize| {
        view.en.get(at).is_some_and(|word| {
            word.kind == TokenKind::Latin
                && word.case != Case::Lower
                && word.folded.len() > 1
                && !is_company_form(word)
        })
    };
    let small = |at: usize| {
        view.en.get(at).is_some_and(|word| word.kind == TokenKind::Latin && word.folded.len() <= 3)
    };
    let starts = (0..view.en.len()).filter(move |&start| titled(start));
    starts.flat_map(move |start| {
        let inner_ends = start + 1..=(start + LONGEST).min(view.en.len());
        inner_ends
            .take_while(move |&end| (start + 1..end).all(|at| titled(at) || small(at)))
            .filter(move |&end| titled(end - 1))
            .map(move |end| Run::new(start, end))
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{At, Place};
    use crate::lexicon::Dictionary;
    use crate::tokenize::pretokenized;

    #[test]
    fn the_number_of_a_spacecraft_goes_with_its_name() {
        let place = Place::new(&Arc::from("pairs.tsv"), At::Line(1));
        for (zh, en, name) in [
            ("嫦娥 六号 探测器", "Chang'e-6 probe", "嫦娥 六号"),
            ("神舟 十八 号 飞船", "Shenzhou-18 spacecraft", "神舟 十八 号"),
            ("嫦娥 探测器", "Chang'e-6 probe", "嫦娥"),
        ] {
            let pair = pretokenized(zh, en, &place);
            let view = PairView::new(&pair, Dictionary::bundled());
            let mut found = Vec::new();
            Sound.find(&view, &Lexicon::bundled(), &mut found);
            let names: Vec<&str> =
                found.iter().map(|finding| pair.run_text(crate::data::Lang::Zh, finding.ends.zh)).collect();
            assert_eq!(names, [name], "{zh}");
        }
    }
}
