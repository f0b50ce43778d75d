//! What a tool calls the two languages. Traditional characters never become `zh-CN` in silence.

use super::options::{Options, Role};
use crate::data::{Lang, Sides};
use crate::error::{Error, Result};

/// The codes of one profile.
#[derive(Clone, Copy, Debug)]
pub struct Codes {
    /// Chinese in Simplified characters.
    pub simplified: &'static str,
    /// Chinese in Traditional characters; where there are several, the user has to say which.
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

impl Codes {
    /// Languages without regions.
    pub(super) const BARE: Codes = Codes { simplified: "zh", traditional: &["zh"], english: "en" };

    /// What stands in a file: the user's own codes before the profile's.
    pub(super) fn of(self, script: Script, options: &Options) -> Result<Sides<String>> {
        let own = |lang: Lang| options.codes.get(options.direction.role(lang)).clone();
        let chinese = match (own(Lang::Zh), script, self.traditional) {
            (Some(code), ..) => code,
            (None, Script::Simplified, _) => self.simplified.to_owned(),
            (None, Script::Traditional, [code]) => (*code).to_owned(),
            (None, Script::Traditional, choices) => return Err(which(choices, options)),
        };
        Ok(Sides::new(chinese, own(Lang::En).unwrap_or_else(|| self.english.to_owned())))
    }

    /// Whether Traditional characters under this code would be misnamed: nobody chose it, and it means Simplified ones.
    pub(super) fn misname(self, code: &str, options: &Options) -> bool {
        let own = options.codes.get(options.direction.role(Lang::Zh));
        own.is_none() && code == self.simplified && !self.traditional.contains(&code)
    }
}

fn which(choices: &[&str], options: &Options) -> Error {
    let option = match options.direction.role(Lang::Zh) {
        Role::Source => "--src-code",
        Role::Target => "--tgt-code",
    };
    let choices: Vec<String> = choices.iter().map(|code| format!("{option} {code}")).collect();
    let choices = choices.join(" or ");
    Error::usage(format!(
        "the Chinese terms are in Traditional characters: say which Chinese it is, {choices}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::options::{Direction, Roles};

    const REGIONS: Codes = Codes { simplified: "zh-CN", traditional: &["zh-TW", "zh-HK"], english: "en-US" };

    #[test]
    fn traditional_characters_need_a_region() {
        let options = Options { direction: Direction::EnZh, ..Options::default() };
        let error = REGIONS.of(Script::Traditional, &options).expect_err("two choices").to_string();
        assert!(error.ends_with("--tgt-code zh-TW or --tgt-code zh-HK"), "{error}");
        assert_eq!(Codes::BARE.of(Script::Traditional, &options).expect("one choice").zh, "zh");
    }

    #[test]
    fn the_users_codes_win() {
        let codes = Roles { source: Some("zh-HK".to_owned()), target: None };
        let options = Options { codes, ..Options::default() };
        let codes = REGIONS.of(Script::Traditional, &options).expect("the user's own");
        assert_eq!((codes.zh.as_str(), codes.en.as_str()), ("zh-HK", "en-US"));
    }
}
