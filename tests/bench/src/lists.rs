//! The lists to import: the real ones of SAMHSA if this machine has them, or else a generated one of the same size and
//! shape.

use crate::{Outcome, generated};
use std::path::{Path, PathBuf};
use waymark_exchange::import::{ImportOptions, import_samhsa};

/// The files to import: the real ones, or one generated in `folder`.
pub fn lists(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/samhsa");
    let real: Vec<_> = ["su-2023.xlsx", "mh-2023.xlsx"]
        .map(|file| shared.join(file))
        .into();
    if real.iter().all(|file| file.exists()) {
        return Ok(real);
    }
    let made = folder.join("made-2025.csv");
    std::fs::write(&made, generated::list())?;
    Ok(vec![made])
}

/// Imports the lists into `data`. Returns how many rows were read.
pub fn imported(folder: &Path, data: &Path) -> Outcome<usize> {
    let mut rows = 0;
    for list in lists(folder)? {
        let options = ImportOptions {
            data,
            list: None,
            as_of: None,
            dry_run: false,
        };
        rows += import_samhsa(&list, options, &|_, _| {})?.read;
    }
    Ok(rows)
}
