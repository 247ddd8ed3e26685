//! Data files: the files of a data folder that make up a directory. A running server remembers which ones it had, so that
//! it notices when one is gone.

use crate::{data, duplicates::duplicates_path, overrides::overrides_path};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The lists, corrections and decisions about duplicates in a data folder, whether or not they can be read. An empty file
/// counts as missing: that is what a full disk leaves behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataFiles {
    lists: BTreeSet<PathBuf>,
    decisions: BTreeSet<PathBuf>,
    /// The folder is there, but not what is in it.
    is_unreadable: bool,
}

impl DataFiles {
    pub fn find(folder: &Path) -> Self {
        let lists = data::list_files(folder);
        let decisions = [overrides_path(folder), duplicates_path(folder)];
        Self {
            is_unreadable: lists.is_err(),
            lists: not_empty(lists.unwrap_or_default()),
            decisions: not_empty(decisions),
        }
    }

    /// Whether the folder has no list left, although it had one, or might have had one.
    pub fn lost_every_list(&self, now: &Self) -> bool {
        now.lists.is_empty() && (self.is_unreadable || !self.lists.is_empty())
    }

    /// The files that are not there anymore, sorted.
    pub fn missing_from(&self, now: &Self) -> Vec<PathBuf> {
        let lists = self.lists.difference(&now.lists);
        let decisions = self.decisions.difference(&now.decisions);
        lists.chain(decisions).cloned().collect()
    }
}

/// A file whose size cannot be found out is there.
fn not_empty(paths: impl IntoIterator<Item = PathBuf>) -> BTreeSet<PathBuf> {
    let is_not_empty = |path: &PathBuf| match fs::metadata(path) {
        Ok(file) => file.len() > 0,
        Err(error) => error.kind() != std::io::ErrorKind::NotFound,
    };
    paths.into_iter().filter(is_not_empty).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::tempdir;

    #[test]
    fn lost_and_emptied_files_are_missing() {
        let folder = tempdir().unwrap();
        fs::create_dir(folder.path().join("corrections")).unwrap();
        let files = [
            "a.ndjson",
            "b.ndjson",
            "corrections/overrides.toml",
            "duplicates.csv",
        ];
        let files = files.map(|file| folder.path().join(file));
        for file in &files {
            fs::write(file, "something").unwrap();
        }
        let before = DataFiles::find(folder.path());
        assert!(before.missing_from(&before).is_empty());
        fs::remove_file(&files[0]).unwrap();
        fs::write(&files[2], "").unwrap();
        let now = DataFiles::find(folder.path());
        assert_eq!(
            before.missing_from(&now),
            [files[0].clone(), files[2].clone()]
        );
        assert!(!before.lost_every_list(&now));
        fs::remove_dir_all(folder.path()).unwrap();
        let now = DataFiles::find(folder.path());
        assert_eq!(before.missing_from(&now), files);
        assert!(before.lost_every_list(&now));
    }

    #[test]
    fn a_folder_that_never_was_loses_nothing() {
        let never = DataFiles::find(Path::new("/nowhere/at/all"));
        assert_eq!(never, DataFiles::default());
        assert!(!never.lost_every_list(&never));
    }

    #[test]
    fn a_folder_that_could_not_be_read_may_have_had_lists() {
        let folder = tempdir().unwrap();
        let file = folder.path().join("data");
        fs::write(&file, "not a folder").unwrap();
        let unreadable = DataFiles::find(&file);
        assert!(unreadable.lost_every_list(&DataFiles::default()));
    }
}
