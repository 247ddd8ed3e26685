//! The short lines in which the results describe a listing.

use super::{
    formats::{is_old, month_and_year},
    terms::{asked_terms_first, list_terms, lowercase_label, needs_to_show},
    text,
};
use jiff::civil::Date;
use waymark_directory::{Facet, Lang, Listing, TermId, TermSet, Vocabulary};

/// Most names in one line; readers would skip more.
const MAX_NAMES: usize = 3;

/// The needs it answers: "Detox, outpatient care". Starts with a capital letter.
pub fn offers_line(listing: &Listing, asked: TermSet, lang: Lang) -> String {
    let needs = needs_to_show(listing.terms, asked);
    let line = list_terms(&needs, MAX_NAMES, lang);
    let mut names = line.split(", ");
    let first = names.next().unwrap_or_default().to_owned();
    names.fold(first, |line, name| {
        format!("{line}, {}", lowercase_label(name))
    })
}

/// The only groups it serves, or else those it has a program for; `None` if the listing doesn't say.
pub fn audience_line(listing: &Listing, asked: TermSet, lang: Lang) -> Option<String> {
    let only: Vec<TermId> = listing.serves_only.iter().collect();
    if !only.is_empty() {
        return Some(text!(
            lang,
            hit.only,
            who = list_terms(&only, MAX_NAMES, lang)
        ));
    }
    let mut groups = asked_terms_first(listing.terms, Facet::Group, asked);
    let ages = asked_terms_first(listing.terms, Facet::Age, asked);
    // Most places serve adults, so ages are only worth mentioning if adults aren't among them.
    if !ages
        .iter()
        .any(|id| &*Vocabulary::get().term(*id).key == "adults")
    {
        groups.splice(0..0, ages);
    }
    (!groups.is_empty()).then(|| {
        text!(
            lang,
            hit.for_whom,
            who = list_terms(&groups, MAX_NAMES, lang)
        )
    })
}

/// How to pay; `None` if the listing doesn't say.
pub fn payment_line(listing: &Listing, asked: TermSet, lang: Lang) -> Option<String> {
    let ways = asked_terms_first(listing.terms, Facet::Payment, asked);
    (!ways.is_empty()).then(|| text!(lang, hit.pay, how = list_terms(&ways, MAX_NAMES, lang)))
}

/// Languages besides English; `None` if the listing doesn't say.
pub fn languages_line(listing: &Listing, asked: TermSet, lang: Lang) -> Option<String> {
    let besides_english = |id: &TermId| &*Vocabulary::get().term(*id).key != "en";
    let mut spoken = asked_terms_first(listing.terms, Facet::Language, asked);
    spoken.retain(besides_english);
    (!spoken.is_empty()).then(|| {
        text!(
            lang,
            hit.speaks,
            languages = list_terms(&spoken, MAX_NAMES, lang)
        )
    })
}

/// The newest source and the last check, with their dates; and whether the facts are old.
pub fn freshness_line(listing: &Listing, today: Date, lang: Lang) -> (String, bool) {
    let newest = listing.sources.iter().max_by_key(|source| source.date);
    let source = newest.map(|source| {
        text!(
            lang,
            hit.as_of,
            source = source.name.to_string(),
            date = month_and_year(source.date, lang)
        )
    });
    let checked = listing
        .verified
        .as_ref()
        .map(|v| text!(lang, hit.checked, date = month_and_year(v.on, lang)));
    let line = source
        .into_iter()
        .chain(checked)
        .collect::<Vec<_>>()
        .join(" · ");
    (
        line,
        listing.as_of().is_some_and(|date| is_old(date, today)),
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
    fn needs_are_one_line_with_one_capital() {
        let detox = listing(r#""terms":["need:detox","need:counseling"]"#);
        let line = offers_line(&detox, TermSet::default(), Lang::Es);
        assert!(line.starts_with("Desintoxicación, "), "{line}");
    }

    #[test]
    fn what_a_listing_does_not_say_is_not_mentioned() {
        let bare = listing(r#""terms":["need:detox"]"#);
        assert_eq!(
            (
                audience_line(&bare, TermSet::default(), Lang::En),
                payment_line(&bare, TermSet::default(), Lang::En),
                languages_line(&bare, TermSet::default(), Lang::En)
            ),
            (None, None, None)
        );
    }

    #[test]
    fn the_only_groups_served_come_first() {
        let only =
            listing(r#""terms":["group:veterans","group:women"],"serves_only":["group:veterans"]"#);
        assert!(
            audience_line(&only, TermSet::default(), Lang::En)
                .unwrap()
                .starts_with("Only for: ")
        );
    }

    #[test]
    fn children_are_mentioned_but_adults_are_not() {
        let adults = listing(r#""terms":["age:adults"]"#);
        assert_eq!(audience_line(&adults, TermSet::default(), Lang::En), None);
        assert!(
            audience_line(
                &listing(r#""terms":["age:children"]"#),
                TermSet::default(),
                Lang::En
            )
            .is_some()
        );
    }

    #[test]
    fn old_facts_are_reported_as_old() {
        let (line, old) = freshness_line(&listing(r#""terms":[]"#), date(2026, 11, 24), Lang::En);
        assert_eq!((line.as_str(), old), ("A list, June 2023", true));
    }
}
