//! One page a file.

pub mod about;
pub mod error;
pub mod help_now;
pub mod home;
pub mod listing;
pub mod not_found;
pub mod privacy;
pub mod results;
pub mod results_empty;
pub mod sources;
