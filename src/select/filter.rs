//! What the user does not want to see: everything left out has its reason.

use rustc_hash::FxHashSet;

use super::known::{Contradiction, Known, Verdict};
use super::options::{Options, Untranslated};
use super::same::key;
use crate::data::{Dropped, Entry, Glossary, Lang, Reason};

/// Keeps the entries that the options want, in their order, and adds the others to what was dropped.
///
/// A pair whose Chinese term the translator knows with another counterpart is kept and reported.
#[must_use]
pub fn filter(glossary: Glossary, options: &Options) -> (Glossary, Vec<Contradiction>) {
    let filter = Filter::new(options);
    let mut kept = Glossary { entries: Vec::new(), dropped: glossary.dropped };
    let mut contradictions = Vec::new();
    for entry in glossary.entries {
        let rows = kept.entries.len();
        if let Some(reason) = filter.reason(&entry, rows) {
            kept.dropped.push(dropped(entry, reason));
            continue;
        }
        if let Verdict::Contradicted(known) = filter.known.verdict(&entry) {
            contradictions.push(Contradiction { found: entry.terms.clone(), known: known.clone() });
        }
        kept.entries.push(entry);
    }
    (kept, contradictions)
}

/// The options, ready to be asked.
struct Filter<'a> {
    options: &'a Options,
    known: Known<'a>,
    stop: FxHashSet<String>,
}

impl<'a> Filter<'a> {
    fn new(options: &'a Options) -> Self {
        let keys = |term: &String| Lang::BOTH.map(|lang| key(lang, term));
        let stop = options.stop.iter().flat_map(keys).filter(|key| !key.is_empty()).collect();
        Filter { options, known: Known::new(&options.known), stop }
    }

    /// Why an entry is left out when `rows` stand before it. What the user named comes before what he counted.
    fn reason(&self, entry: &Entry, rows: usize) -> Option<Reason> {
        let options = self.options;
        let reasons = [
            self.untranslated(entry),
            (!options.types.is_empty() && !options.types.contains(&entry.r#type)).then_some(Reason::Type),
            self.is_stopped(entry).then_some(Reason::Stop),
            matches!(self.known.verdict(entry), Verdict::Known).then_some(Reason::Known),
            (entry.score < options.min_score).then_some(Reason::Score),
            (entry.count < options.min_count).then_some(Reason::Count),
            (chars(entry) < options.min_chars).then_some(Reason::Chars),
            options.max_rows.is_some_and(|most| rows >= most).then_some(Reason::Rows),
        ];
        reasons.into_iter().flatten().next()
    }

    fn untranslated(&self, entry: &Entry) -> Option<Reason> {
        let alone = Lang::BOTH.into_iter().find(|lang| entry.terms.get(lang.other()).is_empty())?;
        (self.options.untranslated == Untranslated::Drop).then_some(Reason::Untranslated(alone))
    }

    fn is_stopped(&self, entry: &Entry) -> bool {
        Lang::BOTH.into_iter().any(|lang| self.stop.contains(&key(lang, entry.terms.get(lang))))
    }
}

/// Characters without white space: of the Chinese term, else of the English one.
fn chars(entry: &Entry) -> usize {
    let term = if entry.terms.zh.is_empty() { &entry.terms.en } else { &entry.terms.zh };
    term.chars().filter(|c| !c.is_whitespace()).count()
}

fn dropped(entry: Entry, reason: Reason) -> Dropped {
    let Entry { terms, r#type, score, count, .. } = entry;
    Dropped { terms, r#type, score, count, reason }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{At, Form, Place, Sides, TermPair, TermType};

    fn entry(zh: &str, en: &str, score: f32) -> Entry {
        Entry {
            terms: Sides::new(zh.to_owned(), en.to_owned()),
            r#type: TermType::Term,
            score,
            count: 1,
            findings: Vec::new(),
            variants: Vec::new(),
            examples: Vec::new(),
        }
    }

    fn glossary() -> Glossary {
        let organisation =
            Entry {
                r#type: TermType::Organisation, count: 3, ..entry("联合国人居署", "UN-Habitat", 0.98)
            };
        let entries = vec![
            organisation,
            entry("數字治理", "Digital Governance", 0.9),
            entry("城", "city", 0.6),
            entry("暖城", "", 0.4),
            entry("会议", "the meeting", 0.3),
        ];
        Glossary { entries, dropped: Vec::new() }
    }

    fn pair(zh: &str, en: &str) -> TermPair {
        let document: Arc<str> = Arc::from("known.csv");
        TermPair {
            terms: Sides::new(zh.to_owned(), en.to_owned()),
            place: Place::new(&document, At::Line(2)),
        }
    }

    fn kept(options: &Options) -> Vec<String> {
        filter(glossary(), options).0.entries.into_iter().map(|entry| entry.terms.zh).collect()
    }

    fn all() -> Options {
        Options { untranslated: Untranslated::Keep, ..Options::default() }
    }

    #[test]
    fn each_option_keeps_what_it_says() {
        let cases = [
            (Options::default(), "联合国人居署 數字治理 城 会议"),
            (all(), "联合国人居署 數字治理 城 暖城 会议"),
            (Options { min_score: 0.6, ..all() }, "联合国人居署 數字治理 城"),
            (Options { max_rows: Some(1), ..all() }, "联合国人居署"),
            (Options { min_count: 2, ..all() }, "联合国人居署"),
            (Options { min_chars: 2, ..all() }, "联合国人居署 數字治理 暖城 会议"),
            (Options { types: vec![TermType::Term], ..all() }, "數字治理 城 暖城 会议"),
            (
                Options { stop: vec!["Meeting".to_owned(), "数字治理".to_owned()], ..all() },
                "联合国人居署 城 暖城",
            ),
        ];
        for (options, expected) in cases {
            assert_eq!(kept(&options).join(" "), expected, "{options:?}");
        }
    }

    #[test]
    fn known_pairs_go_whatever_their_case_width_and_script() {
        let known =
            vec![pair("数字治理", "digital governance"), pair("「会议」", "Meeting"), pair("城", "town")];
        let options = Options { known, ..Options::default() };
        let (glossary, contradictions) = filter(glossary(), &options);
        let kept: Vec<&str> = glossary.entries.iter().map(|entry| entry.terms.zh.as_str()).collect();
        assert_eq!(kept, ["联合国人居署", "城"]);
        let [contradiction] = contradictions.as_slice() else { panic!("{contradictions:?}") };
        assert_eq!(
            (contradiction.found.en.as_str(), contradiction.known.terms.en.as_str()),
            ("city", "town")
        );
    }

    #[test]
    fn a_variant_that_is_known_makes_its_entry_known() {
        let variants = vec![Form { terms: Sides::new("城市".to_owned(), "city".to_owned()), count: 1 }];
        let entry = Entry { variants, ..entry("城市", "cities", 0.9) };
        let options = Options { known: vec![pair("城市", "City")], ..Options::default() };
        let (glossary, contradictions) =
            filter(Glossary { entries: vec![entry], dropped: Vec::new() }, &options);
        assert_eq!((glossary.entries.len(), contradictions.len()), (0, 0));
    }

    #[test]
    fn everything_left_out_has_its_reason() {
        let options =
            Options { stop: vec!["城".to_owned()], min_score: 0.5, max_rows: Some(1), ..Options::default() };
        let (glossary, _) = filter(glossary(), &options);
        let reasons: Vec<(&str, &Reason)> =
            glossary.dropped.iter().map(|dropped| (dropped.terms.zh.as_str(), &dropped.reason)).collect();
        assert_eq!(
            reasons,
            [
                ("數字治理", &Reason::Rows),
                ("城", &Reason::Stop),
                ("暖城", &Reason::Untranslated(Lang::Zh)),
                ("会议", &Reason::Score),
            ]
        );
    }
}
