//! What the results say about one listing, in a few short lines.

use super::{
    dates, locale, td_string,
    terms::{self, lowered},
};
use jiff::civil::Date;
use waymark_directory::{Facet, Lang, Listing, TermId, TermSet, Vocabulary};

/// Most names in one line of a result: more would be skipped by the eye.
const MOST: usize = 3;

/// What it offers: the needs it answers, as a line that starts with a capital.
pub fn offers(listing: &Listing, asked: TermSet, lang: Lang) -> String {
    let needs = terms::needs(listing.terms, asked);
    let line = terms::list(&needs, MOST, lang);
    let mut names = line.split(", ");
    let first = names.next().unwrap_or_default().to_owned();
    names.fold(first, |line, name| format!("{line}, {}", lowered(name)))
}

/// For whom: the only groups it serves, else those it has a programme for; nothing where it is not said.
pub fn for_whom(listing: &Listing, asked: TermSet, lang: Lang) -> Option<String> {
    let l = locale(lang);
    let only: Vec<TermId> = listing.serves_only.iter().collect();
    if !only.is_empty() {
        return Some(td_string!(
            l,
            hit.only,
            who = terms::list(&only, MOST, lang)
        ));
    }
    let mut groups = terms::asked_first(listing.terms, Facet::Group, asked);
    let ages = terms::asked_first(listing.terms, Facet::Age, asked);
    // Most places are for adults; ages are worth a word where they are not among them.
    if !ages
        .iter()
        .any(|id| &*Vocabulary::get().term(*id).key == "adults")
    {
        groups.splice(0..0, ages);
    }
    (!groups.is_empty())
        .then(|| td_string!(l, hit.for_whom, who = terms::list(&groups, MOST, lang)))
}

/// How to pay; nothing where it is not said.
pub fn payment(listing: &Listing, asked: TermSet, lang: Lang) -> Option<String> {
    let ways = terms::asked_first(listing.terms, Facet::Payment, asked);
    (!ways.is_empty())
        .then(|| td_string!(locale(lang), hit.pay, how = terms::list(&ways, MOST, lang)))
}

/// Languages beside English; nothing where it is not said.
pub fn languages(listing: &Listing, asked: TermSet, lang: Lang) -> Option<String> {
    let beside_english = |id: &TermId| &*Vocabulary::get().term(*id).key != "en";
    let mut spoken = terms::asked_first(listing.terms, Facet::Language, asked);
    spoken.retain(beside_english);
    (!spoken.is_empty()).then(|| {
        td_string!(
            locale(lang),
            hit.speaks,
            languages = terms::list(&spoken, MOST, lang)
        )
    })
}

/// Where the facts come from and how fresh they are; the second value is whether they are old.
pub fn freshness(listing: &Listing, today: Date, lang: Lang) -> (String, bool) {
    let l = locale(lang);
    let newest = listing.sources.iter().max_by_key(|source| source.date);
    let source = newest.map(|source| {
        td_string!(
            l,
            hit.as_of,
            source = source.name.to_string(),
            date = dates::month(source.date, lang)
        )
    });
    let checked = listing
        .verified
        .as_ref()
        .map(|v| td_string!(l, hit.checked, date = dates::month(v.on, lang)));
    let line = source
        .into_iter()
        .chain(checked)
        .collect::<Vec<_>>()
        .join(" · ");
    (
        line,
        listing
            .as_of()
            .is_some_and(|date| dates::is_old(date, today)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn listing(more: &str) -> Listing {
        let json = format!(
            r#"{{"id":"x","name":{{"en":"X"}},"sources":[{{"name":"A list","date":"2023-06-01"}}],{more}}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn needs_read_as_one_line() {
        let detox = listing(r#""terms":["need:detox","need:counseling"]"#);
        let line = offers(&detox, TermSet::default(), Lang::Es);
        assert!(line.starts_with("Desintoxicación, "), "{line}");
    }

    #[test]
    fn unknown_is_not_mentioned() {
        let bare = listing(r#""terms":["need:detox"]"#);
        assert_eq!(
            (
                for_whom(&bare, TermSet::default(), Lang::En),
                payment(&bare, TermSet::default(), Lang::En),
                languages(&bare, TermSet::default(), Lang::En)
            ),
            (None, None, None)
        );
    }

    #[test]
    fn serving_only_some_is_said_first() {
        let only =
            listing(r#""terms":["group:veterans","group:women"],"serves_only":["group:veterans"]"#);
        assert!(
            for_whom(&only, TermSet::default(), Lang::En)
                .unwrap()
                .starts_with("Only for: ")
        );
    }

    #[test]
    fn adults_are_not_worth_a_word_but_children_are() {
        let adults = listing(r#""terms":["age:adults"]"#);
        assert_eq!(for_whom(&adults, TermSet::default(), Lang::En), None);
        assert!(
            for_whom(
                &listing(r#""terms":["age:children"]"#),
                TermSet::default(),
                Lang::En
            )
            .is_some()
        );
    }

    #[test]
    fn old_facts_are_called_old() {
        let (line, old) = freshness(&listing(r#""terms":[]"#), date(2026, 11, 24), Lang::En);
        assert_eq!((line.as_str(), old), ("A list, June 2023", true));
    }
}
