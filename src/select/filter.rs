//! What the user does not want to see: everything left out has its reason.

use rustc_hash::FxHashSet;

use super::known::{Contradiction, Known, Verdict};
use super::options::{Options, Untranslated};
use super::same::key;
use crate::data::{Entry, Lang, Reason};

/// The options, ready to be asked.
pub(super) struct Filter<'a> {
    options: &'a Options,
    known: Known<'a>,
    stop: FxHashSet<String>,
}

impl<'a> Filter<'a> {
    pub(super) fn new(options: &'a Options) -> Self {
        let keys = |term: &String| Lang::BOTH.map(|lang| key(lang, term));
        let stop = options.stop.iter().flat_map(keys).filter(|key| !key.is_empty()).collect();
        Filter { options, known: Known::new(&options.known), stop }
    }

    /// Why an entry is left out. What the user named comes before what he counted; how many rows there may be comes last,
    /// and cannot be told of one entry.
    pub(super) fn reason(&self, entry: &Entry) -> Option<Reason> {
        let options = self.options;
        let reasons = [
            self.untranslated(entry),
            (!options.types.is_empty() && !options.types.contains(&entry.r#type)).then_some(Reason::Type),
            self.is_stopped(entry).then_some(Reason::Stop),
            matches!(self.known.verdict(entry), Verdict::Known).then_some(Reason::Known),
            (entry.score < options.min_score).then_some(Reason::Score),
            (entry.count < options.min_count).then_some(Reason::Count),
            (chars(entry) < options.min_chars).then_some(Reason::Chars),
        ];
        reasons.into_iter().flatten().next()
    }

    /// Pairs whose Chinese term the translator knows with another counterpart: they are kept and reported.
    pub(super) fn contradictions(&self, entries: &[Entry]) -> Vec<Contradiction> {
        let contradiction = |entry: &Entry| match self.known.verdict(entry) {
            Verdict::Contradicted(known) => {
                Some(Contradiction { found: entry.terms.clone(), known: known.clone() })
            }
            Verdict::New | Verdict::Known => None,
        };
        entries.iter().filter_map(contradiction).collect()
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{At, Concept, Form, Place, Sides, TermPair, TermType};

    fn entry(zh: &str, en: &str, score: f32) -> Entry {
        Entry {
            terms: Sides::new(zh.to_owned(), en.to_owned()),
            r#type: TermType::Term,
            score,
            count: 1,
            findings: Vec::new(),
            variants: Vec::new(),
            examples: Vec::new(),
            concept: Concept::default(),
        }
    }

    fn entries() -> Vec<Entry> {
        let organisation =
            Entry {
                r#type: TermType::Organisation, count: 3, ..entry("联合国人居署", "UN-Habitat", 0.98)
            };
        vec![
            organisation,
            entry("數字治理", "Digital Governance", 0.9),
            entry("城", "city", 0.6),
            entry("暖城", "", 0.4),
            entry("会议", "the meeting", 0.3),
        ]
    }

    fn pair(zh: &str, en: &str) -> TermPair {
        let document: Arc<str> = Arc::from("known.csv");
        TermPair {
            terms: Sides::new(zh.to_owned(), en.to_owned()),
            place: Place::new(&document, At::Line(2)),
        }
    }

    fn kept(options: &Options) -> Vec<String> {
        let filter = Filter::new(options);
        let kept = entries().into_iter().filter(|entry| filter.reason(entry).is_none());
        kept.map(|entry| entry.terms.zh).collect()
    }

    fn all() -> Options {
        Options { untranslated: Untranslated::Keep, min_score: 0.0, ..Options::default() }
    }

    #[test]
    fn each_option_keeps_what_it_says() {
        let cases = [
            (Options::default(), "联合国人居署 數字治理 城"),
            (all(), "联合国人居署 數字治理 城 暖城 会议"),
            (Options { min_score: 0.6, ..all() }, "联合国人居署 數字治理 城"),
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
        assert_eq!(kept(&options), ["联合国人居署", "城"]);
        let contradictions = Filter::new(&options).contradictions(&entries()[2..3]);
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
        let filter = Filter::new(&options);
        assert_eq!(filter.reason(&entry), Some(Reason::Known));
        assert_eq!(filter.contradictions(&[entry]), []);
    }

    #[test]
    fn everything_left_out_has_its_reason() {
        let options = Options { stop: vec!["城".to_owned()], min_score: 0.5, ..Options::default() };
        let filter = Filter::new(&options);
        let reasons: Vec<Option<Reason>> = entries().iter().map(|entry| filter.reason(entry)).collect();
        let untranslated = Reason::Untranslated(Lang::Zh);
        assert_eq!(reasons, [None, None, Some(Reason::Stop), Some(untranslated), Some(Reason::Score)]);
    }
}
