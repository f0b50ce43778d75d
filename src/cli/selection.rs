//! Options that say which rows are kept: shared by all commands that select.

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use duizhao::data::TermType;
use duizhao::select::{self, Untranslated};

/// Which rows are kept.
#[derive(Args)]
#[command(next_help_heading = "Selection")]
pub(super) struct Selection {
    /// How much to keep
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t)]
    level: Level,

    /// Keep rows of at least this score, 0 to 1, whatever the level
    #[arg(long, value_name = "SCORE", value_parser = score)]
    min_score: Option<f32>,

    /// Keep at most this many rows, the best
    #[arg(long, value_name = "N")]
    pub(super) max_rows: Option<usize>,

    /// Keep pairs that stand in at least this many places
    #[arg(long, value_name = "N")]
    pub(super) min_count: Option<u32>,

    /// Keep terms of at least this many characters (of the Chinese side, where there is one)
    #[arg(long, value_name = "N")]
    pub(super) min_chars: Option<usize>,

    /// Keep only these types, separated by commas
    #[arg(long, value_name = "TYPES", value_delimiter = ',', value_parser = type_names())]
    types: Vec<String>,

    /// Leave out pairs that this glossary has (CSV, tab text, OmegaT), and report contradictions; repeatable
    #[arg(long, value_name = "FILE")]
    pub(super) known: Vec<String>,

    /// Leave out terms of this list, one a line, in either language; repeatable
    #[arg(long, value_name = "FILE")]
    pub(super) stop: Vec<String>,

    /// Also list likely terms without a counterpart, to be filled in
    #[arg(long)]
    untranslated: bool,
}

/// How much to keep, on the command line.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Level {
    /// Scores from 0.85: nine rows in ten are right; for a glossary that goes to others unread
    Strict,
    /// Scores from 0.55: five rows in six are right
    #[default]
    Balanced,
    /// Scores from 0.2: two rows in three are right; for a person who goes through them all
    Broad,
}

fn score(text: &str) -> Result<f32, String> {
    let score: f32 = text.parse().map_err(|_| "give a number from 0 to 1, such as 0.5".to_owned())?;
    if (0.0..=1.0).contains(&score) {
        Ok(score)
    } else {
        Err("give a number from 0 to 1, such as 0.5".to_owned())
    }
}

fn type_names() -> Vec<PossibleValue> {
    TermType::ALL.iter().map(|r#type| PossibleValue::new(r#type.name())).collect()
}

impl Selection {
    /// The lowest score that is kept.
    pub(super) fn min_score(&self) -> f32 {
        let level = match self.level {
            Level::Strict => select::Level::Strict,
            Level::Balanced => select::Level::Balanced,
            Level::Broad => select::Level::Broad,
        };
        self.min_score.unwrap_or_else(|| level.min_score())
    }

    /// Terms without a counterpart are wanted or not.
    pub(super) fn untranslated(&self) -> Untranslated {
        if self.untranslated { Untranslated::Keep } else { Untranslated::Drop }
    }

    /// The types as types.
    pub(super) fn types(&self) -> Vec<TermType> {
        let named = |name: &String| TermType::ALL.into_iter().find(|r#type| r#type.name() == name);
        self.types.iter().filter_map(named).collect()
    }
}
