//! Folders: which files in them are read, and which of these are one text in two languages, told by their names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;
use rustc_hash::FxHashSet;

use super::{FORMATS, pattern};
use crate::data::{At, Lang, Place, Sides};
use crate::error::Error;

/// What is read together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// A file by itself.
    File(String),
    /// The two files of a text.
    Files(Sides<String>),
}

/// Words in names that say the language, in lower case, the longer ones before those they begin with.
const MARKS: Sides<&[&str]> = Sides::new(
    &[
        "zh-hans-cn",
        "zh-rcn",
        "zh-rtw",
        "zh-rhk",
        "zh-hans",
        "zh-hant",
        "zh_hans",
        "zh_hant",
        "zh-cn",
        "zh_cn",
        "zh-tw",
        "zh_tw",
        "zh-hk",
        "zh_hk",
        "zhcn",
        "chinese",
        "zho",
        "chs",
        "cht",
        "chi",
        "zh",
        "cn",
        "sc",
        "tc",
        "中文版",
        "中文",
        "汉语",
        "中",
    ],
    &[
        "en-us",
        "en_us",
        "en-gb",
        "en_gb",
        "en-rus",
        "en-rgb",
        "english",
        "eng",
        "en",
        "英文版",
        "英文",
        "英语",
        "英",
    ],
);

/// What stands between a name and its mark.
const BETWEEN: &[char] = &['.', '_', '-', ' ', '(', ')', '（', '）', '[', ']'];

/// What paths stand for.
#[derive(Debug, Default)]
pub struct Expanded {
    /// What is to be read.
    pub found: Vec<Found>,
    /// Folders of which nothing can be read, each with the reason.
    pub failures: Vec<Error>,
}

/// Replaces folders by the files in them and patterns by what they match, and puts the two files of a text together.
///
/// Hidden files and what ignore files name are passed over, as are files whose extension no format has, and those at or
/// below the paths of `except` (which are absolute): what a run writes is not read by the next one. Links are not
/// followed. Files come in the order of their names, whatever the system says; one that comes twice is read once.
#[must_use]
pub fn expand(paths: &[String], except: &[PathBuf]) -> Expanded {
    let mut walk = Walk { except, files: Vec::new(), failures: Vec::new() };
    for path in paths {
        match pattern::matches(path) {
            Some(matches) => {
                let wanted = matches.iter().filter(|path| {
                    let path = Path::new(path);
                    !is_excepted(path, except) && !is_excepted_through_links(path, except)
                });
                wanted.for_each(|path| walk.add(path));
            }
            None => walk.add(path),
        }
    }
    let mut seen = FxHashSet::default();
    walk.files.retain(|file| file == STANDARD_INPUT || seen.insert(plain(file).to_owned()));
    Expanded { found: together(&walk.files), failures: walk.failures }
}

/// The name of standard input.
const STANDARD_INPUT: &str = "-";

/// A path without what says that it begins here.
fn plain(path: &str) -> &str {
    path.strip_prefix("./").or_else(|| path.strip_prefix(".\\")).unwrap_or(path)
}

/// Files under way.
struct Walk<'a> {
    except: &'a [PathBuf],
    files: Vec<String>,
    failures: Vec<Error>,
}

impl Walk<'_> {
    fn add(&mut self, path: &str) {
        if path == STANDARD_INPUT || !Path::new(path).is_dir() {
            self.files.push(path.to_owned());
            return;
        }
        let (files, failures) = (self.files.len(), self.failures.len());
        let real = self.except.first().and_then(|_| std::fs::canonicalize(path).ok());
        for entry in WalkBuilder::new(path).require_git(false).sort_by_file_name(std::cmp::Ord::cmp).build() {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                    // No link below the folder is followed: where it really lies, its files do.
                    let below = entry.path().strip_prefix(path).ok();
                    let real = real.as_ref().zip(below).map(|(real, below)| real.join(below));
                    if real.is_none_or(|real| !is_excepted(&real, self.except)) {
                        self.file(entry.path());
                    }
                }
                Ok(_) => {}
                Err(error) => self.fail(path, &format!("cannot be walked: {error}")),
            }
        }
        if (files, failures) == (self.files.len(), self.failures.len()) {
            self.fail(path, "holds no file of a known format (duizhao formats lists them)");
        }
    }

    fn file(&mut self, path: &Path) {
        if is_known(path) && !is_excepted(path, self.except) {
            self.files.push(path.to_string_lossy().into_owned());
        }
    }

    fn fail(&mut self, folder: &str, what: &str) {
        self.failures.push(Error::malformed(Place::new(&Arc::from(folder), At::Whole), what));
    }
}

/// The path is, or stands below, one of those that are not to be read.
fn is_excepted(path: &Path, except: &[PathBuf]) -> bool {
    let absolute = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    !except.is_empty() && except.iter().any(|except| absolute().starts_with(except))
}

fn is_excepted_through_links(path: &Path, except: &[PathBuf]) -> bool {
    !except.is_empty() && std::fs::canonicalize(path).is_ok_and(|real| is_excepted(&real, except))
}

/// Some format has this extension.
fn is_known(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|e| FORMATS.iter().any(|format| format.extensions().contains(&e.as_str())))
}

/// Puts the two files of a text together, at the place of the first; what is ambiguous stays apart.
fn together(files: &[String]) -> Vec<Found> {
    let mut texts: BTreeMap<String, Sides<Vec<usize>>> = BTreeMap::new();
    for (number, file) in files.iter().enumerate() {
        for (lang, text) in readings(file) {
            texts.entry(text).or_default().get_mut(lang).push(number);
        }
    }
    let mut partner: Vec<Option<(Lang, usize)>> = vec![None; files.len()];
    for sides in texts.values() {
        let (&[zh], &[en]) = (sides.zh.as_slice(), sides.en.as_slice()) else { continue };
        let free = |at: usize| partner.get(at).is_some_and(Option::is_none);
        if zh != en && free(zh) && free(en) {
            partner.iter_mut().enumerate().for_each(|(at, slot)| match at {
                at if at == zh => *slot = Some((Lang::Zh, en)),
                at if at == en => *slot = Some((Lang::En, zh)),
                _ => {}
            });
        }
    }
    let name = |at: usize| files.get(at).cloned().unwrap_or_default();
    let found = |(at, partner): (usize, Option<(Lang, usize)>)| match partner {
        None => Some(Found::File(name(at))),
        Some((_, other)) if other < at => None,
        Some((Lang::Zh, other)) => Some(Found::Files(Sides::new(name(at), name(other)))),
        Some((Lang::En, other)) => Some(Found::Files(Sides::new(name(other), name(at)))),
    };
    partner.into_iter().enumerate().filter_map(found).collect()
}

/// The ways to read a language out of a path, each with what the path says besides: the same for both languages.
fn readings(path: &str) -> Vec<(Lang, String)> {
    let parts: Vec<&str> = path.split(['/', '\\']).collect();
    let mut found = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let is_file = number + 1 == parts.len();
        for lang in Lang::BOTH {
            let rest = if is_file { in_file(part, lang) } else { in_folder(part, lang) };
            let Some(rest) = rest else { continue };
            let mut text = parts.clone();
            if let Some(slot) = text.get_mut(number) {
                *slot = &rest;
            }
            found.push((lang, text.join("/")));
        }
    }
    found
}

/// A folder is called by its language: `zh`, `zh-Hans.lproj` of Apple's programs, `values-zh-rCN` of Android's.
fn in_folder(name: &str, lang: Lang) -> Option<String> {
    let lower = name.to_lowercase();
    let (mark, rest) = if let Some(mark) = lower.strip_prefix("values-") {
        (mark, "values*")
    } else if lower == "values" {
        ("en", "values*")
    } else {
        (lower.strip_suffix(".lproj").unwrap_or(&lower), "*")
    };
    MARKS.get(lang).contains(&mark).then(|| rest.to_owned())
}

/// A file's name without its mark.
fn in_file(name: &str, lang: Lang) -> Option<String> {
    let lower = name.to_lowercase();
    let (stem, extension) = lower.rsplit_once('.').unwrap_or((&lower, ""));
    let inner = stem.trim_end_matches([')', '）', ']']);
    let marks = || MARKS.get(lang).iter();
    let ascii = |mark: &str| mark.is_ascii();
    let bare = marks().find(|mark| stem == **mark).map(|_| String::new());
    let last = || {
        marks().find_map(|mark| {
            let rest = inner.strip_suffix(*mark)?;
            (rest.ends_with(BETWEEN) || !ascii(mark)).then(|| rest.trim_end_matches(BETWEEN).to_owned())
        })
    };
    let first = || {
        marks().find_map(|mark| {
            let rest = stem.strip_prefix(*mark)?;
            (rest.starts_with(BETWEEN) || !ascii(mark)).then(|| rest.trim_start_matches(BETWEEN).to_owned())
        })
    };
    let rest = bare.or_else(last).or_else(first)?;
    Some(format!("{rest}*.{extension}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[&str]) -> Vec<String> {
        let name = |found| match found {
            Found::File(file) => file,
            Found::Files(sides) => format!("{} + {}", sides.zh, sides.en),
        };
        together(&files.iter().map(ToString::to_string).collect::<Vec<_>>()).into_iter().map(name).collect()
    }

    #[test]
    fn files_of_one_text_are_told_by_their_names() {
        for (zh, en) in [
            ("x.zh.md", "x.en.md"),
            ("x_zh.txt", "x_en.txt"),
            ("zh/x.md", "en/x.md"),
            ("docs/zh-CN/a/x.md", "docs/en-US/a/x.md"),
            ("x-中文.docx", "x-英文.docx"),
            ("年报（中文版）.pdf", "年报（英文版）.pdf"),
            ("x_chs.srt", "x_eng.srt"),
            ("x.zh-Hans.po", "x.en.po"),
            ("CN_report.docx", "EN_report.docx"),
            ("zh.json", "en.json"),
            ("app/zh-Hans.lproj/Main.strings", "app/en.lproj/Main.strings"),
            ("res/values-zh-rCN/strings.xml", "res/values/strings.xml"),
            ("messages_zh_CN.properties", "messages_en.properties"),
            ("说明_中文版.docx", "说明_英文版.docx"),
            ("x-cn.md", "x-en.md"),
        ] {
            assert_eq!(found(&[en, zh]), [format!("{zh} + {en}")]);
        }
    }

    #[test]
    fn what_is_ambiguous_or_alone_stays_apart() {
        for files in [
            &["x.zh.md", "y.en.md"][..],
            &["x.zh-cn.md", "x.zh-tw.md", "x.en.md"],
            &["x.zh.md", "x.en.txt"],
            &["open.md", "cnopen.md", "token.txt"],
        ] {
            assert_eq!(found(files), files);
        }
    }
}
