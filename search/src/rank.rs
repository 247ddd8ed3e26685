//! What is asked of the index: concepts on coded services first, then names, then words in text.
//! The weights stand here and nowhere else.

use crate::{
    analysis::Stems,
    index::{Fields, concept_word},
    understand::{Reader, Understanding},
};
use std::ops::RangeInclusive;
use tantivy::{
    Term,
    query::{
        AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query,
        TermQuery,
    },
    schema::{Field, IndexRecordOption},
};
use waymark_content::Lang;

/// A phrase of the vocabulary, met by a coded service.
const CONCEPT: f32 = 4.0;
/// What further meanings of the same phrase add, as a share of the first.
const CONCEPT_AGAIN: f32 = 0.125;
/// All words of the query stand in the name: the person knows the place.
const NAME: f32 = 8.0;
/// A word of the query stands in the name.
const NAME_WORD: f32 = 1.0;
/// A word of the query stands in the text of the page's language or the other.
const TEXT_WORD: f32 = 0.4;
/// Words that complete an unfinished last word count a little less than whole ones.
const COMPLETED: f32 = 0.7;
/// Completions of an unfinished last word that are looked for.
const MAX_COMPLETIONS: usize = 6;
/// Shortest beginning of a word that is completed.
const MIN_PREFIX_CHARS: usize = 3;

/// How many groups of the query a listing must meet; tried from all down to one.
pub(crate) fn strictness(understood: &Understanding) -> impl Iterator<Item = usize> + use<> {
    let groups = match understood.concepts.len() {
        0 => understood.rest.len(),
        concepts => concepts,
    };
    let all: RangeInclusive<usize> = 1..=groups.max(1);
    all.rev()
}

/// The query to the index: at least `required` groups, or the whole name.
pub(crate) fn query(
    understood: &Understanding,
    required: usize,
    fields: &Fields,
    reader: &Reader,
    stems: &mut Stems,
) -> Box<dyn Query> {
    let words: Vec<_> = understood
        .rest
        .iter()
        .zip(1..)
        .map(|(w, n)| word(w, n == understood.rest.len(), fields, reader, stems))
        .collect();
    let meaning: Box<dyn Query> = match (understood.concepts.is_empty(), understood.rest.is_empty())
    {
        (true, true) => return Box::new(AllQuery),
        (true, false) => at_least(words, required),
        (false, _) => {
            let concepts = understood
                .concepts
                .iter()
                .map(|terms| concept(terms, fields))
                .collect();
            let mut clauses = vec![(Occur::Must, at_least(concepts, required))];
            clauses.extend(words.into_iter().map(|word| (Occur::Should, word)));
            Box::new(BooleanQuery::new(clauses))
        }
    };
    match name(understood, fields) {
        Some(name) => Box::new(BooleanQuery::union(vec![meaning, name])),
        None => meaning,
    }
}

fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(
        Term::from_field_text(field, text),
        IndexRecordOption::WithFreqs,
    ))
}

fn at_least(clauses: Vec<Box<dyn Query>>, required: usize) -> Box<dyn Query> {
    if required >= clauses.len() {
        return Box::new(BooleanQuery::intersection(clauses));
    }
    Box::new(BooleanQuery::union_with_minimum_required_clauses(
        clauses, required,
    ))
}

/// One phrase: any of its terms, a little more for several.
fn concept(terms: &[waymark_content::TermId], fields: &Fields) -> Box<dyn Query> {
    let coded = |id: &waymark_content::TermId| -> Box<dyn Query> {
        let term = TermQuery::new(
            Term::from_field_text(fields.concept, &concept_word(*id)),
            IndexRecordOption::Basic,
        );
        Box::new(ConstScoreQuery::new(Box::new(term), CONCEPT))
    };
    Box::new(DisjunctionMaxQuery::with_tie_breaker(
        terms.iter().map(coded).collect(),
        CONCEPT_AGAIN,
    ))
}

/// One word: in the text of either language, in names, and, if it is the last, unfinished.
fn word(
    word: &str,
    is_last: bool,
    fields: &Fields,
    reader: &Reader,
    stems: &mut Stems,
) -> Box<dyn Query> {
    let boosted = |query, boost| -> Box<dyn Query> { Box::new(BoostQuery::new(query, boost)) };
    let mut clauses = vec![boosted(term(fields.name, word), NAME_WORD)];
    for lang in Lang::ALL {
        let stem = stems.stem(lang, word);
        clauses.push(boosted(term(fields.text(lang), &stem), TEXT_WORD));
    }
    if is_last && word.chars().count() >= MIN_PREFIX_CHARS {
        let completions = reader
            .listings()
            .complete(word, MAX_COMPLETIONS)
            .into_iter()
            .filter(|w| *w != word);
        clauses.extend(completions.map(|w| boosted(term(fields.name, w), NAME_WORD * COMPLETED)));
    }
    Box::new(BooleanQuery::union(clauses))
}

/// All words in the name.
fn name(understood: &Understanding, fields: &Fields) -> Option<Box<dyn Query>> {
    if understood.spelt.is_empty() {
        return None;
    }
    let words = understood
        .spelt
        .iter()
        .map(|word| term(fields.name, word))
        .collect();
    Some(Box::new(ConstScoreQuery::new(
        Box::new(BooleanQuery::intersection(words)),
        NAME,
    )))
}
