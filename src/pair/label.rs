//! Labels in front of captions: `Caption:`, `图：`. They are the page's words, not the caption's.

use crate::text::fold_char;

/// What stands before the colon, folded (Simplified, lower case), without numbers.
const LABELS: &[&str] = &[
    "caption",
    "figure",
    "fig",
    "image",
    "image caption",
    "photo",
    "photo caption",
    "photo credit",
    "picture",
    "图",
    "图说",
    "图注",
    "图解",
    "图片",
    "图片说明",
    "图片介绍",
    "图片来源",
    "照片",
    "照片说明",
    "说明",
    "题图",
    "配图",
    "上图",
    "下图",
    "左图",
    "右图",
    "资料图",
    "资料图片",
];

/// The longest label with its number, in characters.
const LONGEST: usize = 24;

/// The text behind its label; the whole text where there is none.
pub(super) fn strip(text: &str) -> &str {
    label_end(text).and_then(|end| text.get(end..)).map_or(text, str::trim_start)
}

/// Where the label and its colon end.
fn label_end(text: &str) -> Option<usize> {
    let (at, colon) = text.char_indices().take(LONGEST).find(|(_, c)| matches!(c, ':' | '：' | '】'))?;
    let label: String = text.get(..at)?.chars().filter(|c| !is_number(*c)).map(fold_char).collect();
    let end = at + colon.len_utf8();
    let rest = text.get(end..)?;
    // 【图片】：
    let end = if rest.starts_with([':', '：']) { end + rest.chars().next()?.len_utf8() } else { end };
    (LABELS.contains(&label.trim()) && text.len() > end).then_some(end)
}

/// Figures and brackets in a label: `图1：`, `Figure 2-1:`, `【图】`.
fn is_number(c: char) -> bool {
    c.is_numeric() || matches!(c, '.' | '-' | '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_go_and_other_colons_stay() {
        for (text, expected) in [
            ("Caption: The visit to Ordos", "The visit to Ordos"),
            ("图：走进鄂尔多斯", "走进鄂尔多斯"),
            ("圖片說明：金管局總裁", "金管局總裁"),
            ("图片说明: 会议现场", "会议现场"),
            ("Photo caption: The hall", "The hall"),
            ("图 3-1：系统架构", "系统架构"),
            ("【图】会议现场", "会议现场"),
            ("古特雷斯：我们必须行动", "古特雷斯：我们必须行动"),
            (
                "Future Cities Advisory Outlook 2024: Digital Urban Governance",
                "Future Cities Advisory Outlook 2024: Digital Urban Governance",
            ),
            ("Photo:", "Photo:"),
            ("图书馆", "图书馆"),
        ] {
            assert_eq!(strip(text), expected);
        }
    }
}
