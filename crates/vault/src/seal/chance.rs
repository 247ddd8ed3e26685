//! Random bytes from the system or the browser.

use super::SealError;

/// `N` random bytes.
pub(super) fn bytes<const N: usize>() -> Result<[u8; N], SealError> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

/// Fills in place, so that a key is never copied.
pub(super) fn fill(bytes: &mut [u8]) -> Result<(), SealError> {
    getrandom::fill(bytes).map_err(|_| SealError::Chance)
}
