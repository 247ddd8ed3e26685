//! The danger patterns: which kinds of danger there are, and the patterns that recognize each.

use super::{pattern::Pattern, words::PatternWords};

/// A kind of danger, each with help of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Danger {
    /// An overdose or poisoning, happening or feared.
    Overdose,
    /// Thoughts of suicide or self-harm, one's own or another person's.
    Suicide,
    /// Violence or abuse by a partner, at home, or by anyone a moment ago.
    Violence,
}

impl Danger {
    /// Every kind, most urgent first: if the words point to several, the first one counts.
    pub const ALL: [Self; 3] = [Self::Overdose, Self::Suicide, Self::Violence];

    /// The name in JSON and in the data file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overdose => "overdose",
            Self::Suicide => "suicide",
            Self::Violence => "violence",
        }
    }
}

/// The patterns of the data file, ready to be compared with a query's words.
pub(crate) struct DangerPatterns {
    pub(super) words: PatternWords,
    /// In the order of [`Danger::ALL`].
    pub(super) by_danger: Vec<(Danger, PatternSet)>,
    /// Say that somebody learns, grieves or works, whatever the danger.
    pub(super) calm: Vec<Pattern>,
}

/// The patterns of one danger.
#[derive(Default)]
pub(super) struct PatternSet {
    /// Always count.
    pub(super) now: Vec<Pattern>,
    /// Count unless the words are calm.
    pub(super) topic: Vec<Pattern>,
    /// Calm words for this danger alone.
    pub(super) calm: Vec<Pattern>,
}

impl DangerPatterns {
    /// The danger that folded words point to.
    pub(crate) fn find_danger(&self, words: &[&str]) -> Option<Danger> {
        let words = self.words.read_typed(words);
        let any_matches = |patterns: &[Pattern]| patterns.iter().any(|p| p.is_in(&words));
        let happening = self
            .by_danger
            .iter()
            .find(|(_, patterns)| any_matches(&patterns.now));
        let spoken_of = || {
            self.by_danger
                .iter()
                .find(|(_, patterns)| any_matches(&patterns.topic))
                .filter(|(_, patterns)| !any_matches(&self.calm) && !any_matches(&patterns.calm))
        };
        happening.or_else(spoken_of).map(|(danger, _)| *danger)
    }
}
