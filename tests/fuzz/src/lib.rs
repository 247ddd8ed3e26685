//! What the targets share: the way of `waymark import`, with a file of any bytes; and what a vault does.

pub mod mapped;
pub mod package;
pub mod vault_file;
pub mod vault_record;
pub mod workbook;

use std::{fs, path::Path, sync::LazyLock};
use tempfile::TempDir;
use waymark_directory::data;
use waymark_exchange::import::{ImportError, Options, Progress, Summary};

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

/// Imports a file of that name, first as a dry run. Any error is fine, as long as it can be told; a panic is not, and
/// what is written must be readable.
pub fn import(
    name: &str,
    bytes: &[u8],
    import: impl Fn(&Path, Options<'_>, Progress<'_>) -> Result<Summary, ImportError>,
) {
    let file = FOLDER.path().join(name);
    fs::write(&file, bytes).expect("the folder is ours");
    let folder = FOLDER.path().join("data");
    let run = |dry_run| {
        let options = Options {
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
            let listings = data::read(&folder).expect("what was written can be read");
            assert_eq!(listings.len(), summary.written);
            fs::remove_dir_all(&folder).expect("the folder is ours");
        }
    }
}
