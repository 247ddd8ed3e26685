//! Reads a passphrase or a recovery code from the terminal or from a pipe.

use std::io::{self, BufRead, IsTerminal};
use zeroize::Zeroizing;

/// Most bytes of a line from a pipe. The longest passphrase has 1,024.
const MAX_LINE: usize = 4_096;

/// Never contains anything of what was typed.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the {what}: {cause}; type it, or give it as the first line of the input")]
pub(super) struct SecretError {
    what: &'static str,
    cause: io::Error,
}

/// Asks without showing what is typed, or reads a line if the input isn't a terminal. The text is wiped when dropped.
pub(super) fn ask_secret(what: &'static str) -> Result<Zeroizing<String>, SecretError> {
    let read = if io::stdin().is_terminal() {
        rpassword::prompt_password(format!("The {what}: ")).map(Zeroizing::new)
    } else {
        first_line(io::stdin().lock())
    };
    read.map_err(|cause| SecretError { what, cause })
}

fn first_line(input: impl BufRead) -> io::Result<Zeroizing<String>> {
    // Room for the whole line: growing would leave a copy behind.
    let mut line = Zeroizing::new(String::with_capacity(MAX_LINE));
    if input.take(MAX_LINE as u64).read_line(&mut line)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_one_line_of_limited_length() {
        assert_eq!(*first_line(&b"one\ntwo\n"[..]).unwrap(), "one\n");
        assert_eq!(*first_line(&b"one"[..]).unwrap(), "one");
        assert_eq!(
            first_line(&b""[..]).unwrap_err().kind(),
            io::ErrorKind::UnexpectedEof
        );
        let long = vec![b'a'; 2 * MAX_LINE];
        assert_eq!(first_line(&long[..]).unwrap().len(), MAX_LINE);
    }
}
