//! Where the directory comes from: the curated entries and guides, and the folder of imported lists.

use rust_embed::RustEmbed;
use std::{
    io,
    path::{Path, PathBuf},
};
use waymark_directory::{
    Catalogue,
    curated::read_entry_files,
    data::DataError,
    fault::{Fault, SourceFile},
    guides::read_guide_files,
    load::{CatalogueError, CatalogueFiles, load_catalogue, load_readable_parts},
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
    #[error("cannot read the entries in {path}: {source}; name a folder that has listings/ in it", path = path.display())]
    Content { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// Only a running server finds this: it is what an unmounted disk looks like.
    #[error(
        "no list is left in {path}, but there were lists before; bring the folder back, or restart the server to serve \
         the curated entries alone",
        path = path.display()
    )]
    NoListLeft { path: PathBuf },
    /// Only a running server finds this. A lost file may be what hides an address.
    #[error("files of the data folder are missing or empty: {}", paths.len())]
    FilesLost { paths: Vec<PathBuf> },
    /// Only a running server finds this. A published address can't be taken back.
    #[error("addresses that were hidden would be shown: {}", names.len())]
    Revealed { names: Vec<String> },
    #[error(transparent)]
    Directory(#[from] DirectoryError),
}

impl From<DataError> for LoadError {
    fn from(error: DataError) -> Self {
        Self::Catalogue(error.into())
    }
}

impl LoadError {
    /// One line for each thing that is wrong, with file and line where there is one; as logs like it.
    pub fn lines(&self) -> Vec<String> {
        let faults = match self {
            Self::Catalogue(error) => error.faults(),
            Self::FilesLost { paths } => return paths.iter().map(|path| lost_line(path)).collect(),
            Self::Revealed { names } => {
                return names.iter().map(|name| revealed_line(name)).collect();
            }
            _ => None,
        };
        match faults {
            Some(faults) => faults.0.iter().map(Fault::line).collect(),
            None => vec![self.to_string()],
        }
    }
}

fn lost_line(path: &Path) -> String {
    format!(
        "{} was there before, and is missing or empty now; bring it back, or restart the server if it was removed on \
         purpose",
        path.display()
    )
}

fn revealed_line(name: &str) -> String {
    format!(
        "{name}: the address was hidden, and would be shown now; mend the data, or restart the server if it is meant to \
         be public"
    )
}

impl Sources {
    /// Reads and merges all listings.
    pub fn catalogue(&self) -> Result<Catalogue, LoadError> {
        Ok(load_catalogue(CatalogueFiles {
            entries: &self.content.entries()?,
            guides: &self.content.guides()?,
            data: &self.data,
        })?)
    }

    /// Reads all listings and builds their index: seconds of work with tens of thousands of them.
    pub fn directory(&self) -> Result<Directory, LoadError> {
        Ok(Directory::new(self.catalogue()?)?)
    }

    /// The same without the files of the data folder that cannot be read, which come back as errors: the crisis lines
    /// must be there even if a list is damaged.
    pub fn readable_directory(&self) -> Result<(Directory, Vec<DataError>), LoadError> {
        let loaded = load_readable_parts(CatalogueFiles {
            entries: &self.content.entries()?,
            guides: &self.content.guides()?,
            data: &self.data,
        });
        let loaded = loaded.map_err(CatalogueError::from)?;
        Ok((Directory::new(loaded.catalogue)?, loaded.errors))
    }
}

impl ContentSource {
    /// Reads the files of curated entries, and nothing in them.
    pub fn entries(&self) -> Result<Vec<SourceFile>, LoadError> {
        match self {
            Self::Embedded => Ok(embedded::<EmbeddedEntries>("listings")),
            Self::Folder(path) => read_entry_files(path).map_err(|error| unreadable(path, error)),
        }
    }

    /// Reads the files of guides, and nothing in them.
    pub fn guides(&self) -> Result<Vec<SourceFile>, LoadError> {
        match self {
            Self::Embedded => Ok(embedded::<EmbeddedGuides>("guides")),
            Self::Folder(path) => read_guide_files(path).map_err(|error| unreadable(path, error)),
        }
    }
}

fn unreadable(path: &Path, source: io::Error) -> LoadError {
    LoadError::Content {
        path: path.to_owned(),
        source,
    }
}

fn embedded<F: RustEmbed>(folder: &str) -> Vec<SourceFile> {
    let read = |name: std::borrow::Cow<'static, str>| {
        let file = F::get(&name)?;
        Some(SourceFile {
            text: String::from_utf8_lossy(&file.data).into(),
            name: format!("content/{folder}/{name}"),
        })
    };
    let mut files: Vec<_> = F::iter().filter_map(read).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}
