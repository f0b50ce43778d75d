//! Where the full names of companies end.

use super::view::{EnWord, PairView};
use crate::data::Run;

/// The end of a company's full name.
const COMPANY: [char; 2] = ['公', '司'];

/// How English names of companies go on behind the name proper, folded.
const FORMS: &[&str] =
    &["co", "co.", "ltd", "ltd.", "limited", "inc", "inc.", "corp", "corp.", "company", "llc", "plc"];

/// `Co.`, `Ltd.` and the like.
#[must_use]
pub fn is_company_form(word: &EnWord) -> bool {
    FORMS.contains(&word.folded.as_str())
}

/// The English run, and `Co., Ltd.` behind it if the Chinese one is a company's full name.
#[must_use]
pub fn with_company_form(view: &PairView<'_>, zh: Run, en: Run) -> Run {
    if !view.chars.get(view.chars_of(zh)).is_some_and(|chars| chars.ends_with(&COMPANY)) {
        return en;
    }
    let mut end = en.end as usize;
    loop {
        let is_mark =
            |at: &usize| view.en.get(*at).is_some_and(|word| matches!(word.folded.as_str(), "," | "."));
        let next = (end..view.en.len()).find(|at| !is_mark(at)).unwrap_or(end);
        if !view.en.get(next).is_some_and(is_company_form) {
            return Run::new(en.start as usize, end);
        }
        end = next + 1;
    }
}
