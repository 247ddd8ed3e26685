//! What the server knows about places, by id. The places on the device's own list are stored beside it, so that a phone
//! without a connection can show them.

use gloo::net::http::Request;
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use waymark_kit::saved_list::local_storage;
use waymark_saved_list::{List, place::Place};

/// The key in `localStorage` for the places on the device's own list.
const KEY: &str = "waymark.list.places";

/// The places that were requested; a handle, cheap to copy.
#[derive(Clone, Copy)]
pub struct Places {
    lang: &'static str,
    /// `None` if the server doesn't know the id.
    answers: RwSignal<BTreeMap<String, Option<Place>>>,
    requested: StoredValue<BTreeSet<String>>,
    failed: RwSignal<bool>,
}

/// What is known about a place.
pub enum Answer {
    NotYet,
    UnknownId,
    Place(Box<Place>),
}

#[derive(Serialize)]
struct ListingsRequest<'a> {
    ids: &'a [String],
}

#[derive(Deserialize)]
struct ListingsResponse {
    places: Vec<RequestedPlace>,
}

#[derive(Deserialize)]
struct RequestedPlace {
    asked: String,
    listing: Option<Place>,
}

impl Places {
    /// Starts with the stored places, which are shown until the server answers.
    pub fn new(lang: &'static str) -> Self {
        let stored = local_storage().and_then(|storage| storage.get_item(KEY).ok()?);
        let stored =
            stored.and_then(|stored| serde_json::from_str::<BTreeMap<String, Place>>(&stored).ok());
        let answers = stored.unwrap_or_default().into_iter();
        Self {
            lang,
            answers: RwSignal::new(answers.map(|(id, place)| (id, Some(place))).collect()),
            requested: StoredValue::default(),
            failed: RwSignal::new(false),
        }
    }

    pub fn get(self, id: &str) -> Answer {
        match self.answers.read().get(id) {
            None => Answer::NotYet,
            Some(None) => Answer::UnknownId,
            Some(Some(place)) => Answer::Place(Box::new(place.clone())),
        }
    }

    /// The name of a place, or its id while nothing is known about it.
    pub fn name(self, id: &str) -> String {
        let answers = self.answers.read();
        let place = answers.get(id).and_then(Option::as_ref);
        place.map_or_else(|| id.to_owned(), |place| place.name.clone())
    }

    /// The places of a list, in its order.
    pub fn of_list(self, list: &List) -> Vec<Option<Place>> {
        let answers = self.answers.read();
        let places = list.places().iter();
        places
            .map(|saved| answers.get(&saved.id).cloned().flatten())
            .collect()
    }

    /// Stores the known places of a list, and no others.
    pub fn store(self, list: &List) {
        let places = list.places().iter().zip(self.of_list(list));
        let places = places.filter_map(|(saved, place)| Some((&saved.id, place?)));
        let places: BTreeMap<&String, Place> = places.collect();
        let Some(storage) = local_storage() else {
            return;
        };
        // If the storage is full, only the view without a connection suffers.
        drop(match serde_json::to_string(&places) {
            Ok(json) if !places.is_empty() => storage.set_item(KEY, &json),
            _ => storage.remove_item(KEY),
        });
    }

    /// True while an answer for one of the list's places is still to come.
    pub fn are_loading(self, list: &List) -> bool {
        let answers = self.answers.read();
        let mut places = list.places().iter();
        !self.failed.get() && places.any(|saved| !answers.contains_key(&saved.id))
    }

    /// True until the list's places can be drawn all at once; drawn one by one they would push each other down. Never
    /// true again after that.
    pub fn is_waiting(self, list: Signal<List>) -> Memo<bool> {
        Memo::new(move |before| before != Some(&false) && self.are_loading(&list.read()))
    }

    /// True if the last request got no answer.
    pub fn failed(self) -> bool {
        self.failed.get()
    }

    /// Requests the places of a list that weren't requested yet.
    pub fn request(self, list: &List) {
        let requested = self.requested.get_value();
        let ids = list.places().iter().map(|saved| saved.id.clone());
        let ids: Vec<String> = ids.filter(|id| !requested.contains(id)).collect();
        if ids.is_empty() {
            return;
        }
        self.requested
            .update_value(|requested| requested.extend(ids.iter().cloned()));
        self.failed.set(false);
        spawn_local(async move {
            if let Some(response) = fetch_listings(&ids, self.lang).await {
                let places = response.places.into_iter();
                self.answers
                    .update(|answers| answers.extend(places.map(|at| (at.asked, at.listing))));
            } else {
                self.requested
                    .update_value(|requested| requested.retain(|id| !ids.contains(id)));
                self.failed.set(true);
            }
        });
    }
}

async fn fetch_listings(ids: &[String], lang: &str) -> Option<ListingsResponse> {
    let request = Request::post(&format!("/api/v1/listings?lang={lang}"))
        .json(&ListingsRequest { ids })
        .ok()?;
    let response = request.send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.json().await.ok()
}
