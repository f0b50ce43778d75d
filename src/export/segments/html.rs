//! A page of two columns, to look at: one file that needs no other.

use std::io::Write;

use super::{Form, Options, escaped, plain};
use crate::data::{AlignedRun, Alignment, Lang, Segment};
use crate::error::Result;
use crate::export::Role;

/// A page of two columns.
pub(super) struct Html;

const HEAD: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>duizhao</title>
<style>
body { font: 1rem/1.5 sans-serif; margin: 1rem auto; max-width: 75rem; padding: 0 1rem; color: #222; background: #fff; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border-bottom: 1px solid #ddd; padding: .4rem .6rem; text-align: left; vertical-align: top; }
th:last-child, td:last-child { width: 4rem; text-align: right; color: #666; }
tr.doubtful { background: #fff4d6; }
tr.alone { background: #f3f3f3; color: #666; }
td p { margin: 0 0 .3rem; }
@media (prefers-color-scheme: dark) {
  body { color: #ddd; background: #181818; }
  th, td { border-color: #444; }
  tr.doubtful { background: #4a3d12; }
  tr.alone { background: #262626; color: #aaa; }
}
</style>
</head>
<body>
<table>
";

impl Form for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn about(&self) -> &'static str {
        "a page of two columns to look at; doubtful pairs and segments without counterpart are marked"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm"]
    }

    fn write(&self, alignment: &Alignment, options: Options, out: &mut dyn Write) -> Result<()> {
        let order = [Role::Source, Role::Target].map(|role| options.direction.lang(role));
        out.write_all(HEAD.as_bytes())?;
        let [first, second] = order.map(|lang| match lang {
            Lang::Zh => "中文",
            Lang::En => "English",
        });
        writeln!(out, "<thead><tr><th>{first}</th><th>{second}</th><th>Trust</th></tr></thead>\n<tbody>")?;
        for run in &alignment.runs {
            let sides = alignment.run(run);
            let [first, second] = order.map(|lang| cell(lang, sides.get(lang)));
            let (class, trust) = look(run, options.least_trust);
            writeln!(out, "<tr{class}>{first}{second}<td>{trust}</td></tr>")?;
        }
        writeln!(out, "</tbody>\n</table>\n</body>\n</html>")?;
        Ok(())
    }
}

/// How a run is marked, and its trust.
fn look(run: &AlignedRun, least: f32) -> (&'static str, String) {
    match run {
        run if !run.is_pair() => (" class=\"alone\"", String::new()),
        run if run.trust < least => (" class=\"doubtful\"", format!("{:.2}", run.trust)),
        run => ("", format!("{:.2}", run.trust)),
    }
}

/// One paragraph for each segment; its place shows when the mouse rests on it.
fn cell(lang: Lang, segments: &[Segment]) -> String {
    let code = match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    let paragraph = |segment: &Segment| {
        format!("<p title=\"{}\">{}</p>", escaped(&segment.place.to_string()), escaped(&plain(&segment.text)))
    };
    format!("<td lang=\"{code}\">{}</td>", segments.iter().map(paragraph).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::super::tests::written;
    use super::*;

    #[test]
    fn the_page_shows_every_segment_and_marks_what_is_doubtful() {
        let page = written(&Html, Options { least_trust: 0.9, ..Options::default() });
        for part in [
            "<tr class=\"doubtful\"><td lang=\"zh\"><p title=\"a.txt:1\">研发&lt;R&amp;D&gt; 很重要。</p></td>",
            "<p title=\"a.txt:2\">A &quot;lot&quot;.</p></td><td>0.88</td></tr>",
            "<tr class=\"alone\"><td lang=\"zh\"><p title=\"a.txt:2\">无人翻译。</p></td><td lang=\"en\"></td><td></td></tr>",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
    }
}
