//! What a person writes about themselves: goals, days, check-ins and plans, kept on their device alone.
//!
//! A [`Vault`] holds [`Record`]s: [`goal`]s, [`count`]s of days, [`check_in`]s, [`plan`]s for hard moments and more. All
//! that happens to them is a [`Change`], which can be taken back. [`seal`] turns records into bytes that nobody else can
//! read. This crate knows no browser and no network: the interface stores what is sealed, and nothing else leaves it.

pub mod check_in;
pub mod count;
pub mod date;
mod day;
pub mod goal;
pub mod handout;
pub mod lock;
pub mod merge;
mod nudge;
pub mod plan;
mod record;
pub mod seal;
pub mod self_check;
pub mod series;
pub mod shelf;
pub mod starter;
pub mod today;
mod vault;
mod words;

pub use day::DayStart;
pub use record::{Kind, LockAfter, Page, Record, RecordError, SCHEMA, Settings};
pub use vault::{Change, Entry, Vault};
pub use words::{Words, WordsError};
