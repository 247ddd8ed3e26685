//! Reload: loads changed content and data while the old directory goes on answering.

use crate::{ops::metrics::ReloadOutcome, source::LoadError, state::AppState};
use std::{borrow::Borrow, collections::BTreeSet, path::Path, time::Instant};
use tokio::task;
use waymark_directory::{Listing, data::has_list};
use waymark_search::Directory;

/// Why the old directory stays.
#[derive(Debug, thiserror::Error)]
pub enum ReloadError {
    #[error(transparent)]
    Refused(LoadError),
    #[error("loading the directory was interrupted")]
    Interrupted,
}

/// Loads the directory again and, if it has no faults, serves it from now on; returns how many listings it has. Requests
/// are answered in the meantime.
pub async fn reload(state: &AppState) -> Result<usize, ReloadError> {
    let started = Instant::now();
    let sources = state.sources().clone();
    let served = list_names(state.directory().listings());
    let loaded = task::spawn_blocking(move || {
        let catalogue = sources.catalogue()?;
        refuse_lost_lists(&served, &list_names(catalogue.listings()), &sources.data)?;
        Directory::new(catalogue).map_err(LoadError::from)
    })
    .await;
    let outcome = match loaded {
        Ok(Ok(directory)) => {
            let count = directory.listings().len();
            state.replace(directory);
            tracing::info!(
                listings = count,
                seconds = started.elapsed().as_secs_f32(),
                "the directory was reloaded"
            );
            Ok(count)
        }
        Ok(Err(error)) => {
            for fault in error.lines() {
                tracing::error!(fault, "not reloaded");
            }
            Err(ReloadError::Refused(error))
        }
        Err(_) => {
            tracing::error!("not reloaded: loading was interrupted");
            Err(ReloadError::Interrupted)
        }
    };
    state.metrics().count_reload(match outcome {
        Ok(_) => ReloadOutcome::Taken,
        Err(_) => ReloadOutcome::Refused,
    });
    outcome
}

/// Fails if a list that is being served was not loaded again. A list whose file is there and holds no places anymore was
/// emptied, not lost.
fn refuse_lost_lists(
    served: &BTreeSet<String>,
    loaded: &BTreeSet<String>,
    data: &Path,
) -> Result<(), LoadError> {
    let path = data.to_owned();
    if loaded.is_empty() && !served.is_empty() {
        return Err(LoadError::NoListLeft { path });
    }
    let lost = served
        .difference(loaded)
        .filter(|list| !has_list(data, list));
    let lists: Vec<String> = lost.cloned().collect();
    if lists.is_empty() {
        return Ok(());
    }
    Err(LoadError::ListsLost { lists, path })
}

/// The lists that these listings came from.
fn list_names(listings: &[impl Borrow<Listing>]) -> BTreeSet<String> {
    let sources = listings
        .iter()
        .flat_map(|listing| &listing.borrow().sources);
    let lists: BTreeSet<&str> = sources
        .filter_map(|source| source.list.as_deref())
        .collect();
    lists.into_iter().map(str::to_owned).collect()
}
