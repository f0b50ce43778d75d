//! Which of a segment pair's term links can stand beside each other.

use crate::data::{Run, Sides, TermLink};

/// A term link with its score.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// The link.
    pub link: TermLink,
    /// Probability that a translator keeps it, 0 to 1, rounded.
    pub score: f32,
}

/// Scores are compared and shown with so many steps between 0 and 1: platforms may differ in the last bits.
const STEPS: f32 = 1000.0;

/// A score as it is compared and shown.
#[must_use]
pub fn rounded(score: f32) -> f32 {
    (score * STEPS).round() / STEPS
}

/// Sorts the links of one pair into those that stand and those that lose to a better one, with the winner's place
/// among the first. Nested terms stand together where they nest on both sides; crossing ones do not.
#[must_use]
pub fn compete(mut links: Vec<Scored>) -> (Vec<Scored>, Vec<(Scored, usize)>) {
    links.sort_by(|a, b| {
        let runs = |scored: &Scored| (scored.link.ends.zh.run, scored.link.ends.en.run);
        b.score.total_cmp(&a.score).then(longer(&b.link).cmp(&longer(&a.link))).then(runs(a).cmp(&runs(b)))
    });
    let (mut standing, mut losing): (Vec<Scored>, Vec<(Scored, usize)>) = (Vec::new(), Vec::new());
    for scored in links {
        match standing.iter().position(|winner| !stand_together(&winner.link, &scored.link)) {
            None => standing.push(scored),
            Some(winner) => losing.push((scored, winner)),
        }
    }
    (standing, losing)
}

fn longer(link: &TermLink) -> usize {
    link.ends.zh.run.len() + link.ends.en.run.len()
}

fn stand_together(left: &TermLink, right: &TermLink) -> bool {
    let runs = |link: &TermLink| Sides::new(link.ends.zh.run, link.ends.en.run);
    let (left, right) = (runs(left), runs(right));
    let apart = |a: Run, b: Run| !a.overlaps(b);
    let inside = |outer: Run, inner: Run| outer.contains(inner) && outer != inner;
    (apart(left.zh, right.zh) && apart(left.en, right.en))
        || (inside(left.zh, right.zh) && inside(left.en, right.en))
        || (inside(right.zh, left.zh) && inside(right.en, left.en))
}
