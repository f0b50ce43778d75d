//! What stands in quotes or title marks.

use crate::data::{Lang, Run, Sides};
use crate::lexicon::view::PairView;

const OPEN: &str = "《〈“‘\"'「『``";
const CLOSE: &str = "》〉”’\"'」』''";

/// Longer runs in quotes are speech, not names; in tokens.
const LONGEST: usize = 12;

/// 1 where title marks or quotes stand right before and behind the run, 0.5 where on one side.
pub(super) fn quoted(view: &PairView<'_>, lang: Lang, run: Run) -> f32 {
    let is = |token: Option<usize>, marks: &str| {
        let text = token.map_or("", |token| view.pair.text(lang, token));
        f32::from(u8::from(!text.is_empty() && marks.contains(text)))
    };
    f32::midpoint(is((run.start as usize).checked_sub(1), OPEN), is(Some(run.end as usize), CLOSE))
}

/// The quoted runs of both sides, first with first, if there are as many: a translator keeps quotes.
pub(super) fn pairs(view: &PairView<'_>) -> Vec<Sides<Run>> {
    let (zh, en) = (all(view, Lang::Zh, view.zh.len()), all(view, Lang::En, view.en.len()));
    if zh.len() != en.len() {
        return Vec::new();
    }
    zh.into_iter().zip(en).map(|(zh, en)| Sides::new(zh, en)).collect()
}

/// Short runs of one side between marks that open and close differently; straight quotes and apostrophes say too little.
fn all(view: &PairView<'_>, lang: Lang, size: usize) -> Vec<Run> {
    const PAIRS: &[(&str, &str)] =
        &[("《", "》"), ("“", "”"), ("「", "」"), ("『", "』"), ("‘", "’"), ("``", "''")];
    let mark = |token: usize| view.pair.text(lang, token);
    let run = |open: usize| {
        let (_, close) = PAIRS.iter().find(|(left, _)| *left == mark(open))?;
        let end = (open + 1..size.min(open + 2 + LONGEST)).find(|&end| mark(end) == *close)?;
        // American English draws a comma or full stop inside the quotes.
        let last = end - usize::from(lang == Lang::En && matches!(mark(end - 1), "," | "."));
        (last > open + 1).then(|| Run::new(open + 1, last))
    };
    (0..size).filter_map(run).collect()
}
