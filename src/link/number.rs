//! Evidence: the same number, amount, ordinal, percentage or month, however it is written.

use crate::data::{EvidenceKind, Finding, Run, Sides, TokenKind};
use crate::lexicon::Lexicon;
use crate::lexicon::view::PairView;
use crate::text::{Value, en_number, may_begin_number, month, zh_number};

use super::{Evidence, Kind};

/// This kind in the register.
pub(super) const KIND: Kind = Kind { kind: EvidenceKind::Number, evidence: &Number };

struct Number;

/// A number is written in at most this many tokens (`5 亿`, `1.5 million`, `百 分 之 五`).
const LONGEST: usize = 4;

/// Units that belong to a number and say nothing of its value: 2024年, 22日, 第3届.
const UNITS: &[char] = &[
    '年', '日', '号', '届', '次', '个', '名', '人', '岁', '点', '时', '分', '项', '家', '位', '种', '条',
    '页', '世',
];

/// What a number is worth that differs in kind: 22 and 22nd.
const OTHER_KIND: f32 = 0.9;

impl Evidence for Number {
    fn find(&self, view: &PairView<'_>, _: &Lexicon, out: &mut Vec<Finding>) {
        let en = en_numbers(view);
        five_year_plans(view, &en, out);
        for (zh, value) in zh_numbers(view) {
            for (run, other) in &en {
                let strength = match (&value, other) {
                    (Read::Month(left), Read::Month(right)) if left == right => 1.0,
                    (Read::Value(left), Read::Value(right)) => same(left, right),
                    _ => continue,
                };
                if strength > 0.0 {
                    out.push(Finding { kind: KIND.kind, ends: Sides::new(zh, *run), strength });
                }
            }
        }
    }
}

/// 十四五, short for the fourteenth five-year plan: the ordinal and the word behind it.
fn five_year_plans(view: &PairView<'_>, en: &[(Run, Read)], out: &mut Vec<Finding>) {
    for (index, word) in view.zh.iter().enumerate() {
        let Some(number) = word.folded.strip_suffix('五').filter(|tens| tens.starts_with('十')) else {
            continue;
        };
        let Some(value) = zh_number(number) else { continue };
        for (run, read) in en {
            let behind = view.en.get(run.end as usize).is_some_and(|word| word.folded.starts_with("five"));
            if matches!(read, Read::Value(other) if value.agrees(*other)) && behind {
                let ends = Sides::new(Run::new(index, index + 1), *run);
                out.push(Finding { kind: KIND.kind, ends, strength: 1.0 });
            }
        }
    }
}

enum Read {
    Value(Value),
    Month(u8),
}

fn same(left: &Value, right: &Value) -> f32 {
    if !left.agrees(*right) {
        0.0
    } else if left.ordinal == right.ordinal && left.percent == right.percent {
        1.0
    } else {
        OTHER_KIND
    }
}

/// All runs that read as a number, the longest first at each place.
fn runs<'v>(
    length: usize,
    read: impl Fn(Run) -> Option<Read> + 'v,
) -> impl Iterator<Item = (Run, Read)> + 'v {
    let longest_at = move |start: usize| {
        let ends = (start + 1..=(start + LONGEST).min(length)).rev();
        ends.map(|end| Run::new(start, end)).find_map(|run| read(run).map(|read| (run, read)))
    };
    (0..length).filter_map(longest_at)
}

fn zh_numbers<'v>(view: &'v PairView<'_>) -> impl Iterator<Item = (Run, Read)> + 'v {
    runs(view.zh.len(), |run| {
        let words = view.zh.get(run.range())?;
        if words.iter().any(|word| word.kind == TokenKind::Latin) {
            return None;
        }
        let text: String = words.iter().map(|word| word.folded.as_str()).collect();
        if let Some(number) = text.strip_suffix('月').or_else(|| text.strip_suffix("月份")) {
            let value = zh_number(number)?;
            return (1..=12_u8).find(|month| value.agrees(Value::plain(f64::from(*month)))).map(Read::Month);
        }
        zh_number(&text).or_else(|| zh_number(text.strip_suffix(UNITS)?)).map(Read::Value)
    })
}

fn en_numbers(view: &PairView<'_>) -> Vec<(Run, Read)> {
    let read = |run: Run| {
        let words = view.en.get(run.range())?;
        if let [word] = words
            && let Some(month) = month(&word.folded)
        {
            return Some(Read::Month(month));
        }
        if !may_begin_number(&words.first()?.folded) {
            return None;
        }
        let words: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        en_number(&words.join(" ")).map(Read::Value)
    };
    runs(view.en.len(), read).collect()
}
