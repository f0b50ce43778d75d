//! Mojibake: text that some program read in a wrong encoding and saved so (鏈哄櫒缈昏瘧 for 机器翻译).

use encoding_rs::{Encoding, GB18030, WINDOWS_1252};

use crate::data::{Block, Place};
use crate::text::is_han;

/// So many characters in a row are looked at; the shortest run that proves anything, and the longest that is needed.
const MIN_RUN: usize = 4;
const MAX_RUN: usize = 48;

/// Of what comes out when the damage is undone, at most this share may be no character: damage swallows some bytes.
const MAX_LOST: f32 = 0.2;

/// Counts blocks that are mojibake.
#[derive(Default)]
pub(super) struct Garbled {
    /// How many.
    pub(super) count: usize,
    /// Where the first stands, and what it was.
    pub(super) first: Option<(Place, &'static str)>,
}

impl Garbled {
    /// The block is mojibake, and is counted.
    pub(super) fn takes(&mut self, block: &Block) -> bool {
        let Some(what) = damage(&block.text) else { return false };
        self.count += 1;
        self.first.get_or_insert_with(|| (block.place.clone(), what));
        true
    }
}

/// What was done to a text, if undoing it gives Chinese. Whoever reads pairs without a file leaves out what files do.
#[must_use]
pub fn damage(text: &str) -> Option<&'static str> {
    if text.is_ascii() {
        return None;
    }
    if text.contains(char::REPLACEMENT_CHARACTER) {
        return Some("a character is damaged");
    }
    let chinese = run(text, |c| is_han(c) || is_private(c) || matches!(c, '€' | '锛' | '銆' | '鈥'));
    if undone(chinese, GB18030, encoding_rs::UTF_8) {
        return Some("UTF-8 that was read as GBK");
    }
    let western = run(text, |c| matches!(c, '\u{80}'..='\u{FF}') || WINDOWS_1252_ONLY.contains(c));
    // Any damaged Chinese has letters among its signs; quotation marks, dots and dashes alone are somebody's own.
    let western = if western.contains(char::is_alphabetic) { western } else { "" };
    if undone(western, WINDOWS_1252, encoding_rs::UTF_8) {
        return Some("UTF-8 that was read as Western text");
    }
    undone(western, WINDOWS_1252, GB18030).then_some("GBK that was read as Western text")
}

/// Characters that only the Western encoding of Windows has, where others have control characters.
const WINDOWS_1252_ONLY: &str = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

/// The first long run of such characters. A sign that is repeated (……, ——, ····) leads to a page number or waits for a
/// signature: it ends a run.
fn run(text: &str, of: impl Fn(char) -> bool) -> &str {
    let mut start = None;
    let mut count = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let is_leader = last.replace(c) == Some(c) && !c.is_alphabetic();
        if of(c) && !is_leader && count < MAX_RUN {
            start.get_or_insert(at);
            count += 1;
        } else if count >= MIN_RUN {
            return text.get(start.unwrap_or(at)..at).unwrap_or_default();
        } else {
            (start, count) = (None, 0);
        }
    }
    if count >= MIN_RUN { text.get(start.unwrap_or(0)..).unwrap_or_default() } else { "" }
}

/// Writing the text in one encoding and reading it in the other gives Chinese.
fn undone(text: &str, written: &'static Encoding, read: &'static Encoding) -> bool {
    if text.is_empty() {
        return false;
    }
    let (bytes, _, lost) = written.encode(text);
    if lost {
        return false;
    }
    let (chinese, _) = read.decode_without_bom_handling(&bytes);
    let all = chinese.chars().count();
    let (bad, han) = chinese.chars().fold((0, 0), |(bad, han), c| {
        (bad + usize::from(c == char::REPLACEMENT_CHARACTER || is_private(c)), han + usize::from(is_han(c)))
    });
    han * 2 >= all && bad as f32 <= MAX_LOST * all as f32
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_text_is_recognised_and_sound_text_is_not() {
        let text = "机器翻译的术语库";
        let as_gbk = GB18030.decode_without_bom_handling(text.as_bytes()).0.into_owned();
        let as_western = WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned();
        let gbk = GB18030.encode(text).0.into_owned();
        let gbk_as_western = WINDOWS_1252.decode_without_bom_handling(&gbk).0.into_owned();
        for garbled in
            ["机器\u{FFFD}译", as_gbk.as_str(), "鏈哄櫒缈昏瘧", &as_western, "æœºå™¨ç¿»è¯‘", &gbk_as_western]
        {
            assert!(damage(garbled).is_some(), "{garbled}");
        }
        for sound in [
            text,
            "联合国人居署发布《未来城市顾问展望2024》报告，专家齐聚鄂尔多斯。",
            "“naïve façade” – Ångström’s café…",
            "香港金融管理局就推出數碼貨幣展開諮詢",
            "龘靐齉齾爩鱻麤",
            "Bahrîya ʿAbd al-Raḥmān",
            "中文",
            "Chapter 1 General Provisions………………………5",
            "第一章 总则…………………………5",
            "甲方（签字）：—————————— Party A (signature): ——————————",
            "Café………………5",
            "总则······················5 Überblick",
            "“……”–“…”",
            "签名：______ ------ ......",
            "",
        ] {
            assert_eq!(damage(sound), None, "{sound}");
        }
    }
}
