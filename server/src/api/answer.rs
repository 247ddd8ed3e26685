//! The document that answers a search.

use super::record::{Address, Phone, keys};
use serde::Serialize;
use utoipa::ToSchema;
use waymark_directory::{Facet, Lang, TermId, Vocabulary};
use waymark_search::{Danger, FacetCounts, Hit, SearchResults, SearchedPlace};

/// The answer to a search.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchAnswer {
    /// How many listings fit, over all pages.
    #[schema(example = 132)]
    total: usize,
    /// Whether the words speak of danger to life: show crisis lines before anything else.
    crisis: bool,
    /// The danger they speak of: "suicide", "overdose" or "violence".
    #[schema(example = json!(null))]
    danger: Option<&'static str>,
    /// The words as they were read, where spelling was mended.
    corrected: Option<String>,
    /// How each phrase of the words was read.
    readings: Vec<Reading>,
    /// Nothing fits all of the words, so that the results fit some.
    loosened: bool,
    /// The place that was meant; null where none was given or it is not known.
    place: Option<Place>,
    /// One page of listings, in order.
    results: Vec<SearchResult>,
    /// What each filter would leave.
    facets: Facets,
}

/// How a phrase was read.
#[derive(Debug, Serialize, ToSchema)]
pub struct Reading {
    /// As typed.
    #[schema(example = "takes medicaid")]
    words: String,
    /// Keys of what it stands for, any of them, as parameter and value.
    #[schema(example = json!(["pay:medicaid"]))]
    terms: Vec<String>,
    /// It is not wanted.
    avoided: bool,
}

/// A place a search is centred on.
#[derive(Debug, Serialize, ToSchema)]
pub struct Place {
    /// Such as "Denver, CO 80204".
    #[schema(example = "Denver, CO 80204")]
    label: String,
    /// Degrees north of its middle; null for a whole state.
    latitude: Option<f32>,
    /// Degrees east of its middle; null for a whole state.
    longitude: Option<f32>,
    /// The radius searched; null for a whole state.
    radius_miles: Option<u16>,
    /// Few places are near, so that the search looked further than 50 miles.
    widened: bool,
    /// Other places of that name, to be sent as `near`.
    #[schema(example = json!(["Springfield, IL"]))]
    alternatives: Vec<String>,
}

/// One listing among the results.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchResult {
    /// For `/api/v1/listings/{id}`.
    id: String,
    /// As the source gives it.
    name: String,
    /// Who runs it, where that differs from the name.
    organization: Option<String>,
    /// Keys of the needs it serves.
    #[schema(example = json!(["detox"]))]
    needs: Vec<&'static str>,
    /// Null for services without a door, and for confidential ones.
    address: Option<Address>,
    /// What of the words it meets, as parameter and value.
    #[schema(example = json!(["need:detox", "pay:medicaid"]))]
    matches: Vec<String>,
    /// Conditions in the words that its data says nothing about.
    unsaid: Vec<String>,
    /// Whether it is open at the time asked for; null where its hours are not known, or no time is asked for.
    open: Option<bool>,
    /// From the place that was meant, to a tenth; null without a place or a point.
    #[schema(example = 1.9)]
    distance_miles: Option<f64>,
    /// In the order to try them.
    phones: Vec<Phone>,
    /// The path of its page here.
    #[schema(example = "/r/oxford-house/oxford-house")]
    url: String,
    /// Where the facts come from.
    source: Option<String>,
    /// The date of that source.
    #[schema(example = "2023-11-01")]
    source_date: Option<String>,
    /// When it was last checked by this directory; null if it was not.
    verified_on: Option<String>,
}

/// Counts for each filter; the field names are the filters' parameters.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct Facets {
    need: Vec<FacetValue>,
    group: Vec<FacetValue>,
    pay: Vec<FacetValue>,
    lang_spoken: Vec<FacetValue>,
    age: Vec<FacetValue>,
    access: Vec<FacetValue>,
}

/// One value of a filter.
#[derive(Debug, Serialize, ToSchema)]
pub struct FacetValue {
    /// The parameter's value.
    #[schema(example = "detox")]
    key: &'static str,
    /// In the language asked for.
    label: &'static str,
    /// Listings it would show, as if no other value of its filter were chosen.
    count: usize,
}

impl SearchAnswer {
    /// The document for an answer of the index.
    pub fn new(results: SearchResults, lang: Lang) -> Self {
        Self {
            total: results.total,
            crisis: results.danger.is_some(),
            danger: results.danger.map(Danger::key),
            loosened: results.loosened,
            readings: results
                .readings
                .iter()
                .map(|reading| Reading {
                    words: reading.words.clone(),
                    terms: names(&reading.terms),
                    avoided: reading.is_avoided,
                })
                .collect(),
            corrected: results.corrected,
            place: results.place.map(Place::from),
            results: results
                .hits
                .iter()
                .map(|hit| SearchResult::new(hit, lang))
                .collect(),
            facets: Facets::new(&results.facets, lang),
        }
    }
}

/// Terms as parameter and value, such as `pay:medicaid`.
fn names(terms: &[TermId]) -> Vec<String> {
    let name = |id: &TermId| {
        let term = Vocabulary::get().term(*id);
        format!("{}:{}", term.facet.key(), term.key)
    };
    terms.iter().map(name).collect()
}

impl From<SearchedPlace> for Place {
    fn from(place: SearchedPlace) -> Self {
        Self {
            latitude: place.center.map(|at| at.latitude),
            longitude: place.center.map(|at| at.longitude),
            radius_miles: place.radius_miles,
            widened: place.widened,
            alternatives: place.namesakes,
            label: place.label,
        }
    }
}

impl SearchResult {
    fn new(hit: &Hit, lang: Lang) -> Self {
        let listing = &hit.listing;
        let source = listing.sources.first();
        Self {
            id: listing.id.to_string(),
            name: listing.name.get(lang).to_owned(),
            organization: listing.organization.as_deref().map(str::to_owned),
            needs: keys(listing.terms, Facet::Need),
            address: Address::of(listing),
            matches: names(&hit.matches),
            unsaid: names(&hit.unknown_conditions),
            open: hit.openness.is_open(),
            distance_miles: hit.distance_miles.filter(|_| !listing.confidential),
            phones: listing
                .phones
                .iter()
                .map(|phone| Phone::of(phone, lang))
                .collect(),
            url: lang.path(&listing.path()),
            source: source.map(|source| source.name.to_string()),
            source_date: source.map(|source| source.date.to_string()),
            verified_on: listing
                .verified
                .as_ref()
                .map(|verified| verified.on.to_string()),
        }
    }
}

impl Facets {
    fn new(counts: &[FacetCounts], lang: Lang) -> Self {
        let mut facets = Self::default();
        for FacetCounts { facet, counts } in counts {
            let values = match facet {
                Facet::Need => &mut facets.need,
                Facet::Group => &mut facets.group,
                Facet::Payment => &mut facets.pay,
                Facet::Language => &mut facets.lang_spoken,
                Facet::Age => &mut facets.age,
                Facet::Access => &mut facets.access,
                // Shown on a listing's page; not a filter.
                Facet::Service => continue,
            };
            values.extend(counts.iter().map(|counted| {
                let term = Vocabulary::get().term(counted.term);
                FacetValue {
                    key: &term.key,
                    label: term.name.get(lang),
                    count: counted.count,
                }
            }));
        }
        facets
    }
}
