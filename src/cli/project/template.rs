//! The project file that `duizhao init` writes: every key, explained, with its default.

/// The text of the file. Keys are commented out: as it stands it changes nothing.
pub(crate) const TEMPLATE: &str = include_str!("template.toml");

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::file;
    use super::super::keys::KEYS;
    use super::*;

    /// The template with its keys uncommented.
    fn uncommented() -> String {
        let is_key = |line: &&str| line.starts_with('#') && !line.starts_with("# ");
        let keys = TEMPLATE.lines().filter(is_key).map(|line| line.trim_start_matches('#'));
        keys.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_template_explains_every_key_and_each_line_of_it_can_be_used() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join(file::NAME);
        fs::write(&path, uncommented()).expect("a writable folder");
        let file = file::read(&path).expect("a sound template");
        let names: Vec<&str> = file.settings.iter().map(|setting| setting.key.name).collect();
        let keys: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
        assert_eq!(names, keys);
    }

    #[test]
    fn the_template_as_it_stands_says_nothing() {
        assert!(TEMPLATE.lines().all(|line| line.is_empty() || line.starts_with('#')));
    }
}
