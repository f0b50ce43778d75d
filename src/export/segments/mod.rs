//! Writes segment pairs: a register of forms, apart from the profiles of glossaries.

use std::io::Write;
use std::path::Path;

use super::Direction;
use crate::data::{AlignedRun, Alignment, Lang, Segment};
use crate::error::Result;

mod beads;
mod html;
mod jsonl;
mod tmx;
mod tsv;

/// All forms; the first is the default.
pub const FORMS: &[&dyn Form] = &[&tsv::Tsv, &tmx::Tmx, &html::Html, &jsonl::Jsonl, &beads::Beads];

/// One way to write segment pairs.
pub trait Form: Sync {
    /// The name on the command line.
    fn name(&self) -> &'static str;
    /// One line for the help.
    fn about(&self) -> &'static str;
    /// File name extensions without the dot, in lower case.
    fn extensions(&self) -> &'static [&'static str];
    /// What is written of a text's pieces, one behind the other, is what is written of the text: pairs need not be
    /// held until all are there.
    fn in_pieces(&self) -> bool {
        false
    }
    /// Writes an alignment.
    ///
    /// # Errors
    /// When `out` cannot be written.
    fn write(&self, alignment: &Alignment, options: Options, out: &mut dyn Write) -> Result<()>;
}

/// What a user may ask of every form.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Options {
    /// Which language comes first.
    pub direction: Direction,
    /// Pairs below this trust are marked where the form can.
    pub least_trust: f32,
}

/// The form of that name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn Form> {
    FORMS.iter().copied().find(|form| form.name() == name)
}

/// The form that a file's extension chooses, whatever its case.
#[must_use]
pub fn by_extension(path: &Path) -> Option<&'static dyn Form> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    FORMS.iter().copied().find(|form| form.extensions().contains(&extension.as_str()))
}

/// The segments of one side of a run on one line: English with a space between them, Chinese without one. White space
/// inside becomes one space.
fn line(lang: Lang, segments: &[Segment]) -> String {
    let texts: Vec<String> = segments.iter().map(|segment| plain(&segment.text)).collect();
    texts.join(match lang {
        Lang::Zh => "",
        Lang::En => " ",
    })
}

/// Line breaks and tabs as spaces.
fn plain(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect()
}

/// Both sides of a run, the source first.
fn lines(alignment: &Alignment, run: &AlignedRun, direction: Direction) -> (String, String) {
    let sides = alignment.run(run);
    let (zh, en) = (line(Lang::Zh, sides.zh), line(Lang::En, sides.en));
    match direction {
        Direction::ZhEn => (zh, en),
        Direction::EnZh => (en, zh),
    }
}

/// Characters that markup gives a sense, written so that they have none; control characters, which XML forbids, go.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{At, Bitext, Place, SegmentPair, Sides};

    /// A pair of one and two segments with characters that forms must guard against, and one segment alone.
    pub(super) fn alignment() -> Alignment {
        let segment = |text: &str, line: u32| Segment {
            text: text.to_owned(),
            place: Place::new(&Arc::from("a.txt"), At::Line(line)),
        };
        let pairs = vec![SegmentPair {
            segments: Sides::new(
                vec![segment("研发<R&D>\t很重要。", 1)],
                vec![segment("R&D matters.", 1), segment("A \"lot\".", 2)],
            ),
            trust: 0.875,
        }];
        let unpaired = Sides::new(vec![segment("无人翻译。", 2)], Vec::new());
        Alignment::from(Bitext { pairs, unpaired, listed: Vec::new() })
    }

    /// What a form writes.
    pub(super) fn written(form: &dyn Form, options: Options) -> String {
        let mut out = Vec::new();
        form.write(&alignment(), options, &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn every_form_has_a_name_and_says_what_it_is() {
        for form in FORMS {
            assert!(by_name(form.name()).is_some() && !form.about().is_empty());
            assert!(!written(*form, Options::default()).is_empty(), "{}", form.name());
        }
        assert_eq!(by_extension("对.TMX".as_ref()).map(Form::name), Some("tmx"));
    }
}
