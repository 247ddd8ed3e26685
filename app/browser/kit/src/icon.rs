//! Icons: one stroke, one grid, each a symbol of `app/icons/sprite.svg`.
//!
//! Every icon on the site is drawn by [`Icon`], in a page, in an island or in a page's own module. While the server
//! renders, `Icon` also notes itself in [`IconsUsed`], so the page carries the symbols it needs and no others, also for
//! islands, whose first state the server renders too.

use leptos::prelude::*;
use std::{
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

macro_rules! icon_names {
    ($($variant:ident $name:literal)*) => {
        /// An icon, by the name of its symbol.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum IconName {
            $($variant,)*
        }

        impl IconName {
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

icon_names! {
    Arrow "arrow"
    Basket "basket"
    Chat "chat"
    Check "check"
    Clock "clock"
    Close "close"
    Directions "directions"
    Exit "exit"
    Filter "filter"
    Globe "globe"
    House "house"
    Language "language"
    Lifebuoy "lifebuoy"
    Mind "mind"
    People "people"
    Phone "phone"
    Pin "pin"
    Print "print"
    Save "save"
    Search "search"
    Shield "shield"
    Text "text"
    Treatment "treatment"
    Turn "turn"
    Wheelchair "wheelchair"
}

/// No icon has this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such icon; add its symbol to app/icons/sprite.svg and its name to the kit")]
pub struct UnknownIcon;

impl FromStr for IconName {
    type Err = UnknownIcon;

    fn from_str(name: &str) -> Result<Self, UnknownIcon> {
        let mut all = Self::ALL.iter().copied();
        all.find(|icon| icon.as_str() == name).ok_or(UnknownIcon)
    }
}

impl IconName {
    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

const _: () = assert!(
    IconName::ALL.len() <= 32,
    "IconsUsed has a bit for each icon"
);

/// The icons that a page has drawn so far, a bit each. The server provides it as a context; in a browser there is none.
#[derive(Clone, Debug, Default)]
pub struct IconsUsed(Arc<AtomicU32>);

impl IconsUsed {
    pub fn add(&self, name: IconName) {
        self.0.fetch_or(name.bit(), Ordering::Relaxed);
    }

    pub fn contains(&self, name: IconName) -> bool {
        self.0.load(Ordering::Relaxed) & name.bit() != 0
    }
}

/// An icon beside words that say the same; hidden from screen readers.
#[component]
pub fn Icon(
    name: IconName,
    /// One more class, such as the one that turns with an opened fold.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    if let Some(used) = use_context::<IconsUsed>() {
        used.add(name);
    }
    let class = if class.is_empty() {
        "icon".to_owned()
    } else {
        format!("icon {class}")
    };
    view! {
        <svg class=class aria-hidden="true">
            <use href=format!("#i-{}", name.as_str())></use>
        </svg>
    }
}

/// What the tracker and the saved list draw in the browser. Their pages carry these shapes from the start.
pub const MODULE_ICONS: [IconName; 2] = [IconName::Phone, IconName::Text];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_found_by_its_name() {
        for icon in IconName::ALL {
            assert_eq!(icon.as_str().parse(), Ok(*icon));
        }
        assert_eq!("unicorn".parse::<IconName>(), Err(UnknownIcon));
    }

    #[test]
    fn used_icons_are_told_apart() {
        let used = IconsUsed::default();
        used.add(IconName::Arrow);
        used.add(IconName::Wheelchair);
        let added = IconName::ALL.iter().filter(|icon| used.contains(**icon));
        assert_eq!(
            added.collect::<Vec<_>>(),
            [&IconName::Arrow, &IconName::Wheelchair]
        );
    }
}
