//! When two terms are the same to somebody who keeps lists of terms.

use crate::data::Lang;
use crate::text::{fold_latin, narrow, simplify};

/// Articles that stand before a term in a sentence and not in a list.
const ARTICLES: [&str; 3] = ["the ", "a ", "an "];

/// Case, width, script, accents, outer marks, a leading article, and white space inside Chinese do not count.
pub(super) fn key(lang: Lang, term: &str) -> String {
    let narrowed: String = term.chars().map(narrow).collect();
    let folded = fold_latin(&narrowed);
    match lang {
        Lang::Zh => bare(&folded).chars().filter(|c| !c.is_whitespace()).map(simplify).collect(),
        Lang::En => {
            let words = folded.split_whitespace().collect::<Vec<_>>().join(" ");
            let term = bare(&words);
            let article = ARTICLES.iter().find_map(|article| term.strip_prefix(article));
            bare(article.unwrap_or(term)).to_owned()
        }
    }
}

/// A term without marks and spaces around it; all of it where it is nothing else. `C++` and `C#` keep theirs.
fn bare(term: &str) -> &str {
    let outer = |c: char| c.is_whitespace() || "《》〈〉「」『』“”‘’\"'()[]【】,、。.:;!?·—-…".contains(c);
    let inner = term.trim_matches(outer);
    if inner.is_empty() { term } else { inner }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_count_is_folded() {
        for (lang, term, other) in [
            (Lang::Zh, "《未来城市顾问展望2024：数字城市治理》", "未来城市顾问展望2024:数字城市治理"),
            (Lang::Zh, "香港金融管理局", "香港金融管理局 "),
            (Lang::Zh, "數碼貨幣", "数码货币"),
            (Lang::Zh, "ＧＤＰ 增长", "gdp增长"),
            (Lang::En, "The United  Nations", "united nations"),
            (Lang::En, "“New Urban Agenda”", "New Urban Agenda"),
            (Lang::En, "Alfonso Cuarón", "alfonso cuaron"),
            (Lang::En, "an “Open City”", "open city"),
        ] {
            assert_eq!(key(lang, term), key(lang, other), "{term} and {other}");
        }
    }

    #[test]
    fn what_counts_is_kept() {
        for (lang, term, other) in [
            (Lang::En, "city", "cities"),
            (Lang::En, "Theatre", "atre"),
            (Lang::En, "C++", "C"),
            (Lang::En, "C#", "C"),
            (Lang::Zh, "未来城市", "未来的城市"),
            (Lang::Zh, "《》", "「」"),
        ] {
            assert_ne!(key(lang, term), key(lang, other), "{term} and {other}");
        }
    }
}
