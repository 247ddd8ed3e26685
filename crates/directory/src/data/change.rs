//! Changes the data folder: one command at a time, and every file is replaced in a single step.

use super::{DataError, FORMAT, Header, list_path};
use crate::Listing;
use atomic_write_file::AtomicWriteFile;
use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

/// Locking this file locks the folder. It stays empty and is never deleted.
const LOCK: &str = ".lock";
/// How long a command waits for another to finish. An import of 21,000 rows takes less than 2 seconds.
const PATIENCE: Duration = Duration::from_mins(1);
const RETRY_EVERY: Duration = Duration::from_millis(10);

/// A data folder that no other command can change until this is dropped.
///
/// Lock the folder before reading what you are about to change. Otherwise two commands could read the same old file, and
/// each would write it back without what the other added.
#[derive(Debug)]
pub struct LockedDataFolder {
    path: PathBuf,
    /// The operating system releases the lock when the file is closed, even if the process is killed.
    _lock: File,
}

impl LockedDataFolder {
    /// Locks a folder, and creates it if it is missing. Waits up to a minute for another command to finish.
    pub fn lock(folder: &Path) -> Result<Self, DataError> {
        Self::lock_within(folder, PATIENCE)
    }

    fn lock_within(folder: &Path, patience: Duration) -> Result<Self, DataError> {
        fs::create_dir_all(folder).map_err(DataError::io(folder))?;
        let path = folder.join(LOCK);
        let file = open_lock_file(&path).map_err(DataError::io(&path))?;
        let started = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => {
                    return Ok(Self {
                        path: folder.to_owned(),
                        _lock: file,
                    });
                }
                Err(TryLockError::WouldBlock) if started.elapsed() < patience => {
                    thread::sleep(RETRY_EVERY);
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(DataError::Busy {
                        path: folder.to_owned(),
                    });
                }
                Err(TryLockError::Error(cause)) => return Err(DataError::Io { path, cause }),
            }
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn write_list(&self, list: &str, listings: &[Listing]) -> Result<(), DataError> {
        replace_file(&list_path(&self.path, list), |out| {
            let header = Header {
                waymark: FORMAT,
                listings: listings.len(),
            };
            serde_json::to_writer(&mut *out, &header)?;
            for listing in listings {
                out.write_all(b"\n")?;
                serde_json::to_writer(&mut *out, listing)?;
            }
            out.write_all(b"\n")
        })
    }
}

/// A lock file that belongs to another user can be locked even if it can't be written.
fn open_lock_file(path: &Path) -> io::Result<File> {
    let writable = OpenOptions::new()
        .create(true)
        .write(true)
        .truncate(false)
        .open(path);
    writable.or_else(|error| match error.kind() {
        io::ErrorKind::PermissionDenied => File::open(path),
        _ => Err(error),
    })
}

/// Replaces a file once the new one is complete and on the disk. Until then, readers see the old one. If writing fails,
/// the old one stays.
pub fn replace_file(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), DataError> {
    let replaced = || {
        if path.exists() && !path.is_file() {
            return Err(io::Error::other("this exists already and is not a file"));
        }
        let mut out = BufWriter::new(AtomicWriteFile::open(path)?);
        write(&mut out)?;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.commit()
    };
    replaced().map_err(DataError::io(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::read_lists;
    use tempfile::tempdir;

    fn list(places: usize) -> Vec<Listing> {
        let place = |number| {
            let id = format!("{places}-{number}");
            let sources = r#"[{"name":"Made","date":"2026-01-01","list":"made"}]"#;
            let json = format!(r#"{{"id":"{id}","name":{{"en":"{id}"}},"sources":{sources}}}"#);
            serde_json::from_str(&json).unwrap()
        };
        (0..places).map(place).collect()
    }

    #[test]
    fn two_imports_at_once_leave_one_complete_list() {
        let folder = tempdir().unwrap();
        let (small, large) = (list(300), list(3_000));
        for _ in 0..20 {
            thread::scope(|imports| {
                for list in [&small, &large] {
                    imports.spawn(|| {
                        let folder = LockedDataFolder::lock(folder.path()).unwrap();
                        folder.write_list("made", list).unwrap();
                    });
                }
            });
            let read = read_lists(folder.path()).unwrap();
            assert!(read == small || read == large, "{} listings", read.len());
        }
    }

    #[test]
    fn files_are_replaced_as_a_whole_even_without_the_lock() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("export.csv");
        let texts = ["a".repeat(100_000), "b".repeat(200_000)];
        for _ in 0..20 {
            thread::scope(|exports| {
                for text in &texts {
                    exports.spawn(|| replace_file(&path, |out| out.write_all(text.as_bytes())));
                }
            });
            let read = fs::read_to_string(&path).unwrap();
            assert!(texts.contains(&read), "{} bytes", read.len());
        }
    }

    #[test]
    fn a_folder_that_stays_locked_is_an_error() {
        let folder = tempdir().unwrap();
        let locked = LockedDataFolder::lock(folder.path()).unwrap();
        let wait = || LockedDataFolder::lock_within(folder.path(), Duration::ZERO);
        let error = wait().unwrap_err().to_string();
        assert!(error.contains("another command"), "{error}");
        drop(locked);
        wait().unwrap();
    }

    #[test]
    fn a_failed_write_leaves_only_the_old_file() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("list");
        replace_file(&path, |out| out.write_all(b"old")).unwrap();
        let full = |out: &mut dyn Write| {
            out.write_all(b"half of the new one")?;
            Err(io::ErrorKind::StorageFull.into())
        };
        replace_file(&path, full).unwrap_err();
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
