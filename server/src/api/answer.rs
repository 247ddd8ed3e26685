//! The search answer: the JSON document of `/api/v1/search` and `waymark search --json`.

use super::record::{Address, Phone, keys};
use serde::Serialize;
use utoipa::ToSchema;
use waymark_directory::{Facet, Lang, TermId, Vocabulary};
use waymark_search::{Danger, FacetCounts, Hit, SearchResults, SearchedPlace};

/// The answer to a search.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchAnswer {
    /// How many listings match, on all pages together.
    #[schema(example = 132)]
    total: usize,
    /// Whether the words point to a danger to life: show crisis lines before anything else.
    crisis: bool,
    /// The danger they point to: "suicide", "overdose" or "violence"; null if none.
    #[schema(example = json!(null))]
    danger: Option<&'static str>,
    /// The words as they were understood; null unless their spelling was corrected.
    corrected: Option<String>,
    /// How each phrase of the words was understood.
    readings: Vec<Reading>,
    /// Nothing matches all of the words, so the results match some of them.
    loosened: bool,
    /// The place that was meant; null if none was given or it is unknown.
    place: Option<Place>,
    /// One page of listings, the best first.
    results: Vec<SearchResult>,
    /// How many listings each filter would leave.
    facets: Facets,
}

/// How a phrase was understood.
#[derive(Debug, Serialize, ToSchema)]
pub struct Reading {
    /// As typed.
    #[schema(example = "takes medicaid")]
    words: String,
    /// Keys of what it stands for, as parameter and value; a listing needs one of them.
    #[schema(example = json!(["pay:medicaid"]))]
    terms: Vec<String>,
    /// Whether the words say that this is not wanted.
    avoided: bool,
}

/// The place that a search is centered on.
#[derive(Debug, Serialize, ToSchema)]
pub struct Place {
    /// Its name.
    #[schema(example = "Denver, CO 80204")]
    label: String,
    /// Latitude of its center in degrees; null for a whole state.
    latitude: Option<f32>,
    /// Longitude of its center in degrees; null for a whole state.
    longitude: Option<f32>,
    /// The radius that was searched; null for a whole state.
    radius_miles: Option<u16>,
    /// Whether few places are near, so that the search went farther than 50 miles.
    widened: bool,
    /// Other places of that name; send one as `near`.
    #[schema(example = json!(["Springfield, IL"]))]
    alternatives: Vec<String>,
}

/// One listing among the results.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchResult {
    /// The id for `/api/v1/listings/{id}`.
    id: String,
    /// As the source gives it.
    name: String,
    /// Who runs it, if that differs from the name.
    organization: Option<String>,
    /// Keys of the needs it serves.
    #[schema(example = json!(["detox"]))]
    needs: Vec<&'static str>,
    /// Null for services without a street address, and for confidential ones.
    address: Option<Address>,
    /// Which of the requested conditions it meets, as parameter and value.
    #[schema(example = json!(["need:detox", "pay:medicaid"]))]
    matches: Vec<String>,
    /// Requested conditions that its data says nothing about.
    unsaid: Vec<String>,
    /// Whether it is open at the requested time; null if its hours are unknown or no time was requested.
    open: Option<bool>,
    /// Distance from the place, to a tenth of a mile; null without a place, or if the listing's point is unknown.
    #[schema(example = 1.9)]
    distance_miles: Option<f64>,
    /// In the order to try them.
    phones: Vec<Phone>,
    /// The path of its page here.
    #[schema(example = "/r/oxford-house/oxford-house")]
    url: String,
    /// Who published the facts.
    source: Option<String>,
    /// The date of that publication.
    #[schema(example = "2023-11-01")]
    source_date: Option<String>,
    /// When this directory last checked it; null if it never did.
    verified_on: Option<String>,
}

/// Counts for each filter; the field names are the parameters.
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
    /// Its name in the requested language.
    label: &'static str,
    /// Listings it would show if no other value of its filter were chosen.
    count: usize,
}

impl SearchAnswer {
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
                    terms: qualified_keys(&reading.terms),
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
fn qualified_keys(terms: &[TermId]) -> Vec<String> {
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
            address: Address::of_listing(listing),
            matches: qualified_keys(&hit.matches),
            unsaid: qualified_keys(&hit.unknown_conditions),
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
                // Shown on a listing's page, but not a filter.
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
