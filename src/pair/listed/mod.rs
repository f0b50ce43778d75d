//! Vocabulary lists: a term and its translation, written down as such by the author.

use super::text::Text;
use crate::data::{BlockKind, Certainty, GivenPair, Lang, Sides};

mod entry;
mod shape;

use entry::Layout;

/// Words in the heading of a vocabulary list, folded.
const HEADINGS: &[&str] = &[
    "词汇",
    "单词",
    "生词",
    "词语",
    "词组",
    "短语",
    "术语",
    "词表",
    "vocabulary",
    "glossary",
    "key terms",
    "terminology",
    "译名",
    "对照表",
    "词汇表",
    "terms used",
    "definitions",
    "word list",
    "useful words",
    "words and expressions",
    "useful expressions",
];

/// A longer heading speaks about vocabulary; it does not introduce a list (characters).
const LONGEST_HEADING: usize = 30;

/// Takes the vocabulary out of a page: the term pairs, and the texts that are none.
pub(super) fn take(texts: Vec<Text>) -> (Vec<GivenPair>, Vec<Text>) {
    let (mut listed, mut rest) = (Vec::new(), Vec::with_capacity(texts.len()));
    let mut inside = false;
    let mut defined = definitions(&texts).into_iter();
    let mut texts = texts.into_iter().peekable();
    while let Some(text) = texts.next() {
        let is_defined = defined.next().unwrap_or(false);
        let listing = inside || is_defined || text.block.kind == BlockKind::Verbatim;
        let layout = if listing { Layout::List } else { Layout::Page };
        let is_title = announces(&text.block.text)
            && texts.peek().is_some_and(|next| entry::read(&next.block.text, Layout::List).is_some());
        if is_heading(&text) || is_title && entry::read(&text.block.text, Layout::Page).is_none() {
            inside = announces(&text.block.text);
        } else if let Some(pairs) =
            entry::read(&text.block.text, layout).filter(|_| !entry::is_field(&text.block.text))
        {
            listed.extend(given(pairs, &text));
            continue;
        } else if inside {
            let facing = texts.next_if(|next| faces(&text, next));
            if let Some(facing) = facing {
                defined.next();
                listed.extend(pair(&text, &facing));
                continue;
            }
            inside = shape::is_term(&text.block.text);
        }
        rest.push(text);
    }
    (listed, rest)
}

/// The share of lines `Employer: 业主` whose halves have something in common; of a form (`Author: 张三`) less have (guess).
const ALIKE: f32 = 0.4;

/// Which lines are definitions: several below each other are a list, where enough of them translate.
fn definitions(texts: &[Text]) -> Vec<bool> {
    let mut defined: Vec<bool> = texts.iter().map(|text| entry::is_defined(&text.block.text)).collect();
    let mut from = 0;
    for run in defined.clone().chunk_by(|a, b| a == b) {
        let to = from + run.len();
        let lines = texts.get(from..to).unwrap_or_default();
        if run.first() == Some(&true) {
            let alike = lines.iter().filter(|text| entry::is_alike(&text.block.text)).count();
            let is_list = lines.len() > 1 && alike as f32 >= ALIKE * lines.len() as f32;
            defined.iter_mut().take(to).skip(from).for_each(|is| *is = is_list);
        }
        from = to;
    }
    defined
}

/// A heading, or a line that stands as one: 【重要讲话】.
fn is_heading(text: &Text) -> bool {
    let line = text.block.text.trim();
    matches!(text.block.kind, BlockKind::Heading(_))
        || (line.starts_with('【') && line.ends_with('】'))
        || (line.ends_with(['：', ':']) && announces(line))
}

/// The heading of a vocabulary list.
fn announces(heading: &str) -> bool {
    let folded: String = heading.chars().map(crate::text::fold_char).collect();
    heading.chars().count() <= LONGEST_HEADING && HEADINGS.iter().any(|word| folded.contains(word))
}

/// Two lines, each a term in its own language.
fn faces(text: &Text, next: &Text) -> bool {
    let term = |text: &Text| !is_heading(text) && shape::is_term(&text.block.text);
    text.lang.is_some_and(|lang| next.lang == Some(lang.other())) && term(text) && term(next)
}

/// The pair of two lines that face each other.
fn pair(text: &Text, next: &Text) -> Option<GivenPair> {
    let chinese_first = text.lang == Some(Lang::Zh);
    let (zh, en) = if chinese_first { (text, next) } else { (next, text) };
    let terms = Sides::new(zh.block.text.as_str(), en.block.text.as_str());
    let given = given(shape::translations(terms), text)?;
    Some(GivenPair { quote: format!("{} {}", text.block.text.trim(), next.block.text.trim()), ..given })
}

/// An entry with all of its readings; none where it gives no translation.
fn given(readings: Vec<Sides<String>>, text: &Text) -> Option<GivenPair> {
    let mut readings = readings.into_iter();
    Some(GivenPair {
        terms: readings.next()?,
        forms: readings.collect(),
        place: text.block.place.clone(),
        quote: text.block.text.trim().to_owned(),
        certainty: Certainty::Sure,
    })
}

#[cfg(test)]
mod tests {
    use super::super::text::sample;
    use super::*;

    fn listed(lines: &[(&str, BlockKind)]) -> Vec<String> {
        take(sample(lines))
            .0
            .into_iter()
            .map(|pair| format!("{} = {}", pair.terms.zh, pair.terms.en))
            .collect()
    }

    #[test]
    fn lines_below_a_vocabulary_heading_face_each_other() {
        let lines = [
            ("【相关词汇】", BlockKind::Heading(0)),
            ("交通干线", BlockKind::Paragraph),
            ("main traffic lines", BlockKind::Paragraph),
            ("sea-crossing railway", BlockKind::Paragraph),
            ("跨海铁路", BlockKind::Paragraph),
            ("会议在北京举行，来自各国的代表出席了会议。", BlockKind::Paragraph),
            ("未来城市", BlockKind::Paragraph),
            ("future cities", BlockKind::Paragraph),
        ];
        assert_eq!(listed(&lines), ["交通干线 = main traffic lines", "跨海铁路 = sea-crossing railway"]);
    }

    #[test]
    fn forms_are_no_lists() {
        let lines = [
            ("Author: 张三", BlockKind::Paragraph),
            ("Venue: 图书馆", BlockKind::Paragraph),
            ("Editor: 李四", BlockKind::Paragraph),
            ("Guests: 三百人", BlockKind::Paragraph),
        ];
        assert!(listed(&lines).is_empty());
    }

    #[test]
    fn other_headings_announce_no_list() {
        let lines = [
            ("【重要讲话】", BlockKind::Paragraph),
            ("交通干线", BlockKind::Paragraph),
            ("main traffic lines", BlockKind::Paragraph),
        ];
        assert!(listed(&lines).is_empty());
    }
}
