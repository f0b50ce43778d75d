//! Blocks cut into sentences: the units that translators work with.

use crate::data::{Lang, Span};

mod chinese;
mod english;

/// The sentences of a block, in order, without the white space between them.
pub(super) fn split(lang: Lang, text: &str) -> Vec<Span> {
    let ends = match lang {
        Lang::Zh => chinese::ends(text),
        Lang::En => english::ends(text),
    };
    let mut spans = Vec::with_capacity(ends.len() + 1);
    let mut start = 0;
    for end in ends.into_iter().chain([text.len()]) {
        let piece = text.get(start..end).unwrap_or_default();
        let trimmed = piece.trim();
        let from = start + piece.len() - piece.trim_start().len();
        if !trimmed.is_empty() {
            spans.push(Span::new(from, from + trimmed.len()));
        }
        start = end;
    }
    spans
}

/// Closing quotation marks and brackets, which belong to the sentence before them.
fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '】' | ']' | '"' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(lang: Lang, text: &str) -> Vec<&str> {
        split(lang, text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn chinese_sentences_end_with_their_marks_and_quotes() {
        for (text, expected) in [
            ("会议开幕。代表发言！还有吗？", vec!["会议开幕。", "代表发言！", "还有吗？"]),
            ("他说：“我来了。”她笑了。", vec!["他说：“我来了。”", "她笑了。"]),
            ("“来吗？”他问。", vec!["“来吗？”他问。"]),
            ("一是创新；二是开放。", vec!["一是创新；", "二是开放。"]),
            ("他……走了。然后……”她说", vec!["他……走了。", "然后……”她说"]),
            ("增长9.9%。同比1.5亿", vec!["增长9.9%。", "同比1.5亿"]),
            ("什么？！真的。", vec!["什么？！", "真的。"]),
            ("（见第3页。）下一段", vec!["（见第3页。）", "下一段"]),
            ("没有句号", vec!["没有句号"]),
            ("會議結束.下次再開.", vec!["會議結束.", "下次再開."]),
            (" 。 ", vec!["。"]),
        ] {
            assert_eq!(sentences(Lang::Zh, text), expected);
        }
    }

    #[test]
    fn english_sentences_do_not_end_with_abbreviations() {
        for (text, expected) in [
            ("It opened. Mr. Smith spoke.", vec!["It opened.", "Mr. Smith spoke."]),
            (
                "The U.N. Security Council met. It ended at 3 p.m. The room was full.",
                vec!["The U.N. Security Council met.", "It ended at 3 p.m.", "The room was full."],
            ),
            ("See No. 5 and Fig. 2. They differ.", vec!["See No. 5 and Fig. 2.", "They differ."]),
            ("No. I will not.", vec!["No.", "I will not."]),
            (
                "\"Really?\" he asked. \"Yes.\" She left.",
                vec!["\"Really?\" he asked.", "\"Yes.\"", "She left."],
            ),
            ("J. K. Rowling wrote it.", vec!["J. K. Rowling wrote it."]),
            ("It grew 9.9 percent to 1.5 bn. yuan.", vec!["It grew 9.9 percent to 1.5 bn. yuan."]),
            ("He left on Oct. 24. It rained.", vec!["He left on Oct. 24.", "It rained."]),
            ("Wait... what? No!", vec!["Wait... what?", "No!"]),
            (
                "Acme Inc. announced it. Acme Ltd. The end.",
                vec!["Acme Inc. announced it.", "Acme Ltd.", "The end."],
            ),
            ("1. Introduction", vec!["1. Introduction"]),
            ("It is so (see below.) Then go.", vec!["It is so (see below.)", "Then go."]),
            ("He paid.She left.", vec!["He paid.", "She left."]),
            ("Use Node.js and www.Example.org today.", vec!["Use Node.js and www.Example.org today."]),
        ] {
            assert_eq!(sentences(Lang::En, text), expected);
        }
    }
}
