//! The names of many outputs: the tree of the inputs, again below another folder.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use duizhao::error::{Error, Result};
use duizhao::pipeline::Input;

/// Where the outputs stand.
pub(super) struct Mirror<'a> {
    /// The folder above them all.
    pub(super) folder: &'a Path,
    /// Their extension.
    pub(super) extension: &'a str,
}

impl Mirror<'_> {
    /// An output for each input. A file keeps its place below the folder that was named, or below the current folder;
    /// the others below the folder that they have in common.
    ///
    /// # Errors
    /// Two inputs whose outputs would have the same name, also where only capitals differ: on many systems that is one
    /// file.
    pub(super) fn paths(&self, named: &[String], inputs: &[Input]) -> Result<Vec<PathBuf>> {
        let roots: Vec<&Path> = named.iter().map(Path::new).filter(|path| path.is_dir()).collect();
        let documents: Vec<PathBuf> = inputs.iter().map(name).collect();
        let is_loose = |name: &&PathBuf| !roots.iter().any(|root| name.starts_with(root));
        let common =
            common(documents.iter().filter(is_loose).filter(|name| !is_below(name)).map(PathBuf::as_path));
        let mut taken: BTreeMap<String, &Input> = BTreeMap::new();
        let mut paths = Vec::new();
        for (name, input) in documents.iter().zip(inputs) {
            let root = roots.iter().find_map(|root| name.strip_prefix(root).ok());
            let below = root.or_else(|| name.strip_prefix(&common).ok().filter(|_| !is_below(name)));
            let path = self.path(below.unwrap_or(name));
            if let Some(other) = taken.insert(path.to_string_lossy().to_lowercase(), input) {
                return Err(clash(other, input, &path));
            }
            paths.push(path);
        }
        Ok(paths)
    }

    fn path(&self, below: &Path) -> PathBuf {
        let plain = |part: &Component<'_>| matches!(part, Component::Normal(_));
        let mut path: PathBuf = std::iter::once(self.folder.as_os_str())
            .chain(below.components().filter(plain).map(Component::as_os_str))
            .collect();
        let mut file = path.file_stem().map_or_else(|| OsString::from("glossary"), ToOwned::to_owned);
        file.push(".");
        file.push(self.extension);
        path.set_file_name(file);
        path
    }
}

fn clash(one: &Input, other: &Input, path: &Path) -> Error {
    let shown = |input: &Input| name(input).display().to_string();
    let (one, other, path) = (shown(one), shown(other), path.display());
    Error::usage(format!(
        "{path}: would be the glossary of both {one} and {other}; run them into two folders"
    ))
}

/// The path stays below the current folder.
fn is_below(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

/// The folder that all paths have in common.
fn common<'a>(mut paths: impl Iterator<Item = &'a Path>) -> PathBuf {
    let Some(first) = paths.next() else { return PathBuf::new() };
    let folder = first.parent().unwrap_or(Path::new("")).to_owned();
    paths.fold(folder, |common, path| {
        let same = common.components().zip(path.components()).take_while(|(one, other)| one == other);
        same.map(|(part, _)| part.as_os_str()).collect()
    })
}

/// The name of a document: of a file, or what the names of two files say besides the language.
fn name(input: &Input) -> PathBuf {
    match input {
        Input::File(path) if path == "-" => PathBuf::from("stdin"),
        Input::File(path) => PathBuf::from(path),
        Input::Files(sides) | Input::Lines(sides) => shared(Path::new(&sides.zh), Path::new(&sides.en)),
    }
}

/// `zh/x.md` and `en/x.md` give `x.md`; `x.zh.md` and `x.en.md` too.
fn shared(zh: &Path, en: &Path) -> PathBuf {
    let folder = |path: &Path| path.parent().unwrap_or(Path::new("")).to_owned();
    let (zh_folder, en_folder) = (folder(zh), folder(en));
    let mut shared: PathBuf = if zh_folder.components().count() == en_folder.components().count() {
        let parts = zh_folder.components().zip(en_folder.components());
        parts.filter(|(one, other)| one == other).map(|(part, _)| part.as_os_str()).collect()
    } else {
        zh_folder
    };
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let (one, other) = (stem(zh), stem(en));
    let stem = if one == other { one } else { shared_stem(&one, &other) };
    let extension =
        zh.extension().map(|extension| format!(".{}", extension.to_string_lossy())).unwrap_or_default();
    shared.push(format!("{stem}{extension}"));
    shared
}

/// What two names begin with, else what they end with, in whole words; else the first.
fn shared_stem(one: &str, other: &str) -> String {
    let is_between = |c: char| !c.is_alphanumeric();
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let start: String = one.chars().take(same).collect();
    let goes_on = |name: &str| name.chars().nth(same).is_some_and(|c| c.is_ascii_alphanumeric());
    let is_cut = start.ends_with(|c: char| c.is_ascii_alphanumeric()) && (goes_on(one) || goes_on(other));
    let start = if is_cut { start.rsplit_once(is_between).map_or("", |(start, _)| start) } else { &start };
    let ending = || {
        let same = one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).count();
        let end: String = one.chars().skip(one.chars().count() - same).collect();
        end.split_once(is_between).map_or(String::new(), |(_, end)| end.to_owned())
    };
    let named = |name: &str| Some(name.trim_matches(is_between).to_owned()).filter(|name| !name.is_empty());
    named(start).or_else(|| named(&ending())).unwrap_or_else(|| one.to_owned())
}

#[cfg(test)]
mod tests {
    use duizhao::data::Sides;

    use super::*;

    fn files(zh: &str, en: &str) -> Input {
        Input::Files(Sides::new(zh.to_owned(), en.to_owned()))
    }

    #[test]
    fn two_files_of_a_text_give_one_name() {
        for (zh, en, expected) in [
            ("x.zh.md", "x.en.md", "x.md"),
            ("a/zh/x.md", "a/en/x.md", "a/x.md"),
            ("x-中文.docx", "x-英文.docx", "x.docx"),
            ("年报（中文版）.pdf", "年报（英文版）.pdf", "年报.pdf"),
            ("x_chs.srt", "x_eng.srt", "x.srt"),
            ("report-chinese.txt", "report-cn.txt", "report.txt"),
            ("CN_report.docx", "EN_report.docx", "report.docx"),
            ("zh.json", "en.json", "zh.json"),
            ("x中文.md", "x英文.md", "x.md"),
        ] {
            assert_eq!(name(&files(zh, en)), Path::new(expected), "{zh} {en}");
        }
    }

    #[test]
    fn outputs_stand_in_the_tree_of_the_inputs() {
        let mirror = Mirror { folder: Path::new("out"), extension: "csv" };
        let paths = |inputs: &[Input]| {
            let paths = mirror.paths(&[], inputs).map_err(|error| error.to_string())?;
            Ok::<_, String>(
                paths.iter().map(|path| path.to_string_lossy().replace('\\', "/")).collect::<Vec<_>>(),
            )
        };
        let file = |path: &str| Input::File(path.to_owned());
        let wanted = |paths: &[&str]| Ok(paths.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(paths(&[file("a/x.txt"), file("./y.md")]), wanted(&["out/a/x.csv", "out/y.csv"]));
        assert_eq!(paths(&[file("/d/a/x.txt"), file("/d/b/x.txt")]), wanted(&["out/a/x.csv", "out/b/x.csv"]));
        assert_eq!(paths(&[file("../b/x.txt")]), wanted(&["out/x.csv"]));
        assert_eq!(
            paths(&[file("a/x.txt"), file("a/X.md")]),
            Err("out/a/X.csv: would be the glossary of both a/x.txt and a/X.md; run them into two folders"
                .to_owned())
        );
    }
}
