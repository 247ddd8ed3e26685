//! A passphrase or a recovery code, from the terminal or from a pipe.

use std::io::{self, BufRead, IsTerminal};
use zeroize::Zeroizing;

/// Bytes of a line in a pipe; the longest passphrase has 1,024.
const MAX_LINE: usize = 4_096;

/// Why nothing came; never with anything of what did.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the {what}: {error}; type it, or give it as the first line of the input")]
pub(super) struct Unread {
    what: &'static str,
    error: io::Error,
}

/// Asks for it without showing it, or reads a line where the input is no terminal. Wiped when dropped.
pub(super) fn ask(what: &'static str) -> Result<Zeroizing<String>, Unread> {
    let read = if io::stdin().is_terminal() {
        rpassword::prompt_password(format!("The {what}: ")).map(Zeroizing::new)
    } else {
        first_line(io::stdin().lock())
    };
    read.map_err(|error| Unread { what, error })
}

fn first_line(input: impl BufRead) -> io::Result<Zeroizing<String>> {
    // Room for all of it: growing would leave a copy behind.
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
    fn a_secret_is_one_line_and_has_an_end() {
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
