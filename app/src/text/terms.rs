//! Terms of the vocabulary in words: names, lists of names, labels.

use super::text;
use waymark_directory::{Facet, Lang, TermId, TermSet, Vocabulary};

/// The heading of a facet's filters.
pub fn facet_name(facet: Facet, lang: Lang) -> &'static str {
    match facet {
        Facet::Need => text!(lang, facet.need),
        Facet::Service => text!(lang, facet.service),
        Facet::Group => text!(lang, facet.group),
        Facet::Payment => text!(lang, facet.pay),
        Facet::Language => text!(lang, facet.lang_spoken),
        Facet::Age => text!(lang, facet.age),
        Facet::Access => text!(lang, facet.access),
    }
}

/// The label of a filter in a query; the value as it is if the vocabulary doesn't have it.
pub fn filter_label<'a>(key: &str, value: &'a str, lang: Lang) -> &'a str {
    let vocabulary = Vocabulary::get();
    let facet = Facet::FILTERS.into_iter().find(|facet| facet.key() == key);
    facet
        .and_then(|facet| vocabulary.id(facet, value))
        .map_or(value, |id| vocabulary.term(id).name.get(lang))
}

/// The terms of one facet, in the order of the vocabulary.
pub fn terms_of_facet(terms: TermSet, facet: Facet) -> impl Iterator<Item = TermId> {
    terms
        .iter()
        .filter(move |id| Vocabulary::get().term(*id).facet == facet)
}

/// The terms of one facet, those asked for first.
pub fn asked_terms_first(terms: TermSet, facet: Facet, asked: TermSet) -> Vec<TermId> {
    let (mut first, rest): (Vec<_>, Vec<_>) =
        terms_of_facet(terms, facet).partition(|id| asked.contains(*id));
    first.extend(rest);
    first
}

/// Joins names as in "Detox, Medicaid", each name once.
pub fn join_names(ids: &[TermId], lang: Lang) -> String {
    let mut names: Vec<&str> = ids.iter().map(|id| term_name(*id, lang)).collect();
    names.dedup();
    names.join(", ")
}

pub fn term_name(id: TermId, lang: Lang) -> &'static str {
    Vocabulary::get().term(id).name.get(lang)
}

/// The needs that a place answers, those asked for first. A general need is left out if an exact one below it is there.
pub fn needs_to_show(terms: TermSet, asked: TermSet) -> Vec<TermId> {
    let vocabulary = Vocabulary::get();
    let all: Vec<TermId> = terms_of_facet(terms, Facet::Need).collect();
    let has_exact_need = |id: TermId| {
        let key = &vocabulary.term(id).key;
        all.iter()
            .any(|other| vocabulary.term(*other).parent.as_ref() == Some(key))
    };
    let (mut first, rest): (Vec<_>, Vec<_>) = all
        .iter()
        .copied()
        .filter(|id| !has_exact_need(*id))
        .partition(|id| asked.contains(*id));
    first.extend(rest);
    first
}

/// "Detox, outpatient care, methadone and 4 more".
pub fn list_terms(ids: &[TermId], max: usize, lang: Lang) -> String {
    let names: Vec<&str> = ids.iter().map(|id| term_name(*id, lang)).collect();
    list_names(&names, max, lang)
}

/// The first `max` names and how many are left; all of them if only one would be left, which takes no more room.
pub fn list_names(names: &[&str], max: usize, lang: Lang) -> String {
    if names.len() <= max + 1 {
        return names.join(", ");
    }
    let left = names.len() - max;
    let list = names[..max].join(", ");
    format!("{list} {}", text!(lang, hit.more, n = left))
}

/// A label within a sentence: "outpatient care", but "DUI program" and "VA care" keep their capitals.
pub fn lowercase_label(label: &str) -> String {
    let mut chars = label.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(key: &str) -> TermId {
        Vocabulary::get().id(Facet::Need, key).unwrap()
    }

    #[test]
    fn an_exact_need_replaces_its_general_one() {
        let terms: TermSet = ["treatment", "detox", "housing"]
            .map(need)
            .into_iter()
            .collect();
        assert_eq!(
            needs_to_show(terms, TermSet::default()),
            [need("detox"), need("housing")]
        );
    }

    #[test]
    fn needs_asked_for_come_first() {
        let terms: TermSet = ["detox", "methadone", "food"]
            .map(need)
            .into_iter()
            .collect();
        let asked: TermSet = [need("food")].into_iter().collect();
        assert_eq!(needs_to_show(terms, asked)[0], need("food"));
    }

    #[test]
    fn long_lists_are_shortened_by_at_least_two_names() {
        let ids: Vec<TermId> = Vocabulary::get()
            .facet(Facet::Need)
            .map(|(id, _)| id)
            .take(5)
            .collect();
        assert!(list_terms(&ids, 3, Lang::En).ends_with(" and 2 more"));
        assert!(!list_terms(&ids[..4], 3, Lang::En).contains(" more"));
        assert_eq!(list_terms(&[], 3, Lang::En), "");
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(lowercase_label("Outpatient care"), "outpatient care");
        assert_eq!(lowercase_label("DUI program"), "DUI program");
        assert_eq!(lowercase_label("Ámbito"), "ámbito");
    }

    #[test]
    fn unknown_filter_values_are_shown_as_they_are() {
        assert_eq!(
            filter_label("need", "no-such-need", Lang::En),
            "no-such-need"
        );
        assert_ne!(filter_label("need", "detox", Lang::Es), "detox");
    }
}
