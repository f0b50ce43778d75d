//! `duizhao completions`: what a shell needs to complete commands, options and their values.

use clap::{Args, CommandFactory};
use clap_complete::Shell;
use duizhao::error::Result;

use super::Outcome;
use super::output;

const EXAMPLES: &str = "\
Examples:
  duizhao completions bash > ~/.local/share/bash-completion/completions/duizhao
  duizhao completions zsh > ~/.zfunc/_duizhao
  duizhao completions fish > ~/.config/fish/completions/duizhao.fish
  duizhao completions powershell >> $PROFILE";

/// Print the completions for a shell
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::Arguments::command(), super::NAME, &mut script);
        output::to(None, |out| Ok(out.write_all(&script)?))?;
        Ok(Outcome::Done)
    }
}
