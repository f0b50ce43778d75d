//! Which term links are worth a translator's time: two judges, each asked one question, look at how surely the two sides
//! translate each other, how term-like they look and what stands around them. How they are grown: `scripts/judges`.

use std::path::PathBuf;
use std::sync::OnceLock;

use crate::data::{CONTEXT, NESTING, SHAPE, TermLink, TermType};
use crate::judge::{Forest, probability};

use super::page::SUPPORT;

/// How many numbers describe a term link.
pub const FEATURES: usize = 3 + NESTING + SUPPORT + 2 * SHAPE + CONTEXT;

/// Describes a term link: its probabilities, its type, how it lies among the others, what the page says, both shapes,
/// what stands in and around it.
#[must_use]
pub fn describe(link: &TermLink, support: [f32; SUPPORT]) -> [f32; FEATURES] {
    let mut features = [0.0; FEATURES];
    let r#type = TermType::ALL.iter().position(|r#type| *r#type == link.ends.zh.r#type).unwrap_or(0);
    let head = [link.probability, link.mutual, r#type as f32];
    let all = head
        .iter()
        .chain(&link.nesting)
        .chain(&support)
        .chain(&link.ends.zh.shape)
        .chain(&link.ends.en.shape)
        .chain(&link.context);
    for (feature, value) in features.iter_mut().zip(all) {
        *feature = *value;
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
            Forest::parse(other.as_deref().unwrap_or(bundled))
        };
        Judges {
            right: forest("right.trees", include_str!("right.trees")),
            wanted: forest("wanted.trees", include_str!("wanted.trees")),
        }
    }
}

/// The probability that the pair is right, 0 to 1: of two pairs as likely right, the one that a translator would rather
/// have is raised.
#[must_use]
pub fn worth(link: &TermLink, support: [f32; SUPPORT]) -> f32 {
    static JUDGES: OnceLock<Judges> = OnceLock::new();
    let judges = JUDGES.get_or_init(Judges::read);
    let described = describe(link, support);
    let judged = probability(judges.right.log_odds(&described) + judges.wanted.log_odds(&described));
    // The author marked it as a title: what is left to doubt is only where its translation begins and ends.
    let title = link.ends.zh.shape[IN_TITLE_MARKS] > 0.0;
    let known = link.ends.zh.shape[KNOWN_NAME] > 0.0 && link.nesting[NAMED] >= 1.0;
    if known {
        judged.max(KNOWN * link.probability)
    } else if title {
        judged.max(MARKED.mul_add(link.probability, 1.0 - MARKED) * link.probability.sqrt())
    } else {
        judged
    }
}

/// Place in a candidate's shape: see `recognize`.
const IN_TITLE_MARKS: usize = 0;

/// The same of a known name, and the place in a link's nesting that says how surely both ends are one name (see `align`).
const KNOWN_NAME: usize = 2;
const NAMED: usize = 11;

/// What a name that a table holds with just this counterpart is worth at most by being known.
const KNOWN: f32 = 0.9;

/// How much of a marked title's worth hangs on the sureness of its counterpart.
const MARKED: f32 = 0.5;
