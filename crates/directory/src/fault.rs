//! Faults: what is wrong in a file that people write, at which position, and how to fix it.

use miette::{Diagnostic, NamedSource, SourceSpan};
use std::{fmt, fs, io, ops::Range, path::Path, sync::Arc};

/// A file that people write, as text: entries in TOML, guides in Markdown, overrides.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path as shown in faults, with `/` as separator.
    pub name: String,
    pub text: Arc<str>,
}

impl SourceFile {
    /// Reads a file. Bytes that are not UTF-8 become replacement characters.
    pub fn read(path: &Path) -> io::Result<Self> {
        Ok(Self {
            name: path.display().to_string().replace('\\', "/"),
            text: String::from_utf8_lossy(&fs::read(path)?).into(),
        })
    }

    /// Reads the wanted files below a folder, sorted by name.
    pub(crate) fn read_all_below(
        folder: &Path,
        is_wanted: impl Fn(&Path) -> bool,
    ) -> io::Result<Vec<Self>> {
        let mut files = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if is_wanted(&path) {
                    files.push(Self::read(&path)?);
                }
            }
        }
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(files)
    }

    /// Converts a position in bytes to a line and a column in characters, both counted from 1.
    pub(crate) fn line_and_column(&self, at: usize) -> (usize, usize) {
        let before = &self.text.as_bytes()[..at.min(self.text.len())];
        let before = String::from_utf8_lossy(before);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}

/// Something that is wrong at one position in a file.
#[derive(Clone, Debug, thiserror::Error, Diagnostic)]
#[error("{cause}")]
pub struct Fault {
    /// The name and the text of the file, to show the line.
    #[source_code]
    pub source_code: NamedSource<Arc<str>>,
    /// The position in bytes.
    #[label("here")]
    pub at: SourceSpan,
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    pub cause: String,
    #[help]
    pub remedy: String,
}

pub(crate) const TOML_REMEDY: &str = "fix the TOML; toml.io describes the format";

impl Fault {
    pub fn new(
        file: &SourceFile,
        at: Range<usize>,
        cause: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        let (line, column) = file.line_and_column(at.start);
        Self {
            source_code: NamedSource::new(&file.name, file.text.clone()),
            line,
            column,
            at: at.into(),
            cause: cause.into(),
            remedy: remedy.into(),
        }
    }

    pub fn file(&self) -> &Path {
        Path::new(self.source_code.name())
    }

    /// `file:line:column: cause (remedy)` on one line, in the form that editors recognize.
    pub fn line(&self) -> String {
        format!(
            "{}:{}:{}: {} ({})",
            self.source_code.name(),
            self.line,
            self.column,
            self.cause,
            self.remedy
        )
    }
}

#[derive(Debug, thiserror::Error, Diagnostic)]
pub struct Faults(#[related] pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.len() {
            1 => f.write_str("1 fault in the content"),
            n => write!(f, "{n} faults in the content"),
        }
    }
}
