//! Words that say what follows them: `英文：`, `以下简称`, `hereinafter`, `pinyin:`.

use crate::data::Lang;
use crate::text::fold_char;

/// What a label says of what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The term in that language.
    In(Lang),
    /// A shorter name.
    Short,
    /// The same under another name, in whatever language.
    Same,
    /// A reading, a third language, a literal meaning: no term.
    Aside,
}

/// Labels, folded, with what they say. A longer one stands before one with which it begins.
const LABELS: &[(&str, Role)] = &[
    ("英文全称", Role::In(Lang::En)),
    ("英文名称", Role::In(Lang::En)),
    ("英文简称", Role::Short),
    ("英文缩写", Role::Short),
    ("英文名", Role::In(Lang::En)),
    ("英文译名", Role::In(Lang::En)),
    ("英文原名", Role::In(Lang::En)),
    ("英文", Role::In(Lang::En)),
    ("英语", Role::In(Lang::En)),
    ("英译", Role::In(Lang::En)),
    ("英：", Role::In(Lang::En)),
    ("英:", Role::In(Lang::En)),
    ("外文名", Role::In(Lang::En)),
    ("中文名称", Role::In(Lang::Zh)),
    ("中文名", Role::In(Lang::Zh)),
    ("中文译名", Role::In(Lang::Zh)),
    ("中文", Role::In(Lang::Zh)),
    ("以下统称", Role::Short),
    ("以下简称为", Role::Short),
    ("以下简称", Role::Short),
    ("以下称", Role::Short),
    ("下称", Role::Short),
    ("下文简称", Role::Short),
    ("简称为", Role::Short),
    ("简称", Role::Short),
    ("缩写为", Role::Short),
    ("缩写", Role::Short),
    ("简写", Role::Short),
    ("全称", Role::Same),
    ("又称", Role::Same),
    ("亦称", Role::Same),
    ("也称", Role::Same),
    ("又名", Role::Same),
    ("即", Role::Same),
    ("学名", Role::Aside),
    ("拉丁名", Role::Aside),
    ("拼音", Role::Aside),
    ("汉语拼音", Role::Aside),
    ("原名", Role::Aside),
    ("法语", Role::Aside),
    ("法文", Role::Aside),
    ("德语", Role::Aside),
    ("德文", Role::Aside),
    ("日语", Role::Aside),
    ("日文", Role::Aside),
    ("俄语", Role::Aside),
    ("西班牙语", Role::Aside),
    ("拉丁语", Role::Aside),
    ("意为", Role::Aside),
    ("意即", Role::Aside),
    ("simplified chinese:", Role::In(Lang::Zh)),
    ("traditional chinese:", Role::In(Lang::Zh)),
    ("simplified:", Role::In(Lang::Zh)),
    ("traditional:", Role::In(Lang::Zh)),
    ("in chinese:", Role::In(Lang::Zh)),
    ("in chinese", Role::In(Lang::Zh)),
    ("chinese name:", Role::In(Lang::Zh)),
    ("chinese:", Role::In(Lang::Zh)),
    ("mandarin:", Role::In(Lang::Zh)),
    ("in mandarin:", Role::In(Lang::Zh)),
    ("english name:", Role::In(Lang::En)),
    ("english:", Role::In(Lang::En)),
    ("in english:", Role::In(Lang::En)),
    ("in english", Role::In(Lang::En)),
    ("hereinafter referred to as", Role::Short),
    ("hereinafter called", Role::Short),
    ("hereinafter", Role::Short),
    ("hereafter", Role::Short),
    ("abbreviated as", Role::Short),
    ("abbreviated to", Role::Short),
    ("abbreviated", Role::Short),
    ("abbreviation:", Role::Short),
    ("abbr.:", Role::Short),
    ("abbr.", Role::Short),
    ("abbr:", Role::Short),
    ("short for", Role::Same),
    ("or simply", Role::Short),
    ("also known as", Role::Same),
    ("also called", Role::Same),
    ("also", Role::Same),
    ("a.k.a.", Role::Same),
    ("aka", Role::Same),
    ("known as", Role::Same),
    ("called", Role::Same),
    ("i.e.,", Role::Same),
    ("i.e.", Role::Same),
    ("or", Role::Same),
    ("hanyu pinyin:", Role::Aside),
    ("pinyin:", Role::Aside),
    ("pinyin", Role::Aside),
    ("jyutping:", Role::Aside),
    ("cantonese:", Role::Aside),
    ("wade–giles:", Role::Aside),
    ("wade-giles:", Role::Aside),
    ("literally", Role::Aside),
    ("lit.", Role::Aside),
    ("lit:", Role::Aside),
    ("meaning", Role::Aside),
    ("which means", Role::Aside),
    ("japanese:", Role::Aside),
    ("korean:", Role::Aside),
    ("french:", Role::Aside),
    ("german:", Role::Aside),
    ("latin:", Role::Aside),
];

/// Characters of the longest label.
const LONGEST: usize = 28;

/// What the label in front of a text says, and the text behind it; `None` where it has no label.
pub(super) fn strip(text: &str) -> Option<(Role, &str)> {
    let text = text.trim_start();
    let folded: String = text.chars().take(LONGEST).map(fold_char).collect();
    LABELS.iter().find_map(|(label, role)| {
        let rest = folded.strip_prefix(label)?;
        // `or` is no label in `oranges`.
        let ends = !label.ends_with(|c: char| c.is_ascii_alphabetic())
            || !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        let at = text.char_indices().nth(label.chars().count()).map_or(text.len(), |(at, _)| at);
        ends.then_some((*role, bare(text.get(at..)?)))
    })
}

/// Without what joins a label to what it labels.
fn bare(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '：' | '为' | '為' | '是' | '叫')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_what_follows() {
        for (text, expected) in [
            ("英文：Qingwu plc", Some((Role::In(Lang::En), "Qingwu plc"))),
            ("以下簡稱「金管局」", Some((Role::Short, "「金管局」"))),
            ("hereinafter \"the Bank\"", Some((Role::Short, "\"the Bank\""))),
            ("Chinese: 端午节", Some((Role::In(Lang::Zh), "端午节"))),
            ("oranges", None),
            ("or 岭南", Some((Role::Same, "岭南"))),
        ] {
            assert_eq!(strip(text), expected, "{text}");
        }
    }
}
