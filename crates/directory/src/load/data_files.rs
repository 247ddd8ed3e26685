//! Data files: the files of a data folder that make up a directory. A running server remembers which ones it had, so that
//! it notices when one is gone.

use crate::{data, duplicates::duplicates_path, overrides::overrides_path};
use std::{
    collections::BTreeSet,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// The lists, corrections and decisions about duplicates in a data folder, whether or not they can be read. A file with
/// nothing in it counts as missing: that is what a full disk leaves behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataFiles {
    files: BTreeSet<PathBuf>,
    has_lists: bool,
    /// The folder is there, but not what is in it.
    is_unreadable: bool,
}

impl DataFiles {
    pub fn find(folder: &Path) -> Self {
        let Ok(mut lists) = data::list_files(folder) else {
            return Self {
                is_unreadable: true,
                ..Self::default()
            };
        };
        lists.retain(|list| is_there(list, |bytes| !bytes.is_empty()));
        let mut files = Self {
            has_lists: !lists.is_empty(),
            files: lists.into_iter().collect(),
            is_unreadable: false,
        };
        let overrides = overrides_path(folder);
        if is_there(&overrides, |bytes| lines(bytes).any(|line| line[0] != b'#')) {
            files.files.insert(overrides);
        }
        let duplicates = duplicates_path(folder);
        // The first line names the columns.
        if is_there(&duplicates, |bytes| lines(bytes).nth(1).is_some()) {
            files.files.insert(duplicates);
        }
        files
    }

    /// Whether the folder has no list left, although it had one, or might have had one.
    pub fn lost_every_list(&self, now: &Self) -> bool {
        !now.has_lists && (self.is_unreadable || self.has_lists)
    }

    /// The files that are not there anymore, sorted.
    pub fn missing_from(&self, now: &Self) -> Vec<PathBuf> {
        self.files.difference(&now.files).cloned().collect()
    }
}

/// Whether a file is there and has something in it. A file that can't be read is there.
fn is_there(path: &Path, has_content: impl Fn(&[u8]) -> bool) -> bool {
    match fs::read(path) {
        Ok(bytes) => has_content(&bytes),
        Err(error) => error.kind() != ErrorKind::NotFound,
    }
}

/// The lines that aren't blank, without the blanks around them.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    lines.filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::tempdir;

    const FILES: [(&str, &str); 4] = [
        ("a.ndjson", "{}\n"),
        ("b.ndjson", "{}\n"),
        (
            "corrections/overrides.toml",
            "# ours\n\n[house]\nname = 1\n",
        ),
        ("duplicates.csv", "decision,id_a,id_b\nsame,a,b\n"),
    ];

    #[test]
    fn lost_and_emptied_files_are_missing() {
        let folder = tempdir().unwrap();
        fs::create_dir(folder.path().join("corrections")).unwrap();
        let files = FILES.map(|(file, _)| folder.path().join(file));
        let write_all = || {
            for (file, (_, text)) in files.iter().zip(FILES) {
                fs::write(file, text).unwrap();
            }
        };
        write_all();
        let before = DataFiles::find(folder.path());
        assert!(before.missing_from(&before).is_empty());
        for (file, emptied) in [
            (0, ""),
            (2, ""),
            (2, "\n"),
            (2, "# ours\n  # more\n"),
            (3, "decision,id_a,id_b\r\n"),
        ] {
            fs::write(&files[file], emptied).unwrap();
            let now = DataFiles::find(folder.path());
            assert_eq!(
                before.missing_from(&now),
                [files[file].clone()],
                "{emptied:?}"
            );
            assert!(!before.lost_every_list(&now));
            write_all();
        }
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
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        fs::write(file.join("a.ndjson"), "{}\n").unwrap();
        let now = DataFiles::find(&file);
        assert!(!unreadable.lost_every_list(&now) && unreadable.missing_from(&now).is_empty());
    }
}
