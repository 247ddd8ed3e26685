//! A catalogue and its index, ready to be asked.

use crate::{
    FacetCount, FacetCounts, Hit, PlaceMeant, SearchQuery, SearchResults, Sort, Suggestion,
    analysis::Stems,
    collect::{Circle, Filter, Found, Row, Sieve, Where},
    index::{self, Fields},
    query::{FILTER_KEYS, Near},
    rank,
    suggest::Suggestions,
    understand::{Reader, Understanding},
};
use std::{collections::HashMap, sync::Arc};
use tantivy::{Searcher, query::Query};
use waymark_content::{
    Catalogue, Facet, Lang, Listing, ListingId, TermSet, Vocabulary,
    places::{self, Place, Places},
};

/// Radii that are tried in turn where none is asked for, in miles.
const WIDENING: [u16; 3] = [50, 100, 200];
/// Fewer places than this, and the search looks further.
const ENOUGH_NEARBY: usize = 3;
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
    rows: Arc<[Row]>,
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
        let listings: Vec<_> = catalogue
            .into_listings()
            .into_iter()
            .map(|l| Arc::new(with_parents(l)))
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
        Ok(Self {
            rows: listings.iter().map(|listing| Row::new(listing)).collect(),
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

    /// Answers a search with at most `limit` results of the asked page.
    pub fn search(
        &self,
        query: &SearchQuery,
        lang: Lang,
        limit: usize,
    ) -> Result<SearchResults, DirectoryError> {
        let limit = limit.clamp(1, MAX_LIMIT);
        let typed_place = query.near.as_ref().and_then(find);
        let mut stems = self.stems.clone();
        let understood = self
            .reader
            .read(&query.q, typed_place.is_some(), &mut stems);
        let place = typed_place.or(understood.place);
        let (sieve, found) = self.sift(query, &understood, place, &mut stems)?;

        let total = found.hits.len();
        let hits = page_of(found.hits, query.page as usize * limit, limit).map(|(_, doc)| Hit {
            listing: self.listings[doc as usize].clone(),
            distance_miles: sieve
                .distance(doc)
                .map(|miles| (f64::from(miles) * 10.0).round() / 10.0),
        });
        Ok(SearchResults {
            total,
            crisis: understood.crisis,
            corrected: understood.corrected,
            place: place.map(|place| meant(place, &sieve.place, lang)),
            place_unknown: query.near.is_some() && typed_place.is_none(),
            hits: hits.collect(),
            facets: facets(query, &found.counts),
            pages: u32::try_from(total.div_ceil(limit)).unwrap_or(u32::MAX),
        })
    }

    /// Looks around the place, further and for less, until there is something to show.
    fn sift(
        &self,
        query: &SearchQuery,
        understood: &Understanding,
        place: Option<Place<'_>>,
        stems: &mut Stems,
    ) -> Result<(Sieve, Found), DirectoryError> {
        let wheres = match place {
            None => vec![Where::Anywhere],
            Some(Place::State(state)) => vec![Where::In(state)],
            Some(Place::Zip(_, centre, city)) => around(query, centre, city.state),
            Some(Place::City(city)) => around(query, city.centre, city.state),
        };
        let mut last = None;
        for strictness in rank::strictness(understood) {
            let words = rank::query(understood, strictness, &self.fields, &self.reader, stems);
            for place in &wheres {
                let (sieve, found) = self.run(query, &*words, *place)?;
                let enough = match place {
                    Where::Around(_) => found.located >= ENOUGH_NEARBY,
                    _ => !found.hits.is_empty(),
                };
                if enough {
                    return Ok((sieve, found));
                }
                // Nothing better came of looking further or for less: keep what there is.
                if last
                    .as_ref()
                    .is_none_or(|(_, best): &(Sieve, Found)| found.hits.len() > best.hits.len())
                {
                    last = Some((sieve, found));
                }
            }
            if last.as_ref().is_some_and(|(_, found)| found.located > 0) {
                break;
            }
        }
        match last {
            Some(best) => Ok(best),
            None => self.run(query, &tantivy::query::EmptyQuery, wheres[0]),
        }
    }

    fn run(
        &self,
        query: &SearchQuery,
        words: &dyn Query,
        place: Where,
    ) -> Result<(Sieve, Found), DirectoryError> {
        let sieve = Sieve {
            rows: self.rows.clone(),
            place,
            filters: filters(query),
            counted: self.counted,
            by_distance: query.sort == Sort::Distance,
        };
        let found = self.searcher.search(words, &sieve)?;
        Ok((sieve, found))
    }
}

/// The best hits after `skip`, in order; ties are broken by the order of the directory, so that pages do
/// not overlap.
fn page_of(
    mut hits: Vec<(f32, u32)>,
    skip: usize,
    limit: usize,
) -> impl Iterator<Item = (f32, u32)> {
    let order = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    let shown = skip + limit;
    if shown < hits.len() {
        hits.select_nth_unstable_by(shown, order);
        hits.truncate(shown);
    }
    hits.sort_unstable_by(order);
    hits.into_iter().skip(skip)
}

/// A listing with a second-level need has the first-level one too.
fn with_parents(mut listing: Listing) -> Listing {
    let vocabulary = Vocabulary::get();
    let parents = listing
        .terms
        .iter()
        .filter_map(|id| vocabulary.id(Facet::Need, vocabulary.term(id).parent.as_deref()?));
    listing.terms = listing.terms.union(parents.collect());
    listing
}

fn find(near: &Near) -> Option<Place<'static>> {
    Places::get().find(near.as_str())
}

fn around(
    query: &SearchQuery,
    centre: waymark_content::listing::Coordinates,
    state: waymark_content::listing::State,
) -> Vec<Where> {
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

fn meant(place: Place<'_>, searched: &Where, lang: Lang) -> PlaceMeant {
    let label = match place {
        Place::Zip(zip, _, city) => format!("{}, {} {zip}", city.name, city.state),
        Place::City(city) => format!("{}, {}", city.name, city.state),
        Place::State(state) => places::state_name(state, lang).to_owned(),
    };
    match searched {
        Where::Around(circle) => PlaceMeant {
            label,
            centre: Some(circle.centre),
            radius_miles: Some(circle.miles),
        },
        _ => PlaceMeant {
            label,
            centre: None,
            radius_miles: None,
        },
    }
}
