//! Where the directory comes from: the curated entries, and the folder of imported lists.

use rust_embed::RustEmbed;
use std::{io, path::PathBuf};
use waymark_content::{
    Catalogue,
    catalogue::CatalogueError,
    curated::{self, EntryFile},
};
use waymark_search::{Directory, DirectoryError};

/// The curated entries as they were when the program was built.
#[derive(RustEmbed)]
#[folder = "../content/listings"]
#[include = "*.toml"]
struct EmbeddedEntries;

/// Which curated entries are used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ContentSource {
    /// Those inside the program.
    #[default]
    Embedded,
    /// Those of a folder that has `listings/` in it.
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
                .map(waymark_content::fault::Fault::line)
                .collect(),
            other => vec![other.to_string()],
        }
    }
}

impl Sources {
    /// Reads and merges all listings.
    pub fn catalogue(&self) -> Result<Catalogue, LoadError> {
        Ok(Catalogue::load(&self.content.entries()?, &self.data)?)
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
            Self::Embedded => Ok(embedded_entries()),
            Self::Folder(path) => curated::files(path).map_err(|error| LoadError::Content {
                path: path.clone(),
                error,
            }),
        }
    }
}

fn embedded_entries() -> Vec<EntryFile> {
    let read = |name: std::borrow::Cow<'static, str>| {
        let file = EmbeddedEntries::get(&name)?;
        Some(EntryFile {
            text: String::from_utf8_lossy(&file.data).into(),
            name: format!("content/listings/{name}"),
        })
    };
    let mut files: Vec<_> = EmbeddedEntries::iter().filter_map(read).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}
