//! A glossary as rules: which translations each source term admits, and which are forbidden.

use rustc_hash::FxHashMap;

use crate::data::{Decided, Decision, Lang, Standing, TermType};
use crate::text::fold_char;

/// One source term and all that the glossary says of its translations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// The source term as the glossary first writes it.
    pub term: String,
    /// What sort of term.
    pub r#type: TermType,
    /// Translations that may be used, in the glossary's order.
    pub admitted: Vec<String>,
    /// Translations that must not.
    pub forbidden: Vec<String>,
}

/// The rules of a glossary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// One for each source term, in the glossary's order.
    pub rules: Vec<Rule>,
    /// Target terms that are forbidden whatever they stand for.
    pub forbidden: Vec<String>,
    by_term: FxHashMap<String, usize>,
}

impl Rules {
    /// The rules of a glossary's rows, from that language into the other. Rows that a person dropped say nothing; other
    /// forms of a pair are admitted with it.
    #[must_use]
    pub fn new(rows: &[Decided], source: Lang) -> Self {
        let mut rules = Rules::default();
        for row in rows.iter().filter(|row| matches!(row.decision, Decision::Undecided | Decision::Keep)) {
            let written = row.edit.as_ref().unwrap_or(&row.entry.terms);
            let forms = row.entry.variants.iter().map(|form| &form.terms);
            for terms in std::iter::once(written).chain(forms) {
                let (term, target) = (terms.get(source).trim(), terms.get(source.other()).trim());
                rules.add(term, target, row);
            }
        }
        rules
    }

    fn add(&mut self, term: &str, target: &str, row: &Decided) {
        if target.is_empty() {
            return;
        }
        if term.is_empty() {
            if row.standing == Standing::Forbidden {
                self.forbidden.push(target.to_owned());
            }
            return;
        }
        let at = *self.by_term.entry(folded(term)).or_insert(self.rules.len());
        if at == self.rules.len() {
            self.rules.push(Rule { term: term.to_owned(), r#type: row.entry.r#type, ..Rule::default() });
        }
        let Some(rule) = self.rules.get_mut(at) else { return };
        let list = match row.standing {
            Standing::Admitted => &mut rule.admitted,
            Standing::Forbidden => &mut rule.forbidden,
        };
        if !list.iter().any(|known| known == target) {
            list.push(target.to_owned());
        }
    }

    /// The rule for a term as it stands in a text, whatever its case, width and script.
    #[must_use]
    pub fn of(&self, term: &str) -> Option<&Rule> {
        self.rules.get(*self.by_term.get(&folded(term))?)
    }

    /// All source terms, to be looked for.
    #[must_use]
    pub fn terms(&self) -> Vec<String> {
        self.rules.iter().map(|rule| rule.term.clone()).collect()
    }
}

fn folded(term: &str) -> String {
    term.chars().map(fold_char).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Entry, Form, Sides};

    #[test]
    fn all_rows_and_forms_of_a_term_are_one_rule() {
        let terms = |zh: &str, en: &str| Sides::new(zh.to_owned(), en.to_owned());
        let row = |zh: &str, en: &str| Decided::from(Entry::of_terms(terms(zh, en)));
        let mut city = row("城市", "city");
        city.entry.variants.push(Form { terms: terms("城市", "urban area"), count: 1 });
        let forbidden = Decided { standing: Standing::Forbidden, ..row("城市", "burg") };
        let alone = Decided { standing: Standing::Forbidden, ..row("", "chinaman") };
        let dropped = Decided { decision: Decision::Drop, ..row("会", "will") };
        let rules = Rules::new(&[city, row("城市", "town"), forbidden, alone, dropped], Lang::Zh);
        let rule = rules.of("城市").expect("a rule");
        assert_eq!(
            (rule.admitted.as_slice(), rule.forbidden.as_slice()),
            (["city", "urban area", "town"].map(str::to_owned).as_slice(), ["burg".to_owned()].as_slice())
        );
        assert_eq!(
            (rules.forbidden.as_slice(), rules.terms().len()),
            (["chinaman".to_owned()].as_slice(), 1)
        );
    }
}
