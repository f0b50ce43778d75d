//! The list of what was changed or left out: a table for people.

use std::io::Write;

use super::report::Remark;
use super::table::write_table;
use crate::error::Result;

/// Writes the remarks as a spreadsheet's CSV: UTF-8 with byte order mark, CR LF, a header.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_remarks(remarks: &[Remark], out: &mut dyn Write) -> Result<()> {
    let rows = remarks.iter().map(|remark| {
        let Remark { row, terms, act, why } = remark;
        [row.to_string(), terms.zh.clone(), terms.en.clone(), act.name().to_owned(), (*why).to_owned()]
    });
    write_table(&["row", "zh", "en", "what", "why"], rows, out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Sides;
    use crate::export::Act;

    #[test]
    fn each_remark_is_a_row() {
        let terms = Sides::new("两\n行".to_owned(), "two lines".to_owned());
        let remark = Remark { row: 3, terms, act: Act::Changed, why: "a tab or line break became a space" };
        let mut out = Vec::new();
        write_remarks(&[remark], &mut out).expect("a vector takes everything");
        assert_eq!(
            String::from_utf8_lossy(&out),
            "\u{FEFF}row,zh,en,what,why\r\n3,\"两\n行\",two lines,changed,a tab or line break became a space\r\n"
        );
    }
}
