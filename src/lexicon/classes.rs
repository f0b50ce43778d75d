//! Classes of function words: judges treat `the`, `of` and 的 otherwise than words with content.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::data::TokenKind;

/// English function words by class; the number of a class is its place here, from 1.
const ENGLISH: &[&[&str]] = &[
    &["the"],
    &["a", "an"],
    &["of"],
    &["to"],
    &["'s", "’s", "'", "’"],
    &["in", "on", "at", "into", "within", "upon", "during", "inside", "under", "over"],
    &[
        "for", "by", "with", "from", "as", "about", "than", "between", "among", "through", "against",
        "after", "before",
    ],
    &["and", "or", "but", "nor", "while", "&"],
    &["is", "are", "was", "were", "be", "been", "being", "am"],
    &[
        "has", "have", "had", "having", "do", "does", "did", "will", "would", "shall", "can", "could", "may",
        "might", "should", "must",
    ],
    &[
        "it", "its", "he", "his", "him", "she", "her", "they", "their", "them", "we", "our", "us", "i", "my",
        "you", "your",
    ],
    &["this", "that", "these", "those", "such", "there", "here"],
    &["which", "who", "whom", "whose", "what", "when", "where", "how", "why", "if", "because", "although"],
    &["not", "no", "n't", "never", "neither"],
    &[
        "all", "some", "any", "each", "every", "both", "other", "another", "more", "most", "many", "much",
        "also", "only", "one",
    ],
];

/// The class of `of` as a number for judges, and those of `be` and of the other auxiliaries.
pub const OF: f32 = 3.0;
const AUXILIARIES: std::ops::RangeInclusive<u8> = 9..=10;

/// Chinese function words by class; the number of a class is its place here, from 1.
const CHINESE: &[&[&str]] = &[
    &["的", "之"],
    &["了", "着", "过", "地", "得", "所", "们"],
    &[
        "在", "于", "从", "自", "到", "向", "往", "由", "为", "对", "对于", "关于", "以", "用", "与", "跟",
        "按", "据", "根据", "通过", "随着", "为了", "除了", "由于", "鉴于",
    ],
    &["和", "及", "以及", "或", "而", "并", "且", "并且", "而且", "但", "但是", "与其", "暨"],
    &["把", "被", "将", "让", "使", "给", "令"],
    &["是", "有", "没有", "系", "即", "图为", "图示"],
    &[
        "个", "名", "位", "次", "项", "家", "种", "条", "件", "座", "只", "些", "批", "届", "艘", "辆", "台",
        "部", "份", "本", "架", "所",
    ],
    &["他", "她", "它", "我", "你", "他们", "她们", "它们", "我们", "你们", "其", "自己", "您", "咱们"],
    &[
        "这", "那", "该", "此", "这些", "那些", "这个", "那个", "这样", "这里", "那里", "本", "各", "每",
        "每个", "每名", "每位", "任何", "所有", "全部", "一切", "其他", "其它", "某", "某些", "一些", "许多",
        "很多", "诸多", "若干",
    ],
    &["不", "没", "未", "无", "非", "别"],
    &[
        "也", "都", "就", "还", "又", "才", "再", "已", "已经", "曾", "正", "正在", "会", "能", "可", "可以",
        "要", "应", "应该", "将要", "很", "更", "最", "只", "仅", "则", "却", "仍", "仍然", "均", "亦", "尚",
        "曾经", "即将",
    ],
    &[
        "中", "上", "下", "里", "内", "外", "间", "前", "后", "时", "以来", "之间", "之后", "之前", "方面",
        "等",
    ],
    &["吗", "呢", "吧", "啊", "呀", "嘛"],
];

/// Classes of everything else follow those of the function words.
const AFTER: u8 = 20;

/// The class of a token: of a function word, from 1; of anything else, from 20.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class(u8);

impl Class {
    /// As a number for judges.
    #[must_use]
    pub fn number(self) -> f32 {
        f32::from(self.0)
    }

    /// An English class of auxiliary verbs: is, has, will.
    #[must_use]
    pub fn is_auxiliary(self) -> bool {
        AUXILIARIES.contains(&self.0)
    }

    /// A class of function words, which no term begins or ends with and which carry little meaning of their own.
    #[must_use]
    pub fn is_function(self) -> bool {
        self.0 < AFTER
    }
}

/// Classes by word; of a word in two classes, the first.
type Classes = FxHashMap<&'static str, u8>;

/// The class of a Chinese token, from its kind and folded text.
#[must_use]
pub fn zh_class(kind: TokenKind, folded: &str) -> Class {
    static CLASSES: LazyLock<Classes> = LazyLock::new(|| by_word(CHINESE));
    Class(match kind {
        TokenKind::Number => AFTER,
        TokenKind::Mark => AFTER + 1,
        TokenKind::Latin => AFTER + 2,
        TokenKind::Han => CLASSES.get(folded).copied().unwrap_or(AFTER + 3),
    })
}

/// The class of an English token, from its kind and folded text.
#[must_use]
pub fn en_class(kind: TokenKind, folded: &str) -> Class {
    static CLASSES: LazyLock<Classes> = LazyLock::new(|| by_word(ENGLISH));
    Class(match kind {
        TokenKind::Number => AFTER,
        TokenKind::Mark => AFTER + 1,
        TokenKind::Han => AFTER + 2,
        TokenKind::Latin => CLASSES.get(folded).copied().unwrap_or(AFTER + 3),
    })
}

fn by_word(classes: &[&[&'static str]]) -> Classes {
    let mut by_word = Classes::default();
    for (number, class) in (1..).zip(classes) {
        for word in *class {
            by_word.entry(*word).or_insert(number);
        }
    }
    by_word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_and_the_auxiliaries_have_the_classes_that_bear_their_names() {
        assert!((en_class(TokenKind::Latin, "of").number() - OF).abs() < f32::EPSILON);
        assert!(
            ["is", "were", "has", "will"].iter().all(|word| en_class(TokenKind::Latin, word).is_auxiliary())
        );
        assert!(["the", "of", "it"].iter().all(|word| !en_class(TokenKind::Latin, word).is_auxiliary()));
    }
}
