//! Which of a segment pair's term links can stand beside each other.

use crate::data::{Run, Sides, TermLink, TermType};
use crate::lexicon::classes::OF;

/// A term link with its score.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// The link.
    pub link: TermLink,
    /// Probability that a translator keeps it, 0 to 1, rounded.
    pub score: f32,
    /// How near in meaning its two ends lie, -1 to 1, if an encoder was asked.
    pub similarity: Option<f32>,
}

/// The tag of a plain verb.
const VERB: f32 = 3.0;

/// Words this common in general Chinese (as a logarithm of jieba's frequency) are no terms by being a longer term's head.
const COMMON: f32 = 7.0;

/// A name is heard or known so surely that it is one wherever it stands.
const SURELY_NAMED: f32 = 0.6;

/// A known word of so many characters is a term wherever it stands.
const LONG_WORD: f32 = 4.0;

/// From these on, similarity, score and number of characters, a fragment stands for itself. In the texts of `corpora/` six
/// more of 476 wanted pairs come out so, in annual reports one wanted pair in 25 rows that are added, as many as among
/// other rows of such scores.
const SAME: f32 = 0.6;
const WORTHY: f32 = 0.3;
const LONG_MEANT: f32 = 3.0;

/// A fragment loses to what it is a fragment of, unless that is less sure than this share of its own score. The judges see
/// what lies around a pair and lower a fragment themselves: from 0.95 to 1.1, 1.5 more of 100 wanted pairs of real
/// sentences came out, and right rows stayed as many in 100.
const SURER_THAN_WHOLE: f32 = 1.1;

/// Scores are compared and shown with so many steps between 0 and 1: platforms may differ in the last bits.
pub(super) const STEPS: f32 = 1000.0;

/// A score as it is compared and shown.
#[must_use]
pub fn rounded(score: f32) -> f32 {
    (score * STEPS).round() / STEPS
}

/// Sorts the links of one pair into those that stand and those that lose to a better one, with the winner's place
/// among the first. Nested terms stand together where they nest on both sides; crossing ones do not.
#[must_use]
pub fn compete(links: Vec<Scored>) -> (Vec<Scored>, Vec<(Scored, usize)>) {
    let (mut links, fragments) = without_fragments(links);
    links.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then(longer(&b.link).cmp(&longer(&a.link)))
            .then(runs(&a.link).cmp(&runs(&b.link)))
    });
    let (mut standing, mut losing): (Vec<Scored>, Vec<(Scored, usize)>) = (Vec::new(), Vec::new());
    for scored in links {
        match standing.iter().position(|winner| !stand_together(&winner.link, &scored.link)) {
            None => standing.push(scored),
            Some(winner) => losing.push((scored, winner)),
        }
    }
    losing.extend(fragments.into_iter().filter_map(|fragment| {
        let is_whole = |whole: &Scored| is_inside(runs(&whole.link), runs(&fragment.link));
        let shares = |other: &Scored| other.link.ends.zh.run.overlaps(fragment.link.ends.zh.run);
        let better = standing.iter().position(is_whole).or_else(|| standing.iter().position(shares))?;
        Some((fragment, better))
    }));
    (standing, losing)
}

/// Parts what stands for itself from what is only a fragment of another link, or a verb and a name.
fn without_fragments(links: Vec<Scored>) -> (Vec<Scored>, Vec<Scored>) {
    let is_lost =
        |link| is_fragment(&links, link) || is_verb_and_name(&links, link) || is_two_names(&links, link);
    let lost: Vec<bool> = links.iter().map(is_lost).collect();
    let (fragments, whole): (Vec<_>, Vec<_>) = links.into_iter().zip(lost).partition(|(_, lost)| *lost);
    let links = |parted: Vec<(Scored, bool)>| parted.into_iter().map(|(link, _)| link).collect();
    (links(whole), links(fragments))
}

fn is_fragment(links: &[Scored], inner: &Scored) -> bool {
    !is_meant(inner)
        && links.iter().any(|outer| {
            is_inside(runs(&outer.link), runs(&inner.link))
                && (lacks_its_head(&inner.link, &outer.link)
                    || (outer.score >= inner.score * SURER_THAN_WHOLE
                        && !is_a_term_itself(&inner.link, &outer.link)))
        })
}

/// What means the same on both sides stands for itself inside a longer pair too, if it is worth something and no word that
/// everybody knows (市场, market).
fn is_meant(inner: &Scored) -> bool {
    inner.similarity.is_some_and(|similarity| similarity >= SAME)
        && inner.score >= WORTHY
        && inner.link.ends.zh.shape.characters >= LONG_MEANT
}

/// A verb before a name (走进鄂尔多斯市) makes a phrase, not a longer name.
fn is_verb_and_name(links: &[Scored], outer: &Scored) -> bool {
    let starts_with_verb = outer.link.ends.zh.shape.first_tag == VERB;
    starts_with_verb && links.iter().any(|inner| is_name_behind_verb(&outer.link, &inner.link))
}

/// Two names with 和 or 与 between them are two terms.
fn is_two_names(links: &[Scored], whole: &Scored) -> bool {
    let [all_zh, all_en] = [whole.link.ends.zh.run, whole.link.ends.en.run];
    let is_name = |part: &&Scored| {
        matches!(part.link.ends.zh.r#type, TermType::Organisation | TermType::Person)
            || part.link.nesting.named > SURELY_NAMED
    };
    let starts = |part: &&Scored| {
        part.link.ends.zh.run.start == all_zh.start && part.link.ends.en.run.start == all_en.start
    };
    let first = links.iter().filter(is_name).filter(starts);
    let mut seconds = first.flat_map(|first| {
        let [zh, en] = [first.link.ends.zh.run.end + 1, first.link.ends.en.run.end + 1];
        links.iter().filter(is_name).filter(move |second| {
            let other = second.link.ends.en.run;
            second.link.ends.zh.run == Run { start: zh, end: all_zh.end }
                && (other.start >= en && other.end == all_en.end)
        })
    });
    let shape = &whole.link.ends.zh.shape;
    shape.known_name == 0.0 && shape.function_words > 0.0 && seconds.next().is_some()
}

/// Only the single character that ends the other is missing (专家 of 专家会): it says what the whole is.
fn lacks_its_head(link: &TermLink, outer: &TermLink) -> bool {
    let ([inner, outer], chars) = (
        [link.ends.zh.run, outer.ends.zh.run],
        outer.ends.zh.shape.characters - link.ends.zh.shape.characters,
    );
    let is_known = link.ends.zh.shape.known_name > 0.0 || link.ends.zh.shape.known_word > 0.0;
    inner.start == outer.start && inner.end + 1 == outer.end && chars < 2.0 && !is_known
}

fn longer(link: &TermLink) -> usize {
    link.ends.zh.run.len() + link.ends.en.run.len()
}

fn is_name_behind_verb(outer: &TermLink, inner: &TermLink) -> bool {
    let (whole, name) = (outer.ends.zh.run, inner.ends.zh.run);
    inner.nesting.named > SURELY_NAMED && name.end == whole.end && name.start == whole.start + 1
}

fn stand_together(left: &TermLink, right: &TermLink) -> bool {
    let (a, b) = (runs(left), runs(right));
    let apart = !a.zh.overlaps(b.zh) && !a.en.overlaps(b.en);
    apart || is_inside(a, b) || is_inside(b, a)
}

fn runs(link: &TermLink) -> Sides<Run> {
    link.ends.runs()
}

/// `inner` lies inside `outer` on both sides.
fn is_inside(outer: Sides<Run>, inner: Sides<Run>) -> bool {
    outer.zh != inner.zh && outer.en != inner.en && outer.zh.contains(inner.zh) && outer.en.contains(inner.en)
}

/// A term inside another one is more than a fragment of it: a name that is known, words that stand elsewhere with other
/// neighbours, what is left of a name when a known name is taken off, a known word that is long or the head of the other.
fn is_a_term_itself(link: &TermLink, outer: &TermLink) -> bool {
    let shape = &link.ends.zh.shape;
    let rare_head = link.ends.zh.run.end == outer.ends.zh.run.end && shape.commonness < COMMON;
    let head_or_long = rare_head || shape.characters >= LONG_WORD;
    shape.known_name > 0.0
        || link.nesting.named > SURELY_NAMED
        || (shape.known_word > 0.0 && head_or_long)
        || (link.nesting.repeats > 1.0 && link.ends.zh.run.len() > 1)
        || (link.nesting.free_left > 0.0 && link.nesting.free_right > 0.0)
        || is_rest_of_name(link)
}

/// What a known name leaves of a longer one, up to a word that ends names, where English joins the two with `of`:
/// 云岭省|环境法庭, Environmental Court | of Yunling Province.
fn is_rest_of_name(link: &TermLink) -> bool {
    link.nesting.free_left > 0.0 && link.ends.zh.shape.head > 1.0 && link.ends.en.shape.behind_class == OF
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Basis, Candidate, Context, EnShape, Ends, Nesting, Spot, ZhShape};

    /// A link of these tokens with this score.
    fn link(zh: [usize; 2], en: [usize; 2], score: f32) -> Scored {
        let shape = ZhShape { characters: 2.0 * (zh[1] - zh[0]) as f32, ..ZhShape::default() };
        let (spot, r#type) = (Spot::default(), TermType::Term);
        let ends = Ends {
            zh: Candidate { run: Run::new(zh[0], zh[1]), spot, shape, r#type },
            en: Candidate { run: Run::new(en[0], en[1]), spot, shape: EnShape::default(), r#type },
        };
        let nesting = Nesting { repeats: 1.0, ..Nesting::default() };
        let (basis, findings) = (Basis::Evidence, Vec::new());
        let context = Context::default();
        let link = TermLink { ends, probability: score, mutual: 1.0, nesting, context, basis, findings };
        Scored { link, score, similarity: None }
    }

    /// The scores of what stands and of what loses, with the score of what that lost to.
    fn outcome(links: &[Scored]) -> (Vec<f32>, Vec<(f32, f32)>) {
        let (standing, losing) = compete(links.to_vec());
        let lost = losing.iter().map(|(loser, winner)| (loser.score, standing[*winner].score)).collect();
        (standing.iter().map(|scored| scored.score).collect(), lost)
    }

    #[test]
    fn of_two_links_that_cross_the_better_one_stands() {
        let links = [link([0, 2], [0, 2], 0.6), link([1, 3], [1, 3], 0.8), link([4, 5], [4, 5], 0.3)];
        assert_eq!(outcome(&links), (vec![0.8, 0.3], vec![(0.6, 0.8)]));
    }

    #[test]
    fn a_fragment_loses_to_its_whole_unless_it_is_much_surer() {
        let whole = link([0, 3], [0, 3], 0.7);
        assert_eq!(outcome(&[whole.clone(), link([1, 2], [1, 2], 0.6)]), (vec![0.7], vec![(0.6, 0.7)]));
        assert_eq!(outcome(&[whole, link([1, 2], [1, 2], 0.9)]).0, vec![0.9, 0.7]);
    }

    #[test]
    fn a_known_name_stands_inside_a_longer_one() {
        let mut name = link([0, 1], [2, 3], 0.6);
        name.link.ends.zh.shape.known_name = 1.0;
        assert_eq!(outcome(&[link([0, 3], [0, 3], 0.7), name]).0, vec![0.7, 0.6]);
    }

    #[test]
    fn words_that_stand_freely_are_a_term_themselves() {
        let mut inner = link([1, 2], [1, 2], 0.6);
        (inner.link.nesting.free_left, inner.link.nesting.free_right) = (1.0, 1.0);
        assert_eq!(outcome(&[link([0, 3], [0, 3], 0.7), inner]).0, vec![0.7, 0.6]);
    }

    #[test]
    fn a_verb_before_a_name_makes_no_longer_name() {
        let mut phrase = link([0, 2], [0, 2], 0.9);
        phrase.link.ends.zh.shape.first_tag = VERB;
        let mut name = link([1, 2], [1, 2], 0.7);
        name.link.nesting.named = 1.0;
        assert_eq!(outcome(&[phrase, name]), (vec![0.7], vec![(0.9, 0.7)]));
    }

    #[test]
    fn two_names_with_and_between_them_are_two_terms() {
        let mut both = link([0, 3], [0, 5], 0.9);
        both.link.ends.zh.shape.function_words = 0.3;
        let (mut first, mut second) = (link([0, 1], [0, 2], 0.8), link([2, 3], [3, 5], 0.7));
        for name in [&mut first, &mut second] {
            name.link.nesting.named = 1.0;
        }
        assert_eq!(outcome(&[both.clone(), first.clone(), second.clone()]).0, vec![0.8, 0.7]);
        both.link.ends.zh.shape.known_name = 1.0;
        assert!(outcome(&[both, first, second]).0.contains(&0.9), "one name that holds the word");
    }

    #[test]
    fn of_equals_the_longer_one_stands() {
        let links = [link([0, 2], [0, 1], 0.5), link([1, 2], [0, 3], 0.5)];
        let (standing, _) = compete(links.to_vec());
        assert_eq!(runs(&standing[0].link).en, Run::new(0, 3));
    }
}
