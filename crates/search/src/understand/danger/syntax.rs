//! How a pattern is written, and every mistake that can be made in it. `content/search/README.md` explains it.
//!
//! A mistake is an error and never read as something else: a pattern that matches nothing would go unnoticed until
//! somebody in danger types its words.

use super::{
    pattern::{Lists, Pattern, Run, Step},
    tokens::{PatternError, Token, tokens},
    words::PatternWords,
};
use std::{iter::Peekable, vec::IntoIter};

pub(super) fn parse_pattern(
    text: &str,
    words: &mut PatternWords,
    lists: &Lists,
) -> Result<Pattern, PatternError> {
    let choices = parse_choices(text, words, lists)?;
    for run in &choices {
        check_edge(run, Edge::First)?;
        check_edge(run, Edge::Last)?;
        check_ends(run, RunPlace::Last)?;
    }
    Ok(Pattern::new(choices))
}

/// Reads choices between `|`, such as the words of a list.
pub(super) fn parse_choices(
    text: &str,
    words: &mut PatternWords,
    lists: &Lists,
) -> Result<Vec<Run>, PatternError> {
    let mut parser = Parser {
        tokens: tokens(text)?.into_iter().peekable(),
        words,
        lists,
    };
    let choices = parser.choices()?;
    match parser.tokens.next() {
        Some(_) => Err(PatternError::NothingToClose),
        None => Ok(choices),
    }
}

struct Parser<'p> {
    tokens: Peekable<IntoIter<Token>>,
    words: &'p mut PatternWords,
    lists: &'p Lists,
}

impl Parser<'_> {
    /// Reads up to the end or to the parenthesis that closes.
    fn choices(&mut self) -> Result<Vec<Run>, PatternError> {
        let mut choices = Vec::new();
        let mut run = Run::new();
        while let Some(token) = self.tokens.next_if(|token| *token != Token::Close) {
            match token {
                Token::Or => choices.push(std::mem::take(&mut run)),
                _ => run.push(self.step(token)?),
            }
        }
        choices.push(run);
        if choices.iter().any(Vec::is_empty) {
            return Err(PatternError::EmptyChoice);
        }
        let is_repeated = |(at, run)| choices[..at].contains(run);
        if choices.iter().enumerate().any(is_repeated) {
            return Err(PatternError::RepeatedChoice);
        }
        Ok(choices)
    }

    fn step(&mut self, token: Token) -> Result<Step, PatternError> {
        let choices = match token {
            Token::Gap => return self.not_optional(Step::Gap),
            Token::End => return self.not_optional(Step::End),
            Token::Open => {
                let choices = self.choices()?;
                self.tokens.next().ok_or(PatternError::Unclosed)?;
                choices
            }
            Token::List(name) => match self.lists.get(&name) {
                Some(choices) => choices.clone(),
                None => return Err(PatternError::UnknownList(name)),
            },
            Token::Word(word, extent) => vec![vec![Step::Word(self.words.add(&word, extent))]],
            Token::Close | Token::Or | Token::Optional => {
                return Err(PatternError::NothingToLeaveOut);
            }
        };
        Ok(match self.tokens.next_if_eq(&Token::Optional) {
            Some(_) => Step::OneOfOrNothing(choices),
            None => Step::OneOf(choices),
        })
    }

    fn not_optional(&mut self, step: Step) -> Result<Step, PatternError> {
        match self.tokens.peek() {
            Some(Token::Optional) => Err(PatternError::NothingToLeaveOut),
            _ => Ok(step),
        }
    }
}

/// An edge of a pattern.
#[derive(Clone, Copy)]
enum Edge {
    First,
    Last,
}

/// Rejects an optional step at an edge: the pattern matches the same queries without it, so it must be a mistake.
fn check_edge(run: &Run, edge: Edge) -> Result<(), PatternError> {
    let step = match edge {
        Edge::First => run.first(),
        Edge::Last => run.last(),
    };
    match step {
        Some(Step::Gap | Step::OneOfOrNothing(_)) => Err(PatternError::OptionalEdge),
        Some(Step::OneOf(choices)) => choices.iter().try_for_each(|run| check_edge(run, edge)),
        Some(Step::Word(_) | Step::End) | None => Ok(()),
    }
}

/// Whether the rest of a pattern follows a run of steps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RunPlace {
    Last,
    BeforeOthers,
}

/// Checks that nothing follows an end, whichever choices are taken.
fn check_ends(run: &Run, place: RunPlace) -> Result<(), PatternError> {
    for (at, step) in run.iter().enumerate() {
        let place = if at + 1 == run.len() {
            place
        } else {
            RunPlace::BeforeOthers
        };
        match step {
            Step::End if place == RunPlace::BeforeOthers => return Err(PatternError::AfterEnd),
            Step::OneOf(choices) | Step::OneOfOrNothing(choices) => {
                choices.iter().try_for_each(|run| check_ends(run, place))?;
            }
            Step::Word(_) | Step::Gap | Step::End => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data_file::LineError;

    fn fault(text: &str) -> PatternError {
        parse_pattern(text, &mut PatternWords::default(), &Lists::new())
            .err()
            .unwrap()
    }

    #[test]
    fn every_mistake_in_a_pattern_has_its_own_error() {
        for (text, expected) in [
            ("(kill|end myself", PatternError::Unclosed),
            ("kill) myself", PatternError::NothingToClose),
            ("wak(e|ing) up", PatternError::NoSpace("wak".to_owned())),
            ("(no) (yes)?up", PatternError::NoSpace("?".to_owned())),
            ("kill ? myself", PatternError::NothingToLeaveOut),
            ("kill ..? myself", PatternError::NothingToLeaveOut),
            ("kill a?? myself", PatternError::NothingToLeaveOut),
            ("", PatternError::EmptyChoice),
            ("kill (|him) myself", PatternError::EmptyChoice),
            ("kill () myself", PatternError::EmptyChoice),
            ("(dont|not|dont) live", PatternError::RepeatedChoice),
            ("kill myself now?", PatternError::OptionalEdge),
            ("ya? no puedo", PatternError::OptionalEdge),
            ("think of (dying|killing ..)", PatternError::OptionalEdge),
            ("live $ on", PatternError::AfterEnd),
            ("(live $|exist) on", PatternError::AfterEnd),
            (
                "@nobody cares",
                PatternError::UnknownList("nobody".to_owned()),
            ),
            (
                "kill* * me",
                PatternError::Word(LineError::NeverTyped(String::new())),
            ),
            ("k*ll me", PatternError::StarInWord("k*ll".to_owned())),
            (
                "Morír",
                PatternError::Word(LineError::NeverTyped("Morír".to_owned())),
            ),
            (
                "can't go on",
                PatternError::Word(LineError::NeverTyped("can't".to_owned())),
            ),
        ] {
            assert_eq!(fault(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_can_be_written_panics(text in "[ ()|?.$@*a-c]{0,24}") {
            let _ = parse_pattern(&text, &mut PatternWords::default(), &Lists::new());
        }
    }

    fn matches(pattern: &str, typed: &str) -> bool {
        let mut words = PatternWords::default();
        let pattern = parse_pattern(pattern, &mut words, &Lists::new()).unwrap();
        let typed: Vec<&str> = typed.split(' ').collect();
        pattern.is_in(&words.read_typed(&typed))
    }

    #[test]
    fn steps_read_as_the_readme_explains() {
        for (typed, expected) in [
            ("take my own whole life", true),
            ("to put an end to life", true),
            ("take lifes", true),
            ("take living", false),
            ("take my a b c d life", false),
            ("my life", false),
        ] {
            let pattern = "(take|put an end to) my? .. lif*";
            assert_eq!(matches(pattern, typed), expected, "{typed}");
        }
    }

    #[test]
    fn the_end_can_be_asked_for() {
        let pattern = "want to live ($|anymore)";
        assert!(matches(pattern, "want to live"));
        assert!(!matches(pattern, "want to live indoors"));
    }

    #[test]
    fn long_words_may_be_misspelled_and_short_ones_not() {
        assert!(matches("overdose*", "ovrdosed"));
        assert!(!matches("overdose*", "override"));
        assert!(!matches("kill", "kiln"));
    }

    #[test]
    fn a_list_stands_for_any_of_its_words() {
        let mut words = PatternWords::default();
        let family = parse_choices("my mom|dad", &mut words, &Lists::new()).unwrap();
        let lists = Lists::from([("family".to_owned(), family)]);
        let pattern = parse_pattern("hit @family", &mut words, &lists).unwrap();
        assert!(pattern.is_in(&words.read_typed(&["hit", "my", "mom"])));
        assert!(pattern.is_in(&words.read_typed(&["hit", "dad"])));
        assert!(!pattern.is_in(&words.read_typed(&["hit", "mom"])));
    }
}
