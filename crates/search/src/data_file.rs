//! A data file: one of the word lists in `content/search`, compiled in, with one fact per line.
//!
//! Reading is strict. A line that can't do anything is an error that names the line, so that a mistake in the words
//! that call for help fails the tests instead of being ignored. `content/search/README.md` explains the files.

use std::collections::HashMap;
use waymark_directory::fold::fold;

/// Which line of which file can't be used; the source says why.
#[derive(Debug, thiserror::Error)]
#[error("content/search/{file}, line {line}")]
pub(crate) struct DataFileError<E: std::error::Error + 'static> {
    file: &'static str,
    line: usize,
    source: E,
}

/// Why a line of any of the files can't be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum LineError {
    #[error("a line has {0} columns with one tab between them")]
    Columns(usize),
    #[error("{0:?} isn't one of the values that this column may have")]
    UnknownValue(String),
    #[error(
        "{0:?} can never match: write words as searches are compared, in lower case, without accents or punctuation"
    )]
    NeverTyped(String),
    #[error("this repeats line {0}")]
    Repeats(usize),
    #[error("lines are in alphabetical order, and this one isn't")]
    OutOfOrder,
    #[error("the vocabulary has no term {0:?}")]
    UnknownTerm(String),
}

/// Gives every line that holds a fact to `read`, without empty lines and comments, which start with `#`. The first
/// error stops it.
pub(crate) fn read_lines<'t, E: std::error::Error>(
    file: &'static str,
    text: &'t str,
    mut read: impl FnMut(usize, &'t str) -> Result<(), E>,
) -> Result<(), DataFileError<E>> {
    let facts = (1..)
        .zip(text.lines())
        .filter(|(_, fact)| !fact.is_empty() && !fact.starts_with('#'));
    for (line, fact) in facts {
        read(line, fact).map_err(|source| DataFileError { file, line, source })?;
    }
    Ok(())
}

/// Splits a line at its tabs.
pub(crate) fn columns<const N: usize>(fact: &str) -> Result<[&str; N], LineError> {
    let cells: Vec<&str> = fact.split('\t').collect();
    cells.try_into().map_err(|_| LineError::Columns(N))
}

/// Checks that a search can equal these words: what people type is folded before it is compared.
pub(crate) fn check_words(words: &str) -> Result<(), LineError> {
    if words.is_empty() || fold(words) != words {
        return Err(LineError::NeverTyped(words.to_owned()));
    }
    Ok(())
}

/// Remembers the line of each fact.
#[derive(Default)]
pub(crate) struct Seen<K>(HashMap<K, usize>);

impl<K: std::hash::Hash + Eq> Seen<K> {
    pub(crate) fn check(&mut self, fact: K, line: usize) -> Result<(), LineError> {
        match self.0.insert(fact, line) {
            Some(earlier) => Err(LineError::Repeats(earlier)),
            None => Ok(()),
        }
    }
}

/// Reads a file of single words in alphabetical order.
pub(crate) fn read_word_list<'t>(
    file: &'static str,
    text: &'t str,
) -> Result<Vec<&'t str>, DataFileError<LineError>> {
    let mut words: Vec<&str> = Vec::new();
    read_lines(file, text, |line, word| {
        check_words(word)?;
        if word.contains(' ') {
            return Err(LineError::NeverTyped(word.to_owned()));
        }
        match words.last() {
            Some(last) if *last == word => return Err(LineError::Repeats(line - 1)),
            Some(last) if *last > word => return Err(LineError::OutOfOrder),
            _ => words.push(word),
        }
        Ok(())
    })?;
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, LineError) {
        let error = read_word_list("test.txt", text).unwrap_err();
        (error.line, error.source)
    }

    #[test]
    fn a_word_list_may_have_comments_and_empty_lines() {
        let words = read_word_list("test.txt", "# Little words\n\na\nan\n").unwrap();
        assert_eq!(words, ["a", "an"]);
    }

    #[test]
    fn a_word_that_no_search_can_hold_is_an_error_with_its_line() {
        for word in ["Según", "can't", "two words", " "] {
            assert_eq!(
                fault(&format!("a\n{word}\n")),
                (2, LineError::NeverTyped(word.to_owned()))
            );
        }
    }

    #[test]
    fn a_word_twice_or_out_of_order_is_an_error_with_its_line() {
        assert_eq!(fault("a\nan\nan\n"), (3, LineError::Repeats(2)));
        assert_eq!(fault("an\na\n"), (2, LineError::OutOfOrder));
    }
}
