//! The state of the server: the directory being served, and everything else that requests share.

pub mod load;
pub mod metrics;
mod site_files;

pub use site_files::{MANIFEST, SiteFiles};

use crate::{
    hsds::HsdsIndex,
    source::{LoadError, Sources},
};
use arc_swap::ArcSwap;
use load::LoadLimits;
use metrics::Metrics;
use std::sync::{Arc, OnceLock};
use waymark_app::Assets;
use waymark_directory::load::DataFiles;
use waymark_search::Directory;

/// Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    shared: Arc<Shared>,
}

struct Shared {
    loaded: ArcSwap<Loaded>,
    sources: Sources,
    site_files: SiteFiles,
    site: Assets,
    metrics: Metrics,
    load_limits: LoadLimits,
}

/// A directory, and what is made of it once a request has needed it.
pub struct Loaded {
    directory: Arc<Directory>,
    hsds: OnceLock<HsdsIndex>,
    /// The service worker.
    pub(crate) worker_script: OnceLock<String>,
    data_files: DataFiles,
    unreadable_files: usize,
}

impl Loaded {
    fn new(directory: Directory, data_files: DataFiles, unreadable_files: usize) -> Self {
        Self {
            directory: Arc::new(directory),
            hsds: OnceLock::new(),
            worker_script: OnceLock::new(),
            data_files,
            unreadable_files,
        }
    }

    /// What the data folder had in it when the directory was loaded, readable or not.
    pub fn data_files(&self) -> &DataFiles {
        &self.data_files
    }

    /// How many files of the data folder are missing from the directory because they could not be read.
    pub fn unreadable_files(&self) -> usize {
        self.unreadable_files
    }

    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    pub fn shared_directory(&self) -> &Arc<Directory> {
        &self.directory
    }

    /// Takes about 0.1 s the first time.
    pub fn hsds(&self) -> &HsdsIndex {
        self.hsds.get_or_init(|| HsdsIndex::new(&self.directory))
    }
}

impl AppState {
    /// Loads the directory from its sources, as far as they can be read. What cannot be read is logged and counted.
    pub fn load(sources: Sources, site: SiteFiles) -> Result<Self, LoadError> {
        let files = DataFiles::find(&sources.data);
        let (directory, errors) = sources.readable_directory()?;
        let unreadable = errors.len();
        for error in errors {
            for fault in LoadError::from(error).lines() {
                tracing::error!(fault, "starting without a file of the data folder");
            }
        }
        Ok(Self::with_loaded(
            Loaded::new(directory, files, unreadable),
            sources,
            site,
        ))
    }

    /// Serves a directory that is already loaded; a reload reads `sources`.
    pub fn new(directory: Directory, sources: Sources, site: SiteFiles) -> Self {
        let files = DataFiles::find(&sources.data);
        Self::with_loaded(Loaded::new(directory, files, 0), sources, site)
    }

    fn with_loaded(loaded: Loaded, sources: Sources, site_files: SiteFiles) -> Self {
        let site = Assets::from_manifest(&site_files.manifest());
        let metrics = Metrics::new();
        metrics.set_listings(loaded.directory.listings().len());
        metrics.set_unreadable_files(loaded.unreadable_files);
        let loaded = ArcSwap::from_pointee(loaded);
        Self {
            shared: Arc::new(Shared {
                loaded,
                sources,
                site_files,
                site,
                metrics,
                load_limits: LoadLimits::new(),
            }),
        }
    }

    /// The directory as it is now; a request keeps the one it began with.
    pub fn directory(&self) -> Arc<Directory> {
        self.shared.loaded.load().directory.clone()
    }

    /// The same, with its HSDS index.
    pub fn loaded(&self) -> Arc<Loaded> {
        self.shared.loaded.load_full()
    }

    /// Serves another directory from now on.
    pub fn replace(&self, directory: Directory, data_files: DataFiles) {
        self.shared.metrics.set_listings(directory.listings().len());
        self.shared.metrics.set_unreadable_files(0);
        self.shared
            .loaded
            .store(Arc::new(Loaded::new(directory, data_files, 0)));
    }

    pub fn sources(&self) -> &Sources {
        &self.shared.sources
    }

    pub fn site_files(&self) -> SiteFiles {
        self.shared.site_files
    }

    /// The URLs of style sheets and scripts.
    pub fn site(&self) -> &Assets {
        &self.shared.site
    }

    pub fn load_limits(&self) -> &LoadLimits {
        &self.shared.load_limits
    }

    pub fn metrics(&self) -> &Metrics {
        &self.shared.metrics
    }
}
