//! The icons of a page: [`Icon`] draws one, and [`Symbols`] carries the shapes of all that were drawn.

use leptos::prelude::*;
pub use waymark_kit::icon::{Icon, IconName, IconsUsed, MODULE_ICONS};

/// All icons, one symbol per line.
const SPRITE: &str = include_str!("../../icons/sprite.svg");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolSet {
    /// The shapes of the icons that the page has drawn so far.
    Drawn,
    /// Also those that the page's own module draws later, which the server can't see.
    WithModule,
}

/// The shapes of icons. They come last on the page, after everything that draws an icon.
#[component]
pub fn Symbols(set: SymbolSet) -> impl IntoView {
    let used = use_context::<IconsUsed>().unwrap_or_default();
    let is_needed = |name| {
        used.contains(name) || (set == SymbolSet::WithModule && MODULE_ICONS.contains(&name))
    };
    view! { <svg hidden inner_html=symbols(is_needed)></svg> }
}

fn symbols(is_needed: impl Fn(IconName) -> bool) -> String {
    SPRITE
        .lines()
        .filter(|line| name_of(line).is_some_and(&is_needed))
        .collect()
}

fn name_of(line: &str) -> Option<IconName> {
    line.strip_prefix("<symbol id=\"i-")?
        .split('"')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path};
    use waymark_directory::{Facet, Vocabulary};

    #[test]
    fn every_icon_of_the_vocabulary_is_known() {
        for (_, term) in Vocabulary::get().facet(Facet::Need) {
            if let Some(icon) = &term.icon {
                assert!(icon.parse::<IconName>().is_ok(), "{icon}");
            }
        }
    }

    #[test]
    fn the_sprite_and_the_names_agree() {
        let drawn: Vec<IconName> = SPRITE.lines().filter_map(name_of).collect();
        assert_eq!(drawn.len(), SPRITE.matches("<symbol ").count());
        for icon in IconName::ALL {
            assert!(drawn.contains(icon), "{icon:?}");
        }
    }

    #[test]
    fn the_modules_draw_only_the_icons_that_their_pages_carry() {
        let browser = concat!(env!("CARGO_MANIFEST_DIR"), "/browser");
        let mut waiting: Vec<_> = ["tracker/src", "saved-list/src", "kit/src/components.rs"]
            .map(|path| Path::new(browser).join(path))
            .into();
        let mut drawn = Vec::new();
        while let Some(path) = waiting.pop() {
            if path.is_dir() {
                let entries = fs::read_dir(path).expect("it is there");
                waiting.extend(entries.map(|entry| entry.expect("it can be read").path()));
                continue;
            }
            let source = fs::read_to_string(path).expect("it is text");
            let names = source.split("IconName::").skip(1).map(|rest| {
                let name = rest.split(|c: char| !c.is_alphanumeric()).next();
                name.unwrap_or_default().to_owned()
            });
            drawn.extend(names);
        }
        assert!(!drawn.is_empty());
        let carried = MODULE_ICONS.map(|icon| format!("{icon:?}"));
        for name in drawn {
            assert!(carried.contains(&name), "add {name} to MODULE_ICONS");
        }
    }

    #[test]
    fn a_page_carries_only_what_it_draws() {
        let symbols = symbols(|name| name == IconName::Phone);
        assert!(symbols.contains("id=\"i-phone\"") && !symbols.contains("id=\"i-exit\""));
    }
}
