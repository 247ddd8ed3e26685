//! The importers, on small made-up files and, if they are there, on the real lists in `../shared`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod archive;
mod bmlt;
mod damaged;
mod damaged_workbooks;
mod duplicates;
mod hsds;
mod hsds_damaged;
mod made_files;
mod meeting_guide;
mod newer_editions;
mod odd_files;
mod real_lists;
mod samhsa;
#[path = "../../../../tests/harness/skips.rs"]
mod skips;
mod spreadsheet;

use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;
use waymark_directory::{Facet, Listing, Vocabulary, data};
use waymark_exchange::import::{ImportError, ImportOptions, ImportSummary, Progress};

/// A folder for one test, with the file to import and a data folder in it.
struct Sandbox {
    folder: TempDir,
}

type Import<'i> =
    &'i dyn Fn(&Path, ImportOptions<'_>, Progress<'_>) -> Result<ImportSummary, ImportError>;

impl Sandbox {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn write_file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// Writes a file and imports it.
    fn import(
        &self,
        import: Import<'_>,
        name: &str,
        content: impl AsRef<[u8]>,
    ) -> Result<ImportSummary, ImportError> {
        self.import_file(import, &self.write_file(name, content))
    }

    fn import_file(&self, import: Import<'_>, path: &Path) -> Result<ImportSummary, ImportError> {
        import(path, options(&self.data()), &|_, _| {})
    }

    fn listings(&self) -> Vec<Listing> {
        data::read_lists(&self.data()).unwrap()
    }

    /// The names and the content of all files in the data folder.
    fn text(&self) -> String {
        let Ok(entries) = fs::read_dir(self.data()) else {
            return String::new();
        };
        let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let text = |path: &PathBuf| {
            let content = fs::read_to_string(path).unwrap();
            format!("{}\n{content}", path.display())
        };
        files.iter().map(text).collect()
    }
}

fn options(data: &Path) -> ImportOptions<'_> {
    ImportOptions {
        data,
        list: None,
        as_of: None,
        dry_run: false,
    }
}

/// The keys of a listing's terms of a facet.
fn keys(listing: &Listing, facet: Facet) -> Vec<&'static str> {
    let vocabulary = Vocabulary::get();
    let terms = listing.terms.intersection(vocabulary.facet_set(facet));
    terms.iter().map(|id| &*vocabulary.term(id).key).collect()
}
