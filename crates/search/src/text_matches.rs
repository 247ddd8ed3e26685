//! Text matches: the listings that the text index finds by words in their names and texts, and by whole names.

use crate::{
    analysis::Stemmers, lexicon::Lexicon, names::NameWords, text_index::TextIndex, weights as w,
};
use tantivy::{
    DocId, Score, SegmentOrdinal, SegmentReader, Term,
    collector::{Collector, SegmentCollector},
    query::{BooleanQuery, BoostQuery, ConstScoreQuery, Query, TermQuery},
    schema::{Field, IndexRecordOption},
};
use waymark_directory::Lang;

/// At most this many completions of an unfinished last word are searched for.
const MAX_COMPLETIONS: usize = 6;
/// Shorter beginnings of a word aren't completed.
const MIN_PREFIX_CHARS: usize = 3;
/// The text index looks for at most this many words of a query. Further words add nothing.
const MAX_INDEX_WORDS: usize = 12;

/// A listing with words of the query.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextMatch {
    /// Its position in the directory.
    pub(crate) listing: u32,
    pub(crate) score: f32,
}

/// A listing whose name is near the query's words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NameMatch {
    /// Its position in the directory.
    pub(crate) listing: u32,
    pub(crate) score: f32,
    /// The share of the query's words in the name, weighted by rarity; zero unless this name was surely meant.
    pub(crate) coverage: f32,
}

impl TextIndex {
    /// Finds listings with at least `required` of the words in their names or texts, in order.
    pub(crate) fn find_words(
        &self,
        words: &[String],
        required: usize,
        names: &Lexicon,
        stemmers: &mut Stemmers,
    ) -> tantivy::Result<Vec<TextMatch>> {
        let words = &words[..words.len().min(MAX_INDEX_WORDS)];
        let Some((last, others)) = words.split_last() else {
            return Ok(Vec::new());
        };
        let mut clauses: Vec<Box<dyn Query>> = Vec::new();
        for word in others {
            clauses.push(any_of(self.whole_word(word, stemmers)));
        }
        let mut last_clauses = self.whole_word(last, stemmers);
        last_clauses.extend(self.completions(last, names));
        clauses.push(any_of(last_clauses));
        self.searcher.search(&at_least(clauses, required), &InOrder)
    }

    /// Finds listings whose text has any of the words, as a small extra, in order.
    pub(crate) fn find_concept_words(
        &self,
        words: &[String],
        stemmers: &mut Stemmers,
    ) -> tantivy::Result<Vec<TextMatch>> {
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let mut clauses = Vec::new();
        for word in words.iter().take(MAX_INDEX_WORDS) {
            for lang in Lang::ALL {
                clauses.push(term(self.fields.text_in(lang), &stemmers.stem(lang, word)));
            }
        }
        let mut matches = self.searcher.search(&*any_of(clauses), &InOrder)?;
        for found in &mut matches {
            found.score = (found.score * w::TEXT_WORD).min(w::MAX_CONCEPT_WORDS);
        }
        Ok(matches)
    }

    /// Finds listings with the words in their names; one word may be missing. A name may also have a word's usual
    /// form. Each match scores the share of the words that it has, weighted by their rarity.
    pub(crate) fn find_names(
        &self,
        words: &[String],
        names: &NameWords,
        stemmers: &mut Stemmers,
    ) -> tantivy::Result<Vec<TextMatch>> {
        let mut words: Vec<(&str, Option<&str>)> = words
            .iter()
            .take(MAX_INDEX_WORDS)
            .map(|word| (word.as_str(), names.usual_form(word, stemmers)))
            .collect();
        words.sort_unstable();
        words.dedup();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let rarity = |(word, form): &(&str, Option<&str>)| {
            let rarity = names.lexicon().rarity(word);
            form.map_or(rarity, |form| rarity.min(names.lexicon().rarity(form)))
        };
        let whole: f32 = words.iter().map(rarity).sum();
        let clauses = words
            .iter()
            .map(|word| -> Box<dyn Query> {
                let forms = [Some(word.0), word.1].into_iter().flatten();
                let any_form = any_of(forms.map(|form| term(self.fields.name, form)).collect());
                Box::new(ConstScoreQuery::new(any_form, rarity(word) / whole))
            })
            .collect();
        let required = words.len().saturating_sub(1).max(1);
        self.searcher.search(&at_least(clauses, required), &InOrder)
    }

    /// A word in names and in the text of either language.
    fn whole_word(&self, word: &str, stemmers: &mut Stemmers) -> Vec<Box<dyn Query>> {
        let mut clauses = vec![boosted(term(self.fields.name, word), w::NAME_WORD)];
        for lang in Lang::ALL {
            let stem = stemmers.stem(lang, word);
            clauses.push(boosted(
                term(self.fields.text_in(lang), &stem),
                w::TEXT_WORD,
            ));
        }
        clauses
    }

    /// Words of names that begin with an unfinished word.
    fn completions(&self, word: &str, names: &Lexicon) -> Vec<Box<dyn Query>> {
        if word.chars().count() < MIN_PREFIX_CHARS {
            return Vec::new();
        }
        let completions = names.complete_word(word, MAX_COMPLETIONS).into_iter();
        completions
            .filter(|whole| *whole != word)
            .map(|whole| boosted(term(self.fields.name, whole), w::NAME_WORD * w::COMPLETED))
            .collect()
    }
}

/// The matches of two queries with their scores added, in order.
pub(crate) fn add_matches(a: &[TextMatch], b: &[TextMatch]) -> Vec<TextMatch> {
    let mut all = [a, b].concat();
    all.sort_by_key(|found| found.listing);
    all.dedup_by(|next, kept| {
        let is_same = next.listing == kept.listing;
        kept.score += if is_same { next.score } else { 0.0 };
        is_same
    });
    all
}

/// The score of a name: `coverage` of the query by the name, `precision` of the name by the query.
pub(crate) fn name_score(coverage: f32, precision: f32) -> f32 {
    if coverage < w::NEAR_NAME {
        return 0.0;
    }
    w::NAME * coverage * coverage * (w::LOOSE_NAME + (1.0 - w::LOOSE_NAME) * precision.min(1.0))
}

fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(
        Term::from_field_text(field, text),
        IndexRecordOption::WithFreqs,
    ))
}

fn boosted(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, boost))
}

fn any_of(clauses: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(BooleanQuery::union(clauses))
}

fn at_least(clauses: Vec<Box<dyn Query>>, required: usize) -> BooleanQuery {
    if required >= clauses.len() {
        return BooleanQuery::intersection(clauses);
    }
    BooleanQuery::union_with_minimum_required_clauses(clauses, required)
}

/// Collects every match. The index has one segment, so matches come in the order of the directory.
struct InOrder;

impl Collector for InOrder {
    type Fruit = Vec<TextMatch>;
    type Child = SegmentMatches;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<Self::Child> {
        Ok(SegmentMatches(Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(fruits.concat())
    }
}

struct SegmentMatches(Vec<TextMatch>);

impl SegmentCollector for SegmentMatches {
    type Fruit = Vec<TextMatch>;

    fn collect(&mut self, listing: DocId, score: Score) {
        self.0.push(TextMatch { listing, score });
    }

    fn harvest(self) -> Self::Fruit {
        self.0
    }
}
