//! Boosted decision trees that turn what is known of a pair into a probability.
//!
//! The trees are grown by `scripts/judges` and `scripts/fit_trees.py` (gradient boosting, Friedman 2001) and read from a
//! small text file: a line `features:` with the names of the numbers that are looked at, then a line a tree, a node
//! `feature threshold left right` (the feature by its place in that line), a leaf its value. The names are looked up in
//! those that the program has, so that numbers may be added and moved; a name that the program does not have is an error.

use std::ops::Range;

use crate::error::{Error, Result};

/// Trees whose leaves are added.
#[derive(Debug)]
pub struct Forest {
    trees: Vec<Tree>,
    nodes: Vec<Node>,
    values: Vec<f32>,
    floors: &'static [Floor],
}

/// A tree: where its nodes stand, and how many questions its longest way asks.
#[derive(Clone, Copy, Debug)]
struct Tree {
    start: u32,
    end: u32,
    depth: u16,
}

/// A question. A leaf asks whether something is more than infinite, and stays where it is: so all ways through a tree
/// can be walked side by side, in as many steps.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// Index of the feature to look at.
    feature: u16,
    /// Where the answer no leads, counted from the tree's start; yes leads one further.
    next: u16,
    /// What the feature is compared with.
    threshold: f32,
}

/// So many descriptions are judged side by side: while one waits for memory, the others go on.
const ABREAST: usize = 8;

/// A place where the hopeless are told from the rest: after so many trees, a description whose leaves add up to less is
/// asked no further.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Floor {
    /// So many trees were asked.
    pub trees: usize,
    /// The least sum of their leaves, in log odds.
    pub sum: f32,
}

/// Before the names of the features.
const HEADER: &str = "features:";

/// The floor where a judge names none: a sum below this (a probability of 2%) never became a link on hand-linked news.
const FLOORS: &[Floor] = &[Floor { trees: 40, sum: -3.9 }];

impl Forest {
    /// Reads trees for descriptions that hold `features`, in that order.
    ///
    /// # Errors
    /// A file without the names of its features, one that names a feature which is not among `features`, and a node that
    /// is none; the message says in which line.
    pub fn parse(text: &str, features: &[impl AsRef<str>]) -> Result<Forest> {
        let mut forest = Forest { trees: Vec::new(), nodes: Vec::new(), values: Vec::new(), floors: FLOORS };
        let mut places = None;
        for (number, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let at = |what: String| Error::failed(format!("trees, line {}: {what}", number + 1));
            if let Some(names) = line.strip_prefix(HEADER) {
                places = Some(places_of(names, features).map_err(at)?);
                continue;
            }
            let places =
                places.as_deref().ok_or_else(|| at(format!("no line `{HEADER}` stands before the trees")))?;
            let nodes: Option<Vec<Read>> = line.split(';').map(|node| parse_node(node, places)).collect();
            forest.plant(&nodes.ok_or_else(|| at("a node that is none".to_owned()))?);
        }
        Ok(forest)
    }

    /// Trees that the program brings along.
    ///
    /// # Panics
    /// Where they do not fit the program: the tests read all of them.
    #[must_use]
    pub fn bundled(text: &str, features: &[impl AsRef<str>]) -> Forest {
        Forest::parse(text, features).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The same trees with other floors, in the order of their trees.
    #[must_use]
    pub fn with_floors(mut self, floors: &'static [Floor]) -> Forest {
        self.floors = floors;
        self
    }

    /// Adds a tree, so laid out that both answers to a question stand side by side.
    fn plant(&mut self, read: &[Read]) {
        let start = self.nodes.len();
        let mut order = vec![0];
        let mut level = vec![0_u16];
        let mut at = 0;
        while let Some(&index) = order.get(at) {
            let (node, value) = match read.get(index) {
                // Children always stand behind their parent: a damaged line cannot lead in a circle.
                Some(&Read::Question { feature, threshold, next })
                    if next.iter().all(|&child| child > index) =>
                {
                    let first = order.len() as u16;
                    order.extend(next);
                    level.extend([level[at] + 1; 2]);
                    (Node { feature, next: first, threshold }, 0.0)
                }
                Some(&Read::Leaf(value)) => (Node::leaf(at), value),
                _ => (Node::leaf(at), 0.0),
            };
            self.nodes.push(node);
            self.values.push(value);
            at += 1;
        }
        let depth = level.into_iter().max().unwrap_or(0);
        self.trees.push(Tree { start: start as u32, end: self.nodes.len() as u32, depth });
    }

    /// The probability, 0 to 1.
    #[must_use]
    pub fn judge<const N: usize>(&self, features: &[f32; N]) -> f32 {
        let mut sum = 0.0;
        let mut floors = self.floors.iter().peekable();
        for (number, tree) in self.trees.iter().enumerate() {
            if let Some(floor) = floors.next_if(|floor| floor.trees == number)
                && sum <= floor.sum
            {
                break;
            }
            sum += self.leaf(*tree, features);
        }
        probability(sum)
    }

    /// What all leaves add up to, in log odds, whatever the floors.
    #[must_use]
    pub fn log_odds<const N: usize>(&self, features: &[f32; N]) -> f32 {
        self.trees.iter().map(|tree| self.leaf(*tree, features)).sum()
    }

    /// What one tree says of one description.
    fn leaf<const N: usize>(&self, tree: Tree, features: &[f32; N]) -> f32 {
        let mut at = 0;
        for _ in 0..tree.depth {
            let Some(node) = self.nodes.get(tree.start as usize + at) else { break };
            let value = features.get(usize::from(node.feature)).copied().unwrap_or(0.0);
            at = usize::from(node.next) + usize::from(value > node.threshold);
        }
        self.values.get(tree.start as usize + at).copied().unwrap_or(0.0)
    }

    /// The probabilities of many descriptions at once.
    ///
    /// Most descriptions are hopeless, and the first trees see it: the others are asked only about the rest (a cascade:
    /// Viola and Jones 2001).
    #[must_use]
    pub fn judge_all<const N: usize>(&self, described: &[[f32; N]]) -> Vec<f32> {
        let mut sums: Vec<f32> = vec![0.0; described.len()];
        let mut open: Vec<u32> = (0..described.len() as u32).collect();
        let mut asked = 0;
        for floor in self.floors.iter().filter(|floor| floor.trees < self.trees.len()) {
            self.add_trees(asked..floor.trees, described, &open, &mut sums);
            open.retain(|&at| sums[at as usize] > floor.sum);
            asked = floor.trees;
        }
        self.add_trees(asked..self.trees.len(), described, &open, &mut sums);
        sums.into_iter().map(probability).collect()
    }

    fn add_trees<const N: usize>(
        &self,
        trees: Range<usize>,
        described: &[[f32; N]],
        wanted: &[u32],
        sums: &mut [f32],
    ) {
        for block in wanted.chunks(ABREAST) {
            let mut rows = [&[0.0; N]; ABREAST];
            for (row, &at) in rows.iter_mut().zip(block) {
                *row = &described[at as usize];
            }
            let mut added = [0.0; ABREAST];
            for (sum, &at) in added.iter_mut().zip(block) {
                *sum = sums[at as usize];
            }
            for tree in self.trees.get(trees.clone()).unwrap_or_default() {
                self.add(*tree, &rows, &mut added);
            }
            for (sum, &at) in added.iter().zip(block) {
                sums[at as usize] = *sum;
            }
        }
    }

    fn add<const N: usize>(&self, tree: Tree, block: &[&[f32; N]; ABREAST], sums: &mut [f32; ABREAST]) {
        let range = tree.start as usize..tree.end as usize;
        let (Some(nodes), Some(values)) = (self.nodes.get(range.clone()), self.values.get(range)) else {
            return;
        };
        let mut at = [0_u16; ABREAST];
        for _ in 0..tree.depth {
            for (at, features) in at.iter_mut().zip(block) {
                let Some(node) = nodes.get(usize::from(*at)) else { continue };
                let value = features.get(usize::from(node.feature)).copied().unwrap_or(0.0);
                *at = node.next + u16::from(value > node.threshold);
            }
        }
        for (sum, at) in sums.iter_mut().zip(at) {
            *sum += values.get(usize::from(at)).copied().unwrap_or(0.0);
        }
    }
}

/// The probability of such log odds.
#[must_use]
pub fn probability(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

impl Node {
    fn leaf(at: usize) -> Node {
        Node { feature: 0, next: at as u16, threshold: f32::INFINITY }
    }
}

/// A node as the file has it.
#[derive(Clone, Copy, Debug)]
enum Read {
    Question { feature: u16, threshold: f32, next: [usize; 2] },
    Leaf(f32),
}

/// Where the features that a file names stand among those of the program.
fn places_of(names: &str, features: &[impl AsRef<str>]) -> std::result::Result<Vec<u16>, String> {
    let place = |name: &str| {
        let place = features.iter().position(|feature| feature.as_ref() == name);
        place.map(|place| place as u16).ok_or_else(|| format!("there is no feature `{name}`"))
    };
    names.split_whitespace().map(place).collect()
}

/// A question `feature threshold left right`, or the value of a leaf.
fn parse_node(node: &str, places: &[u16]) -> Option<Read> {
    match node.split(' ').collect::<Vec<_>>()[..] {
        [feature, threshold, left, right] => Some(Read::Question {
            feature: *places.get(feature.parse::<usize>().ok()?)?,
            threshold: threshold.parse().ok()?,
            next: [left.parse().ok()?, right.parse().ok()?],
        }),
        [value] => Some(Read::Leaf(value.parse().ok()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_of_one_question_answers_it() {
        let forest =
            Forest::parse("# a comment\nfeatures: a\n0 0.5 1 2;-2;2", &["a", "b", "c"]).expect("trees");
        let mut features = [0.0; 3];
        assert!(forest.judge(&features) < 0.2);
        features[0] = 1.0;
        assert!(forest.judge(&features) > 0.8);
    }

    #[test]
    fn features_are_found_by_their_names_wherever_they_stand() {
        let text = "features: share length\n1 0.5 1 2;-2;2";
        let first = Forest::parse(text, &["length", "new", "share"]).expect("trees");
        let last = Forest::parse(text, &["share", "length"]).expect("trees");
        assert_eq!(first.judge_all(&[[1.0, 0.0, 0.0]]), last.judge_all(&[[0.0, 1.0]]));
        assert!(first.judge(&[1.0, 0.0, 0.0]) > 0.8 && first.judge(&[0.0, 1.0, 1.0]) < 0.2);
    }

    #[test]
    fn trees_that_do_not_fit_are_an_error_with_its_line() {
        for (text, expected) in [
            ("0 0.5 1 2;-2;2", "trees, line 1: no line `features:` stands before the trees"),
            ("# grown\nfeatures: share width\n", "trees, line 2: there is no feature `width`"),
            ("features: share\n1 0.5 1 2;-2;2", "trees, line 2: a node that is none"),
            ("features: share\n0 0.5 1 2;-2;two", "trees, line 2: a node that is none"),
        ] {
            let error = Forest::parse(text, &["share"]).expect_err(text);
            assert_eq!(error.to_string(), expected);
        }
    }

    #[test]
    fn one_by_one_is_judged_as_all_at_once() {
        let tree = "0 0.5 1 4;1 0.5 2 3;-0.3;0.1;2 2.5 5 6;0.2;-1.7";
        let text = format!("features: a b c\n{}", [tree; 60].join("\n"));
        let forest = Forest::parse(&text, &["a", "b", "c"]).expect("trees");
        let described: Vec<[f32; 3]> = (0..27).map(|n| [n % 3, n / 3 % 3, n / 9].map(|n| n as f32)).collect();
        let one_by_one: Vec<f32> = described.iter().map(|features| forest.judge(features)).collect();
        assert_eq!(forest.judge_all(&described), one_by_one);
    }
}
