//! The findings of a term link in words that a translator can check.

use crate::data::{Basis, Finding, Lang, Run, TokenizedPair, Wording};

use super::spans::Spans;

/// The most reasons given for one pair.
const MOST: usize = 6;

/// What is said of a pair for which nothing speaks but the words around it.
const BARE: &str = "stands where its neighbours point";

/// What speaks for two spans, and how in words: the strongest findings inside them, in the order of the Chinese text, then
/// what marks stand around them.
#[must_use]
pub fn reasons(spans: &Spans<'_>, zh: Run, en: Run) -> (Basis, Vec<String>) {
    let mut inside: Vec<&Finding> = spans
        .links
        .findings
        .iter()
        .filter(|finding| {
            zh.contains(finding.ends.zh) && en.contains(finding.ends.en) && !finding.ends.zh.is_empty()
        })
        .collect();
    // What names more of the term comes first; of two that name the same, the stronger.
    inside.sort_by(|a, b| {
        let size = |finding: &Finding| finding.ends.zh.len() + finding.ends.en.len();
        size(b).cmp(&size(a)).then(b.strength.total_cmp(&a.strength)).then(a.ends.zh.cmp(&b.ends.zh))
    });
    let mut kept: Vec<&Finding> = Vec::new();
    for finding in inside {
        let news =
            |old: &&Finding| !old.ends.zh.overlaps(finding.ends.zh) && !old.ends.en.overlaps(finding.ends.en);
        if kept.len() < MOST && kept.iter().all(news) {
            kept.push(finding);
        }
    }
    kept.sort_by_key(|finding| finding.ends.zh);
    let mut reasons: Vec<String> =
        kept.into_iter().map(|finding| in_words(spans.view.pair, finding)).collect();
    reasons.extend(marks(spans, zh));
    if reasons.is_empty() { (Basis::Order, vec![BARE.to_owned()]) } else { (Basis::Evidence, reasons) }
}

/// One finding in words that a translator can check.
#[must_use]
pub fn in_words(pair: &TokenizedPair, finding: &Finding) -> String {
    let zh = pair.run_text(Lang::Zh, finding.ends.zh);
    let en = pair.run_text(Lang::En, finding.ends.en);
    let kind = finding.kind.name();
    match finding.kind.wording() {
        Wording::Named => format!("{zh} = {en} ({kind})"),
        Wording::Heard => format!("{kind}: {zh} ~ {en}"),
        Wording::Plain => format!("{zh} = {en}"),
        Wording::Beside => format!("{zh} {en}"),
    }
}

/// The title marks that stand around a term.
fn marks(spans: &Spans<'_>, zh: Run) -> Option<String> {
    let text = |token: Option<usize>| token.map_or("", |token| spans.view.pair.text(Lang::Zh, token));
    let (open, close) = (text((zh.start as usize).checked_sub(1)), text(Some(zh.end as usize)));
    if !matches!(open, "《" | "〈" | "“" | "「" | "『") {
        return None;
    }
    let is_whole = matches!(close, "》" | "〉" | "”" | "」" | "』");
    Some(if is_whole { format!("inside {open}{close}") } else { format!("behind {open}") })
}
