//! Boosted decision trees that turn what is known of a pair into a probability.
//!
//! The trees are grown by `scripts/judges` and `scripts/fit_trees.py` (gradient boosting, Friedman 2001) and read from a small text file:
//! a line a tree, a node `feature threshold left right`, a leaf its value.

use std::ops::Range;

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

/// The floor where a judge names none: a sum below this (a probability of 2%) never became a link on hand-linked news.
const FLOORS: &[Floor] = &[Floor { trees: 40, sum: -3.9 }];

impl Forest {
    /// Reads trees: a line each, nodes split by `;`. A damaged node becomes a leaf of value 0.
    #[must_use]
    pub fn parse(text: &str) -> Forest {
        let mut forest = Forest { trees: Vec::new(), nodes: Vec::new(), values: Vec::new(), floors: FLOORS };
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            forest.plant(&line.split(';').map(parse_node).collect::<Vec<_>>());
        }
        forest
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

fn parse_node(node: &str) -> Read {
    let mut fields = node.split(' ');
    let mut number = || fields.next().and_then(|field| field.parse::<f32>().ok());
    match (number(), number(), number(), number()) {
        (Some(feature), Some(threshold), Some(left), Some(right)) => {
            Read::Question { feature: feature as u16, threshold, next: [left as usize, right as usize] }
        }
        (value, ..) => Read::Leaf(value.unwrap_or(0.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_of_one_question_answers_it() {
        let forest = Forest::parse("# a comment\n0 0.5 1 2;-2;2");
        let mut features = [0.0; 3];
        assert!(forest.judge(&features) < 0.2);
        features[0] = 1.0;
        assert!(forest.judge(&features) > 0.8);
    }

    #[test]
    fn one_by_one_is_judged_as_all_at_once() {
        let tree = "0 0.5 1 4;1 0.5 2 3;-0.3;0.1;2 2.5 5 6;0.2;-1.7";
        let forest = Forest::parse(&[tree; 60].join("\n"));
        let described: Vec<[f32; 3]> = (0..27).map(|n| [n % 3, n / 3 % 3, n / 9].map(|n| n as f32)).collect();
        let one_by_one: Vec<f32> = described.iter().map(|features| forest.judge(features)).collect();
        assert_eq!(forest.judge_all(&described), one_by_one);
    }
}
