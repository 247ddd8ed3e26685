//! Reload: loads changed content and data while the old directory goes on answering.

use crate::{source::LoadError, state::AppState, state::metrics::ReloadOutcome};
use std::{path::Path, time::Instant};
use tokio::task;
use waymark_directory::{Catalogue, Lang, catalogue::find_revealed, load::DataFiles};
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
    let served = state.loaded();
    let loaded = task::spawn_blocking(move || {
        // A file may be away for the moment in which it is read.
        let before = DataFiles::find(&sources.data);
        let catalogue = sources.catalogue()?;
        let files = DataFiles::find(&sources.data);
        refuse_lost_files(served.data_files(), &before, &sources.data)?;
        refuse_lost_files(&before, &files, &sources.data)?;
        refuse_revealed_places(served.directory(), &catalogue)?;
        Ok::<_, LoadError>((Directory::new(catalogue)?, files))
    })
    .await;
    let outcome = match loaded {
        Ok(Ok((directory, files))) => {
            let count = directory.listings().len();
            state.replace(directory, files);
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

/// Fails if a file that the directory being served was made of, or should have been made of, is gone. A list that is still
/// there but holds no places anymore was emptied on purpose.
fn refuse_lost_files(served: &DataFiles, now: &DataFiles, data: &Path) -> Result<(), LoadError> {
    if served.lost_every_list(now) {
        let path = data.to_owned();
        return Err(LoadError::NoListLeft { path });
    }
    let paths = served.missing_from(now);
    if paths.is_empty() {
        return Ok(());
    }
    Err(LoadError::FilesLost { paths })
}

/// Fails if a place is shown now whose address is hidden in the directory being served.
fn refuse_revealed_places(served: &Directory, now: &Catalogue) -> Result<(), LoadError> {
    let revealed = find_revealed(served.listings(), now.listings());
    if revealed.is_empty() {
        return Ok(());
    }
    let names = revealed.iter().map(|listing| listing.name.get(Lang::En));
    Err(LoadError::Revealed {
        names: names.map(str::to_owned).collect(),
    })
}
