//! The vault: what a person writes about themselves (goals, days, check-ins, plans), kept on their device alone.
//!
//! A [`Vault`] holds [`Record`]s: [`goal`]s, [`count`]s of days, [`check_in`]s, [`plan`]s for hard moments and more.
//! Everything that happens to them is a [`Change`], which can be undone. [`seal`] turns records into bytes that nobody
//! else can read, and [`sealed_log`] keeps the history of those bytes. This crate knows no browser and no network: the
//! tracker stores what is sealed, and nothing else leaves the crate.

pub mod check_in;
pub mod count;
pub mod date;
mod day;
pub mod goal;
pub mod handout;
pub mod lock;
pub mod merge;
pub mod milestone;
mod nudge;
pub mod plan;
mod record;
pub mod seal;
pub mod sealed_log;
pub mod self_check;
pub mod series;
pub mod starter;
pub mod today;
mod vault;
mod words;

pub use day::DayStart;
pub use record::{JournalPage, Record, RecordContent, RecordError, SCHEMA, Settings};
pub use vault::{Change, Vault, Versioned};
pub use words::{Words, WordsError};
