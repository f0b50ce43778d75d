//! Chinese numerals and mixed forms: 三千, 8万, 1.5亿, 二〇二四, 百分之五, 第十二.

use super::Value;
use super::figures::figure;
use crate::text::fold_char;

/// The number that a whole text says; `None` where anything else stands in it (三千余, 几百).
/// Full-width digits, Traditional and financial numerals (壹貳叁) are read too.
#[must_use]
pub fn zh_number(text: &str) -> Option<Value> {
    let folded: String = text.trim().chars().map(fold_char).collect();
    let (rest, ordinal) = folded.strip_prefix('第').map_or((folded.as_str(), false), |rest| (rest, true));
    let (rest, share) = rest.strip_prefix("百分之").map_or((rest, false), |rest| (rest, true));
    let (rest, sign) = rest.strip_suffix('%').map_or((rest, false), |rest| (rest, true));
    let (rest, negative) = rest.strip_prefix(['-', '负', '−']).map_or((rest, false), |rest| (rest, true));
    let number = positional(rest).or_else(|| Reader::default().read(rest))?;
    Some(Value { number: if negative { -number } else { number }, ordinal, percent: share || sign })
}

/// A digit's value.
fn digit(character: char) -> Option<f64> {
    Some(match character {
        '〇' | '零' | '○' => 0.0,
        '一' | '壹' | '幺' => 1.0,
        '二' | '两' | '贰' => 2.0,
        '三' | '叁' => 3.0,
        '四' | '肆' => 4.0,
        '五' | '伍' => 5.0,
        '六' | '陆' => 6.0,
        '七' | '柒' => 7.0,
        '八' | '捌' => 8.0,
        '九' | '玖' => 9.0,
        _ => return None,
    })
}

/// What a unit below ten thousand multiplies by.
fn unit(character: char) -> Option<f64> {
    Some(match character {
        '十' | '拾' => 10.0,
        '百' | '佰' => 100.0,
        '千' | '仟' => 1000.0,
        _ => return None,
    })
}

/// What 万 and 亿 multiply all before them by.
fn group(character: char) -> Option<f64> {
    match character {
        '万' => Some(1e4),
        '亿' => Some(1e8),
        _ => None,
    }
}

/// 二〇二四: digits by place, at least two of them, decimals after 点.
fn positional(text: &str) -> Option<f64> {
    let (whole, decimals) = text.split_once('点').unwrap_or((text, ""));
    let figures = |part: &str| -> Option<String> {
        part.chars().map(|character| digit(character).map(|digit| char::from(b'0' + digit as u8))).collect()
    };
    let (whole, decimals) = (figures(whole)?, figures(decimals)?);
    let is_number = !whole.is_empty() && (whole.len() > 1 || !decimals.is_empty());
    if is_number { format!("{whole}.{decimals}0").parse().ok() } else { None }
}

/// Reads 三亿五千万零六 from left to right.
#[derive(Default)]
struct Reader {
    /// Groups that are complete (三亿).
    total: f64,
    /// The group being read (五千).
    section: f64,
    /// A digit or figure that waits for its unit.
    waiting: Option<f64>,
    /// The last unit, for 一百五 = 150; 0 after a zero or a figure.
    last_unit: f64,
    /// Something was read.
    any: bool,
}

impl Reader {
    fn read(mut self, text: &str) -> Option<f64> {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            rest = match figure(rest) {
                Some((number, behind)) if self.waiting.is_none() => {
                    self.last_unit = 0.0;
                    self.waiting = Some(number);
                    behind
                }
                Some(_) => return None,
                None => {
                    self.step(first)?;
                    rest.get(first.len_utf8()..)?
                }
            };
            self.any = true;
        }
        let tail =
            self.waiting.unwrap_or(0.0) * if self.last_unit >= 100.0 { self.last_unit / 10.0 } else { 1.0 };
        self.any.then_some(self.total + self.section + tail)
    }

    /// One Chinese numeral.
    fn step(&mut self, character: char) -> Option<()> {
        if let Some(size) = unit(character) {
            // 十五 = 15: a ten may stand alone; a hundred may not, but 百 in 百万 does.
            self.section += self.waiting.take().unwrap_or(1.0) * size;
            self.last_unit = size;
        } else if let Some(size) = group(character) {
            self.close(size)?;
        } else {
            let digit = digit(character)?;
            if digit == 0.0 {
                self.last_unit = 0.0;
                self.waiting = self.waiting.or((self.total + self.section == 0.0).then_some(0.0));
            } else if self.waiting.is_some_and(|waiting| waiting != 0.0) {
                return None;
            } else {
                self.waiting = Some(digit);
            }
        }
        Some(())
    }

    /// 万 or 亿: 一万亿 multiplies all, 三亿五千万 only what follows 亿.
    fn close(&mut self, size: f64) -> Option<()> {
        let section = self.section + self.waiting.take().unwrap_or(0.0);
        if self.total > 0.0 && self.total < size {
            self.total = (self.total + section) * size;
        } else if section > 0.0 {
            self.total += section * size;
        } else {
            return None;
        }
        self.section = 0.0;
        self.last_unit = size;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numbers_are_read() {
        for (text, number) in [
            ("三千", 3000.0),
            ("8万", 80_000.0),
            ("1.5亿", 150_000_000.0),
            ("二〇二四", 2024.0),
            ("２０２４", 2024.0),
            ("十五", 15.0),
            ("二十一", 21.0),
            ("一百五", 150.0),
            ("一百零五", 105.0),
            ("三万五", 35_000.0),
            ("三亿五千万", 350_000_000.0),
            ("一万亿", 1e12),
            ("两萬三千億", 2.3e12),
            ("3千万", 30_000_000.0),
            ("8万5千", 85_000.0),
            ("80,000", 80_000.0),
            ("三点五", 3.5),
            ("零", 0.0),
            ("壹仟贰佰", 1200.0),
            ("负三", -3.0),
            ("一", 1.0),
        ] {
            assert_eq!(zh_number(text), Some(Value::plain(number)), "{text}");
        }
    }

    #[test]
    fn ordinals_and_shares_say_so() {
        assert_eq!(zh_number("第十二"), Some(Value { number: 12.0, ordinal: true, percent: false }));
        assert_eq!(zh_number("百分之五"), Some(Value { number: 5.0, ordinal: false, percent: true }));
        assert_eq!(zh_number("3.5%"), Some(Value { number: 3.5, ordinal: false, percent: true }));
    }

    #[test]
    fn other_text_is_no_number() {
        for text in ["", "第", "几百", "三千余", "城市", "万", "5G", "一带一路"] {
            assert_eq!(zh_number(text), None, "{text}");
        }
    }
}
