//! Reload: loads changed content and data while the old directory goes on answering.

use crate::{ops::metrics::ReloadOutcome, source::LoadError, state::AppState};
use std::time::Instant;
use tokio::task;
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
    let had_lists = has_imported(&state.directory());
    let loaded = task::spawn_blocking(move || {
        let directory = sources.directory()?;
        if had_lists && !has_imported(&directory) {
            return Err(LoadError::NoListLeft { path: sources.data });
        }
        Ok(directory)
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

fn has_imported(directory: &Directory) -> bool {
    let mut listings = directory.listings().iter();
    listings.any(|listing| !listing.is_curated())
}
