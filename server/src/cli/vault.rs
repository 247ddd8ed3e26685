//! `waymark vault`: reads a vault file without a browser or a network.

mod secret;

use super::outcome::{Exit, Outcome};
use clap::{Args, Subcommand};
use miette::Report;
use serde::Serialize;
use std::{
    collections::HashSet,
    fmt::Display,
    fs::File,
    io::{self, BufWriter, Read, Write},
    path::{Path, PathBuf},
};
use waymark_vault::{
    Record, RecordError, SCHEMA,
    seal::{
        DataKey, Header, MAX_FILE_BYTES, Passphrase, RecordId, SealError, SealedRecord, Secret,
        VaultFile,
    },
};

#[derive(Debug, Args)]
pub struct Vault {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print what is in a vault file: one record per line, as JSON.
    ///
    /// The program asks for the passphrase and doesn't show it while you type. If the input isn't a terminal, its first
    /// line is the passphrase. A vault without a passphrase opens without asking.
    ///
    /// Each line has the "id" of a record, its "revision" (which counts up with each change), the "schema" (the version
    /// of what is inside) and the "record" itself. If a record can't be read, or a newer Waymark wrote it, it is left
    /// out and named by its line in the file, and the exit code is 1.
    ///
    /// What is printed isn't sealed anymore: anyone who sees the screen, or the file it goes to, can read it.
    Open(Open),
}

#[derive(Debug, Args)]
struct Open {
    /// The file that Waymark saved.
    file: PathBuf,
    /// Ask for the printed recovery code instead of the passphrase.
    #[arg(long)]
    recovery_code: bool,
}

/// A record as it is printed.
#[derive(Serialize)]
struct PrintedRecord<'r> {
    id: RecordId,
    revision: u64,
    schema: u16,
    record: &'r Record,
}

impl Vault {
    pub fn run(self) -> Outcome {
        match self.command {
            Command::Open(open) => open.run(),
        }
    }
}

impl Open {
    fn run(self) -> Outcome {
        let bytes = read_file(&self.file).map_err(|error| self.report(error))?;
        let file = VaultFile::parse(&bytes).map_err(|error| self.report(describe(&error)))?;
        let key = self.unlock(&file.header)?;
        let mut out = BufWriter::new(io::stdout().lock());
        let mut is_incomplete = !file.faults.is_empty();
        for fault in &file.faults {
            eprintln!("left out: {}: {}", self.file.display(), describe(fault));
        }
        for (line, sealed) in record_lines(&file).zip(&file.records) {
            match open_record(&key, sealed) {
                Ok(record) => print_record(&mut out, sealed, &record).map_err(Report::msg)?,
                Err(error) => {
                    is_incomplete = true;
                    eprintln!("left out: {}: line {line}: {error}", self.file.display());
                }
            }
        }
        out.flush().map_err(Report::msg)?;
        Ok(Exit::problem_if(is_incomplete))
    }

    /// Asks for the passphrase or the recovery code, if the vault has any.
    fn unlock(&self, header: &Header) -> Result<DataKey, Report> {
        let key = if header.is_open() {
            header.unlock_open()
        } else if self.recovery_code && !header.has_recovery_code() {
            Err(SealError::NoCode)
        } else if self.recovery_code {
            let typed = secret::ask_secret("recovery code").map_err(Report::msg)?;
            let code = typed.parse().map(Secret::Recovery);
            code.and_then(|code| header.unlock(&code))
        } else {
            let typed = secret::ask_secret("passphrase").map_err(Report::msg)?;
            let passphrase = Passphrase::new(&typed).map(Secret::Passphrase);
            passphrase.and_then(|passphrase| header.unlock(&passphrase))
        };
        key.map_err(|error| self.report(describe(&error)))
    }

    fn report(&self, error: impl Display) -> Report {
        Report::msg(format!("{}: {error}", self.file.display()))
    }
}

#[derive(Debug, thiserror::Error)]
enum ReadError {
    #[error("this is a folder; name the file that Waymark saved")]
    Folder,
    #[error("{0}; name the file that Waymark saved")]
    Io(io::Error),
}

/// The text has the cause, so it isn't linked as the source too: a report would print it twice.
impl From<io::Error> for ReadError {
    fn from(cause: io::Error) -> Self {
        Self::Io(cause)
    }
}

/// Reads the file. If it is too large, reads just enough of it to tell.
fn read_file(path: &Path) -> Result<Vec<u8>, ReadError> {
    if path.is_dir() {
        return Err(ReadError::Folder);
    }
    let mut bytes = Vec::new();
    let mut file = File::open(path)?.take(MAX_FILE_BYTES as u64 + 1);
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The line numbers of the records: all lines after the header that have no fault.
fn record_lines(file: &VaultFile) -> impl Iterator<Item = usize> {
    let faults = file.faults.iter().filter_map(|fault| match fault {
        SealError::Line { line, .. } => Some(*line),
        _ => None,
    });
    let faults: HashSet<_> = faults.collect();
    (2..).filter(move |line| !faults.contains(line))
}

#[derive(Debug, thiserror::Error)]
enum OpenError {
    #[error("{}", describe(.0))]
    Seal(SealError),
    #[error(transparent)]
    Record(#[from] RecordError),
}

impl From<SealError> for OpenError {
    fn from(cause: SealError) -> Self {
        Self::Seal(cause)
    }
}

fn open_record(key: &DataKey, sealed: &SealedRecord) -> Result<Record, OpenError> {
    let plain = key.open(sealed)?;
    if sealed.schema() > SCHEMA {
        return Err(SealError::Newer.into());
    }
    Ok(Record::from_bytes(&plain)?)
}

fn print_record(out: &mut impl Write, sealed: &SealedRecord, record: &Record) -> io::Result<()> {
    let printed = PrintedRecord {
        id: sealed.id(),
        revision: sealed.revision(),
        schema: sealed.schema(),
        record,
    };
    serde_json::to_writer(&mut *out, &printed)?;
    out.write_all(b"\n")
}

/// Says what is wrong and what to do about it here. The error's own text is for a page in a browser.
fn describe(error: &SealError) -> String {
    match error {
        SealError::Newer => {
            "a newer Waymark wrote this; get the newest program, then try again".to_owned()
        }
        SealError::Memory => {
            "this takes more memory than is free; close other programs and try again".to_owned()
        }
        // No vault has such a passphrase, so it is simply the wrong one.
        SealError::PassphraseTooShort | SealError::PassphraseTooLong => {
            SealError::WrongPassphrase.to_string()
        }
        SealError::Line { line, source } => format!("line {line}: {}", describe(source)),
        other => other.to_string(),
    }
}
