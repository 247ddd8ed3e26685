//! A catalogue and its index, ready to be asked.

use crate::{
    FacetCount, FacetCounts, Hit, Opening, PlaceMeant, SearchQuery, SearchResults, Sort,
    Suggestion,
    analysis::Stems,
    geo::{Circle, Grid, Reach, Where},
    index::{self, Fields},
    order::{self, Ranked},
    query::{FILTER_KEYS, Near},
    rank::{Evidence, Score, Scorer, Weighted, text, weights},
    row::{Row, Rows},
    sift::{Candidate, Filter, Sieve, Sifted},
    similar,
    suggest::Suggestions,
    understand::{Reader, Understanding},
};
use jiff::Timestamp;
use std::{collections::HashMap, sync::Arc};
use tantivy::Searcher;
use waymark_content::{
    Catalogue, Facet, Lang, Listing, ListingId, TermSet, Vocabulary,
    listing::{Coordinates, State},
    places::{self, City, Place, Places},
};

/// Radii that are tried in turn where none is asked for, in miles.
const WIDENING: [u16; 3] = [50, 100, 200];
/// Most results a page.
pub const MAX_LIMIT: usize = 50;

/// Why the directory cannot be opened or asked.
#[derive(Debug, thiserror::Error)]
#[error("the search index failed: {0}")]
pub struct DirectoryError(#[from] tantivy::TantivyError);

/// All listings and their index. Reading it changes nothing, so that one can be shared by all threads.
pub struct Directory {
    listings: Vec<Arc<Listing>>,
    by_id: HashMap<ListingId, usize>,
    rows: Vec<Row>,
    grid: Grid,
    /// The rarity of the words of each listing's name, summed.
    name_rarity: Vec<f32>,
    /// How rare each term is, from 0 to 1.
    rarity: Vec<f32>,
    searcher: Searcher,
    fields: Fields,
    reader: Reader,
    stems: Stems,
    suggestions: Suggestions,
    /// Terms that are filters, and so are counted.
    counted: TermSet,
}

impl Directory {
    /// Builds the index in memory.
    pub fn new(catalogue: Catalogue) -> Result<Self, DirectoryError> {
        let listings = catalogue.into_listings();
        let inferred: Vec<TermSet> = listings.iter().map(parents).collect();
        let with_parents = |(listing, parents): (Listing, &TermSet)| {
            Arc::new(Listing {
                terms: listing.terms.union(*parents),
                ..listing
            })
        };
        let listings: Vec<_> = listings
            .into_iter()
            .zip(&inferred)
            .map(with_parents)
            .collect();
        let ids = listings.iter().zip(0..).flat_map(|(listing, at)| {
            // Own ids come last, so that they win over an alias of another listing.
            listing
                .aliases
                .iter()
                .chain([&listing.id])
                .map(move |id| (id.clone(), at))
        });
        let by_id = ids.collect();
        let names: Vec<_> = listings
            .iter()
            .map(|listing| index::names(listing))
            .collect();
        let reader = Reader::new(names.iter().flat_map(|names| names.split(' ')));
        let (index, fields) = index::build(listings.iter().map(|l| &**l))?;
        let searcher = index
            .reader_builder()
            .reload_policy(tantivy::ReloadPolicy::Manual)
            .try_into()?
            .searcher();
        let vocabulary = Vocabulary::get();
        let mut stems = Stems::new();
        let newest = listings.iter().filter_map(|listing| listing.as_of()).max();
        let mut rows = Rows::new(newest, |name: &str| reader.terms_in(name, &mut stems));
        let rows: Vec<Row> = listings
            .iter()
            .zip(inferred)
            .map(|(listing, inferred)| rows.row(listing, inferred))
            .collect();
        Ok(Self {
            rarity: rarity(&rows),
            grid: Grid::new(listings.iter().map(|listing| listing.coordinates)),
            rows,
            name_rarity: names.iter().map(|name| reader.rarity_of(name)).collect(),
            suggestions: Suggestions::new(&listings),
            counted: Facet::FILTERS
                .map(|facet| vocabulary.mask(facet))
                .into_iter()
                .fold(TermSet::default(), TermSet::union),
            listings,
            by_id,
            searcher,
            fields,
            reader,
            stems: Stems::new(),
        })
    }

    /// Every listing, curated ones first.
    pub fn listings(&self) -> &[Arc<Listing>] {
        &self.listings
    }

    /// A listing by its id or by an older one; closed ones too.
    pub fn listing(&self, id: &ListingId) -> Option<&Arc<Listing>> {
        self.by_id.get(id).map(|at| &self.listings[*at])
    }

    /// The national crisis lines, in the order of the content.
    pub fn crisis_lines(&self) -> Vec<Arc<Listing>> {
        let Some(crisis) = Vocabulary::get().id(Facet::Need, "crisis-line") else {
            return Vec::new();
        };
        self.listings
            .iter()
            .filter(|l| l.is_listed() && l.address.is_none() && l.terms.contains(crisis))
            .cloned()
            .collect()
    }

    /// Needs and names that begin as typed.
    pub fn suggest(&self, typed: &str, lang: Lang, limit: usize) -> Vec<Suggestion> {
        self.suggestions.needs_and_names(typed, lang, limit)
    }

    /// Cities and ZIP codes that begin as typed.
    pub fn suggest_places(&self, typed: &str, limit: usize) -> Vec<Suggestion> {
        self.suggestions.places(typed, limit)
    }

    /// Places near a listing that do much the same, the likest and nearest first, with their distance in miles.
    pub fn similar(&self, id: &ListingId, limit: usize) -> Vec<(Arc<Listing>, f64)> {
        let Some(at) = self.by_id.get(id) else {
            return Vec::new();
        };
        let listing = &self.listings[*at];
        let (Some(address), Some(centre)) = (&listing.address, listing.coordinates) else {
            return Vec::new();
        };
        let around = Circle::new(centre, address.state, similar::RADIUS_MILES);
        similar::to(&self.rows, *at, around, limit)
            .into_iter()
            .map(|(row, miles)| (self.listings[row].clone(), tenths(miles)))
            .collect()
    }

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
        let places = match place {
            None => vec![Where::Anywhere],
            Some(Place::State(state)) => vec![Where::In(state)],
            Some(Place::Zip(_, centre, city)) => around(query, centre, city.state),
            Some(Place::City(city)) => around(query, city.centre, city.state),
        };
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

/// More than any distance or score.
const UNMEASURED: f32 = 100_000.0;

fn tenths(miles: f32) -> f64 {
    (f64::from(miles) * 10.0).round() / 10.0
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

/// For each term, the share of listings that lack it.
fn rarity(rows: &[Row]) -> Vec<f32> {
    let mut tally = crate::tally::Tally::new();
    for row in rows {
        tally.add(row.terms);
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "a weight needs no more than seven digits"
    )]
    let share = |count: u32| count as f32 / rows.len().max(1) as f32;
    tally
        .counts()
        .into_iter()
        .map(|count| 1.0 - share(count))
        .collect()
}

/// The first-level needs that follow from a listing's second-level ones and are not coded themselves.
fn parents(listing: &Listing) -> TermSet {
    let vocabulary = Vocabulary::get();
    let parent = |id| vocabulary.id(Facet::Need, vocabulary.term(id).parent.as_deref()?);
    let parents: TermSet = listing.terms.iter().filter_map(parent).collect();
    parents.difference(listing.terms)
}

fn find(near: &Near) -> Option<Place<'static>> {
    Places::get().find(near.as_str())
}

/// Other cities of the typed name, unless a state was typed too.
fn namesakes(near: &Near, city: &'static City) -> Vec<&'static City> {
    let has_state = near
        .as_str()
        .split([' ', ','])
        .filter(|part| !part.is_empty())
        .count()
        > city.name.split(' ').count();
    if has_state {
        return Vec::new();
    }
    Places::get().namesakes(city).take(MAX_NAMESAKES).collect()
}

/// Choices offered for an ambiguous place.
const MAX_NAMESAKES: usize = 3;

fn around(query: &SearchQuery, centre: Coordinates, state: State) -> Vec<Where> {
    let asked = query.radius.map(|radius| vec![radius.get()]);
    let radii = asked.unwrap_or_else(|| WIDENING.to_vec());
    radii
        .into_iter()
        .map(|miles| Where::Around(Circle::new(centre, state, miles)))
        .collect()
}

fn filters(query: &SearchQuery) -> Vec<Filter> {
    let vocabulary = Vocabulary::get();
    let filter = |facet: Facet| {
        let chosen: TermSet = query
            .filter(facet.key())?
            .iter()
            .filter_map(|key| vocabulary.id(facet, key))
            .collect();
        (!chosen.is_empty()).then(|| Filter {
            chosen,
            facet: vocabulary.mask(facet),
        })
    };
    Facet::FILTERS.into_iter().filter_map(filter).collect()
}

fn facets(query: &SearchQuery, counts: &[u32]) -> Vec<FacetCounts> {
    debug_assert_eq!(FILTER_KEYS, Facet::FILTERS.map(Facet::key));
    let vocabulary = Vocabulary::get();
    let of = |facet: Facet| {
        let chosen = query.filter(facet.key());
        let counts = vocabulary.facet(facet).map(|(term, t)| FacetCount {
            term,
            count: counts.get(term.index()).map_or(0, |count| *count as usize),
            chosen: chosen.is_some_and(|keys| keys.contains(&*t.key)),
        });
        FacetCounts {
            facet,
            counts: counts.filter(|c| c.count > 0 || c.chosen).collect(),
        }
    };
    Facet::FILTERS.map(of).into()
}

fn meant(
    place: Place<'_>,
    sifted: &Sifted,
    namesakes: &[&City],
    without: Option<String>,
    lang: Lang,
) -> PlaceMeant {
    let label = match place {
        Place::Zip(zip, _, city) => format!("{}, {} {zip}", city.name, city.state),
        Place::City(city) => label(city),
        Place::State(state) => places::state_name(state, lang).to_owned(),
    };
    let circle = match &sifted.place {
        Where::Around(circle) => Some(circle),
        Where::Anywhere | Where::In(_) => None,
    };
    PlaceMeant {
        label,
        centre: circle.map(|circle| circle.centre),
        radius_miles: circle.map(|circle| circle.miles),
        widened: sifted.widened,
        namesakes: namesakes.iter().map(|city| self::label(city)).collect(),
        without,
    }
}

fn label(city: &City) -> String {
    format!("{}, {}", city.name, city.state)
}
