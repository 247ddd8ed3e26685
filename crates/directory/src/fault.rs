//! What is wrong with the content, where, and how to mend it.

use miette::{Diagnostic, NamedSource, SourceSpan};
use std::{fmt, ops::Range, path::Path, sync::Arc};

/// One thing that is wrong in one place of one file.
#[derive(Clone, Debug, thiserror::Error, Diagnostic)]
#[error("{cause}")]
pub struct Fault {
    /// The file and its text, for showing the line.
    #[source_code]
    pub source_code: NamedSource<Arc<str>>,
    /// Where in the text, in bytes.
    #[label("here")]
    pub at: SourceSpan,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub cause: String,
    /// What to write instead.
    #[help]
    pub remedy: String,
}

impl Fault {
    /// A fault at a range of bytes of a file's text.
    pub fn new(
        file: &str,
        text: &Arc<str>,
        at: Range<usize>,
        cause: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        let before = &text.as_bytes()[..at.start.min(text.len())];
        let before = String::from_utf8_lossy(before);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            source_code: NamedSource::new(file, text.clone()),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            at: at.into(),
            cause: cause.into(),
            remedy: remedy.into(),
        }
    }

    /// The file it is in.
    pub fn file(&self) -> &Path {
        Path::new(self.source_code.name())
    }

    /// `file:line:column: cause (remedy)`, one line, as editors and logs like it.
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

/// All that is wrong, at once.
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
