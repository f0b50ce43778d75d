//! Where a glossary goes: the same entries into one file or several, each in a profile of its own.

use std::path::{Path, PathBuf};

use duizhao::data::Entry;
use duizhao::error::{Error, Result};
use duizhao::export::{self, Exporter, Options, Profile, Proof, Report};

use super::output::{self, Files};
use super::say::Voice;

/// One file (or standard output) and the profile that it is written in.
pub(super) struct Target {
    pub(super) path: Option<PathBuf>,
    pub(super) profile: &'static dyn Profile,
}

/// What came of one target.
pub(super) struct Written {
    /// The profile's name.
    pub(super) profile: &'static str,
    /// What it wrote, changed and left out.
    pub(super) report: Report,
}

/// The profile for standard output.
pub(super) const DEFAULT: &str = "csv";

/// Takes an entry.
pub(super) type Push<'a> = &'a mut dyn FnMut(Entry) -> Result<()>;

/// Pairs outputs with profiles: `--to`, else the extension, else the default.
pub(super) fn targets(outputs: &[PathBuf], profiles: &[String]) -> Result<Vec<Target>> {
    let named = profiles.iter().map(|name| by_name(name)).collect::<Result<Vec<_>>>()?;
    if outputs.is_empty() {
        let [profile] = *named.as_slice() else {
            let one = "standard output takes one profile; name a file for each profile with -o";
            let default = if named.is_empty() { by_name(DEFAULT) } else { Err(Error::usage(one)) };
            return default.map(|profile| vec![Target { path: None, profile }]);
        };
        return Ok(vec![Target { path: None, profile }]);
    }
    if !named.is_empty() && named.len() != outputs.len() {
        let (files, profiles) = (outputs.len(), named.len());
        return Err(Error::usage(format!(
            "{files} outputs (-o) and {profiles} profiles (--to): give one profile for each output, or none"
        )));
    }
    let mut named = named.into_iter();
    let target = |path: &PathBuf| {
        let profile = named.next().map_or_else(|| by_extension(path), Ok)?;
        Ok(Target { path: Some(path.clone()), profile })
    };
    let targets = outputs.iter().map(target).collect::<Result<Vec<_>>>()?;
    twice(outputs).map_or(Ok(targets), Err)
}

/// The same file cannot be written twice.
fn twice(outputs: &[PathBuf]) -> Option<Error> {
    let mut sorted: Vec<&PathBuf> = outputs.iter().collect();
    sorted.sort();
    let path = sorted.windows(2).find(|two| two.first() == two.last())?.first()?.display();
    Some(Error::usage(format!("{path}: is named twice as an output")))
}

pub(super) fn by_name(name: &str) -> Result<&'static dyn Profile> {
    export::by_name(name).ok_or_else(|| Error::usage(format!("no profile is called {name}")))
}

fn by_extension(path: &Path) -> Result<&'static dyn Profile> {
    export::by_extension(path).ok_or_else(|| {
        let what = format!("this extension chooses no profile; say which with --to (try --to {DEFAULT})");
        Error::usage(format!("{}: {what}", path.display()))
    })
}

/// Fails early: nothing is computed for outputs that cannot be written.
pub(super) fn check(targets: &[Target], options: &Options) -> Result<()> {
    targets.iter().try_for_each(|target| {
        target.profile.facts().check(options)?;
        target.path.as_deref().map_or(Ok(()), output::check)
    })
}

/// Writes what `feed` pushes into all targets; none has its name before all are written.
pub(super) fn write(
    targets: &[Target],
    options: &Options,
    feed: impl FnOnce(Push<'_>) -> Result<()>,
) -> Result<Vec<Written>> {
    let files: Vec<Files> = targets.iter().map(|target| Files::new(target.path.as_deref())).collect();
    let exporter =
        |(target, files): (&Target, &Files)| Exporter::new(target.profile, options.clone(), files.opener());
    let mut exporters: Vec<Exporter<'_>> = targets.iter().zip(&files).map(exporter).collect();
    feed(&mut |entry| {
        let Some((last, others)) = exporters.split_last_mut() else { return Ok(()) };
        others.iter_mut().try_for_each(|exporter| exporter.push(entry.clone()))?;
        last.push(entry)
    })?;
    let reports = exporters.into_iter().map(Exporter::finish).collect::<Result<Vec<_>>>()?;
    files.into_iter().try_for_each(Files::keep)?;
    let written =
        |(target, report): (&Target, Report)| Written { profile: target.profile.facts().name, report };
    Ok(targets.iter().zip(reports).map(written).collect())
}

/// Passes on what the profiles had to change or leave out, and what is not proven of them.
pub(super) fn tell(targets: &[Target], written: &[Written], voice: Voice) {
    for (target, Written { profile, report }) in targets.iter().zip(written) {
        for line in report.lines() {
            voice.note(&format!("{profile}: {line}"));
        }
        if let Proof::Unverified(check) = target.profile.facts().proof {
            voice.note(&format!("{profile}: not verified with the tool itself; {check}"));
            voice.note(&format!("{profile}: what stands where, to check: {}", report.mapping));
        }
    }
}
