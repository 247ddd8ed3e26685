//! The importers, on small files of our own, and on the real ones where they are there.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod again;
mod bmlt;
mod damaged;
mod duplicates;
mod hsds;
mod meeting_guide;
mod spreadsheet;
mod workbook;

use std::path::{Path, PathBuf};
use tempfile::TempDir;
use waymark_directory::{Facet, Listing, Vocabulary, data};
use waymark_exchange::import::{ImportError, Options, Progress, Summary};

/// A folder for one test, with a file to import and a data folder in it.
struct Desk {
    folder: TempDir,
}

type Import<'i> = &'i dyn Fn(&Path, Options<'_>, Progress<'_>) -> Result<Summary, ImportError>;

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Writes a file and imports it.
    fn import(
        &self,
        import: Import<'_>,
        file: &str,
        content: &str,
    ) -> Result<Summary, ImportError> {
        let path = self.folder.path().join(file);
        std::fs::write(&path, content).unwrap();
        self.import_file(import, &path)
    }

    fn import_file(&self, import: Import<'_>, path: &Path) -> Result<Summary, ImportError> {
        let data = self.data();
        let options = Options {
            data: &data,
            list: None,
            as_of: None,
            dry_run: false,
        };
        import(path, options, &|_, _| {})
    }

    fn listings(&self) -> Vec<Listing> {
        data::read(&self.data()).unwrap()
    }

    /// The data folder, byte by byte.
    fn text(&self) -> String {
        let Ok(entries) = std::fs::read_dir(self.data()) else {
            return String::new();
        };
        let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let text = |path: &PathBuf| {
            format!(
                "{}\n{}",
                path.display(),
                std::fs::read_to_string(path).unwrap()
            )
        };
        files.iter().map(text).collect()
    }
}

/// The shared data; tests that need it pass without it.
fn shared(file: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(file);
    path.exists().then_some(path)
}

/// The keys of a listing's terms of a facet.
fn keys(listing: &Listing, facet: Facet) -> Vec<&'static str> {
    let vocabulary = Vocabulary::get();
    let terms = listing.terms.intersection(vocabulary.mask(facet));
    terms.iter().map(|id| &*vocabulary.term(id).key).collect()
}
