//! One page a file.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a component owns its props; the lint sees only the function around the markup"
)]

pub mod about;
pub mod correction;
pub mod error;
pub mod goals;
pub mod guide;
pub mod guides;
pub mod help_now;
pub mod home;
pub mod list;
pub mod listing;
pub mod not_found;
pub mod offline;
pub mod peer_support;
pub mod plans;
pub mod privacy;
pub mod results;
pub mod results_empty;
pub mod sources;
