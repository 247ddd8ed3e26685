//! Prompts: questions that are answered with one line each, from a terminal or a pipe.

use std::io::{self, BufRead, Write};

/// Why a question got no answer.
#[derive(Debug)]
pub(super) enum NoAnswer {
    EndOfInput,
    Failed(io::Error),
}

impl From<io::Error> for NoAnswer {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

pub(super) struct Prompts<R, W> {
    input: R,
    output: W,
}

impl<R: BufRead, W: Write> Prompts<R, W> {
    pub(super) fn new(input: R, output: W) -> Self {
        Self { input, output }
    }

    pub(super) fn print_line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.output, "{text}")
    }

    /// Asks until the answer can be parsed. An empty line keeps the current value, if there is one.
    pub(super) fn ask_value<T>(
        &mut self,
        label: &str,
        present: Option<(T, &str)>,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, NoAnswer> {
        let shown = present.as_ref().map(|(_, shown)| *shown);
        let question = match shown {
            Some(shown) => format!("{label} [{shown}]: "),
            None => format!("{label}: "),
        };
        loop {
            let line = self.read_line(&question)?;
            if line.is_empty()
                && let Some((value, _)) = present
            {
                return Ok(value);
            }
            match parse(&line) {
                Ok(value) => return Ok(value),
                Err(cause) => self.print_line(&format!("  {cause}"))?,
            }
        }
    }

    /// Asks until the answer is one of the words, or the beginning of only one of them.
    pub(super) fn ask_choice<T: Copy + PartialEq>(
        &mut self,
        question: &str,
        choices: &[(&str, T)],
        default: Option<T>,
    ) -> Result<T, NoAnswer> {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let words = words.join(", ");
        let default = choices.iter().find(|(_, choice)| Some(*choice) == default);
        let present = default.map(|(word, choice)| (*choice, *word));
        self.ask_value(&format!("{question} ({words})"), present, |typed| {
            let typed = typed.to_lowercase();
            let is_meant = |word: &str| !typed.is_empty() && word.starts_with(&typed);
            let mut meant = choices.iter().filter(|(word, _)| is_meant(word));
            match (meant.next(), meant.next()) {
                (Some((_, choice)), None) => Ok(*choice),
                _ => Err(format!("answer with one of: {words}")),
            }
        })
    }

    fn read_line(&mut self, question: &str) -> Result<String, NoAnswer> {
        write!(self.output, "{question}")?;
        self.output.flush()?;
        let mut line = Vec::new();
        if self.input.read_until(b'\n', &mut line)? == 0 {
            writeln!(self.output)?;
            return Err(NoAnswer::EndOfInput);
        }
        Ok(String::from_utf8_lossy(&line).trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHOICES: [(&str, u8); 3] = [("accept", 1), ("address", 2), ("reject", 3)];

    fn chosen(typed: &str, default: Option<u8>) -> Option<u8> {
        let mut prompts = Prompts::new(typed.as_bytes(), Vec::new());
        prompts.ask_choice("Which?", &CHOICES, default).ok()
    }

    #[test]
    fn the_first_letters_are_enough_if_only_one_choice_has_them() {
        assert_eq!(chosen("R\n", None), Some(3));
        assert_eq!(chosen("a\nac\n", None), Some(1));
        assert_eq!(chosen("no\n\nreject", None), Some(3));
        assert_eq!(chosen("\n", Some(2)), Some(2));
        assert_eq!(chosen("what\n", Some(2)), None);
    }

    #[test]
    fn after_a_malformed_value_the_prompt_explains_and_asks_again() {
        let mut out = Vec::new();
        let mut prompts = Prompts::new(&b"x\n7\n"[..], &mut out);
        let read = |s: &str| s.parse::<u8>().map_err(|_| "write a number".to_owned());
        assert_eq!(prompts.ask_value("Number", None, read).ok(), Some(7));
        assert_eq!(
            String::from_utf8_lossy(&out),
            "Number:   write a number\nNumber: "
        );
    }
}
