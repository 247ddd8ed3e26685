//! What every request can reach.

use crate::{
    corrections::Intake,
    metrics::Metrics,
    source::{LoadError, Sources},
};
use arc_swap::ArcSwap;
use std::sync::Arc;
use waymark_app::Assets;
use waymark_search::Directory;

/// The directory being served and what goes with it; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    shared: Arc<Shared>,
}

struct Shared {
    directory: ArcSwap<Directory>,
    sources: Sources,
    site: Assets,
    metrics: Metrics,
    intake: Intake,
}

impl AppState {
    /// Loads the directory from its sources.
    pub fn load(sources: Sources) -> Result<Self, LoadError> {
        let directory = sources.directory()?;
        Ok(Self::new(directory, sources))
    }

    /// Serves a directory that is loaded already; `sources` is where a reload looks.
    pub fn new(directory: Directory, sources: Sources) -> Self {
        let site = Assets::from_manifest(&crate::assets::manifest());
        let metrics = Metrics::new();
        metrics.listings(directory.listings().len());
        let directory = ArcSwap::from_pointee(directory);
        Self {
            shared: Arc::new(Shared {
                directory,
                sources,
                site,
                metrics,
                intake: Intake::default(),
            }),
        }
    }

    /// The directory as it is now; a request keeps the one it began with.
    pub fn directory(&self) -> Arc<Directory> {
        self.shared.directory.load_full()
    }

    /// Puts another directory in place of the one being served.
    pub fn replace(&self, directory: Directory) {
        self.shared.metrics.listings(directory.listings().len());
        self.shared.directory.store(Arc::new(directory));
    }

    /// Where the directory comes from.
    pub fn sources(&self) -> &Sources {
        &self.shared.sources
    }

    /// The addresses of style sheets and scripts.
    pub fn site(&self) -> &Assets {
        &self.shared.site
    }

    /// What keeps corrections in order.
    pub fn intake(&self) -> &Intake {
        &self.shared.intake
    }

    /// The counters.
    pub fn metrics(&self) -> &Metrics {
        &self.shared.metrics
    }
}
