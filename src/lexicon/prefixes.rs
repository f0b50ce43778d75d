//! All keys of an FST that begin a text: one walk, no substring made.

use fst::Map;

/// The keys that begin `chars`, shortest first: length in characters and value.
pub(super) fn prefixes(
    map: &Map<impl AsRef<[u8]>>,
    chars: impl IntoIterator<Item = char>,
) -> Vec<(usize, u64)> {
    let fst = map.as_fst();
    let mut node = fst.root();
    let mut value = fst::raw::Output::zero();
    let mut found = Vec::new();
    let mut buffer = [0; 4];
    for (before, character) in chars.into_iter().enumerate() {
        for &byte in character.encode_utf8(&mut buffer).as_bytes() {
            let Some(index) = node.find_input(byte) else { return found };
            let transition = node.transition(index);
            value = value.cat(transition.out);
            node = fst.node(transition.addr);
        }
        if node.is_final() {
            found.push((before + 1, value.cat(node.final_output()).value()));
        }
    }
    found
}
