//! `duizhao formats`: what can be read, and what of it is left out.

use std::io::Write;

use clap::Args;
use duizhao::error::Result;
use duizhao::read::{FORMATS, Format, Holds};

use super::Outcome;
use super::output;

/// List the formats that are read, and what of them is left out
#[derive(Args)]
pub(super) struct Arguments {}

impl Arguments {
    #[allow(clippy::unused_self, reason = "every command runs from its arguments")]
    pub(super) fn run(&self) -> Result<Outcome> {
        output::to(None, write)?;
        Ok(Outcome::Done)
    }
}

const GROUPS: &[(Holds, &str)] = &[
    (Holds::Pairs, "Pairs: the file says what translates what"),
    (Holds::Running, "Running text of one language, or of both"),
];

fn write(out: &mut dyn Write) -> Result<()> {
    let width = FORMATS.iter().map(|format| format.name().len()).max().unwrap_or(0);
    for (holds, title) in GROUPS {
        writeln!(out, "{title}")?;
        for format in FORMATS.iter().filter(|format| format.holds() == *holds) {
            one(out, *format, width)?;
        }
        writeln!(out)?;
    }
    writeln!(out, "A file's content decides, then its extension; --from FORMAT overrides both.")?;
    Ok(writeln!(
        out,
        "Gzipped files are unpacked as they are read; the encoding is recognised, or given with --encoding."
    )?)
}

fn one(out: &mut dyn Write, format: &dyn Format, width: usize) -> Result<()> {
    let extensions: Vec<String> =
        format.extensions().iter().map(|extension| format!(".{extension}")).collect();
    let extensions =
        if extensions.is_empty() { String::new() } else { format!(" ({})", extensions.join(" ")) };
    writeln!(out, "  {:width$}  {}{extensions}", format.name(), format.about())?;
    if !format.left_out().is_empty() {
        writeln!(out, "  {:width$}  not read: {}", "", format.left_out())?;
    }
    Ok(())
}
