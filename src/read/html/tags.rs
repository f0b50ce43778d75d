//! What the elements of a web page are.

use html5ever::tokenizer::Tag;

use crate::data::BlockKind;

/// What an element is to its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// Ends the text before it and begins one of its own.
    Block(BlockKind),
    /// Stands in a text.
    Inline,
    /// Ends a line.
    Break,
    Table,
    Row,
    Cell,
    /// Nothing in it is the page's text.
    Skip,
    /// Nothing in it is text at all, not even tags.
    Raw,
}

/// Elements without an end tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements that an element of the same row ends, though nothing says so.
const ENDING: &[(&str, &[&str])] = &[
    ("li", &["li"]),
    ("dt", &["dt", "dd"]),
    ("dd", &["dt", "dd"]),
    ("tr", &["tr", "td", "th"]),
    ("td", &["td", "th"]),
    ("th", &["td", "th"]),
    ("option", &["option"]),
];

/// Elements that a block inside a paragraph does not look beyond.
pub(super) const BORDERS: &[&str] =
    &["table", "ul", "ol", "dl", "body", "html", "main", "article", "section", "div"];

/// Names that pages give to what is not their text, as whole words of `class` and `id`.
const ASIDE: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "sidebar",
    "footer",
    "cookie",
    "cookies",
    "share",
    "social",
    "pagination",
];

/// Roles of what is not the page's text.
const ASIDE_ROLES: &[&str] = &["navigation", "banner", "contentinfo", "search", "menu", "menubar"];

pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// The names of open elements that this one ends.
pub(super) fn ends(name: &str) -> &'static [&'static str] {
    let found = ENDING.iter().find(|(begins, _)| *begins == name);
    match found {
        Some((_, ended)) => ended,
        None if matches!(element(name), Element::Block(_) | Element::Table) => &["p"],
        None => &[],
    }
}

pub(super) fn element(name: &str) -> Element {
    match name {
        "script" | "style" | "textarea" | "title" | "iframe" | "noembed" | "noframes" | "xmp" => Element::Raw,
        "nav" | "aside" | "footer" | "head" | "form" | "button" | "select" | "svg" | "math" | "noscript"
        | "template" | "object" | "audio" | "video" | "canvas" | "dialog" => Element::Skip,
        "br" => Element::Break,
        "table" => Element::Table,
        "tr" => Element::Row,
        "td" | "th" => Element::Cell,
        "li" | "dt" | "dd" => Element::Block(BlockKind::Item),
        "pre" => Element::Block(BlockKind::Verbatim),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let level = name.trim_start_matches('h').parse().unwrap_or(0);
            Element::Block(BlockKind::Heading(level))
        }
        "p" | "div" | "section" | "article" | "main" | "header" | "body" | "html" | "ul" | "ol" | "dl"
        | "blockquote" | "figure" | "figcaption" | "caption" | "address" | "details" | "summary" | "hr"
        | "thead" | "tbody" | "tfoot" | "center" | "fieldset" | "hgroup" => {
            Element::Block(BlockKind::Paragraph)
        }
        _ => Element::Inline,
    }
}

/// The page says that this is its main content.
pub(super) fn is_main(tag: &Tag) -> bool {
    matches!(&*tag.name, "main" | "article") || get(tag, "role") == Some("main")
}

/// The page says that this is not its text.
pub(super) fn is_aside(tag: &Tag) -> bool {
    let named = |name: &str| {
        let words = get(tag, name).unwrap_or_default();
        words.split_whitespace().any(|word| ASIDE.contains(&word.to_ascii_lowercase().as_str()))
    };
    get(tag, "hidden").is_some()
        || get(tag, "aria-hidden") == Some("true")
        || get(tag, "role").is_some_and(|role| ASIDE_ROLES.contains(&role))
        || (!matches!(&*tag.name, "body" | "html") && (named("class") || named("id")))
}

/// The value of an attribute.
pub(super) fn get<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}
