//! What the fuzz targets share: importing a file of arbitrary bytes as `waymark import` does, and opening what a vault
//! gets from outside.

pub mod mapped;
pub mod package;
pub mod vault_file;
pub mod vault_record;
pub mod workbook;

/// Shared with the tests of the importers, so that there is one builder of zip files and workbooks.
#[path = "../../../crates/exchange/tests/import/archive.rs"]
mod archive;

use std::{fs, path::Path, sync::LazyLock};
use tempfile::TempDir;
use waymark_directory::data;
use waymark_exchange::import::{ImportError, ImportOptions, ImportSummary, Progress};

/// In memory, on systems with a folder for that.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    folder.expect("there is room for temporary files")
});

/// Imports a file of this name, first as a dry run and then for real. An error is fine, but it must not panic, and what
/// it writes must be readable.
pub fn import_bytes(
    name: &str,
    bytes: &[u8],
    import: impl Fn(&Path, ImportOptions<'_>, Progress<'_>) -> Result<ImportSummary, ImportError>,
) {
    let file = FOLDER.path().join(name);
    fs::write(&file, bytes).expect("the folder is ours");
    let folder = FOLDER.path().join("data");
    let run = |dry_run| {
        let options = ImportOptions {
            data: &folder,
            list: None,
            as_of: None,
            dry_run,
        };
        import(&file, options, &|_, _| {})
    };
    let dry = run(true);
    assert!(!folder.exists(), "a dry run wrote");
    match dry {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(dry) => {
            let summary = run(false).expect("the dry run went well");
            assert_eq!(summary.to_string(), dry.to_string());
            let listings = data::read_lists(&folder).expect("what was written can be read");
            assert_eq!(listings.len(), summary.written);
            fs::remove_dir_all(&folder).expect("the folder is ours");
        }
    }
}
