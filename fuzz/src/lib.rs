//! What the targets share: the way of `waymark import --dry-run`, with a file of any bytes.

pub mod mapped;
pub mod workbook;

use std::{fs, path::Path, sync::LazyLock};
use tempfile::TempDir;
use waymark_content::import::{ImportError, Options, Progress, Summary};

/// Files are in memory where the system has a folder for that.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    folder.expect("there is room for temporary files")
});

/// Imports a file of that name and writes nothing. Any error is fine, as long as it can be told; a panic is not.
pub fn import(
    name: &str,
    bytes: &[u8],
    import: impl FnOnce(&Path, Options<'_>, Progress<'_>) -> Result<Summary, ImportError>,
) {
    let file = FOLDER.path().join(name);
    fs::write(&file, bytes).expect("the folder is ours");
    let data = FOLDER.path().join("data");
    let options = Options {
        data: &data,
        list: None,
        as_of: None,
        dry_run: true,
    };
    match import(&file, options, &|_, _| {}) {
        Ok(summary) => {
            assert!(summary.written > 0, "{summary}");
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
        }
    }
    assert!(!data.exists(), "a dry run wrote");
}
