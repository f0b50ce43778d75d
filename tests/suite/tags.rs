//! Parts of speech and names: what translators would say of words in their sentences.

use std::sync::Arc;

use duizhao::data::{
    At, Bitext, Lang, Place, Segment, SegmentPair, Sides, Tag, Tagged, Tags, TermType, TokenizedPair,
};
use duizhao::tag::tags;
use duizhao::tokenize;
use proptest::prelude::*;

fn pair(zh: &str, en: &str) -> TokenizedPair {
    let place = Place::new(&Arc::from("page.txt"), At::Line(1));
    let segment = |text: &str| vec![Segment { text: text.to_owned(), place: place.clone() }];
    let pair = SegmentPair { segments: Sides::new(segment(zh), segment(en)), trust: 1.0 };
    let bitext = Bitext { pairs: vec![pair], ..Bitext::default() };
    tokenize::tokenize(bitext, &tokenize::Options::default()).pairs.remove(0)
}

/// `word/TAG word/TAG`.
fn shown(pair: &TokenizedPair, lang: Lang, tags: &Tags) -> String {
    let token = |at: usize| format!("{}/{}", pair.text(lang, at), tags.tokens[at].tag.name());
    (0..tags.tokens.len()).map(token).collect::<Vec<_>>().join(" ")
}

/// Names of a Chinese text with their sorts.
fn names(text: &str) -> Vec<(String, TermType)> {
    let pair = pair(text, "");
    let found = tags(&pair, Lang::Zh).names;
    found.into_iter().map(|name| (pair.spot_text(Lang::Zh, name.spot).to_owned(), name.r#type)).collect()
}

#[test]
fn one_english_word_has_another_part_of_speech_in_another_place() {
    for (text, expected) in [
        ("They plan a new bridge.", "They/PRON plan/VERB a/DET new/ADJ bridge/NOUN ./PUNCT"),
        ("The plan was approved.", "The/DET plan/NOUN was/AUX approved/VERB ./PUNCT"),
        ("Rivers flow into the sea.", "Rivers/NOUN flow/VERB into/ADP the/DET sea/NOUN ./PUNCT"),
        ("The flow of water slowed.", "The/DET flow/NOUN of/ADP water/NOUN slowed/VERB ./PUNCT"),
    ] {
        let pair = pair("", text);
        assert_eq!(shown(&pair, Lang::En, &tags(&pair, Lang::En)), expected);
    }
}

#[test]
fn chinese_words_have_their_part_of_speech() {
    for (text, expected) in [
        ("他们建设新的图书馆。", "他们/PRON 建设/VERB 新/ADJ 的/PART 图书馆/NOUN 。/PUNCT"),
        (
            "我们在河边发现了一座古桥。",
            "我们/PRON 在/ADP 河边/NOUN 发现/VERB 了/AUX 一座/NUM 古桥/NOUN 。/PUNCT",
        ),
    ] {
        let pair = pair(text, "");
        assert_eq!(shown(&pair, Lang::Zh, &tags(&pair, Lang::Zh)), expected);
    }
}

#[test]
fn names_of_persons_and_places_are_found_in_either_script() {
    let expected = |names: &[(&str, TermType)]| -> Vec<(String, TermType)> {
        names.iter().map(|(name, sort)| ((*name).to_owned(), *sort)).collect()
    };
    assert_eq!(
        names("王建国在上海出生，后来搬到了法国。"),
        expected(&[("王建国", TermType::Person), ("上海", TermType::Place), ("法国", TermType::Place)])
    );
    assert_eq!(names("他住在臺灣。"), expected(&[("臺灣", TermType::Place)]));
}

/// The share of words of a hand-tagged text (`word/TAG`, cut as it is) for which the tagger says something as good.
fn share_right(lang: Lang, text: &str, as_good: fn(Tag, Tag) -> bool) -> f64 {
    let place = Place::new(&Arc::from("own.txt"), At::Whole);
    let (mut right, mut all) = (0, 0);
    for line in text.lines() {
        let (words, expected): (Vec<&str>, Vec<&str>) =
            line.split(' ').filter_map(|token| token.rsplit_once('/')).unzip();
        let sides = Sides::new(words.join(" "), words.join(" "));
        let pair = tokenize::pretokenized(&sides.zh, &sides.en, &place);
        for (tagged, expected) in tags(&pair, lang).tokens.iter().zip(expected) {
            let expected = Tag::named(expected).unwrap_or_else(|| panic!("no tag is called {expected}"));
            all += 1;
            right += i32::from(as_good(tagged.tag, expected));
        }
    }
    f64::from(right) / f64::from(all)
}

#[test]
fn nine_of_ten_words_of_our_own_english_sentences_are_tagged_right() {
    let share = share_right(Lang::En, include_str!("../tags/en.txt"), |found, expected| found == expected);
    assert!(share >= 0.9, "{share}");
}

#[test]
fn nouns_verbs_adjectives_and_the_rest_are_told_apart_in_our_own_chinese_sentences() {
    let share = share_right(Lang::Zh, include_str!("../tags/zh.txt"), |found, expected| {
        let class = |tag: Tag| (tag.is_noun(), tag.is_verb(), tag.is_adjective());
        class(found) == class(expected)
    });
    assert!(share >= 0.9, "{share}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_text_has_one_tag_a_token_and_the_same_ones_again(text in "(\\PC|[一-龥]|[a-zA-Z ]|《|》){0,80}") {
        let pair = pair(&text, &text);
        for lang in [Lang::Zh, Lang::En] {
            let found = tags(&pair, lang);
            prop_assert_eq!(found.tokens.len(), pair.tokens.get(lang).len());
            let is_share = |tagged: &Tagged| (0.5..=1.0).contains(&tagged.sure);
            prop_assert!(found.tokens.iter().all(is_share));
            for name in &found.names {
                prop_assert!(!pair.spot_text(lang, name.spot).is_empty());
                prop_assert_eq!(pair.run_at(lang, name.spot), name.run);
            }
            prop_assert_eq!(found, tags(&pair, lang));
        }
    }
}

#[test]
fn texts_longer_than_a_part_are_tagged_to_their_end() {
    let text = "水 ".repeat(2_000);
    let pair = pair(&text, "");
    let found = tags(&pair, Lang::Zh);
    assert_eq!(found.tokens.len(), 2_000);
    assert!(found.tokens.last().is_some_and(|tagged| tagged.tag.is_noun()));
}
