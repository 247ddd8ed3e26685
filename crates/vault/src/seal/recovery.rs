//! A recovery code opens a vault whose passphrase is lost: 160 random bits, printed in Crockford's base32 with a check
//! against slips of the pen.

use super::{SealError, bytes};
use base32::Alphabet::Crockford;
use blake2::{Blake2b512, Digest};
use std::{fmt, str::FromStr};
use zeroize::Zeroizing;

/// Letters and digits of the bits.
const BODY: usize = 32;
/// Letters and digits of the check: it misses one slip in a million.
const CHECK: usize = 4;
const LENGTH: usize = BODY + CHECK;

/// Hashed before the bits, so that the check is a hash that nothing else computes.
const LABEL: &[u8] = b"waymark-vault recovery check";

pub struct RecoveryCode(Zeroizing<[u8; 20]>);

impl RecoveryCode {
    pub(super) fn random() -> Result<Self, SealError> {
        let mut bits = Zeroizing::new([0; 20]);
        bytes::fill_random(&mut *bits)?;
        Ok(Self(bits))
    }

    /// The bytes that go into the key derivation.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &*self.0
    }

    /// The code for paper: nine groups of four, such as `0123-4567-..`.
    pub fn printed(&self) -> Zeroizing<String> {
        let letters = self.letters();
        let mut printed = Zeroizing::new(String::with_capacity(LENGTH + LENGTH / 4));
        for (at, letter) in letters.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                printed.push('-');
            }
            printed.push(letter);
        }
        printed
    }

    /// The letters of the bits and of the check.
    fn letters(&self) -> Zeroizing<String> {
        let mut letters = Zeroizing::new(String::with_capacity(LENGTH));
        letters.push_str(&Zeroizing::new(base32::encode(Crockford, self.as_bytes())));
        let digest = Blake2b512::new()
            .chain_update(LABEL)
            .chain_update(self.as_bytes());
        let check = base32::encode(Crockford, &digest.finalize());
        letters.push_str(&check[..CHECK]);
        letters
    }
}

/// Takes upper and lower case, O for 0, I and L for 1, and spaces and hyphens anywhere.
impl FromStr for RecoveryCode {
    type Err = SealError;

    fn from_str(typed: &str) -> Result<Self, SealError> {
        let mut letters = Zeroizing::new(String::with_capacity(LENGTH));
        for letter in typed.chars().filter(|letter| !separates(*letter)) {
            if !letter.is_ascii() || letters.len() == LENGTH {
                return Err(SealError::CodeMistyped);
            }
            letters.push(match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                letter => letter,
            });
        }
        let body = letters.get(..BODY).ok_or(SealError::CodeMistyped)?;
        let bits = base32::decode(Crockford, body).ok_or(SealError::CodeMistyped)?;
        let bits = Zeroizing::new(bits);
        let mut code = Self(Zeroizing::new([0; 20]));
        code.0.copy_from_slice(&bits);
        if *code.letters() == *letters {
            Ok(code)
        } else {
            Err(SealError::CodeMistyped)
        }
    }
}

/// White space, and the hyphens and dashes that programs make of ours.
fn separates(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::{RecoveryCode, SealError};

    #[test]
    fn a_printed_code_has_nine_groups_of_four() {
        let printed = RecoveryCode::random().unwrap().printed();
        let groups: Vec<_> = printed.split('-').map(str::len).collect();
        assert_eq!(groups, [4; 9]);
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = RecoveryCode::random().unwrap();
        let printed = code.printed();
        let spaced = printed.replace('-', " ");
        let dashed = printed.replace('-', "\u{2013}");
        let lower = printed.to_lowercase().replace('-', "");
        let alike = printed.replace('0', "o").replace('1', "L");
        for typed in [spaced, dashed, lower, alike, format!("\t{} \n", *printed)] {
            let read: RecoveryCode = typed.parse().unwrap();
            assert_eq!(read.as_bytes(), code.as_bytes());
        }
    }

    #[test]
    fn every_single_slip_is_noticed() {
        let printed = RecoveryCode::random().unwrap().printed();
        for (at, letter) in printed.char_indices().filter(|(_, letter)| *letter != '-') {
            let mut typed = printed.to_string();
            typed.replace_range(at..=at, if letter == '7' { "8" } else { "7" });
            let error = typed.parse::<RecoveryCode>().unwrap_err();
            assert_eq!(error, SealError::CodeMistyped);
            typed.replace_range(at..=at, "");
            assert!(typed.parse::<RecoveryCode>().is_err());
            typed.insert(at, 'U');
            assert!(typed.parse::<RecoveryCode>().is_err());
        }
        assert!(format!("{}0", *printed).parse::<RecoveryCode>().is_err());
    }
}
