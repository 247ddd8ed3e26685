//! A pattern: words that may follow one another, such as `(want|wanna) to? .. die*`.
//!
//! [`super::syntax`] reads how it is written; this module says whether a query holds it.

use super::{
    syntax::{PatternError, parse_choices},
    words::{PatternWords, TypedWords, WordId},
};
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
    pub(super) fn parse(
        text: &str,
        words: &mut PatternWords,
        lists: &Lists,
    ) -> Result<Self, PatternError> {
        let choices = parse_choices(text, words, lists)?;
        let steps = vec![Step::OneOf(choices)];
        check_edge(&steps, Edge::First)?;
        check_edge(&steps, Edge::Last)?;
        check_ends(&steps, true)?;
        let mut first_words = Vec::new();
        add_first_words(&steps, &mut first_words);
        Ok(Self { steps, first_words })
    }

    /// Whether the words hold it anywhere.
    pub(super) fn is_in(&self, words: &TypedWords) -> bool {
        let words_may_begin = self.first_words.iter().any(|id| words.is_typed[*id]);
        words_may_begin
            && (0..words.meanings.len())
                .any(|at| !ends(&self.steps, &words.meanings, at).is_empty())
    }
}

/// An edge of a pattern.
#[derive(Clone, Copy)]
enum Edge {
    First,
    Last,
}

/// What is optional at an edge changes nothing, so it was meant otherwise.
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

/// The end comes last, whichever way the pattern is taken.
fn check_ends(run: &Run, is_last: bool) -> Result<(), PatternError> {
    for (at, step) in run.iter().enumerate() {
        let is_last = is_last && at + 1 == run.len();
        match step {
            Step::End if !is_last => return Err(PatternError::AfterEnd),
            Step::OneOf(choices) | Step::OneOfOrNothing(choices) => choices
                .iter()
                .try_for_each(|run| check_ends(run, is_last))?,
            Step::Word(_) | Step::Gap | Step::End => {}
        }
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, typed: &str) -> bool {
        let mut words = PatternWords::default();
        let pattern = Pattern::parse(pattern, &mut words, &Lists::new()).unwrap();
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
        let pattern = Pattern::parse("hit @family", &mut words, &lists).unwrap();
        assert!(pattern.is_in(&words.read_typed(&["hit", "my", "mom"])));
        assert!(pattern.is_in(&words.read_typed(&["hit", "dad"])));
        assert!(!pattern.is_in(&words.read_typed(&["hit", "mom"])));
    }
}
