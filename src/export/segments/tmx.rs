//! TMX 1.4: a translation memory, for every CAT tool.

use std::io::Write;

use super::{Form, Options, escaped, lines};
use crate::data::{Alignment, Lang};
use crate::error::Result;
use crate::export::{Direction, Role};
use crate::text::is_traditional;

/// Translation Memory eXchange.
pub(super) struct Tmx;

/// Pairs below the least trust carry this property, so that a tool can find them.
const DOUBTFUL: &str = "<prop type=\"x-doubtful\">yes</prop>";

impl Form for Tmx {
    fn name(&self) -> &'static str {
        "tmx"
    }

    fn about(&self) -> &'static str {
        "TMX 1.4, a translation memory; the trust of each pair is a property"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tmx"]
    }

    fn write(&self, alignment: &Alignment, options: Options, out: &mut dyn Write) -> Result<()> {
        let (source, target) = codes(alignment, options.direction);
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">")?;
        writeln!(
            out,
            "<tmx version=\"1.4\">\n<header creationtool=\"duizhao\" creationtoolversion=\"{}\" segtype=\"sentence\" \
             o-tmf=\"duizhao\" adminlang=\"en\" srclang=\"{source}\" datatype=\"plaintext\"/>\n<body>",
            env!("CARGO_PKG_VERSION")
        )?;
        for run in alignment.runs.iter().filter(|run| run.is_pair()) {
            let (one, other) = lines(alignment, run, options.direction);
            let doubtful = if run.trust < options.least_trust { DOUBTFUL } else { "" };
            writeln!(
                out,
                "<tu><prop type=\"x-trust\">{:.3}</prop>{doubtful}\n\
                 <tuv xml:lang=\"{source}\"><seg>{}</seg></tuv>\n<tuv xml:lang=\"{target}\"><seg>{}</seg></tuv></tu>",
                run.trust,
                escaped(&one),
                escaped(&other)
            )?;
        }
        writeln!(out, "</body>\n</tmx>")?;
        Ok(())
    }
}

/// Segments that are looked at to tell the script.
const SAMPLE: usize = 200;

/// The codes of source and target. Traditional characters are no `zh-CN`; where they come from is not known.
fn codes(alignment: &Alignment, direction: Direction) -> (&'static str, &'static str) {
    let sample: String =
        alignment.segments.zh.iter().take(SAMPLE).map(|segment| segment.text.as_str()).collect();
    let chinese = if is_traditional(&sample) { "zh-Hant" } else { "zh-CN" };
    let code = |lang: Lang| match lang {
        Lang::Zh => chinese,
        Lang::En => "en",
    };
    (code(direction.lang(Role::Source)), code(direction.lang(Role::Target)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::written;
    use super::*;

    #[test]
    fn a_memory_holds_the_pairs_with_their_markup_guarded() {
        let text = written(&Tmx, Options { least_trust: 0.9, ..Options::default() });
        for part in [
            "srclang=\"zh-CN\"",
            "<prop type=\"x-trust\">0.875</prop><prop type=\"x-doubtful\">yes</prop>",
            "<tuv xml:lang=\"zh-CN\"><seg>研发&lt;R&amp;D&gt; 很重要。</seg></tuv>",
            "<tuv xml:lang=\"en\"><seg>R&amp;D matters. A &quot;lot&quot;.</seg></tuv></tu>",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert!(!text.contains("无人翻译"));
    }
}
