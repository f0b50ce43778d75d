//! HTML: the main content of a page; navigation, scripts and styles are left out.

use std::io::Read;
use std::sync::Arc;

use super::{Content, Fit, Format, Head, Holds, Sink};
use crate::data::{At, Place};
use crate::error::{Error, Result};

mod content;
mod page;
mod state;
mod tags;

pub(super) use page::Page;

/// Web pages.
pub(super) struct Html;

/// The largest page that is read, in bytes.
const MAX_SIZE: u64 = 64 << 20;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn about(&self) -> &'static str {
        "web page; a table with a Chinese and an English column gives pairs"
    }

    fn left_out(&self) -> &'static str {
        "navigation, banners, footers, forms, scripts, styles; all but the main content, where the page marks it"
    }

    fn holds(&self) -> Holds {
        Holds::Running
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn content(&self) -> Content {
        Content::Text
    }

    fn looks_like(&self, head: &Head<'_>) -> Fit {
        let start = head.text.trim_start_matches('\u{FEFF}').trim_start();
        let begins = |mark: &str| start.get(..mark.len()).is_some_and(|s| s.eq_ignore_ascii_case(mark));
        let root = super::xml::root_name(head.text).is_some_and(|root| root.eq_ignore_ascii_case("html"));
        match (begins("<!doctype html") || root, start.contains("</")) {
            (true, _) => Fit::Surely,
            (false, true) => Fit::Maybe,
            (false, false) => Fit::No,
        }
    }

    fn read(&self, name: &Arc<str>, input: &mut dyn Read, sink: Sink<'_>) -> Result<()> {
        Page::new(name, None).read(&text(name, input)?, sink)
    }
}

/// All of an input that is not too large.
pub(super) fn text(name: &Arc<str>, input: &mut dyn Read) -> Result<String> {
    let mut text = String::new();
    input.take(MAX_SIZE + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MAX_SIZE {
        let what = format!("is larger than {} MB; is not read", MAX_SIZE >> 20);
        return Err(Error::malformed(Place::new(name, At::Whole), what));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Item;

    fn read(page: &str) -> std::result::Result<Vec<String>, String> {
        let mut out = Vec::new();
        let mut sink = |item| {
            out.push(match item {
                Item::Block(block) => format!(
                    "{} {:?} {}{}",
                    block.place,
                    block.kind,
                    block.lang.map(|lang| format!("[{}] ", lang.code())).unwrap_or_default(),
                    block.text
                ),
                Item::Pair(pair) => format!("{} {}|{}", pair.zh.place, pair.zh.text, pair.en.text),
                other => format!("{other:?}"),
            });
            Ok(())
        };
        Html.read(&"h".into(), &mut page.as_bytes(), &mut sink).map_err(|error| error.to_string())?;
        Ok(out)
    }

    #[test]
    fn blocks_are_what_a_reader_sees_of_the_text() {
        let page = "<!DOCTYPE html><html lang=en><head><title>no</title><style>p { no }</style></head><body>\n<nav><a href=x>首页</a></nav>\n\
                    <h1>数字<b>治理</b></h1><p>Digital\n  governance &amp; R&#38;D<p lang='zh-CN'>城市<br>国家\n<ul><li>一<li>two</ul>\
                    <script>if (a < b) { no }</script><footer>no</footer></body></html>";
        let expected = [
            "h:3 Heading(1) 数字治理",
            "h:3 Paragraph Digital governance & R&D",
            "h:4 Paragraph [zh] 城市",
            "h:4 Paragraph [zh] 国家",
            "h:5 Item 一",
            "h:5 Item two",
        ];
        assert_eq!(read(page).expect("a page"), expected);
    }

    #[test]
    fn what_the_page_marks_as_its_content_is_all_that_is_read() {
        let page = "<html><body><div class='menu'>菜单</div><div>横幅 Banner</div><main><header><h2>标题</h2></header>\
                    <p>正文在这里。</p></main><div>Copyright</div></body></html>";
        assert_eq!(read(page).expect("a page"), ["h:1 Heading(2) 标题", "h:1 Paragraph 正文在这里。"]);
    }

    #[test]
    fn tables_of_two_languages_give_pairs() {
        let page = "<table><tr><th>中文<th>English<tr><td>城市<td>city<tr><td>国家<td>country</table><p>完";
        assert_eq!(
            read(page).expect("a page"),
            ["h:2:1 城市|city", "h:3:1 国家|country", "h:1 Paragraph 完"]
        );
    }

    #[test]
    fn a_page_of_endless_depth_is_refused() {
        let error = read(&"<div>".repeat(100_000)).expect_err("too deep");
        assert!(error.contains("nests its elements deeper"), "{error}");
    }

    #[test]
    fn a_page_of_nothing_but_preformatted_lines_is_plain_text() {
        let page = read("<body><pre>城市 / city\n<b>国家</b>\n</pre></body>");
        assert_eq!(page, Ok(vec!["h:1 Paragraph 城市 / city".to_owned(), "h:2 Paragraph 国家".to_owned()]));
        let code = read("<body><p>城市</p><pre>let x = 1;</pre></body>");
        assert_eq!(code.map(|blocks| blocks.last().cloned()), Ok(Some("h:1 Verbatim let x = 1;".to_owned())));
    }

    #[test]
    fn a_tag_with_masses_of_attributes_is_given_up() {
        let attributes = (0..40_000).map(|number| format!(" a{number}='x'")).collect::<Vec<_>>().concat();
        let error = read(&format!("<p>城市</p>\n<div{attributes}>")).expect_err("made to harm");
        assert_eq!(error, "h:2: behind this line a tag has no end; is not read");
        let picture = format!("<p>城市<img src='data:{}'></p>", "A".repeat(4 << 20));
        assert_eq!(read(&picture).map(|blocks| blocks.len()), Ok(1));
    }
}
