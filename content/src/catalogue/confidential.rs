//! Places whose address is told to nobody: what is not loaded can be neither shown nor searched.

use super::merge::{main_phone, share_list};
use crate::{Lang, Listing, fold::fold, listing::ServiceArea};
use std::collections::{HashMap, HashSet};

/// Takes out where confidential places are, in whichever list they stand.
pub(super) fn hide(listings: &mut [Listing]) {
    listings
        .iter_mut()
        .filter(|listing| listing.confidential)
        .for_each(take_out);
    let mut hidden: HashMap<String, Vec<Listing>> = HashMap::new();
    for listing in listings.iter().filter(|listing| listing.confidential) {
        if let Some(phone) = main_phone(listing) {
            let known = hidden.entry(phone.to_owned()).or_default();
            known.push(listing.clone());
        }
    }
    for listing in listings.iter_mut().filter(|listing| !listing.confidential) {
        let known = main_phone(listing).and_then(|phone| hidden.get(phone));
        if known.is_some_and(|known| known.iter().any(|other| is_like(other, listing))) {
            listing.confidential = true;
            take_out(listing);
        }
    }
}

/// Whether a listing with the same telephone is the hidden place in another list. Without an address it cannot be
/// merged; half of the words of the names and the same state are enough, for an address told by mistake cannot be
/// taken back.
fn is_like(hidden: &Listing, listing: &Listing) -> bool {
    let state = listing.address.as_ref().map(|address| address.state);
    let is_there = match (&hidden.service_area, state) {
        (Some(ServiceArea::States(states)), Some(state)) => states.contains(&state),
        // A list that tells not even the state is an export of ours, where all this was done.
        (None, _) => !share_list(hidden, listing),
        _ => true,
    };
    let names = [hidden, listing].map(|listing| fold(listing.name.get(Lang::En)));
    let [a, b] = [&names[0], &names[1]].map(|name| name.split(' ').collect::<HashSet<_>>());
    is_there && 2 * a.intersection(&b).count() >= a.union(&b).count()
}

/// What is left is how it is called, how it is reached, and what it offers, without which nobody could find it. Its pages
/// and the names of those who run it lead to the door. The state stays, else the place would stand among those of every
/// other one.
pub(crate) fn take_out(listing: &mut Listing) {
    let state = listing.address.as_ref().map(|address| address.state);
    let bare = Listing::named("", listing.sources[0].clone());
    let kept = Listing {
        id: listing.id.clone(),
        aliases: std::mem::take(&mut listing.aliases),
        name: std::mem::take(&mut listing.name),
        terms: listing.terms,
        serves_only: listing.serves_only,
        phones: std::mem::take(&mut listing.phones),
        service_area: listing
            .service_area
            .take()
            .or_else(|| Some(ServiceArea::States(vec![state?]))),
        confidential: true,
        status: listing.status,
        closed_on: listing.closed_on,
        sources: std::mem::take(&mut listing.sources),
        verified: listing.verified.take(),
        review_by: listing.review_by,
        ..bare
    };
    *listing = kept;
}
