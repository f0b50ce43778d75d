//! Boosted decision trees that turn what is known of a pair into a probability.
//!
//! The trees are grown by `scripts/fit_trees.py` (gradient boosting, Friedman 2001) and read from a small text file:
//! a line a tree, a node `feature threshold left right`, a leaf its value.

/// Trees whose leaves are added.
#[derive(Debug)]
pub struct Forest {
    roots: Vec<u32>,
    nodes: Vec<Node>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    /// Index of the feature to look at; `LEAF` for a leaf.
    feature: u16,
    /// What it is compared with; a leaf's value.
    threshold: f32,
    /// Next node where the feature is at most the threshold, and where it is more.
    next: [u32; 2],
}

const LEAF: u16 = u16::MAX;

impl Forest {
    /// Reads trees: a line each, nodes split by `;`. A damaged node becomes a leaf of value 0.
    #[must_use]
    pub fn parse(text: &str) -> Forest {
        let mut forest = Forest { roots: Vec::new(), nodes: Vec::new() };
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let base = forest.nodes.len() as u32;
            forest.roots.push(base);
            forest.nodes.extend(line.split(';').map(|node| parse_node(node, base)));
        }
        forest
    }

    /// The probability, 0 to 1.
    #[must_use]
    pub fn judge(&self, features: &[f32]) -> f32 {
        let sum: f32 = self.roots.iter().map(|&root| self.leaf(root, features)).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    fn leaf(&self, root: u32, features: &[f32]) -> f32 {
        let mut at = root;
        while let Some(node) = self.nodes.get(at as usize) {
            let Some(&value) = features.get(usize::from(node.feature)) else { return node.threshold };
            at = node.next[usize::from(value > node.threshold)];
        }
        0.0
    }
}

fn parse_node(node: &str, base: u32) -> Node {
    let mut fields = node.split(' ');
    let mut number = || fields.next().and_then(|field| field.parse::<f32>().ok());
    match (number(), number(), number(), number()) {
        (Some(feature), Some(threshold), Some(left), Some(right)) => {
            Node { feature: feature as u16, threshold, next: [base + left as u32, base + right as u32] }
        }
        (value, ..) => Node { feature: LEAF, threshold: value.unwrap_or(0.0), next: [0; 2] },
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
}
