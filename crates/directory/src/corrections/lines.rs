//! JSON Lines files to which lines are only added.

use serde::{Serialize, de::DeserializeOwned};
use std::{
    fs::{File, OpenOptions},
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write},
    path::Path,
};

pub(super) enum AppendOutcome {
    Added,
    /// The file would have grown beyond its cap, so nothing was added.
    FileFull,
}

/// Adds one line and waits until it is on the disk. `cap` is the maximum size of the file in bytes. A line that can't be
/// written completely is removed again.
pub(super) fn append_line(
    path: &Path,
    value: &impl Serialize,
    cap: u64,
) -> io::Result<AppendOutcome> {
    let mut file = OpenOptions::new()
        .create(true)
        .read(true)
        .append(true)
        .open(path)?;
    let length = file.metadata()?.len();
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    if is_cut(&mut file, length)? {
        line.insert(0, b'\n');
    }
    if length + line.len() as u64 > cap {
        return Ok(AppendOutcome::FileFull);
    }
    let written = file.write_all(&line).and_then(|()| file.sync_all());
    if written.is_err() {
        // If this fails too, readers skip the incomplete line.
        let _ = file.set_len(length);
    }
    written.map(|()| AppendOutcome::Added)
}

/// Whether the last line is incomplete, as after a crash.
fn is_cut(file: &mut File, length: u64) -> io::Result<bool> {
    if length == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::Start(length - 1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

pub(super) struct Lines<T> {
    /// The values that could be read, each with its line, counted from 1.
    pub(super) sound: Vec<(usize, T)>,
    /// `file:line: cause` for each line that could not be read.
    pub(super) damaged: Vec<String>,
    /// The number of all lines.
    pub(super) count: usize,
}

/// Reads a file. A missing file counts as empty.
pub(super) fn read_lines<T: DeserializeOwned>(path: &Path) -> io::Result<Lines<T>> {
    let mut lines = Lines {
        sound: Vec::new(),
        damaged: Vec::new(),
        count: 0,
    };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(lines),
        Err(error) => return Err(error),
    };
    for line in BufReader::new(file).split(b'\n') {
        lines.count += 1;
        let number = lines.count;
        match serde_json::from_slice(&line?) {
            Ok(value) => lines.sound.push((number, value)),
            Err(error) => {
                let place = format!("{}:{number}: {error}", path.display());
                lines.damaged.push(place);
            }
        }
    }
    Ok(lines)
}
