//! One self-contained page: style sheet, modules and data in one file, and a policy that lets nothing else in.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::packed::packed;
use super::subject::Subject;
use crate::data::{Lang, LinkedPair};
use crate::error::{Error, Result};

/// What a page is made of.
pub(super) struct Parts<'a> {
    /// Code of the interface's language.
    pub(super) lang: &'a str,
    /// The window's title, as plain text.
    pub(super) title: &'a str,
    /// The style sheet's files.
    pub(super) styles: &'a [&'a str],
    /// The modules in the order of their imports.
    pub(super) modules: &'a [&'a str],
    /// What stands in the body before any module runs: markup.
    pub(super) body: &'a str,
}

/// Writes a page with its data.
pub(super) fn page(parts: &Parts<'_>, data: &impl Serialize, out: &mut dyn Write) -> Result<()> {
    let (style, script) = (format!("\n{}", parts.styles.concat()), format!("\n{}", joined(parts.modules)));
    let policy = format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        hash(&script),
        hash(&style)
    );
    write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<title>{}</title>\n<style>{style}</style>\n</head>\n<body>\n{}\
         <script type=\"application/json\" id=\"data\">",
        escaped(parts.lang),
        escaped(parts.title),
        parts.body,
    )?;
    out.write_all(embedded(data)?.as_bytes())?;
    Ok(write!(out, "</script>\n<script type=\"module\">{script}</script>\n</body>\n</html>\n")?)
}

/// JSON that cannot end or open an element, whatever texts it holds.
fn embedded(data: &impl Serialize) -> Result<String> {
    let json = serde_json::to_string(data).map_err(|error| Error::usage(error.to_string()))?;
    Ok(json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
}

/// All modules as one: they share a scope, so that imports and the word `export` go.
fn joined(modules: &[&str]) -> String {
    let mut script = String::new();
    for line in modules.iter().flat_map(|module| module.lines()) {
        if !line.starts_with("import ") {
            script.push_str(line.strip_prefix("export ").unwrap_or(line));
            script.push('\n');
        }
    }
    script
}

/// The name by which a policy knows an element's text.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// Text as it stands between tags or in a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes a page that shows the links of one segment pair.
///
/// # Errors
/// When `out` cannot be written.
pub fn explain_page(pair: &LinkedPair, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let modules = [SHARED, &[include_str!("page/explain.js")]].concat();
    let parts = Parts {
        lang: lang.code(),
        title: "对照 duizhao · links",
        styles: &[BASE, ARCS],
        modules: &modules,
        body: "<main id=\"explain\"></main>\n",
    };
    page(&parts, pair, out)
}

/// Writes the page in which a person reviews a glossary.
///
/// # Errors
/// When `out` cannot be written.
pub fn review_page(subject: &Subject, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let modules = [SHARED, REVIEW].concat();
    let parts = Parts {
        lang: lang.code(),
        title: &subject.title,
        styles: &[BASE, ARCS, include_str!("page/review.css")],
        modules: &modules,
        body: include_str!("page/review.html"),
    };
    page(&parts, &packed(subject, lang), out)
}

const BASE: &str = include_str!("page/base.css");
const ARCS: &str = include_str!("page/arcs.css");

/// Modules of all pages, in the order of their imports.
const SHARED: &[&str] = &[
    include_str!("page/dom.js"),
    include_str!("page/words-en.js"),
    include_str!("page/words-zh.js"),
    include_str!("page/words.js"),
    include_str!("page/arcs.js"),
];

/// Modules of the review page, in the order of their imports.
const REVIEW: &[&str] = &[
    include_str!("page/model.js"),
    include_str!("page/store.js"),
    include_str!("page/exports.js"),
    include_str!("page/diff.js"),
    include_str!("page/filter.js"),
    include_str!("page/list.js"),
    include_str!("page/detail.js"),
    include_str!("page/overview.js"),
    include_str!("page/dialogs.js"),
    include_str!("page/toolbar.js"),
    include_str!("page/keys.js"),
    include_str!("page/print.js"),
    include_str!("page/review.js"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_element() {
        let hostile =
            ["</script><script>alert(1)</script>", "<!--", "<img src=x onerror=alert(1)>", "]]>&amp;"];
        let json = embedded(&hostile).expect("strings");
        assert!(!json.contains(['<', '>', '&']), "{json}");
        let back: Vec<String> = serde_json::from_str(&json).expect("still JSON");
        assert_eq!(back, hostile);
        assert_eq!(escaped("<a href='x'>\u{0}&\"</a>"), "&lt;a href=&#39;x&#39;&gt;&amp;&quot;&lt;/a&gt;");
    }

    #[test]
    fn the_policy_names_the_page_s_own_parts_and_nothing_else() {
        let parts = Parts {
            lang: "en",
            title: "a<b",
            styles: &["p{}"],
            modules: &["import { a } from './a.js';\nexport const b = 1;\n"],
            body: "",
        };
        let mut out = Vec::new();
        page(&parts, &0, &mut out).expect("a vector takes everything");
        let text = String::from_utf8(out).expect("text");
        assert!(text.contains("<script type=\"module\">\nconst b = 1;\n</script>"), "{text}");
        assert!(text.contains(&format!("script-src {};", hash("\nconst b = 1;\n"))), "{text}");
        assert!(
            text.contains(&format!("style-src {};", hash("\np{}"))) && text.contains("<title>a&lt;b</title>")
        );
        assert!(!text.contains("unsafe") && text.contains("default-src 'none'"));
    }

    #[test]
    fn a_hostile_term_stays_text_in_the_page() {
        let hostile = "<img src=x onerror=alert(1)></script>";
        let subject = Subject { title: hostile.to_owned(), ..Subject::default() };
        let mut out = Vec::new();
        review_page(&subject, Lang::Zh, &mut out).expect("a vector takes everything");
        let text = String::from_utf8(out).expect("text");
        assert!(text.starts_with("<!doctype html>\n<html lang=\"zh\">") && !text.contains("<img"));
        assert_eq!(text.matches("</script>").count(), 2, "the data's and the module's own");
    }
}
