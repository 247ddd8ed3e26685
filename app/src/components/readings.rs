//! How the words were read, each phrase removable by a plain link; and other places of the same name.

use super::{
    chips::{Chip, address},
    here,
};
use crate::text::{td_string, terms};
use leptos::prelude::*;
use waymark_directory::Lang;
use waymark_search::{PlaceMeant, Reading, SearchQuery};

/// Most meanings of one phrase that are named.
const MOST: usize = 3;

/// "We read this as": a chip for every phrase; nothing where no phrase was understood.
#[component]
pub fn Readings(query: SearchQuery, readings: Vec<Reading>) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let search = here.to("/search");
    let chip = |reading: &Reading| {
        let without = SearchQuery {
            q: reading.without.clone(),
            ..query.clone().at_page(0)
        };
        let label = label(reading, here.lang);
        view! { <Chip label without=address(&search, &without) /> }
    };
    let chips: Vec<_> = readings.iter().map(chip).collect();
    (!chips.is_empty()).then(|| {
        view! {
            <div class="read">
                <p class="soft" id="read">{td_string!(l, results.read)}</p>
                <ul class="chips on" aria-labelledby="read">{chips}</ul>
            </div>
        }
    })
}

/// "Buprenorphine (Suboxone) / Methadone", or "Not: 12-step groups".
fn label(reading: &Reading, lang: Lang) -> String {
    let mut names: Vec<&str> = reading
        .terms
        .iter()
        .take(MOST)
        .map(|id| terms::name(*id, lang))
        .collect();
    if reading.terms.len() > MOST {
        names.push("…");
    }
    let what = names.join(" / ");
    if reading.avoided {
        td_string!(crate::text::locale(lang), results.not, what = what)
    } else {
        what
    }
}

/// Links to other places of the name that was typed.
#[component]
pub fn Namesakes(query: SearchQuery, place: PlaceMeant) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let search = here.to("/search");
    let link = |label: &String| {
        let there = SearchQuery {
            q: place.without.clone().unwrap_or_else(|| query.q.clone()),
            near: label.parse().ok(),
            ..query.clone().at_page(0)
        };
        view! { <li><a href=address(&search, &there)>{label.clone()}</a></li> }
    };
    let links: Vec<_> = place.namesakes.iter().map(link).collect();
    (!links.is_empty()).then(|| {
        view! {
            <div class="read">
                <p class="soft" id="which">{td_string!(l, results.which)}</p>
                <ul class="chips" aria-labelledby="which">{links}</ul>
            </div>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_directory::{Facet, Vocabulary};

    #[test]
    fn a_phrase_is_shown_by_what_it_means() {
        let need = |key| Vocabulary::get().id(Facet::Need, key).unwrap();
        let mut reading = Reading {
            words: "mat".into(),
            without: String::new(),
            terms: vec![need("methadone"), need("detox")],
            avoided: false,
        };
        assert_eq!(
            label(&reading, Lang::En),
            "Methadone / Detox (withdrawal care)"
        );
        reading.avoided = true;
        reading.terms = ["methadone", "detox", "food", "housing"].map(need).into();
        assert_eq!(
            label(&reading, Lang::Es),
            "Sin: Metadona / Desintoxicación / Comida / …"
        );
    }
}
