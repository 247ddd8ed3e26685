//! What is asked of the text index: words in names and text, and whole names.

use super::weights as w;
use crate::{analysis::Stems, index::Fields, lexicon::Lexicon, understand::Reader};
use tantivy::{
    DocId, Score, Searcher, SegmentOrdinal, SegmentReader, Term,
    collector::{Collector, SegmentCollector},
    query::{BooleanQuery, BoostQuery, ConstScoreQuery, Query, TermQuery},
    schema::{Field, IndexRecordOption},
};
use waymark_directory::Lang;

/// Completions of an unfinished last word that are looked for.
const MAX_COMPLETIONS: usize = 6;
/// Shortest beginning of a word that is completed.
const MIN_PREFIX_CHARS: usize = 3;
/// Words of a query that the text index is asked for; more say nothing new.
const MAX_WORDS: usize = 12;

/// Documents with their scores, in the order of the directory.
pub(crate) type Matches = Vec<(DocId, Score)>;

/// Listings with at least `required` of the words in their names or text.
pub(crate) fn with_words(
    words: &[String],
    required: usize,
    (searcher, fields): (&Searcher, &Fields),
    names: &Lexicon,
    stems: &mut Stems,
) -> tantivy::Result<Matches> {
    let words = &words[..words.len().min(MAX_WORDS)];
    let clauses: Vec<_> = words
        .iter()
        .zip(1..)
        .map(|(w, n)| word(w, n == words.len(), fields, names, stems))
        .collect();
    if clauses.is_empty() {
        return Ok(Vec::new());
    }
    searcher.search(&at_least(clauses, required), &All)
}

/// Listings whose text says any of the words, as a small extra.
pub(crate) fn saying(
    words: &[String],
    (searcher, fields): (&Searcher, &Fields),
    stems: &mut Stems,
) -> tantivy::Result<Matches> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let clauses = words
        .iter()
        .take(MAX_WORDS)
        .flat_map(|word| Lang::ALL.map(|lang| term(fields.text(lang), &stems.stem(lang, word))));
    let mut matches = searcher.search(&BooleanQuery::union(clauses.collect()), &All)?;
    for (_, score) in &mut matches {
        *score = (*score * w::TEXT_WORD).min(w::MOST_SAID);
    }
    Ok(matches)
}

/// The matches of two queries with their scores added, in order.
pub(crate) fn together(a: &Matches, b: &Matches) -> Matches {
    let mut all: Matches = a.iter().chain(b).copied().collect();
    all.sort_by_key(|(row, _)| *row);
    all.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        kept.1 += if is_same { next.1 } else { 0.0 };
        is_same
    });
    all
}

/// For each listing, the share of the words that stand in its name, weighted by their rarity; at most one may be
/// missing. A word may stand there in its usual form.
pub(crate) fn with_name(
    words: &[String],
    (searcher, fields): (&Searcher, &Fields),
    reader: &Reader,
    stems: &mut Stems,
) -> tantivy::Result<Matches> {
    let mut words: Vec<(&str, Option<&str>)> = words
        .iter()
        .take(MAX_WORDS)
        .map(|word| (word.as_str(), reader.usual_form(word, stems)))
        .collect();
    words.sort_unstable();
    words.dedup();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let rarity = |(word, form): &(&str, Option<&str>)| {
        let rarity = reader.listings().rarity(word);
        form.map_or(rarity, |form| rarity.min(reader.listings().rarity(form)))
    };
    let whole: f32 = words.iter().map(rarity).sum();
    let clauses = words
        .iter()
        .map(|word| -> Box<dyn Query> {
            let forms = [Some(word.0), word.1];
            let forms = forms
                .into_iter()
                .flatten()
                .map(|form| term(fields.name, form));
            let any = BooleanQuery::union(forms.collect());
            Box::new(ConstScoreQuery::new(Box::new(any), rarity(word) / whole))
        })
        .collect();
    let required = words.len().saturating_sub(1).max(1);
    searcher.search(&at_least(clauses, required), &All)
}

/// What a name counts: `coverage` of the query by the name, `precision` of the name by the query.
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

fn at_least(clauses: Vec<Box<dyn Query>>, required: usize) -> BooleanQuery {
    if required >= clauses.len() {
        return BooleanQuery::intersection(clauses);
    }
    BooleanQuery::union_with_minimum_required_clauses(clauses, required)
}

/// One word: in the text of either language, in names, and, if it is the last, unfinished.
fn word(
    word: &str,
    is_last: bool,
    fields: &Fields,
    names: &Lexicon,
    stems: &mut Stems,
) -> Box<dyn Query> {
    let boosted = |query, boost| -> Box<dyn Query> { Box::new(BoostQuery::new(query, boost)) };
    let mut clauses = vec![boosted(term(fields.name, word), w::NAME_WORD)];
    for lang in Lang::ALL {
        let stem = stems.stem(lang, word);
        clauses.push(boosted(term(fields.text(lang), &stem), w::TEXT_WORD));
    }
    if is_last && word.chars().count() >= MIN_PREFIX_CHARS {
        let completions = names
            .complete(word, MAX_COMPLETIONS)
            .into_iter()
            .filter(|w| *w != word);
        clauses.extend(
            completions.map(|c| boosted(term(fields.name, c), w::NAME_WORD * w::COMPLETED)),
        );
    }
    Box::new(BooleanQuery::union(clauses))
}

/// Collects every match. The index has one segment, see `index::build`, so that matches come in order.
struct All;

impl Collector for All {
    type Fruit = Matches;
    type Child = AllOfSegment;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<AllOfSegment> {
        Ok(AllOfSegment(Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Matches>) -> tantivy::Result<Matches> {
        Ok(fruits.concat())
    }
}

struct AllOfSegment(Matches);

impl SegmentCollector for AllOfSegment {
    type Fruit = Matches;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.0.push((doc, score));
    }

    fn harvest(self) -> Matches {
        self.0
    }
}
