//! The folders that commands read, as arguments of the command line.

use crate::source::{ContentSource, Sources};
use clap::Args;
use std::path::PathBuf;

/// The folders that listings come from; the same for all commands.
#[derive(Clone, Debug, Args)]
pub struct Folders {
    /// Folder whose listings/ hold the curated entries [default: those inside the program].
    #[arg(long, env = "WAYMARK_CONTENT", value_name = "DIR")]
    content: Option<PathBuf>,
    #[command(flatten)]
    data: DataFolder,
}

#[derive(Clone, Debug, Args)]
pub struct DataFolder {
    /// Folder of imported lists.
    #[arg(
        long = "data",
        env = "WAYMARK_DATA",
        value_name = "DIR",
        default_value = "data"
    )]
    pub path: PathBuf,
}

impl Folders {
    pub fn sources(self) -> Sources {
        Sources {
            content: self
                .content
                .map_or(ContentSource::Embedded, ContentSource::Folder),
            data: self.data.path,
        }
    }
}
