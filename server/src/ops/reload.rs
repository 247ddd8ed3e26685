//! Taking up changed content and data while the old directory goes on answering.

use crate::{source::LoadError, state::AppState};
use std::{error::Error, fmt, time::Instant};
use tokio::task;
use waymark_search::Directory;

/// Why the old directory stays.
#[derive(Debug)]
pub enum ReloadError {
    /// The new one has faults.
    Refused(LoadError),
    /// Loading it broke off.
    Broken,
}

impl fmt::Display for ReloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(error) => error.fmt(f),
            Self::Broken => f.write_str("loading broke off"),
        }
    }
}

impl Error for ReloadError {}

/// Loads the directory anew and puts it in place of the old one, if it is sound; returns how many
/// listings it has. Requests are answered all the while.
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
            tracing::error!("not reloaded: loading broke off");
            Err(ReloadError::Broken)
        }
    };
    state.metrics().reload(outcome.is_ok());
    outcome
}

fn has_imported(directory: &Directory) -> bool {
    let mut listings = directory.listings().iter();
    listings.any(|listing| !listing.is_curated())
}
