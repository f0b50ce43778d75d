//! How a table is made of what was counted.

use rustc_hash::FxHashMap;

use crate::data::{Lang, Sides};
use crate::lexicon::learnt::{self, Table, Word};

use super::model::Model;

/// Counts below half a link are noise, and would make a table three times as large.
const LEAST: f32 = 0.5;

/// How the words of each English stem are written, and how often.
#[derive(Debug, Default)]
pub struct Forms(FxHashMap<Box<str>, FxHashMap<Box<str>, u64>>);

impl Forms {
    /// Counts a word of a stem.
    pub fn add(&mut self, stem: &str, form: &str) {
        if !self.0.contains_key(stem) {
            self.0.insert(stem.into(), FxHashMap::default());
        }
        let Some(forms) = self.0.get_mut(stem) else { return };
        match forms.get_mut(form) {
            Some(count) => *count += 1,
            None => {
                forms.insert(form.into(), 1);
            }
        }
    }

    /// The form seen most often, of equals the last by text.
    fn most(&self, stem: &str) -> (u64, String) {
        let forms = self.0.get(stem).into_iter().flatten();
        let most = forms.map(|(form, count)| (*count, form)).max();
        most.map_or((0, String::new()), |(count, form)| (count, form.to_string()))
    }
}

/// The table of what was counted over `pairs` segment pairs.
#[must_use]
pub fn table(model: &Model, forms: &Forms, pairs: u64) -> Table {
    let texts = Sides::from_fn(|lang| model.words.get(lang).words());
    let mut table = Table { pairs, jumps: model.jumped.clone(), ..Table::default() };
    let mut linked = texts.as_ref().map(|texts| vec![false; texts.len()]);
    for (zh, en, place) in model.meetings.all() {
        let joint = model.joint.get(place).copied().unwrap_or(0.0);
        if let (true, Some(left), Some(right)) = (joint >= LEAST, texts.zh.get(zh), texts.en.get(en)) {
            table.links.insert(((*left).to_owned(), (*right).to_owned()), fixed(joint) as u32);
            (linked.zh[zh], linked.en[en]) = (true, true);
        }
    }
    for lang in Lang::BOTH {
        let (words, singles) = (model.words.get(lang), model.single.get(lang));
        let counts = words.frequencies.iter().zip(singles).zip(linked.get(lang));
        for (text, ((&frequency, &single), &linked)) in texts.get(lang).iter().zip(counts) {
            // A word seen once and linked to nothing would only make the table larger.
            if linked || frequency > 1 {
                let form = if lang == Lang::En { forms.most(text) } else { (0, String::new()) };
                let word = Word { frequency: u64::from(frequency), single: fixed(single), form };
                table.words.get_mut(lang).insert((*text).to_owned(), word);
            }
        }
    }
    table
}

/// A count in the table's fixed point.
fn fixed(count: f32) -> u64 {
    (count * learnt::ONE as f32).round() as u64
}
