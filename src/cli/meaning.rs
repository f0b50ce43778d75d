//! Options that say whether a sentence encoder is used, and which.

use std::env;
use std::fs;
use std::io::ErrorKind as IoKind;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use duizhao::encoder::Encoder;
use duizhao::error::{Error, Result};
use etcetera::BaseStrategy;

/// Names a pack; empty: no model.
const MODEL: &str = "DUIZHAO_MODEL";

/// Names the folder where models are kept.
const DATA: &str = "DUIZHAO_DATA";

/// Which sentence encoder is used.
#[derive(Args)]
#[command(next_help_heading = "Knowledge")]
pub(super) struct Meaning {
    /// Use this model pack instead of the one that was added (duizhao model --help)
    #[arg(long, value_name = "FILE", conflicts_with = "no_model")]
    model: Option<PathBuf>,

    /// Do without the model
    #[arg(long)]
    no_model: bool,
}

impl Meaning {
    /// Opens the model, if one is to be used.
    pub(super) fn open(&self) -> Result<Option<Arc<Encoder>>> {
        let path = match &self.model {
            _ if self.no_model => None,
            Some(path) => Some(path.clone()),
            None => used()?,
        };
        path.map(|path| Encoder::open(&path).map(Arc::new)).transpose()
    }
}

/// What the summary says of the model.
pub(super) fn named(encoder: Option<&Encoder>) -> String {
    encoder.map_or_else(|| "no model".to_owned(), |encoder| format!("model {}", encoder.info().name))
}

/// The pack that is used without an option: the one that `DUIZHAO_MODEL` names, else the last one in the folder.
pub(super) fn used() -> Result<Option<PathBuf>> {
    match env::var_os(MODEL) {
        Some(path) if path.is_empty() => Ok(None),
        Some(path) => Ok(Some(path.into())),
        None => Ok(packs()?.pop()),
    }
}

/// The packs in the folder, by name.
pub(super) fn packs() -> Result<Vec<PathBuf>> {
    // Where there is no home there is no model either.
    let Ok(folder) = folder() else { return Ok(Vec::new()) };
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error)
            if matches!(
                error.kind(),
                IoKind::NotFound | IoKind::NotADirectory | IoKind::PermissionDenied
            ) =>
        {
            return Ok(Vec::new());
        }
        Err(error) => return Err(error.into()),
    };
    let paths =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<Vec<PathBuf>>>()?;
    let mut packs: Vec<PathBuf> =
        paths.into_iter().filter(|path| path.extension().is_some_and(|end| end == "pack")).collect();
    packs.sort();
    Ok(packs)
}

/// Where models are kept.
pub(super) fn folder() -> Result<PathBuf> {
    if let Some(folder) = env::var_os(DATA).filter(|folder| !folder.is_empty()) {
        return Ok(PathBuf::from(folder).join("models"));
    }
    let home = etcetera::base_strategy::choose_native_strategy();
    let home = home
        .map_err(|_| Error::usage(format!("there is no home folder: name a folder for models in {DATA}")))?;
    Ok(home.data_dir().join("duizhao").join("models"))
}
