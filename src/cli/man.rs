//! `duizhao man`: the manual, a page for the program and one for each command.

use std::path::{Path, PathBuf};

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;
use duizhao::error::Result;

use super::Outcome;
use super::output;

const EXAMPLES: &str = "\
Examples:
  duizhao man -o ~/.local/share/man/man1                then: man duizhao-extract
  duizhao man | man -l -                                the first page, to look at";

/// Print the manual page, or write the pages of all commands into a folder
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Write a page for the program and one for each command into this folder, which is made if it is not there
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

impl Arguments {
    pub(super) fn run(&self) -> Result<Outcome> {
        let mut program = super::Arguments::command().disable_help_subcommand(true);
        program.build();
        let Some(folder) = &self.output else {
            output::to(None, |out| Ok(Man::new(program).render(out)?))?;
            return Ok(Outcome::Done);
        };
        output::folder(folder)?;
        write(&program, folder)?;
        Ok(Outcome::Done)
    }
}

/// The page of a command, and those of the commands below it.
fn write(command: &Command, folder: &Path) -> Result<()> {
    command.get_subcommands().try_for_each(|below| write(below, folder))?;
    let page = Man::new(command.clone());
    output::to(Some(&folder.join(page.get_filename())), |out| Ok(page.render(out)?))
}
