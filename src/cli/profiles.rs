//! `duizhao profiles`: what can be written, and how well it is known that the tools take it.

use std::io::Write;

use clap::Args;
use duizhao::error::Result;
use duizhao::export::{PROFILES, Proof};

use super::Outcome;
use super::output;

/// List the profiles: the file each tool wants, and how well that is proven
#[derive(Args)]
pub(super) struct Arguments {}

impl Arguments {
    #[allow(clippy::unused_self, reason = "every command runs from its arguments")]
    pub(super) fn run(&self) -> Result<Outcome> {
        output::to(None, write)?;
        Ok(Outcome::Done)
    }
}

fn write(out: &mut dyn Write) -> Result<()> {
    let facts = || PROFILES.iter().map(|profile| profile.facts());
    let width = facts().map(|facts| facts.name.len()).max().unwrap_or(0);
    for facts in facts() {
        let extensions: Vec<String> =
            facts.extensions.iter().map(|extension| format!(".{extension}")).collect();
        let extensions =
            if extensions.is_empty() { String::new() } else { format!(" ({})", extensions.join(" ")) };
        writeln!(out, "{:width$}  {}{extensions}", facts.name, facts.about)?;
        writeln!(out, "{:width$}  {}", "", proof(facts.proof))?;
        if !facts.fields.is_empty() {
            writeln!(out, "{:width$}  --set {}", "", facts.fields.join(", "))?;
        }
    }
    Ok(())
}

fn proof(proof: Proof) -> String {
    match proof {
        Proof::Client(client) => format!("proven: {client} (sees every entry as it was written)"),
        Proof::Document(document) => format!("documented: {document}"),
        Proof::Unverified(check) => format!("UNVERIFIED, check when importing: {check}"),
    }
}
