//! How a search was understood: a chip for each phrase that a plain link removes, and other places of the same name.

use super::{
    chips::{Chip, search_address},
    here,
};
use crate::text::{terms, text};
use leptos::prelude::*;
use waymark_directory::Lang;
use waymark_search::{PhraseReading, SearchQuery, SearchedPlace};

/// How many meanings of one phrase a chip names.
const MAX_MEANINGS: usize = 3;

/// A chip for each phrase that was understood. Renders nothing if there are none.
#[component]
pub fn Readings(query: SearchQuery, readings: Vec<PhraseReading>) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let chip = |reading: &PhraseReading| {
        let without = SearchQuery {
            q: reading.words_without.clone(),
            ..query.clone().at_page(0)
        };
        view! { <Chip label=reading_label(reading, here.lang) without=search_address(&here, &without) /> }
    };
    (!readings.is_empty()).then(|| {
        view! {
            <div class="read">
                <p class="soft" id="read">{text!(lang, results.read)}</p>
                <ul class="chips on" aria-labelledby="read">{readings.iter().map(chip).collect_view()}</ul>
            </div>
        }
    })
}

/// "Buprenorphine (Suboxone) / Methadone", or "Not: 12-step groups".
fn reading_label(reading: &PhraseReading, lang: Lang) -> String {
    let mut names: Vec<&str> = reading
        .terms
        .iter()
        .take(MAX_MEANINGS)
        .map(|id| terms::term_name(*id, lang))
        .collect();
    if reading.terms.len() > MAX_MEANINGS {
        names.push("…");
    }
    let what = names.join(" / ");
    if reading.is_avoided {
        text!(lang, results.not, what = what)
    } else {
        what
    }
}

/// Links to other places with the name that was typed.
#[component]
pub fn Namesakes(query: SearchQuery, place: SearchedPlace) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let link = |label: &String| {
        let there = SearchQuery {
            q: place
                .words_without_place
                .clone()
                .unwrap_or_else(|| query.q.clone()),
            near: label.parse().ok(),
            ..query.clone().at_page(0)
        };
        view! { <li><a href=search_address(&here, &there)>{label.clone()}</a></li> }
    };
    (!place.namesakes.is_empty()).then(|| {
        view! {
            <div class="read">
                <p class="soft" id="which">{text!(lang, results.which)}</p>
                <ul class="chips" aria-labelledby="which">{place.namesakes.iter().map(link).collect_view()}</ul>
            </div>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_directory::{Facet, Vocabulary};

    #[test]
    fn a_phrase_is_labeled_by_what_it_means() {
        let need = |key| Vocabulary::get().id(Facet::Need, key).unwrap();
        let mut reading = PhraseReading {
            words: "mat".into(),
            words_without: String::new(),
            terms: vec![need("methadone"), need("detox")],
            is_avoided: false,
        };
        assert_eq!(
            reading_label(&reading, Lang::En),
            "Methadone / Detox (withdrawal care)"
        );
        reading.is_avoided = true;
        reading.terms = ["methadone", "detox", "food", "housing"].map(need).into();
        assert_eq!(
            reading_label(&reading, Lang::Es),
            "Sin: Metadona / Desintoxicación / Comida / …"
        );
    }
}
