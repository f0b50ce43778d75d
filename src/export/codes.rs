//! What a tool calls the two languages. Traditional characters never become `zh-CN` in silence.

use super::options::{Options, Role};
use super::region::{self, Region};
use crate::data::{Lang, Sides};

/// The codes of one profile.
#[derive(Clone, Copy, Debug)]
pub struct Codes {
    /// Chinese in Simplified characters.
    pub simplified: &'static str,
    /// Chinese in Traditional characters; where there are several, Taiwan's first, the text's words say which.
    pub traditional: &'static [&'static str],
    /// English.
    pub english: &'static str,
}

/// Which characters the Chinese terms are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Simplified,
    Traditional,
}

/// The codes of a file.
pub(super) struct Chosen {
    pub(super) codes: Sides<String>,
    /// Why the Chinese one, where the text decided.
    pub(super) why: Option<String>,
}

impl Codes {
    /// Languages without regions.
    pub(super) const BARE: Codes = Codes { simplified: "zh", traditional: &["zh"], english: "en" };

    /// What stands in a file: the user's own codes before the profile's. Where the profile has several for Traditional
    /// characters, the words of the text decide.
    pub(super) fn of(self, script: Script, text: &str, options: &Options) -> Chosen {
        let own = |lang: Lang| options.codes.get(options.direction.role(lang)).clone();
        let (chinese, why) = match (own(Lang::Zh), script, self.traditional) {
            (Some(code), ..) => (code, None),
            (None, Script::Simplified, _) | (None, Script::Traditional, []) => {
                (self.simplified.to_owned(), None)
            }
            (None, Script::Traditional, [code]) => ((*code).to_owned(), None),
            (None, Script::Traditional, [first, ..]) => {
                let found = region::of(text);
                let ending = |region: Region| if region == Region::Taiwan { "TW" } else { "HK" };
                let is_meant =
                    |code: &&&str| found.region.is_some_and(|region| code.ends_with(ending(region)));
                let code = self.traditional.iter().find(is_meant).map(|code| (*code).to_owned());
                let code = code.unwrap_or_else(|| without_region(first));
                let why = why(&code, &found.words, options);
                (code, Some(why))
            }
        };
        let codes = Sides::new(chinese, own(Lang::En).unwrap_or_else(|| self.english.to_owned()));
        Chosen { codes, why }
    }

    /// Whether Traditional characters under this code would be misnamed: nobody chose it, and it means Simplified ones.
    pub(super) fn misname(self, code: &str, options: &Options) -> bool {
        let own = options.codes.get(options.direction.role(Lang::Zh));
        own.is_none() && code == self.simplified && !self.traditional.contains(&code)
    }
}

/// `zh-TW` becomes `zh-Hant`, `zh_TW` `zh_Hant`: Traditional Chinese of no region.
fn without_region(code: &str) -> String {
    code.strip_suffix("TW").map_or_else(|| code.to_owned(), |language| format!("{language}Hant"))
}

fn why(code: &str, words: &[&str], options: &Options) -> String {
    let option = match options.direction.role(Lang::Zh) {
        Role::Source => "--src-code",
        Role::Target => "--tgt-code",
    };
    let because = if words.is_empty() { "no word tells the region".to_owned() } else { words.join(", ") };
    format!("Traditional characters: called {code} ({because}); {option} names another")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::options::{Direction, Roles};

    const REGIONS: Codes = Codes { simplified: "zh-CN", traditional: &["zh-TW", "zh-HK"], english: "en-US" };

    #[test]
    fn the_words_of_traditional_text_tell_its_region() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        for (text, code) in [("軟體與資訊", "zh-TW"), ("軟件與互聯網", "zh-HK"), ("數學", "zh-Hant")]
        {
            let Chosen { codes, why } = REGIONS.of(Script::Traditional, text, &options);
            assert_eq!((codes.zh.as_str(), why.is_some_and(|why| why.contains("--tgt-code"))), (code, true));
        }
        let bare = Codes::BARE.of(Script::Traditional, "軟體", &options);
        assert_eq!((bare.codes.zh.as_str(), bare.why), ("zh", None));
        let po = Codes { traditional: &["zh_TW", "zh_HK"], ..REGIONS };
        assert_eq!(po.of(Script::Traditional, "數學", &options).codes.zh, "zh_Hant");
    }

    #[test]
    fn the_users_codes_win() {
        let codes = Roles { source: Some("zh-HK".to_owned()), target: None };
        let options = Options { codes, ..Options::default() };
        let Chosen { codes, why } = REGIONS.of(Script::Traditional, "軟體", &options);
        assert_eq!((codes.zh.as_str(), codes.en.as_str(), why), ("zh-HK", "en-US", None));
    }
}
