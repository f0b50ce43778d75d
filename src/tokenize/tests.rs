//! Tests of the step as a whole.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::data::{At, Lang, Place};

fn pair(zh: &str, en: &str) -> SegmentPair {
    let place = Place::new(&Arc::from("test"), At::Whole);
    let segment = |text: &str| vec![Segment { text: text.to_owned(), place: place.clone() }];
    SegmentPair { segments: Sides::new(segment(zh), segment(en)), trust: 1.0 }
}

fn corpus(zh: &str, en: &str) -> Corpus {
    tokenize(Bitext { pairs: vec![pair(zh, en)], ..Bitext::default() }, &Options::default())
}

fn shown(corpus: &Corpus, lang: Lang) -> String {
    let pair = corpus.pairs.first().expect("one pair");
    let words = (0..pair.tokens.get(lang).len()).map(|token| pair.text(lang, token));
    words.collect::<Vec<_>>().join("|")
}

#[test]
fn latin_and_figures_inside_chinese_are_tokens() {
    for (text, expected) in [
        ("2024年5G网络有80,000人", "2024|年|5G|网络|有|80,000|人"),
        ("UN-Habitat发布COVID-19报告", "UN-Habitat|发布|COVID-19|报告"),
        ("升温1.5 °C以内（IPCC）", "升温|1.5|°|C|以内|（|IPCC|）"),
        ("他在卡拉OK穿T恤", "他|在|卡拉OK|穿|T恤"),
        ("二○三○年議程", "二○三○|年|議程"),
        ("2015—2030年", "2015|—|2030|年"),
        ("2024年年会", "2024|年|年会"),
        ("国家发展改革委副主任", "国家|发展|改革|委|副主任"),
        ("信息化部副部长", "信息化|部|副部长"),
        ("2024年度", "2024|年度"),
    ] {
        assert_eq!(shown(&corpus(text, ""), Lang::Zh), expected);
    }
}

#[test]
fn chinese_inside_english_is_cut_as_chinese() {
    let corpus = corpus("", "the term 人工智能改变翻译 (AI)");
    assert_eq!(shown(&corpus, Lang::En), "the|term|人工智能|改变|翻译|(|AI|)");
}

#[test]
fn names_joined_by_a_dash_are_words_of_their_own_on_both_sides() {
    for (zh, en, expected) in [
        ("中国—东盟论坛", "China-ASEAN Forum", "China|-|ASEAN|Forum"),
        ("中国论坛", "China-ASEAN Forum", "China-ASEAN|Forum"),
        ("中国—东盟与联合国人居署", "China-ASEAN and UN-Habitat", "China|-|ASEAN|and|UN-Habitat"),
        ("论坛——开幕", "Director-General opens", "Director-General|opens"),
    ] {
        assert_eq!(shown(&corpus(zh, en), Lang::En), expected);
    }
}

#[test]
fn a_name_that_the_english_side_spells_is_freed_from_what_was_guessed_around_it() {
    let cut = |zh: &str, en: &str| shown(&corpus(zh, en), Lang::Zh);
    assert!(cut("张骞通西域", "Zhang Qian opened the Western Regions").starts_with("张骞|通"));
}

#[test]
fn the_pairs_beside_a_pair_change_nothing() {
    let texts = ["长春市长春节讲话", "长春药店", "市长", "春节", "南京市长江大桥"];
    let together = Bitext { pairs: texts.iter().map(|text| pair(text, "")).collect(), ..Bitext::default() };
    let together = tokenize(together, &Options::default());
    for (text, among) in texts.iter().zip(&together.pairs) {
        assert_eq!(corpus(text, "").pairs.first(), Some(among));
    }
}

/// Texts of all that a file may hold: both scripts, figures, marks, accents, emoji, odd spaces.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[\u{4E00}-\u{4FFF}]{1,6}",
        "[聯合國臺灣二〇○零三四年]{1,5}",
        "[a-zA-Z'’.&-]{1,8}",
        "[0-9０-９,.，%-]{1,6}",
        "[ \t\u{3000}\u{A0}\r\n]{1,2}",
        "[《》“”（）·:：；;—…]{1,2}",
        any::<char>().prop_map(String::from),
        any::<char>().prop_map(|character| format!("e\u{301}\u{200D}{character}")),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn tokens_are_in_order_apart_and_cover_all_but_white_space(text in text()) {
        let corpus = corpus(&text, &text);
        for lang in Lang::BOTH {
            let tokens = corpus.pairs.first().map(|pair| pair.tokens.get(lang).clone()).unwrap_or_default();
            let mut end = 0;
            for token in &tokens {
                let (from, to) = (token.span.start as usize, token.span.end as usize);
                prop_assert!(from < to && end <= from);
                prop_assert!(text.is_char_boundary(from) && text.is_char_boundary(to));
                prop_assert!(text.get(end..from).is_some_and(|gap| gap.chars().all(char::is_whitespace)));
                prop_assert!(!token.span.of(&text).contains(char::is_whitespace));
                end = to;
            }
            prop_assert!(text.get(end..).is_some_and(|gap| gap.chars().all(char::is_whitespace)));
        }
    }
}
