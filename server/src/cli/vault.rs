//! `waymark vault`.

mod secret;

use super::Outcome;
use clap::{Args, Subcommand};
use miette::Report;
use serde::Serialize;
use std::{
    collections::HashSet,
    fmt::Display,
    fs::File,
    io::{self, BufWriter, Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use waymark_vault::{
    Record, SCHEMA,
    seal::{
        DataKey, Header, MAX_FILE_BYTES, Passphrase, RecordId, SealError, Sealed, Secret, VaultFile,
    },
};

#[derive(Debug, Args)]
pub struct Vault {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print what is in a vault file: one record a line, as JSON.
    ///
    /// The passphrase is asked for, and not shown while it is typed; where the input is no terminal, its first line is
    /// the passphrase. A vault without a passphrase asks for nothing.
    ///
    /// Each line has the "id" of a record, its "revision" (which counts up with each change), the "schema" (the version
    /// of what is inside) and the "record" itself. A record that cannot be read, or that a newer Waymark wrote, is left
    /// out and named by its line in the file; the exit code is then 1.
    ///
    /// What is printed is sealed no more: whoever sees the screen, or the file that it goes to, can read it.
    Open(Open),
}

#[derive(Debug, Args)]
struct Open {
    /// The file that Waymark saved.
    file: PathBuf,
    /// Ask for the printed recovery code in place of the passphrase.
    #[arg(long)]
    recovery_code: bool,
}

/// A record as it is printed.
#[derive(Serialize)]
struct Row<'r> {
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
        let bytes = read(&self.file).map_err(|cause| self.problem(cause))?;
        let file = VaultFile::parse(&bytes).map_err(|error| self.problem(told(&error)))?;
        let key = self.unlock(&file.header)?;
        let mut out = BufWriter::new(io::stdout().lock());
        let mut left_out = !file.faults.is_empty();
        for fault in &file.faults {
            eprintln!("left out: {}: {}", self.file.display(), told(fault));
        }
        for (line, sealed) in lines(&file).zip(&file.records) {
            match record(&key, sealed) {
                Ok(record) => print(&mut out, sealed, &record).map_err(Report::msg)?,
                Err(cause) => {
                    left_out = true;
                    eprintln!("left out: {}: line {line}: {cause}", self.file.display());
                }
            }
        }
        out.flush().map_err(Report::msg)?;
        Ok(if left_out {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        })
    }

    /// Asks for what opens the vault, if anything has to be asked.
    fn unlock(&self, header: &Header) -> Result<DataKey, Report> {
        let key = if header.is_open() {
            header.unlock_open()
        } else if self.recovery_code && !header.has_recovery_code() {
            Err(SealError::NoCode)
        } else if self.recovery_code {
            let typed = secret::ask("recovery code").map_err(Report::msg)?;
            let code = typed.parse().map(Secret::Recovery);
            code.and_then(|code| header.unlock(&code))
        } else {
            let typed = secret::ask("passphrase").map_err(Report::msg)?;
            let passphrase = Passphrase::new(&typed).map(Secret::Passphrase);
            passphrase.and_then(|passphrase| header.unlock(&passphrase))
        };
        key.map_err(|error| self.problem(told(&error)))
    }

    fn problem(&self, cause: impl Display) -> Report {
        Report::msg(format!("{}: {cause}", self.file.display()))
    }
}

/// The bytes of the file; of one that is too large, enough to say so.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    if path.is_dir() {
        return Err("this is a folder; name the file that Waymark saved".to_owned());
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map(|file| file.take(MAX_FILE_BYTES as u64 + 1));
    file.and_then(|mut file| file.read_to_end(&mut bytes))
        .map_err(|error| format!("{error}; name the file that Waymark saved"))?;
    Ok(bytes)
}

/// The lines of the records: all after the header that have no fault.
fn lines(file: &VaultFile) -> impl Iterator<Item = usize> {
    let faults = file.faults.iter().filter_map(|fault| match fault {
        SealError::Line { line, .. } => Some(*line),
        _ => None,
    });
    let faults: HashSet<_> = faults.collect();
    (2..).filter(move |line| !faults.contains(line))
}

/// The record, or why there is none.
fn record(key: &DataKey, sealed: &Sealed) -> Result<Record, String> {
    let plain = key.open(sealed).map_err(|error| told(&error))?;
    if sealed.schema() > SCHEMA {
        return Err(told(&SealError::Newer));
    }
    Record::from_bytes(&plain).map_err(|error| error.to_string())
}

fn print(out: &mut impl Write, sealed: &Sealed, record: &Record) -> io::Result<()> {
    let row = Row {
        id: sealed.id(),
        revision: sealed.revision(),
        schema: sealed.schema(),
        record,
    };
    serde_json::to_writer(&mut *out, &row)?;
    out.write_all(b"\n")
}

/// What is wrong, and what to do about it here; the crate's own words are for a page in a browser.
fn told(error: &SealError) -> String {
    match error {
        SealError::Newer => {
            "a newer Waymark wrote this; get the newest program, then try again".to_owned()
        }
        SealError::Memory => {
            "this takes more memory than is free; end other programs and try again".to_owned()
        }
        // No vault has such a passphrase.
        SealError::PassphraseTooShort | SealError::PassphraseTooLong => {
            SealError::WrongPassphrase.to_string()
        }
        SealError::Line { line, error } => format!("line {line}: {}", told(error)),
        other => other.to_string(),
    }
}
