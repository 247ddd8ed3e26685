//! A catalogue and its index, ready to be asked.

mod answer;
mod filters;
mod whereabouts;

use crate::{
    Suggestion,
    analysis::Stems,
    geo::{Circle, Grid},
    index::{self, Fields},
    row::{Row, Rows},
    similar,
    suggest::Suggestions,
    tally::Tally,
    understand::Reader,
};
use std::{collections::HashMap, sync::Arc};
use tantivy::Searcher;
use waymark_directory::{Catalogue, Facet, Guides, Lang, Listing, ListingId, TermSet, Vocabulary};

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
    crisis_lines: Vec<Arc<Listing>>,
    guides: Guides,
}

impl Directory {
    /// Builds the index in memory.
    pub fn new(catalogue: Catalogue) -> Result<Self, DirectoryError> {
        let guides = catalogue.guides().clone();
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
            grid: Grid::new(
                listings
                    .iter()
                    .zip(&rows)
                    .map(|(listing, row)| (listing.coordinates, &row.area)),
            ),
            rows,
            name_rarity: names.iter().map(|name| reader.rarity_of(name)).collect(),
            suggestions: Suggestions::new(&listings),
            counted: Facet::FILTERS
                .map(|facet| vocabulary.mask(facet))
                .into_iter()
                .fold(TermSet::default(), TermSet::union),
            crisis_lines: crisis_lines(&listings),
            guides,
            listings,
            by_id,
            searcher,
            fields,
            reader,
            stems: Stems::new(),
        })
    }

    /// The guides beside the listings.
    pub fn guides(&self) -> &Guides {
        &self.guides
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
    pub fn crisis_lines(&self) -> &[Arc<Listing>] {
        &self.crisis_lines
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
}

fn tenths(miles: f32) -> f64 {
    (f64::from(miles) * 10.0).round() / 10.0
}

fn crisis_lines(listings: &[Arc<Listing>]) -> Vec<Arc<Listing>> {
    let crisis = Vocabulary::get().id(Facet::Need, "crisis-line");
    let is_one = |listing: &&Arc<Listing>| {
        listing.is_listed()
            && listing.address.is_none()
            && crisis.is_some_and(|crisis| listing.terms.contains(crisis))
    };
    listings.iter().filter(is_one).cloned().collect()
}

/// For each term, the share of listings that lack it.
fn rarity(rows: &[Row]) -> Vec<f32> {
    let mut tally = Tally::new();
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
