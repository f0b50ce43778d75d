//! A site's name or address glued to the end of its paragraphs: the same words again and again, behind the full stop.

use rustc_hash::FxHashMap;

/// A watermark stands at the end of at least so many blocks ...
const MIN_BLOCKS: usize = 3;

/// ... and of at least this share of all that end a sentence before it.
const MIN_SHARE: f32 = 0.3;

/// Its length in characters: a shorter one may be a word, a longer one is a sentence.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=40;

/// The watermarks of a page, longest first.
pub(super) fn find<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    let mut blocks = 0;
    for tail in texts.map(tail) {
        blocks += 1;
        if LENGTH.contains(&tail.trim().chars().count()) && tail.contains(char::is_alphabetic) {
            *counts.entry(tail.trim()).or_default() += 1;
        }
    }
    let least = MIN_BLOCKS.max((blocks as f32 * MIN_SHARE) as usize);
    let mut found: Vec<String> =
        counts.into_iter().filter(|(_, count)| *count >= least).map(|(tail, _)| tail.to_owned()).collect();
    found.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    found
}

/// A text without the watermark.
pub(super) fn cut<'a>(text: &'a str, watermarks: &[String]) -> &'a str {
    let tail = tail(text);
    let marked = watermarks.iter().any(|mark| mark == tail.trim());
    text.get(..text.len() - tail.len()).filter(|rest| marked && !rest.is_empty()).unwrap_or(text)
}

/// What stands behind the last full stop and its closing quotation marks; empty where nothing does.
fn tail(text: &str) -> &str {
    let stop = text.char_indices().rev().find(|(at, c)| is_stop(*c) && !inside_word(text, *at, *c));
    stop.and_then(|(at, c)| text.get(at + c.len_utf8()..))
        .map_or("", |rest| rest.trim_start_matches(['”', '"', '’', '」', '』', '）', ')']))
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '.' | '!' | '?')
}

/// The dots in `www.site.cn` end no sentence. (Those glued to a site's name do: `level.Site`.)
fn inside_word(text: &str, at: usize, c: char) -> bool {
    let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
    c == '.' && next.is_some_and(|next| next.is_ascii_lowercase() || next.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_every_full_stop_is_cut() {
        let page = [
            "会议昨天开幕。译文网www.example.org",
            "The meeting opened yesterday.译文网www.example.org",
            "代表参观了工厂。译文网www.example.org",
            "They rose by 5.2 percent, he said.",
            "他说：“上涨了。”",
        ];
        let marks = find(page.into_iter());
        assert_eq!(marks, ["译文网www.example.org"]);
        let cut: Vec<&str> = page.iter().map(|text| cut(text, &marks)).collect();
        assert_eq!(cut.first(), Some(&"会议昨天开幕。"));
        assert_eq!(cut.get(1), Some(&"The meeting opened yesterday."));
        assert_eq!(cut.get(3..), page.get(3..));
    }

    #[test]
    fn a_page_without_one_stays_as_it_is() {
        assert!(find(["一。", "二。", "三。", "四。"].into_iter()).is_empty());
    }
}
