//! Our own icons: one stroke, one grid. A page carries the symbols it uses, and no others.

use leptos::prelude::*;
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

/// One symbol a line.
const SPRITE: &str = include_str!("../../icons/sprite.svg");

/// The icons a page has used so far.
#[derive(Clone, Default)]
pub struct IconsUsed(Arc<Mutex<BTreeSet<String>>>);

impl IconsUsed {
    fn add(&self, name: &str) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(name.to_owned());
    }
}

/// Notes an icon that an island draws by itself.
pub fn use_icon(name: &str) {
    if let Some(used) = use_context::<IconsUsed>() {
        used.add(name);
    }
}

/// An icon beside words that say the same; hidden from screen readers.
#[component]
pub fn Icon(
    #[prop(into)] name: String,
    /// More classes, such as the one that turns with an opened fold.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    use_icon(&name);
    let class = if class.is_empty() {
        "icon".to_owned()
    } else {
        format!("icon {class}")
    };
    view! {
        <svg class=class aria-hidden="true">
            <use href=format!("#i-{name}")></use>
        </svg>
    }
}

/// The symbols behind the icons used before it; stands last on the page.
#[component]
pub fn Symbols() -> impl IntoView {
    let used = use_context::<IconsUsed>().unwrap_or_default();
    let used = used
        .0
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    view! { <svg hidden inner_html=symbols(&used)></svg> }
}

fn symbols(used: &BTreeSet<String>) -> String {
    SPRITE
        .lines()
        .filter(|line| name_of(line).is_some_and(|name| used.contains(name)))
        .collect()
}

fn name_of(line: &str) -> Option<&str> {
    line.strip_prefix("<symbol id=\"i-")?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_directory::{Facet, Vocabulary};

    #[test]
    fn every_icon_of_the_vocabulary_is_drawn() {
        for (_, term) in Vocabulary::get().facet(Facet::Need) {
            if let Some(icon) = &term.icon {
                assert!(
                    SPRITE
                        .lines()
                        .filter_map(name_of)
                        .any(|name| name == &**icon),
                    "{icon}"
                );
            }
        }
    }

    #[test]
    fn a_page_carries_only_what_it_uses() {
        let used = BTreeSet::from(["phone".to_owned()]);
        let symbols = symbols(&used);
        assert!(symbols.contains("id=\"i-phone\"") && !symbols.contains("id=\"i-exit\""));
    }
}
