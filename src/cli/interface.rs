//! In which language pages speak to the user.

use clap::{Args, ValueEnum};
use duizhao::data::Lang;

/// The language of pages.
#[derive(Args)]
pub(super) struct Interface {
    /// Language of the page: zh or en; without it, the system's
    #[arg(long, value_name = "LANG", hide_possible_values = true)]
    ui: Option<Name>,
}

/// The language as it is typed.
#[derive(Clone, Copy, ValueEnum)]
enum Name {
    Zh,
    En,
}

impl Interface {
    /// `--ui`, else what the system speaks.
    pub(super) fn lang(&self) -> Lang {
        match self.ui {
            Some(Name::Zh) => Lang::Zh,
            Some(Name::En) => Lang::En,
            None => of_locale(["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).ok())),
        }
    }
}

/// The first variable that is set decides, as everywhere in POSIX.
fn of_locale(variables: [Option<String>; 3]) -> Lang {
    let set = variables.into_iter().flatten().find(|value| !value.is_empty());
    if set.is_some_and(|value| value.to_lowercase().starts_with("zh")) { Lang::Zh } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let some = |text: &str| Some(text.to_owned());
        for (variables, expected) in [
            ([None, None, some("zh_CN.UTF-8")], Lang::Zh),
            ([some(""), some("zh_TW"), some("en_US")], Lang::Zh),
            ([some("C"), None, some("zh_CN")], Lang::En),
            ([None, None, None], Lang::En),
        ] {
            assert_eq!(of_locale(variables.clone()), expected, "{variables:?}");
        }
    }
}
