//! Why the program links the words of one segment pair as it does.

use crate::data::{At, Bitext, LinkedPair, Place, SegmentPair, Sides};
use crate::error::{Error, ErrorKind, Result};
use crate::link::Linker;
use crate::text::Length;

use super::linked::{alone, linked_pair};
use super::words::words;
use super::{Input, Options, terms};

/// What is to be explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Explaining {
    /// Two segments that translate each other.
    Texts(Sides<String>),
    /// The segment pair of that number, counted from 1, in a document.
    Pair(String, usize),
}

/// Links the words of one segment pair and gives the reasons.
///
/// # Errors
/// What cannot be read, and a number that no pair has.
pub fn explain(task: &Explaining, options: &Options) -> Result<LinkedPair> {
    let lexicon = options.lexicon();
    let (pairs, at) = match task {
        Explaining::Texts(texts) => (vec![alone(texts)], 0),
        Explaining::Pair(path, number) => numbered(path, *number, options)?,
    };
    let corpus = words(Bitext { pairs, ..Bitext::default() }, &options.tokenize);
    if corpus.pairs.get(at).is_some_and(|pair| Length::of(&pair.pair) == Length::TooLong) {
        return Err(Error::failed(
            "the two texts are too long for their words to be linked; give a sentence and its translation",
        ));
    }
    let linker = Linker::new(&lexicon, terms::model(&corpus.pairs, options, &lexicon));
    Ok(corpus.pairs.get(at).map(|pair| linked_pair(pair, &linker.link(pair))).unwrap_or_default())
}

/// All pairs of a document, and the index of the wanted one.
fn numbered(path: &str, number: usize, options: &Options) -> Result<(Vec<SegmentPair>, usize)> {
    let pairs = super::pair(&Input::File(path.to_owned()), options)?.bitext.pairs;
    let many = pairs.len();
    if (1..=many).contains(&number) {
        return Ok((pairs, number - 1));
    }
    let what = format!("has {many} segment pairs, and none of the number {number}; duizhao pair lists them");
    Err(Error::at(Place { document: path.into(), at: At::Whole }, ErrorKind::Usage(what)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::EvidenceKind;

    #[test]
    fn a_link_has_its_words_its_probability_and_its_reasons() {
        let texts = Sides::new("数字城市治理".to_owned(), "Digital urban governance".to_owned());
        let pair = explain(&Explaining::Texts(texts), &Options::default()).expect("two texts");
        let governance = pair.links.iter().find(|link| {
            pair.words.zh.get(link.words.zh as usize).is_some_and(|word| word == "治理")
                && pair.words.en.get(link.words.en as usize).is_some_and(|word| word == "governance")
        });
        let governance = governance.expect("a link");
        assert!(governance.probability > 0.5, "{governance:?}");
        assert_eq!(governance.kind, Some(EvidenceKind::Dictionary));
        assert!(
            governance.findings.iter().any(|text| text == "治理 = governance (dictionary)"),
            "{governance:?}"
        );
    }
}
