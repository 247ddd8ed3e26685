//! A draft is a correction that was not kept: the form is shown again with what it held.

use waymark_directory::corrections::{Flaw, CorrectionKind};

/// What a visitor sent. The server provides it as context, so that nothing typed is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub kind: Option<CorrectionKind>,
    pub text: String,
    pub problem: Problem,
}

/// Why a correction was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Something is missing, or the text is too long.
    Flaw(Flaw),
    /// Too many corrections came in a short time, from all visitors together.
    Limited,
    /// It's our fault: the queue is full or can't be written.
    Unkept,
}
