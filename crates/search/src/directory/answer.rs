//! A search, answered: what the words mean, one pass over the listings, their order.

use super::{
    Directory, DirectoryError, MAX_LIMIT,
    filters::{facets, filters},
    tenths,
    whereabouts::{find, meant, namesakes, to_look_at},
};
use crate::{
    Hit, Opening, SearchQuery, SearchResults, Sort,
    analysis::Stems,
    geo::Reach,
    order::{self, Ranked},
    rank::{Evidence, Score, Scorer, Weighted, text, weights},
    sift::{Candidate, Sieve, Sifted},
    understand::Understanding,
};
use jiff::Timestamp;
use waymark_directory::{Facet, Lang, Vocabulary, places::Place};

/// More than any distance or score.
const UNMEASURED: f32 = 100_000.0;

impl Directory {
    /// Answers a search with at most `limit` results of the asked page, now.
    pub fn search(
        &self,
        query: &SearchQuery,
        lang: Lang,
        limit: usize,
    ) -> Result<SearchResults, DirectoryError> {
        self.search_at(query, lang, limit, Timestamp::now())
    }

    /// Answers a search as it would be answered at some time.
    pub fn search_at(
        &self,
        query: &SearchQuery,
        lang: Lang,
        limit: usize,
        now: Timestamp,
    ) -> Result<SearchResults, DirectoryError> {
        let limit = limit.clamp(1, MAX_LIMIT);
        let typed_place = query.near.as_ref().and_then(find);
        let mut stems = self.stems.clone();
        let understood = self
            .reader
            .read(&query.q, typed_place.is_some(), &mut stems);
        let place = typed_place.or(understood.place);
        let concepts = understood
            .concepts
            .iter()
            .map(|concept| Weighted::new(concept, |id| self.rarity[id.index()]))
            .collect();
        let language = (lang == Lang::Es)
            .then(|| Vocabulary::get().id(Facet::Language, lang.tag()))
            .flatten();
        let mut scorer = Scorer::new(concepts, understood.avoided, place.is_some(), language);
        let sifted = self.sift(query, &understood, place, &scorer, now, &mut stems)?;
        scorer.scale_miles = scale(&sifted.fitting);

        let total = sifted.fitting.len();
        let ranked = self.ranked(query, &sifted.fitting, &scorer);
        let skipped = query.page as usize * limit;
        let ranked = match query.sort {
            Sort::Relevance => order::varied(ranked, &sifted.fitting, &self.rows, skipped + limit),
            Sort::Distance => order::first(ranked, skipped + limit),
        };
        let hits = ranked.into_iter().skip(skipped).map(|ranked| {
            let candidate = &sifted.fitting[ranked.candidate];
            let score = Score {
                repetition: ranked.repetition,
                ..self.score(query, candidate, &scorer)
            };
            self.hit(candidate, score, &scorer)
        });
        let namesakes = match (&query.near, place) {
            (None, _) => understood.namesakes.clone(),
            (Some(near), Some(Place::City(city))) => namesakes(near, city),
            _ => Vec::new(),
        };
        let without = typed_place
            .is_none()
            .then(|| understood.without_place.clone());
        Ok(SearchResults {
            total,
            hits: hits.collect(),
            danger: understood.danger,
            corrected: understood.corrected,
            readings: understood.readings,
            loosened: sifted.loosened && total > 0,
            place: place.map(|place| meant(place, &sifted, &namesakes, without, lang)),
            place_unknown: query.near.is_some() && typed_place.is_none(),
            facets: facets(query, &sifted.counts),
            pages: u32::try_from(total.div_ceil(limit)).unwrap_or(u32::MAX),
        })
    }

    /// Asks the text index, then goes once over the listings.
    fn sift(
        &self,
        query: &SearchQuery,
        understood: &Understanding,
        place: Option<Place<'_>>,
        scorer: &Scorer,
        now: Timestamp,
        stems: &mut Stems,
    ) -> Result<Sifted, DirectoryError> {
        let index = (&self.searcher, &self.fields);
        let places = to_look_at(query, place);
        let names = self.names(understood, stems)?;
        let filters = filters(query);
        let opening = query.open;
        let hours = opening.map(|opening| {
            move |row: usize| {
                let hours = self.listings[row].hours.as_ref()?;
                match opening {
                    Opening::Now => hours.is_open_at(now),
                    Opening::On(day, at) => Some(hours.is_open_on(day, at)),
                }
            }
        });
        let words_are_optional = !understood.concepts.is_empty() || understood.rest.is_empty();
        // Where words are all there is, fewer of them will do if no listing has all.
        let least = if words_are_optional {
            1
        } else {
            understood.rest.len().max(1)
        };
        let said = (!understood.concepts.is_empty())
            .then(|| text::saying(&understood.said, index, stems))
            .transpose()?;
        let mut required = least;
        loop {
            let words = (!understood.rest.is_empty())
                .then(|| {
                    text::with_words(
                        &understood.rest,
                        required,
                        index,
                        self.reader.listings(),
                        stems,
                    )
                })
                .transpose()?;
            let words = match (words, &said) {
                (Some(words), Some(said)) => Some(text::together(&words, said)),
                (words, said) => words.or_else(|| said.clone()),
            };
            let sifted = Sieve {
                rows: &self.rows,
                grid: &self.grid,
                scorer,
                filters: &filters,
                hours: hours
                    .as_ref()
                    .map(|hours| hours as &dyn Fn(usize) -> Option<bool>),
                words: words.as_ref(),
                names: &names,
                words_are_optional,
                names_reach_far: !understood.rest.is_empty()
                    || !understood.spelt_with_place.is_empty(),
                places: &places,
                counted: self.counted,
            }
            .sift();
            if !sifted.fitting.is_empty() || required <= 1 {
                return Ok(Sifted {
                    loosened: sifted.loosened || required < least,
                    ..sifted
                });
            }
            required -= 1;
        }
    }

    /// Listings whose names are near the words, with what that counts and the share of the words.
    fn names(
        &self,
        understood: &Understanding,
        stems: &mut Stems,
    ) -> Result<Vec<(u32, f32, f32)>, DirectoryError> {
        let index = (&self.searcher, &self.fields);
        let score = |(row, coverage): (u32, f32), typed_rarity: f32, is_vocabulary: bool| {
            let precision =
                coverage * typed_rarity / self.name_rarity[row as usize].max(f32::EPSILON);
            let mut score = text::name_score(coverage, precision);
            // Words of the vocabulary alone are a name only if they are nearly all of it.
            if is_vocabulary {
                score *= precision.min(1.0).powi(weights::VOCABULARY_NAME_POWER);
            }
            (
                row,
                score,
                if precision < weights::MEANT_PRECISION {
                    0.0
                } else {
                    coverage
                },
            )
        };
        let mut found = Vec::new();
        let readings = [
            (&understood.spelt, understood.rest.is_empty()),
            (&understood.spelt_with_place, false),
        ];
        for (words, is_vocabulary) in readings {
            if words.is_empty() {
                continue;
            }
            let typed = self.reader.rarity_of(&words.join(" "));
            let matches = text::with_name(words, index, &self.reader, stems)?;
            found.extend(matches.into_iter().map(|m| score(m, typed, is_vocabulary)));
        }
        found.retain(|(_, score, _)| *score > 0.0);
        found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        found.dedup_by_key(|(row, ..)| *row);
        Ok(found)
    }

    fn ranked(&self, query: &SearchQuery, fitting: &[Candidate], scorer: &Scorer) -> Vec<Ranked> {
        let by_distance = query.sort == Sort::Distance;
        let ranked = |(at, candidate): (usize, &Candidate)| {
            let score = || self.score(query, candidate, scorer).total();
            Ranked {
                rank: match candidate.reach {
                    Reach::Miles(miles) if by_distance => -miles,
                    // What cannot be measured comes after everything that can, the best first.
                    _ if by_distance => score() - UNMEASURED,
                    _ => score(),
                },
                candidate: at,
                repetition: 1.0,
            }
        };
        fitting.iter().enumerate().map(ranked).collect()
    }

    fn score(&self, query: &SearchQuery, candidate: &Candidate, scorer: &Scorer) -> Score {
        let hours_unknown = query.open.is_some() && candidate.open.is_none();
        let evidence = Evidence {
            reach: candidate.reach,
            words: candidate.words,
            name: candidate.name,
            by_name: candidate.by_name,
            hours: if hours_unknown {
                weights::HOURS_UNKNOWN
            } else {
                1.0
            },
        };
        scorer.score(&self.rows[candidate.row], &evidence)
    }

    fn hit(&self, candidate: &Candidate, score: Score, scorer: &Scorer) -> Hit {
        let row = &self.rows[candidate.row];
        let concepts = scorer.concepts.iter();
        Hit {
            listing: self.listings[candidate.row].clone(),
            distance_miles: match candidate.reach {
                Reach::Miles(miles) => Some(tenths(miles)),
                Reach::Inside | Reach::Outside => None,
            },
            matches: concepts
                .clone()
                .filter_map(|concept| concept.best(row.terms))
                .collect(),
            unsaid: concepts
                .filter(|concept| !concept.is_met(row) && concept.is_silent(row))
                .filter_map(|concept| concept.best(concept.set))
                .collect(),
            open: candidate.open,
            score,
        }
    }
}

/// How far the n-th nearest is: a short way in a city, a long one in the country.
fn scale(fitting: &[Candidate]) -> f32 {
    let mut miles: Vec<f32> = fitting
        .iter()
        .filter_map(|c| match c.reach {
            Reach::Miles(miles) => Some(miles),
            Reach::Inside | Reach::Outside => None,
        })
        .collect();
    if miles.is_empty() {
        return weights::MAX_SCALE_MILES;
    }
    let nth = weights::NEAREST_FOR_SCALE.min(miles.len()) - 1;
    let (_, scale, _) = miles.select_nth_unstable_by(nth, f32::total_cmp);
    scale.clamp(weights::MIN_SCALE_MILES, weights::MAX_SCALE_MILES)
}
