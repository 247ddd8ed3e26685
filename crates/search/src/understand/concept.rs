//! Concepts: what a phrase of the query stands for in the vocabulary.

use waymark_directory::{Facet, TermId, TermSet, Vocabulary};

/// What one phrase asks for. A listing meets it with any of the terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Concept {
    pub(crate) terms: Vec<TermId>,
}

/// A phrase of the query and what it means.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// The position of its first word, which identifies it.
    pub(super) from: usize,
    pub(super) concept: Concept,
}

impl Concept {
    pub(crate) fn term_set(&self) -> TermSet {
        self.terms.iter().copied().collect()
    }

    /// If this is a condition, all terms of its families: a listing with none of them says nothing about it. A need or
    /// a service isn't a condition.
    pub(crate) fn condition_families(&self) -> Option<TermSet> {
        let vocabulary = Vocabulary::get();
        let family = |id: &TermId| match vocabulary.term(*id).facet {
            Facet::Need | Facet::Service => None,
            facet => Some(vocabulary.facet_set(facet)),
        };
        self.terms
            .iter()
            .map(family)
            .try_fold(TermSet::default(), |all, family| Some(all.union(family?)))
    }
}
