//! What an export of ours says beyond the specification.

use super::{
    super::{
        clean, contact,
        record::{Record, children, text},
    },
    service::area,
};
use waymark_directory::{Listing, listing::Source};

/// Lays it over the listing that the rest gave.
pub(super) fn read(listing: &mut Listing, service: &Record) {
    listing.service_area = area(service);
    listing.closed_on = text(service, "closed_on").and_then(|day| clean::day(&day));
    listing.review_by = text(service, "review_by").and_then(|day| clean::day(&day));
    let names = text(service, "alternate_name").unwrap_or_default();
    let names = names.split("; ").filter(|name| !name.is_empty());
    listing.alternate_names = names.map(Into::into).collect();
    let aliases = text(service, "waymark_aliases").unwrap_or_default();
    let aliases = aliases.split_whitespace();
    listing.aliases = aliases.filter_map(|id| id.parse().ok()).collect();
    let list = listing.sources[0].list.clone();
    let sources = sources(service, list.as_deref());
    if !sources.is_empty() {
        listing.sources = sources;
    }
}

/// Where a program like this one had its facts from.
fn sources(service: &Record, list: Option<&str>) -> Vec<Source> {
    let source = |row: &Record| {
        Some(Source {
            name: text(row, "updated_by")?.into(),
            url: text(row, "replacement_value").and_then(|url| contact::website(&url)),
            date: clean::day(&text(row, "last_action_date")?)?,
            list: list.map(Into::into),
            gave: text(row, "field_name")
                .unwrap_or_default()
                .split_whitespace()
                .filter_map(|field| serde_json::from_value(field.into()).ok())
                .collect(),
        })
    };
    children(service, "metadata").filter_map(source).collect()
}
