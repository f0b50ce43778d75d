//! The two languages, and anything that exists once for each of them.

use serde::{Deserialize, Serialize};

/// One of the two languages. Source and target exist only in `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Chinese, in either script.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both languages, in the order of the columns.
    pub const BOTH: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The other language.
    #[must_use]
    pub fn other(self) -> Lang {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }

    /// The language's code in headers and options.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// The language that a code such as `zh-CN`, `zh_TW`, `ZH-Hans`, `cmn` or `EN-us` stands for: its first part
    /// decides, whatever its case. `None` for all others.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Lang> {
        let first = code.trim().split(['-', '_', '.', '@', ' ']).next().unwrap_or_default();
        let is = |codes: &[&str]| codes.iter().any(|code| first.eq_ignore_ascii_case(code));
        Lang::BOTH.into_iter().find(|lang| match lang {
            Lang::Zh => is(&["zh", "zho", "chi", "cmn", "yue", "lzh", "chinese"]),
            Lang::En => is(&["en", "eng", "english"]),
        })
    }

    /// The language's name in English prose.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Lang::Zh => "Chinese",
            Lang::En => "English",
        }
    }
}

/// One value for each language: the idea that the whole house stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sides<T> {
    /// The Chinese one.
    pub zh: T,
    /// The English one.
    pub en: T,
}

impl<T> Sides<T> {
    /// Two sides from two values.
    pub const fn new(zh: T, en: T) -> Self {
        Sides { zh, en }
    }

    /// Two sides, each made from its language.
    pub fn from_fn(mut make: impl FnMut(Lang) -> T) -> Self {
        Sides { zh: make(Lang::Zh), en: make(Lang::En) }
    }

    /// The side of `lang`.
    pub fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// The side of `lang`, to change it.
    pub fn get_mut(&mut self, lang: Lang) -> &mut T {
        match lang {
            Lang::Zh => &mut self.zh,
            Lang::En => &mut self.en,
        }
    }

    /// Both sides by reference.
    pub fn as_ref(&self) -> Sides<&T> {
        Sides { zh: &self.zh, en: &self.en }
    }

    /// Both sides through one function.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Sides<U> {
        Sides { zh: f(self.zh), en: f(self.en) }
    }

    /// Each side of this one with the same side of `other`.
    pub fn zip<U>(self, other: Sides<U>) -> Sides<(T, U)> {
        Sides { zh: (self.zh, other.zh), en: (self.en, other.en) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_by_their_first_part_whatever_its_case() {
        for code in ["zh", "zh-CN", "zh_TW", "ZH-Hans", "cmn", "yue-HK", "zh_CN.UTF-8", "Chinese (PRC)"] {
            assert_eq!(Lang::of_code(code), Some(Lang::Zh), "{code}");
        }
        for code in ["en", "EN-US", "en_GB", "eng", "English (United States)"] {
            assert_eq!(Lang::of_code(code), Some(Lang::En), "{code}");
        }
        for code in ["", "fr", "enm", "zha", "*all*"] {
            assert_eq!(Lang::of_code(code), None, "{code}");
        }
    }
}
