//! A correction on its way: what the form holds when it is shown again.

use waymark_directory::corrections::{Flaw, Kind};

/// What a visitor sent that was not kept; the server provides it as context, so that nothing typed is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The kind chosen, if any.
    pub kind: Option<Kind>,
    /// As typed.
    pub text: String,
    /// Why it was not kept.
    pub problem: Problem,
}

/// Why a correction was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Something is missing in it, or too much.
    Flaw(Flaw),
    /// Too many came in a short time, from whomever.
    Limited,
    /// A fault of ours: no room, or no way to write.
    Unkept,
}
