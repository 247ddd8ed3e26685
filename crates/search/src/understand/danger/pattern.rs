//! A pattern: words that may follow one another, such as `(want|wanna) to? .. die*`.
//!
//! This module says whether a query matches a pattern; `syntax` reads how it is written.

#[cfg(test)]
use super::words::PatternWords;
use super::words::{TypedWords, WordId};
use std::collections::HashMap;

/// Most words that `..` stands for.
const MAX_GAP_WORDS: usize = 3;

/// What stands between `|`, one after the other.
pub(super) type Run = Vec<Step>;

/// Lists of words that patterns name, by name.
pub(super) type Lists = HashMap<String, Vec<Run>>;

#[derive(Debug)]
pub(super) struct Pattern {
    steps: Run,
    /// The words it can begin with. Most patterns are ruled out by these alone.
    first_words: Vec<WordId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Word(WordId),
    OneOf(Vec<Run>),
    OneOfOrNothing(Vec<Run>),
    /// Up to [`MAX_GAP_WORDS`] words of any kind.
    Gap,
    /// No word follows.
    End,
}

impl Pattern {
    /// Matches any of the runs.
    pub(super) fn new(choices: Vec<Run>) -> Self {
        let steps = vec![Step::OneOf(choices)];
        let mut first_words = Vec::new();
        add_first_words(&steps, &mut first_words);
        Self { steps, first_words }
    }

    /// Whether it matches anywhere in the words.
    pub(super) fn is_in(&self, words: &TypedWords) -> bool {
        let words_may_begin = self.first_words.iter().any(|id| words.is_typed[*id]);
        words_may_begin
            && (0..words.meanings.len())
                .any(|at| !ends(&self.steps, &words.meanings, at).is_empty())
    }
}

/// Adds the words that a run of steps can begin with. Returns whether the run can be met without any word, in which
/// case what follows it may come first too.
fn add_first_words(run: &Run, first_words: &mut Vec<WordId>) -> bool {
    for step in run {
        let can_be_nothing = match step {
            Step::Word(id) => {
                first_words.push(*id);
                false
            }
            Step::OneOf(choices) | Step::OneOfOrNothing(choices) => {
                let mut nothing = matches!(step, Step::OneOfOrNothing(_));
                for run in choices {
                    nothing |= add_first_words(run, first_words);
                }
                nothing
            }
            Step::Gap | Step::End => true,
        };
        if !can_be_nothing {
            return false;
        }
    }
    true
}

/// Where a run of steps that begins at a typed word may end.
fn ends(run: &[Step], typed: &[Vec<WordId>], at: usize) -> Vec<usize> {
    let Some((step, rest)) = run.split_first() else {
        return vec![at];
    };
    let after: Vec<usize> = match step {
        Step::Word(id) => {
            let is_met = typed.get(at).is_some_and(|meanings| meanings.contains(id));
            is_met.then_some(at + 1).into_iter().collect()
        }
        Step::OneOf(choices) => choices
            .iter()
            .flat_map(|run| ends(run, typed, at))
            .collect(),
        Step::OneOfOrNothing(choices) => {
            let taken = choices.iter().flat_map(|run| ends(run, typed, at));
            std::iter::once(at).chain(taken).collect()
        }
        Step::End => (at == typed.len()).then_some(at).into_iter().collect(),
        Step::Gap => (at..=typed.len().min(at + MAX_GAP_WORDS)).collect(),
    };
    let mut found: Vec<usize> = after
        .into_iter()
        .flat_map(|at| ends(rest, typed, at))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
impl Pattern {
    /// Phrases that the pattern is meant to match: in each all first choices but one, so that together they use every
    /// word of the pattern.
    pub(super) fn examples(&self, words: &PatternWords) -> Vec<String> {
        examples_of_run(&self.steps, words)
            .iter()
            .map(|words| words.join(" "))
            .collect()
    }
}

#[cfg(test)]
fn examples_of_run<'w>(run: &Run, words: &'w PatternWords) -> Vec<Vec<&'w str>> {
    let steps: Vec<Vec<Vec<&str>>> = run
        .iter()
        .map(|step| match step {
            Step::Word(id) => vec![vec![words.spelling(*id)]],
            Step::OneOf(choices) | Step::OneOfOrNothing(choices) => choices
                .iter()
                .flat_map(|run| examples_of_run(run, words))
                .collect(),
            Step::Gap | Step::End => vec![Vec::new()],
        })
        .collect();
    let with = |changed: usize, choice: usize| -> Vec<&str> {
        let chosen = |at: usize| if at == changed { choice } else { 0 };
        let steps = steps.iter().enumerate();
        steps
            .flat_map(|(at, step)| step[chosen(at)].clone())
            .collect()
    };
    let others = (0..steps.len()).flat_map(|at| (1..steps[at].len()).map(move |n| (at, n)));
    std::iter::once((0, 0))
        .chain(others)
        .map(|(at, choice)| with(at, choice))
        .collect()
}
