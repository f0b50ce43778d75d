//! The best set of pairs in which no two cross: a heaviest increasing chain.

/// A possible pair of `zh.0..zh.1` with `en.0..en.1`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    pub(super) zh: (usize, usize),
    pub(super) en: (usize, usize),
    pub(super) weight: f32,
}

/// The edges of the heaviest chain, in order. Time grows with the edges, memory with edges and texts.
pub(super) fn heaviest(mut edges: Vec<Edge>) -> Vec<Edge> {
    edges.retain(|edge| edge.weight > 0.0);
    edges.sort_unstable_by_key(|edge| (edge.zh, edge.en));
    let ends = edges.iter().map(|edge| edge.en.1).max().unwrap_or(0);
    let mut best = Prefixes::new(ends + 1);
    // Chains by their last edge: its predecessor and the weight so far.
    let mut chains: Vec<(Option<usize>, f32)> = Vec::with_capacity(edges.len());
    let mut by_end: Vec<usize> = (0..edges.len()).collect();
    by_end.sort_by_key(|at| edges.get(*at).map_or(0, |edge| edge.zh.1));
    let mut ended = by_end.into_iter().peekable();
    for edge in &edges {
        while let Some(at) = ended.next_if(|at| edges.get(*at).is_some_and(|other| other.zh.1 <= edge.zh.0)) {
            if let (Some(other), Some((_, weight))) = (edges.get(at), chains.get(at)) {
                best.raise(other.en.1, (*weight, at));
            }
        }
        let before = best.highest(edge.en.0);
        chains.push((before.map(|(_, at)| at), edge.weight + before.map_or(0.0, |(weight, _)| weight)));
    }
    trace(&edges, &chains)
}

/// Walks the heaviest chain back from its last edge.
fn trace(edges: &[Edge], chains: &[(Option<usize>, f32)]) -> Vec<Edge> {
    let last =
        (0..chains.len()).max_by(|a, b| weight(chains, *a).total_cmp(&weight(chains, *b)).then(b.cmp(a)));
    let step = |at: &usize| chains.get(*at).and_then(|(before, _)| *before);
    let mut chain: Vec<Edge> =
        std::iter::successors(last, step).filter_map(|at| edges.get(at).copied()).collect();
    chain.reverse();
    chain
}

fn weight(chains: &[(Option<usize>, f32)], at: usize) -> f32 {
    chains.get(at).map_or(0.0, |(_, weight)| *weight)
}

/// The highest value among the first so many places (a Fenwick tree).
struct Prefixes(Vec<Option<(f32, usize)>>);

impl Prefixes {
    fn new(places: usize) -> Self {
        Prefixes(vec![None; places + 1])
    }

    fn raise(&mut self, place: usize, value: (f32, usize)) {
        let mut at = place + 1;
        while let Some(slot) = self.0.get_mut(at) {
            if slot.is_none_or(|(weight, _)| value.0 > weight) {
                *slot = Some(value);
            }
            at += at & at.wrapping_neg();
        }
    }

    /// Over the places up to and with `place`.
    fn highest(&self, place: usize) -> Option<(f32, usize)> {
        let mut at = (place + 1).min(self.0.len().saturating_sub(1));
        let mut best: Option<(f32, usize)> = None;
        while at > 0 {
            if let Some(Some(value)) = self.0.get(at)
                && best.is_none_or(|(weight, _)| value.0 > weight)
            {
                best = Some(*value);
            }
            at &= at - 1;
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(zh: usize, en: usize, weight: f32) -> Edge {
        Edge { zh: (zh, zh + 1), en: (en, en + 1), weight }
    }

    #[test]
    fn the_heaviest_chain_crosses_nothing() {
        let edges = vec![
            edge(0, 1, 2.0),
            edge(1, 0, 3.0),
            edge(1, 2, 2.0),
            edge(2, 3, 1.0),
            edge(2, 2, 1.5),
            edge(3, 3, -1.0),
        ];
        let chain: Vec<(usize, usize)> =
            heaviest(edges).into_iter().map(|edge| (edge.zh.0, edge.en.0)).collect();
        assert_eq!(chain, [(0, 1), (1, 2), (2, 3)]);
    }

    #[test]
    fn groups_take_the_place_of_their_members() {
        let group = Edge { zh: (0, 2), en: (0, 1), weight: 3.0 };
        assert_eq!(
            heaviest(vec![edge(0, 0, 1.0), edge(1, 0, 1.5), group, edge(2, 1, 1.0)]),
            vec![group, edge(2, 1, 1.0)]
        );
        assert!(heaviest(Vec::new()).is_empty());
    }
}
