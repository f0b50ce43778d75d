//! Where a glossary goes: the same entries into one file or several, each in a profile of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use duizhao::data::{At, Entry, Place};
use duizhao::error::{Error, ErrorKind, Result};
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
    outputs.iter().map(target).collect()
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
        export::check(target.profile, options)?;
        target.path.as_deref().map_or(Ok(()), output::check)
    })
}

/// Writes what `feed` pushes into all targets; none has its name before all are written. A target that cannot be written
/// takes nothing from the others: they are kept, and it is the error in the end.
pub(super) fn write(
    targets: &[Target],
    options: &Options,
    feed: impl FnOnce(Push<'_>) -> Result<()>,
) -> Result<Vec<Written>> {
    let files: Vec<Files> = targets.iter().map(|target| Files::new(target.path.as_deref())).collect();
    let exporter =
        |(target, files): (&Target, &Files)| Exporter::new(target.profile, options.clone(), files.opener());
    let mut exporters: Vec<Result<Exporter<'_>>> = targets.iter().zip(&files).map(exporter).map(Ok).collect();
    feed(&mut |entry| {
        let Some((last, others)) = exporters.split_last_mut() else { return Ok(()) };
        for exporter in others.iter_mut() {
            push(exporter, entry.clone());
        }
        push(last, entry);
        // Nobody is left to write for.
        let failed = std::iter::once(&*last).chain(&*others).all(Result::is_err);
        if failed { Err(Error::usage("no output can be written")) } else { Ok(()) }
    })
    .or_else(|error| if exporters.iter().all(Result::is_err) { Ok(()) } else { Err(error) })?;
    let done = |(exporter, files): (Result<Exporter<'_>>, Files)| {
        exporter.and_then(Exporter::finish).and_then(|report| files.keep().map(|()| report))
    };
    let reports: Vec<Result<Report>> = exporters.into_iter().zip(files).map(done).collect();
    let written = |(target, report): (&Target, Result<Report>)| {
        let place = |path: &PathBuf| Place::new(&Arc::from(path.to_string_lossy()), At::Whole);
        // An error of the system names its file.
        let is_named = |error: &Error| error.place.is_some() || matches!(error.kind, ErrorKind::Io(_));
        let placed = |error: Error| match &target.path {
            Some(path) if !is_named(&error) => Error { place: Some(place(path)), ..error },
            _ => error,
        };
        report.map_err(placed).map(|report| Written { profile: target.profile.facts().name, report })
    };
    targets.iter().zip(reports).map(written).collect()
}

fn push(exporter: &mut Result<Exporter<'_>>, entry: Entry) {
    if let Ok(writing) = exporter
        && let Err(error) = writing.push(entry)
    {
        *exporter = Err(error);
    }
}

/// Passes on what the profiles had to change or leave out, and what is not proven of them. Which Chinese the text was
/// taken for is said once, whatever the number of outputs.
pub(super) fn tell(targets: &[Target], written: &[Written], voice: Voice) {
    if let Some(region) = written.iter().find_map(|written| written.report.region.as_ref()) {
        voice.note(region);
    }
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
