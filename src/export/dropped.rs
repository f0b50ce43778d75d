//! The list of what was found and not kept, each with its reason: a table for people.

use std::borrow::Cow;
use std::io::Write;

use super::options::{Options, Role};
use super::table::write_table;
use crate::data::{Dropped, Lang, Reason};
use crate::error::Result;

/// Writes the dropped pairs as a spreadsheet's CSV: UTF-8 with byte order mark, CR LF, a header.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_dropped(dropped: &[Dropped], options: &Options, out: &mut dyn Write) -> Result<()> {
    let (source, target) = (options.direction.lang(Role::Source), options.direction.lang(Role::Target));
    let rows = dropped.iter().map(|row| {
        let (source, target) = (row.terms.get(source).clone(), row.terms.get(target).clone());
        let (score, count) = (format!("{:.3}", row.score), row.count.to_string());
        [source, target, row.r#type.name().to_owned(), score, count, reason(&row.reason).into_owned()]
    });
    write_table(&[source.code(), target.code(), "type", "score", "count", "reason"], rows, out)
}

/// The reason in the words of the command line.
fn reason(reason: &Reason) -> Cow<'static, str> {
    Cow::Borrowed(match reason {
        Reason::Score => "below --min-score",
        Reason::Count => "below --min-count",
        Reason::Chars => "below --min-chars",
        Reason::Type => "not one of --types",
        Reason::Stop => "on the --stop list",
        Reason::Decided => "dropped or merged in the --decisions file",
        Reason::Known => "in the --known glossary",
        Reason::Rows => "beyond --max-rows",
        Reason::Common => "everyday word",
        Reason::Rival(better) => return Cow::Owned(format!("better: {better}")),
        Reason::Untranslated(Lang::Zh) => "no counterpart in the English text",
        Reason::Untranslated(Lang::En) => "no counterpart in the Chinese text",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Sides, TermType};

    #[test]
    fn each_dropped_pair_says_why() {
        let drop = |zh: &str, en: &str, reason| Dropped {
            terms: Sides::new(zh.to_owned(), en.to_owned()),
            r#type: TermType::Term,
            score: 0.25,
            count: 1,
            reason,
        };
        let dropped = [
            drop("会议", "meeting", Reason::Common),
            drop(
                "展望",
                "Outlook",
                Reason::Rival("未来城市顾问展望 = Future Cities Advisory Outlook".to_owned()),
            ),
            drop("暖城", "", Reason::Untranslated(Lang::Zh)),
        ];
        let mut out = Vec::new();
        write_dropped(&dropped, &Options::default(), &mut out).expect("a vector takes everything");
        assert_eq!(
            String::from_utf8_lossy(&out),
            "\u{FEFF}zh,en,type,score,count,reason\r\n会议,meeting,term,0.250,1,everyday word\r\n\
             展望,Outlook,term,0.250,1,better: 未来城市顾问展望 = Future Cities Advisory Outlook\r\n\
             暖城,,term,0.250,1,no counterpart in the English text\r\n"
        );
    }
}
