//! The search index: everything about the listings that is computed once, when the directory is opened.

use crate::{
    analysis::Stemmers,
    features::{FeatureReader, ListingFeatures},
    grid::Grid,
    names::NameWords,
    term_counts::TermCounts,
    text_index::{TextIndex, folded_names},
    understand::QueryReader,
};
use std::sync::Arc;
use waymark_directory::{Facet, Listing, TermSet, Vocabulary};

/// Vectors are in the order of the listings, unless they say otherwise.
pub(crate) struct SearchIndex {
    pub(crate) features: Vec<ListingFeatures>,
    /// The summed rarity of the words of each listing's name.
    pub(crate) name_rarity: Vec<f32>,
    /// How rare each term is, from 0 to 1, by its position in the vocabulary.
    pub(crate) term_rarity: Vec<f32>,
    pub(crate) grid: Grid,
    pub(crate) names: NameWords,
    pub(crate) text: TextIndex,
    pub(crate) query_reader: QueryReader,
    /// To be cloned for each search, because stemming changes them.
    pub(crate) stemmers: Stemmers,
    /// Terms of filters, which are counted.
    pub(crate) filter_terms: TermSet,
}

impl SearchIndex {
    /// `inferred` are the terms of each listing that aren't coded but follow from others.
    pub(crate) fn build(listings: &[Arc<Listing>], inferred: &[TermSet]) -> tantivy::Result<Self> {
        let mut stemmers = Stemmers::new();
        let names: Vec<String> = listings.iter().map(|l| folded_names(l)).collect();
        let name_words =
            NameWords::new(names.iter().flat_map(|name| name.split(' ')), &mut stemmers);
        let query_reader = QueryReader::new(&mut stemmers);
        let newest = listings.iter().filter_map(|listing| listing.as_of()).max();
        let mut feature_reader = FeatureReader::new(newest, |name: &str| {
            query_reader.terms_in_name(name, &mut stemmers)
        });
        let features: Vec<ListingFeatures> = listings
            .iter()
            .zip(inferred)
            .map(|(listing, inferred)| feature_reader.read_features(listing, *inferred))
            .collect();
        let points = listings.iter().map(|listing| listing.coordinates);
        let vocabulary = Vocabulary::get();
        Ok(Self {
            name_rarity: names
                .iter()
                .map(|name| name_words.rarity_of_all(name.split(' ')))
                .collect(),
            term_rarity: term_rarity(&features),
            grid: Grid::new(points.zip(features.iter().map(|features| &features.area))),
            features,
            names: name_words,
            text: TextIndex::build(listings.iter().map(|listing| &**listing))?,
            query_reader,
            stemmers,
            filter_terms: Facet::FILTERS
                .map(|facet| vocabulary.facet_set(facet))
                .into_iter()
                .fold(TermSet::default(), TermSet::union),
        })
    }
}

/// For each term, the share of listings that lack it.
fn term_rarity(features: &[ListingFeatures]) -> Vec<f32> {
    let mut counts = TermCounts::new();
    for listing in features {
        counts.add(listing.terms);
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "a weight needs no more than seven digits"
    )]
    let share = |count: u32| count as f32 / features.len().max(1) as f32;
    let counts = counts.into_counts().into_iter();
    counts.map(|count| 1.0 - share(count)).collect()
}
