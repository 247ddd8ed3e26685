//! The vocabulary: the controlled words for what people need, what places offer, for whom, at what cost and in which
//! languages. They are in `content/vocabulary/*.toml` and compiled in, because pages, filters and links rely on their keys.

mod phrases;
mod term_set;

pub use phrases::{find_named_terms, find_terms_of_heading};
pub use term_set::TermSet;

use crate::{Lang, Text};
use serde::Deserialize;
use std::{collections::HashMap, sync::LazyLock};

/// A family of terms. A search finds listings that have at least one of the selected terms in each family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// What people search for, in two levels.
    Need,
    /// What a place offers in detail: medications, therapies, tests. Searched and shown, but not a filter.
    Service,
    /// For whom a place has a program.
    Group,
    Payment,
    /// Languages that the staff speak.
    Language,
    Age,
    /// How to get in: by phone, by walking in, or online.
    Access,
}

impl Facet {
    /// In the order of their term ids.
    pub const ALL: [Self; 7] = [
        Self::Need,
        Self::Service,
        Self::Group,
        Self::Payment,
        Self::Language,
        Self::Age,
        Self::Access,
    ];

    /// The families that filter a search, in the order the page shows them.
    pub const FILTERS: [Self; 6] = [
        Self::Need,
        Self::Group,
        Self::Payment,
        Self::Language,
        Self::Age,
        Self::Access,
    ];

    /// The key in the query string of `/search`; the key in curated entries is [`Facet::field`].
    pub const fn key(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Service => "service",
            Self::Group => "group",
            Self::Payment => "pay",
            Self::Language => "lang_spoken",
            Self::Age => "age",
            Self::Access => "access",
        }
    }

    /// The key in curated entries.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Need => "needs",
            Self::Service => "services",
            Self::Group => "groups",
            Self::Payment => "payment",
            Self::Language => "languages",
            Self::Age => "ages",
            Self::Access => "access",
        }
    }

    const fn file(self) -> &'static str {
        match self {
            Self::Need => include_str!("../../../content/vocabulary/needs.toml"),
            Self::Service => include_str!("../../../content/vocabulary/services.toml"),
            Self::Group => include_str!("../../../content/vocabulary/groups.toml"),
            Self::Payment => include_str!("../../../content/vocabulary/payment.toml"),
            Self::Language => include_str!("../../../content/vocabulary/languages.toml"),
            Self::Age => include_str!("../../../content/vocabulary/ages.toml"),
            Self::Access => include_str!("../../../content/vocabulary/access.toml"),
        }
    }
}

/// The position of a term in the vocabulary; valid for one build of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermId(u16);

impl TermId {
    /// The position, for tables with one row per term.
    #[inline]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Stable, kebab-case; part of links and files.
    pub key: Box<str>,
    /// The top-level need it belongs to.
    #[serde(default)]
    pub parent: Option<Box<str>>,
    pub name: Text,
    /// One plain sentence.
    #[serde(default)]
    pub about: Text,
    /// What people type when they mean this term.
    #[serde(default)]
    pub synonyms: Synonyms,
    /// The codes of SAMHSA's National Directory that mean this term; `su:` and `mh:` limit a code to one list.
    #[serde(default)]
    pub samhsa: Vec<Box<str>>,
    /// Words that mean this term anywhere in a heading of another directory's taxonomy.
    #[serde(default)]
    pub headings: Vec<Box<str>>,
    #[serde(default)]
    pub icon: Option<Box<str>>,
    /// Set on reading, from the file the term is in.
    #[serde(skip, default = "need")]
    pub facet: Facet,
}

fn need() -> Facet {
    Facet::Need
}

/// Other words for a term, by language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Synonyms {
    #[serde(default)]
    pub en: Vec<Box<str>>,
    #[serde(default)]
    pub es: Vec<Box<str>>,
}

impl Synonyms {
    pub fn get(&self, lang: Lang) -> &[Box<str>] {
        match lang {
            Lang::En => &self.en,
            Lang::Es => &self.es,
        }
    }
}

/// All terms, indexed by id and by key.
#[derive(Debug)]
pub struct Vocabulary {
    terms: Vec<Term>,
    by_key: HashMap<(Facet, Box<str>), TermId>,
}

/// Why the compiled vocabulary can't be used.
#[derive(Debug, thiserror::Error)]
enum VocabularyError {
    #[error("the file of `{field}` can't be read")]
    File {
        field: &'static str,
        source: toml::de::Error,
    },
    #[error("there are {0} terms, but a TermSet has room for {capacity}", capacity = TermSet::CAPACITY)]
    TooManyTerms(usize),
    #[error("`{field}` has the key \"{key}\" twice")]
    RepeatedKey { field: &'static str, key: Box<str> },
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    Vocabulary::read().expect("the vocabulary is compiled in, and a test reads it")
});

impl Vocabulary {
    pub fn get() -> &'static Self {
        &VOCABULARY
    }

    fn read() -> Result<Self, VocabularyError> {
        #[derive(Deserialize)]
        struct File {
            term: Vec<Term>,
        }
        let mut terms = Vec::new();
        for facet in Facet::ALL {
            let field = facet.field();
            let file: File = toml::from_str(facet.file())
                .map_err(|source| VocabularyError::File { field, source })?;
            terms.extend(file.term.into_iter().map(|term| Term { facet, ..term }));
        }
        if terms.len() > TermSet::CAPACITY {
            return Err(VocabularyError::TooManyTerms(terms.len()));
        }
        let mut by_key = HashMap::new();
        for (term, id) in terms.iter().zip(0..) {
            let known = by_key.insert((term.facet, term.key.clone()), TermId(id));
            if known.is_some() {
                return Err(VocabularyError::RepeatedKey {
                    field: term.facet.field(),
                    key: term.key.clone(),
                });
            }
        }
        Ok(Self { terms, by_key })
    }

    pub fn term(&self, id: TermId) -> &Term {
        &self.terms[id.index()]
    }

    pub fn id(&self, facet: Facet, key: &str) -> Option<TermId> {
        self.by_key.get(&(facet, key.into())).copied()
    }

    /// All terms with their ids, family by family.
    pub fn terms(&self) -> impl Iterator<Item = (TermId, &Term)> {
        (0..).map(TermId).zip(&self.terms)
    }

    /// The terms of one family, in the order of its file.
    pub fn facet(&self, facet: Facet) -> impl Iterator<Item = (TermId, &Term)> {
        self.terms().filter(move |(_, term)| term.facet == facet)
    }

    /// The second-level needs of a top-level need, given by its key.
    pub fn children<'v>(&'v self, parent: &'v str) -> impl Iterator<Item = (TermId, &'v Term)> {
        self.facet(Facet::Need)
            .filter(move |(_, term)| term.parent.as_deref() == Some(parent))
    }

    /// The set of all terms of a family.
    pub fn facet_set(&self, facet: Facet) -> TermSet {
        self.facet(facet).map(|(id, _)| id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_vocabulary_can_be_read() {
        Vocabulary::read().unwrap();
    }

    #[test]
    fn every_term_has_a_name_in_both_languages() {
        for (_, term) in Vocabulary::get().terms() {
            for lang in Lang::ALL {
                assert!(
                    term.name
                        .exactly(lang)
                        .is_some_and(|n| !n.trim().is_empty()),
                    "{}: name in {lang}",
                    term.key
                );
            }
        }
    }

    #[test]
    fn every_second_level_need_has_a_top_level_parent() {
        let vocabulary = Vocabulary::get();
        for (_, term) in vocabulary.facet(Facet::Need) {
            if let Some(parent) = &term.parent {
                let parent = vocabulary
                    .id(Facet::Need, parent)
                    .map(|id| vocabulary.term(id));
                assert!(parent.is_some_and(|p| p.parent.is_none()), "{}", term.key);
            }
        }
    }

    #[test]
    fn term_sets_are_read_as_they_were_written() {
        let all: TermSet = Vocabulary::get().terms().map(|(id, _)| id).collect();
        let json = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<TermSet>(&json).unwrap(), all);
        assert!(serde_json::from_str::<TermSet>(r#"["need:nonsense"]"#).is_err());
    }

    #[test]
    fn a_set_iterates_over_the_terms_it_contains() {
        let ids: Vec<_> = Vocabulary::get()
            .terms()
            .map(|(id, _)| id)
            .step_by(3)
            .collect();
        let set: TermSet = ids.iter().copied().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), ids);
        assert_eq!(set.len() as usize, ids.len());
    }
}
