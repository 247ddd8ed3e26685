//! The tokens of a pattern: words and signs, and what is wrong with a pattern.

use super::words::Extent;
use crate::data_file::{LineError, check_words};

/// Why a pattern can't be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum PatternError {
    #[error("close every ( with a )")]
    Unclosed,
    #[error("this ) closes nothing")]
    NothingToClose,
    #[error("write a space between {0:?} and what follows it")]
    NoSpace(String),
    #[error("this ? follows nothing that could be left out")]
    NothingToLeaveOut,
    #[error("write something on both sides of every | and inside every ( )")]
    EmptyChoice,
    #[error("the same choice is there twice")]
    RepeatedChoice,
    #[error(
        "leave out what is optional at the beginning or the end: the pattern matches without it"
    )]
    OptionalEdge,
    #[error("nothing can follow $, the end")]
    AfterEnd,
    #[error("there is no list @{0} above this line")]
    UnknownList(String),
    #[error("a * can only be the end of a word")]
    StarInWord(String),
    #[error(transparent)]
    Word(#[from] LineError),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    Or,
    Optional,
    Gap,
    End,
    List(String),
    Word(String, Extent),
}

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, PatternError> {
    let mut tokens = Vec::new();
    let mut rest = text;
    // What the last token was written as, if it ends something and no space or sign follows it yet.
    let mut before: Option<&str> = None;
    while let Some(c) = rest.chars().next() {
        let is_sign = |c: char| c.is_whitespace() || "()|?".contains(c);
        let length = if is_sign(c) {
            c.len_utf8()
        } else {
            rest.find(is_sign).unwrap_or(rest.len())
        };
        let (part, after) = rest.split_at(length);
        rest = after;
        if c.is_whitespace() {
            before = None;
            continue;
        }
        let token = match part {
            "(" => Token::Open,
            ")" => Token::Close,
            "|" => Token::Or,
            "?" if before.is_some_and(|before| before != "?") => Token::Optional,
            "?" => return Err(PatternError::NothingToLeaveOut),
            ".." => Token::Gap,
            "$" => Token::End,
            _ => word_token(part)?,
        };
        let begins_something = !matches!(token, Token::Close | Token::Or | Token::Optional);
        if let Some(before) = before.filter(|_| begins_something) {
            return Err(PatternError::NoSpace(before.to_owned()));
        }
        let ends_something = !matches!(token, Token::Open | Token::Or);
        before = ends_something.then_some(part);
        tokens.push(token);
    }
    Ok(tokens)
}

fn word_token(text: &str) -> Result<Token, PatternError> {
    if let Some(name) = text.strip_prefix('@') {
        return Ok(Token::List(name.to_owned()));
    }
    let (word, extent) = match text.strip_suffix('*') {
        Some(beginning) => (beginning, Extent::Beginning),
        None => (text, Extent::WholeWord),
    };
    if word.contains('*') {
        return Err(PatternError::StarInWord(text.to_owned()));
    }
    check_words(word)?;
    Ok(Token::Word(word.to_owned(), extent))
}
