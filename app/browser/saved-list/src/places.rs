//! What the server knows of places, by id; those of the device's own list are kept beside it, for a phone without a
//! network.

use gloo::net::http::Request;
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use waymark_kit::saved_list::local_storage;
use waymark_saved_list::{List, place::Place};

/// Where the places of the device's own list are kept, in `localStorage`.
const KEY: &str = "waymark.list.places";

/// The places that were asked for; a handle, cheap to copy.
#[derive(Clone, Copy)]
pub struct Places {
    lang: &'static str,
    /// None where the server knows none of this id.
    known: RwSignal<BTreeMap<String, Option<Place>>>,
    asked: StoredValue<BTreeSet<String>>,
    failed: RwSignal<bool>,
}

/// What is known of a place.
pub enum Known {
    /// It was not asked for, or there is no answer yet.
    NotYet,
    /// The server knows none of this id.
    Nothing,
    /// This is it.
    Place(Box<Place>),
}

#[derive(Serialize)]
struct Asked<'a> {
    ids: &'a [String],
}

#[derive(Deserialize)]
struct Answer {
    places: Vec<Answered>,
}

#[derive(Deserialize)]
struct Answered {
    asked: String,
    listing: Option<Place>,
}

impl Places {
    /// Nothing asked for yet; what was kept is shown until there is an answer.
    pub fn new(lang: &'static str) -> Self {
        let kept = local_storage().and_then(|storage| storage.get_item(KEY).ok()?);
        let kept =
            kept.and_then(|kept| serde_json::from_str::<BTreeMap<String, Place>>(&kept).ok());
        let known = kept.unwrap_or_default().into_iter();
        Self {
            lang,
            known: RwSignal::new(known.map(|(id, place)| (id, Some(place))).collect()),
            asked: StoredValue::default(),
            failed: RwSignal::new(false),
        }
    }

    /// What is known of a place.
    pub fn get(self, id: &str) -> Known {
        match self.known.read().get(id) {
            None => Known::NotYet,
            Some(None) => Known::Nothing,
            Some(Some(place)) => Known::Place(Box::new(place.clone())),
        }
    }

    /// The name of a place, or its id as long as nothing is known.
    pub fn name(self, id: &str) -> String {
        let known = self.known.read();
        let place = known.get(id).and_then(Option::as_ref);
        place.map_or_else(|| id.to_owned(), |place| place.name.clone())
    }

    /// The places of a list, in its order.
    pub fn of(self, list: &List) -> Vec<Option<Place>> {
        let known = self.known.read();
        let places = list.places().iter();
        places
            .map(|saved| known.get(&saved.id).cloned().flatten())
            .collect()
    }

    /// Keeps what is known of a list's places, and of no others.
    pub fn keep(self, list: &List) {
        let places = list.places().iter().zip(self.of(list));
        let places = places.filter_map(|(saved, place)| Some((&saved.id, place?)));
        let places: BTreeMap<&String, Place> = places.collect();
        let Some(storage) = local_storage() else {
            return;
        };
        // A full storage costs only what is shown without a network.
        drop(match serde_json::to_string(&places) {
            Ok(json) if !places.is_empty() => storage.set_item(KEY, &json),
            _ => storage.remove_item(KEY),
        });
    }

    /// Whether something is still to come.
    pub fn are_loading(self, list: &List) -> bool {
        let known = self.known.read();
        !self.failed.get() && list.places().iter().any(|at| !known.contains_key(&at.id))
    }

    /// Whether nothing of a list should be drawn yet: places that come one by one would push each other down. Once there
    /// was an answer, it stays so.
    pub fn is_waiting(self, list: Signal<List>) -> Memo<bool> {
        Memo::new(move |before| before != Some(&false) && self.are_loading(&list.read()))
    }

    /// Whether the server could not be asked.
    pub fn failed(self) -> bool {
        self.failed.get()
    }

    /// Asks for those of a list that were not asked for.
    pub fn ask(self, list: &List) {
        let asked = self.asked.get_value();
        let ids = list.places().iter().map(|saved| saved.id.clone());
        let ids: Vec<String> = ids.filter(|id| !asked.contains(id)).collect();
        if ids.is_empty() {
            return;
        }
        self.asked
            .update_value(|asked| asked.extend(ids.iter().cloned()));
        self.failed.set(false);
        spawn_local(async move {
            if let Some(answer) = fetched(&ids, self.lang).await {
                let places = answer.places.into_iter();
                self.known
                    .update(|known| known.extend(places.map(|at| (at.asked, at.listing))));
            } else {
                self.asked
                    .update_value(|asked| asked.retain(|id| !ids.contains(id)));
                self.failed.set(true);
            }
        });
    }
}

async fn fetched(ids: &[String], lang: &str) -> Option<Answer> {
    let request = Request::post(&format!("/api/v1/listings?lang={lang}"))
        .json(&Asked { ids })
        .ok()?;
    let response = request.send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.json().await.ok()
}
