//! Makes an entry fit for a tool by its profile's rules: mended or left out before anything is written, and reported.

use std::borrow::Cow;

use super::act::{Act, Treatment};
use super::hazard;
use super::mend::First;
use super::options::{Options, Role};
use super::rules::{Reader, Rules, Untranslated};
use crate::data::{Entry, Lang, Sides};

impl Rules {
    /// The entry's terms as the tool can take them; `None` leaves the entry out.
    pub(super) fn fit<'a>(
        &self,
        entry: &'a Entry,
        options: &Options,
        remark: &mut dyn FnMut(Treatment),
    ) -> Option<Sides<Cow<'a, str>>> {
        let source = options.direction.lang(Role::Source);
        let first = |lang: Lang| if lang == source { First::Yes } else { First::No };
        let terms = Sides::from_fn(|lang| self.mend(entry.terms.get(lang), first(lang), remark));
        if let Some(why) = self.refusal(&terms) {
            remark((Act::LeftOut, why));
            return None;
        }
        if self.reader == Reader::Spreadsheet {
            hazard::remark(entry, options, remark);
        }
        Some(terms)
    }

    fn refusal(&self, terms: &Sides<Cow<'_, str>>) -> Option<&'static str> {
        let half = terms.zh.trim().is_empty() || terms.en.trim().is_empty();
        if half && self.untranslated == Untranslated::LeaveOut {
            return Some("no counterpart");
        }
        let long = |term: &str| self.limits.term.is_some_and(|most| term.len() > most);
        (long(&terms.zh) || long(&terms.en)).then_some("a term is longer than the tool takes")
    }
}
