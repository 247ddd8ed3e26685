//! Where the directory comes from: the curated entries and guides, and the folder of imported lists.

use rust_embed::RustEmbed;
use std::{
    io,
    path::{Path, PathBuf},
};
use waymark_directory::{
    Catalogue,
    catalogue::CatalogueError,
    curated::{self, EntryFile},
    guides,
};
use waymark_search::{Directory, DirectoryError};

/// The curated entries as they were when the program was built.
#[derive(RustEmbed)]
#[folder = "../content/listings"]
#[include = "*.toml"]
struct EmbeddedEntries;

/// The guides as they were when the program was built.
#[derive(RustEmbed)]
#[folder = "../content/guides"]
#[include = "index.toml"]
#[include = "*.md"]
struct EmbeddedGuides;

/// Which curated entries and guides are used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ContentSource {
    /// Those inside the program.
    #[default]
    Embedded,
    /// Those of a folder that has `listings/` and perhaps `guides/` in it.
    Folder(PathBuf),
}

/// Everything a directory is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    /// The curated entries.
    pub content: ContentSource,
    /// The imported lists; a missing folder holds none.
    pub data: PathBuf,
}

/// Why a directory cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The content folder cannot be read.
    #[error("cannot read the entries in {path}: {error}; name a folder that has listings/ in it", path = path.display())]
    Content {
        /// The folder given.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// An entry or a list has faults.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// The index cannot be built.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
}

impl LoadError {
    /// One line for each thing that is wrong, with file and line where there is one; as logs like it.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Catalogue(CatalogueError::Curated(faults)) => faults
                .0
                .iter()
                .map(waymark_directory::fault::Fault::line)
                .collect(),
            other => vec![other.to_string()],
        }
    }
}

impl Sources {
    /// Reads and merges all listings.
    pub fn catalogue(&self) -> Result<Catalogue, LoadError> {
        let guides = guides::read(&self.content.guides()?).map_err(CatalogueError::Curated)?;
        let catalogue = Catalogue::load(&self.content.entries()?, &self.data)?;
        Ok(catalogue.with_guides(guides))
    }

    /// Reads all listings and builds their index: seconds of work with tens of thousands of them.
    pub fn directory(&self) -> Result<Directory, LoadError> {
        Ok(Directory::new(self.catalogue()?)?)
    }
}

impl ContentSource {
    /// Reads the files of curated entries, and nothing in them.
    pub fn entries(&self) -> Result<Vec<EntryFile>, LoadError> {
        match self {
            Self::Embedded => Ok(embedded::<EmbeddedEntries>("listings")),
            Self::Folder(path) => curated::files(path).map_err(|error| unreadable(path, error)),
        }
    }

    /// Reads the files of guides, and nothing in them.
    pub fn guides(&self) -> Result<Vec<EntryFile>, LoadError> {
        match self {
            Self::Embedded => Ok(embedded::<EmbeddedGuides>("guides")),
            Self::Folder(path) => guides::files(path).map_err(|error| unreadable(path, error)),
        }
    }
}

fn unreadable(path: &Path, error: io::Error) -> LoadError {
    LoadError::Content {
        path: path.to_owned(),
        error,
    }
}

fn embedded<F: RustEmbed>(folder: &str) -> Vec<EntryFile> {
    let read = |name: std::borrow::Cow<'static, str>| {
        let file = F::get(&name)?;
        Some(EntryFile {
            text: String::from_utf8_lossy(&file.data).into(),
            name: format!("content/{folder}/{name}"),
        })
    };
    let mut files: Vec<_> = F::iter().filter_map(read).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}
