//! Which term links are worth a translator's time: two judges, each asked one question, look at how surely the two sides
//! translate each other, how term-like they look and what stands around them. How they are grown: `scripts/judges`.

use std::path::PathBuf;
use std::sync::OnceLock;

use crate::data::{Context, EnShape, Nesting, TermLink, TermType, ZhShape};
use crate::judge::{Forest, probability};

use super::page::Support;

/// What is asked of a term link itself: its probability, from both sides and from one, and its type by its place in
/// [`TermType::ALL`].
const OWN: [&str; 3] = ["probability", "mutual", "type"];

/// How many numbers describe a term link.
pub const FEATURES: usize = OWN.len()
    + Nesting::NAMES.len()
    + Support::NAMES.len()
    + ZhShape::NAMES.len()
    + EnShape::NAMES.len()
    + Context::COUNT;

/// What files of trees call these numbers, in the order of [`describe`].
#[must_use]
pub fn feature_names() -> Vec<String> {
    let of = |part: &'static str, names: &'static [&'static str]| {
        names.iter().map(move |name| format!("{part}{name}"))
    };
    of("", &OWN)
        .chain(of("nesting.", &Nesting::NAMES))
        .chain(of("page.", &Support::NAMES))
        .chain(of("zh.", &ZhShape::NAMES))
        .chain(of("en.", &EnShape::NAMES))
        .chain(Context::GROUPS.into_iter().flat_map(|(part, names)| of(part, names)))
        .collect()
}

/// Describes a term link: itself, how it lies among the others, what the page says, both shapes, what stands around it.
#[must_use]
pub fn describe(link: &TermLink, support: Support) -> [f32; FEATURES] {
    let mut features = [0.0; FEATURES];
    let r#type = TermType::ALL.iter().position(|r#type| *r#type == link.ends.zh.r#type).unwrap_or(0);
    let own = [link.probability, link.mutual, r#type as f32];
    let all = own
        .into_iter()
        .chain(link.nesting.to_array())
        .chain(support.to_array())
        .chain(link.ends.zh.shape.to_array())
        .chain(link.ends.en.shape.to_array())
        .chain(link.context.values());
    for (feature, value) in features.iter_mut().zip(all) {
        *feature = value;
    }
    features
}

/// The two judges. Their leaves are weighed so that both sums together are log odds of being right.
struct Judges {
    /// Is the pair right, and whole on both sides?
    right: Forest,
    /// Would a translator miss it in a term base?
    wanted: Forest,
}

impl Judges {
    /// Those that are built in. To measure how judges do on texts that they were not grown on, the environment variable
    /// `DUIZHAO_JUDGES` names a folder with others.
    fn read() -> Self {
        let folder = std::env::var_os("DUIZHAO_JUDGES").map(PathBuf::from);
        let forest = |name: &str, bundled: &str| {
            let other = folder.as_ref().and_then(|folder| std::fs::read_to_string(folder.join(name)).ok());
            Forest::bundled(other.as_deref().unwrap_or(bundled), &feature_names())
        };
        Judges {
            right: forest("right.trees", include_str!("right.trees")),
            wanted: forest("wanted.trees", include_str!("wanted.trees")),
        }
    }
}

/// The judges, read once.
fn judges() -> &'static Judges {
    static JUDGES: OnceLock<Judges> = OnceLock::new();
    JUDGES.get_or_init(Judges::read)
}

/// The probability that the pair is right, 0 to 1: of two pairs as likely right, the one that a translator would rather
/// have is raised.
#[must_use]
pub fn worth(link: &TermLink, support: Support) -> f32 {
    let described = describe(link, support);
    let judged = probability(judges().right.log_odds(&described) + judges().wanted.log_odds(&described));
    // The author marked it as a title: what is left to doubt is only where its translation begins and ends.
    let title = link.ends.zh.shape.in_title_marks > 0.0;
    let known = link.ends.zh.shape.known_name > 0.0 && link.nesting.named >= 1.0;
    if known {
        judged.max(KNOWN * link.probability)
    } else if title {
        judged.max(MARKED.mul_add(link.probability, 1.0 - MARKED) * link.probability.sqrt())
    } else {
        judged
    }
}

/// What a name that a table holds with just this counterpart is worth at most by being known.
const KNOWN: f32 = 0.9;

/// How much of a marked title's worth hangs on the sureness of its counterpart.
const MARKED: f32 = 0.5;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::data::{Basis, Candidate, Ends, Run, Spot};

    fn link(probability: f32, shape: ZhShape, nesting: Nesting) -> TermLink {
        let (run, spot, r#type) = (Run::new(0, 1), Spot::default(), TermType::Place);
        let en = EnShape { capitals: 0.5, ..EnShape::default() };
        TermLink {
            ends: Ends {
                zh: Candidate { run, spot, shape, r#type },
                en: Candidate { run, spot, shape: en, r#type },
            },
            probability,
            mutual: 1.0,
            nesting,
            context: Context::default(),
            basis: Basis::Evidence,
            findings: Vec::new(),
        }
    }

    /// The number of that name.
    fn feature(link: &TermLink, name: &str) -> f32 {
        let at = feature_names().iter().position(|other| other == name).expect("such a feature");
        describe(link, Support { alone: 0.7, ..Support::default() })[at]
    }

    #[test]
    fn every_number_stands_at_its_name() {
        let shape = ZhShape { known_word: 0.1, only_head: 0.2, ..ZhShape::default() };
        let nesting = Nesting { around_surest: 0.3, named: 0.4, ..Nesting::default() };
        let link = link(0.9, shape, nesting);
        let expected = vec![
            ("probability", 0.9),
            ("mutual", 1.0),
            ("type", 3.0),
            ("nesting.around_surest", 0.3),
            ("nesting.named", 0.4),
            ("page.alone", 0.7),
            ("zh.known_word", 0.1),
            ("zh.only_head", 0.2),
            ("en.capitals", 0.5),
            ("en.least_rarity", 0.0),
        ];
        let found: Vec<(&str, f32)> =
            expected.iter().map(|(name, _)| (*name, feature(&link, name))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_number_has_a_name_of_its_own_and_the_judge_knows_those_it_asks_for() {
        let names: BTreeSet<String> = feature_names().into_iter().collect();
        assert_eq!(names.len(), FEATURES);
        let _ = judges();
    }

    #[test]
    fn what_a_table_or_the_author_marks_as_a_name_is_worth_more_than_its_looks() {
        let of = |shape, nesting| worth(&link(0.9, shape, nesting), Support::default());
        let plain = of(ZhShape::default(), Nesting::default());
        let named = Nesting { named: 1.0, ..Nesting::default() };
        let known = of(ZhShape { known_name: 1.0, ..ZhShape::default() }, named);
        let title = of(ZhShape { in_title_marks: 1.0, ..ZhShape::default() }, Nesting::default());
        assert!(known >= KNOWN * 0.9 && known > plain, "{known} {plain}");
        assert!(title > 0.85 && title > plain, "{title} {plain}");
    }
}
