//! Where Chinese sentences end: 。！？； and what closes behind them.

use super::is_closing;
use crate::text::is_han;

/// Where each sentence ends, but for the last one.
pub(super) fn ends(text: &str) -> Vec<usize> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut ends = Vec::new();
    let mut at = 0;
    while let Some(&(_, c)) = chars.get(at) {
        let stops = is_stop(c) || (c == '.' && between_han(&chars, at));
        at += 1;
        if !(stops || c == '…') {
            continue;
        }
        let mut quoted = false;
        while let Some(&(_, next)) =
            chars.get(at).filter(|(_, next)| is_stop(*next) || *next == '…' || is_closing(*next))
        {
            quoted |= is_closing(next);
            at += 1;
        }
        // After a quotation the sentence goes on with who said it; an ellipsis alone ends nothing.
        let told = quoted && chars.get(at).is_some_and(|(_, next)| is_han(*next)) && goes_on(&chars, at);
        if let Some((end, _)) = chars.get(at).filter(|_| !told && (stops || quoted)) {
            ends.push(*end);
        }
    }
    ends
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '｡')
}

/// Some people write Chinese with Western full stops.
fn between_han(chars: &[(usize, char)], at: usize) -> bool {
    let han = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|(_, c)| is_han(*c));
    han(at.checked_sub(1)) && (han(Some(at + 1)) || at + 1 == chars.len())
}

/// The longest clause that says who spoke, in characters.
const LONGEST_CLAUSE: usize = 12;

/// A short clause with a verb of saying follows: “来吗？”他问。
fn goes_on(chars: &[(usize, char)], at: usize) -> bool {
    const SAYING: &[char] = &['说', '說', '问', '問', '道', '喊', '答', '称', '稱', '表', '指', '强', '強'];
    let clause: Vec<char> =
        chars.iter().skip(at).map(|(_, c)| *c).take_while(|c| is_han(*c)).take(LONGEST_CLAUSE).collect();
    clause.iter().any(|c| SAYING.contains(c))
}
