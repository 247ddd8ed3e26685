//! Patterns of words: `(want|wanna) to? .. die*`. See the head of `content/search/danger.toml`.

use std::{collections::HashMap, iter::Peekable, str::Chars};
use strsim::damerau_levenshtein;
use waymark_directory::fold::fold;

/// Most words that `..` stands for.
const MAX_GAP: usize = 3;
/// Shortest word of a pattern that is met by a typing error; among shorter ones everything is near.
const MIN_MISSPELT_CHARS: usize = 5;

/// The position of a word in the [`Table`].
type WordId = usize;

/// The words of all patterns, each once, so that every typed word is compared with each only once.
#[derive(Default)]
pub(super) struct Table {
    ids: HashMap<String, WordId>,
    /// By first letter: typing errors seldom hit it, and "bill" is not "kill".
    by_letter: HashMap<char, Vec<(String, Kind, WordId)>>,
}

#[derive(Clone, Copy)]
enum Kind {
    Whole,
    Beginning,
}

/// A pattern that words may hold.
#[derive(Debug)]
pub(super) struct Pattern {
    steps: Vec<Step>,
    /// Words it can begin with: most patterns are passed over by these alone.
    firsts: Vec<WordId>,
}

#[derive(Debug)]
enum Step {
    Word(WordId),
    /// One of these, each a run of steps.
    Choice(Vec<Vec<Step>>),
    /// The same, or nothing.
    Maybe(Vec<Vec<Step>>),
    /// Up to [`MAX_GAP`] words of any kind.
    Gap,
    /// No word follows.
    End,
}

/// For each typed word, the words of the patterns that it meets.
pub(super) struct Read {
    words: Vec<Vec<WordId>>,
    /// By word of the patterns, whether any typed word meets it.
    any: Vec<bool>,
}

impl Table {
    /// Reads a pattern; what makes no sense in it is read as words.
    pub(super) fn pattern(&mut self, text: &str) -> Pattern {
        let mut chars = text.chars().peekable();
        let steps = vec![Step::Choice(self.choices(&mut chars))];
        let mut firsts = Vec::new();
        add_firsts(&steps, &mut firsts);
        Pattern { steps, firsts }
    }

    /// Runs of steps between `|`, up to the end or the closing parenthesis.
    fn choices(&mut self, chars: &mut Peekable<Chars<'_>>) -> Vec<Vec<Step>> {
        let mut choices = vec![Vec::new()];
        while let Some(&c) = chars.peek() {
            match c {
                ')' => break,
                '|' => {
                    chars.next();
                    choices.push(Vec::new());
                }
                c if c.is_whitespace() => _ = chars.next(),
                _ => {
                    let step = self.step(chars);
                    if let Some(run) = choices.last_mut() {
                        run.extend(step);
                    }
                }
            }
        }
        choices
    }

    fn step(&mut self, chars: &mut Peekable<Chars<'_>>) -> Option<Step> {
        let inside = if chars.next_if_eq(&'(').is_some() {
            let choices = self.choices(chars);
            chars.next_if_eq(&')');
            choices
        } else {
            let mut text = String::new();
            while let Some(c) = chars.next_if(|c| !c.is_whitespace() && !"()|?".contains(*c)) {
                text.push(c);
            }
            if text.is_empty() {
                chars.next();
            }
            match text.as_str() {
                ".." => return Some(Step::Gap),
                "$" => return Some(Step::End),
                _ => {}
            }
            vec![vec![self.word(&text)?]]
        };
        Some(if chars.next_if_eq(&'?').is_some() {
            Step::Maybe(inside)
        } else {
            Step::Choice(inside)
        })
    }

    fn word(&mut self, text: &str) -> Option<Step> {
        let (text, kind) = match text.strip_suffix('*') {
            Some(beginning) => (beginning, Kind::Beginning),
            None => (text, Kind::Whole),
        };
        let word = fold(text);
        let letter = word.chars().next()?;
        let key = format!(
            "{word}{}",
            if matches!(kind, Kind::Beginning) {
                "*"
            } else {
                ""
            }
        );
        let next = self.ids.len();
        let id = *self.ids.entry(key).or_insert(next);
        if id == next {
            self.by_letter
                .entry(letter)
                .or_default()
                .push((word, kind, id));
        }
        Some(Step::Word(id))
    }

    /// Compares typed words with those of the patterns.
    pub(super) fn read(&self, words: &[&str]) -> Read {
        let words: Vec<Vec<WordId>> = words.iter().map(|word| self.met_by(word)).collect();
        let mut any = vec![false; self.ids.len()];
        for id in words.iter().flatten() {
            any[*id] = true;
        }
        Read { words, any }
    }

    /// A word that is one of the patterns' is not taken for another: "battered" is no "batterer".
    fn met_by(&self, word: &str) -> Vec<WordId> {
        let letter = word.chars().next().unwrap_or_default();
        let candidates = || self.by_letter.get(&letter).into_iter().flatten();
        let pick = |meets: fn(&str, &str, Kind) -> bool| -> Vec<WordId> {
            candidates()
                .filter(|(meant, kind, _)| meets(word, meant, *kind))
                .map(|(.., id)| *id)
                .collect()
        };
        let mut met = pick(is);
        if !self.ids.contains_key(word) {
            met.extend(pick(misspells));
        }
        met
    }
}

impl Pattern {
    /// Whether the words hold it anywhere.
    pub(super) fn is_in(&self, words: &Read) -> bool {
        self.firsts.iter().any(|id| words.any[*id])
            && (0..words.words.len()).any(|at| !ends(&self.steps, &words.words, at).is_empty())
    }
}

/// Adds the words that a run of steps can begin with; returns whether it can be met by no word at all, so that what
/// follows may come first too.
fn add_firsts(steps: &[Step], firsts: &mut Vec<WordId>) -> bool {
    for step in steps {
        let can_be_nothing = match step {
            Step::Word(id) => {
                firsts.push(*id);
                false
            }
            Step::Choice(choices) | Step::Maybe(choices) => {
                let mut nothing = matches!(step, Step::Maybe(_));
                for run in choices {
                    nothing |= add_firsts(run, firsts);
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

/// Where a run of steps that begins at a word may end.
fn ends(steps: &[Step], words: &[Vec<WordId>], at: usize) -> Vec<usize> {
    let Some((step, rest)) = steps.split_first() else {
        return vec![at];
    };
    let after: Vec<usize> = match step {
        Step::Word(id) => {
            let is_met = words.get(at).is_some_and(|met| met.contains(id));
            is_met.then_some(at + 1).into_iter().collect()
        }
        Step::Choice(choices) => choices
            .iter()
            .flat_map(|run| ends(run, words, at))
            .collect(),
        Step::Maybe(choices) => {
            let taken = choices.iter().flat_map(|run| ends(run, words, at));
            std::iter::once(at).chain(taken).collect()
        }
        Step::End => (at == words.len()).then_some(at).into_iter().collect(),
        Step::Gap => (at..=words.len().min(at + MAX_GAP)).collect(),
    };
    let mut found: Vec<usize> = after
        .into_iter()
        .flat_map(|at| ends(rest, words, at))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn is(word: &str, meant: &str, kind: Kind) -> bool {
    match kind {
        Kind::Whole => word == meant,
        Kind::Beginning => word.starts_with(meant),
    }
}

fn misspells(word: &str, meant: &str, kind: Kind) -> bool {
    let is_near =
        |word: &str| word.len().abs_diff(meant.len()) <= 1 && damerau_levenshtein(word, meant) <= 1;
    meant.len() >= MIN_MISSPELT_CHARS
        && match kind {
            Kind::Whole => is_near(word),
            Kind::Beginning => (meant.len() - 1..=meant.len() + 1)
                .filter_map(|length| word.get(..length))
                .any(is_near),
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_read_as_the_file_explains() {
        let mut table = Table::default();
        let pattern = table.pattern("(take|put an end to) my? .. lif*");
        for (words, met) in [
            ("take my own whole life", true),
            ("to put an end to life", true),
            ("take lifes", true),
            ("take living", false),
            ("take my a b c d life", false),
            ("my life", false),
        ] {
            let words: Vec<&str> = words.split(' ').collect();
            assert_eq!(pattern.is_in(&table.read(&words)), met, "{words:?}");
        }
    }

    #[test]
    fn the_end_can_be_asked_for() {
        let mut table = Table::default();
        let pattern = table.pattern("want to live ($|anymore)");
        assert!(pattern.is_in(&table.read(&["want", "to", "live"])));
        assert!(!pattern.is_in(&table.read(&["want", "to", "live", "indoors"])));
    }

    #[test]
    fn long_words_may_be_misspelt_and_short_ones_not() {
        let mut table = Table::default();
        let (long, short) = (table.pattern("overdose*"), table.pattern("kill"));
        assert!(long.is_in(&table.read(&["ovrdosed"])));
        assert!(!long.is_in(&table.read(&["override"])));
        assert!(!short.is_in(&table.read(&["kiln"])));
    }

    #[test]
    fn nonsense_is_read_without_panic() {
        for text in ["", "((", "a|", ")b", "?", "..", "(|)?"] {
            let mut table = Table::default();
            table.pattern(text).is_in(&table.read(&["a"]));
        }
    }
}
