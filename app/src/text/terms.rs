//! Terms of the vocabulary in words.

use super::{locale, td_string};
use waymark_directory::{Facet, Lang, TermId, TermSet, Vocabulary};

/// The heading of a filter.
pub fn facet(facet: Facet, lang: Lang) -> &'static str {
    let l = locale(lang);
    match facet {
        Facet::Need => td_string!(l, facet.need),
        Facet::Service => td_string!(l, facet.service),
        Facet::Group => td_string!(l, facet.group),
        Facet::Payment => td_string!(l, facet.pay),
        Facet::Language => td_string!(l, facet.lang_spoken),
        Facet::Age => td_string!(l, facet.age),
        Facet::Access => td_string!(l, facet.access),
    }
}

/// The label of a filter value in a query; the value itself where the vocabulary does not know it.
pub fn label<'a>(key: &str, value: &'a str, lang: Lang) -> &'a str {
    let vocabulary = Vocabulary::get();
    let facet = Facet::FILTERS.into_iter().find(|facet| facet.key() == key);
    facet
        .and_then(|facet| vocabulary.id(facet, value))
        .map_or(value, |id| vocabulary.term(id).name.get(lang))
}

/// The terms of a listing in one family, in the order of the vocabulary.
pub fn of(terms: TermSet, facet: Facet) -> impl Iterator<Item = TermId> {
    terms
        .iter()
        .filter(move |id| Vocabulary::get().term(*id).facet == facet)
}

/// The same, those asked for first.
pub fn asked_first(terms: TermSet, facet: Facet, asked: TermSet) -> Vec<TermId> {
    let (mut first, rest): (Vec<_>, Vec<_>) = of(terms, facet).partition(|id| asked.contains(*id));
    first.extend(rest);
    first
}

/// "Detox, Medicaid": every label once.
pub fn all(ids: &[TermId], lang: Lang) -> String {
    let mut names: Vec<&str> = ids.iter().map(|id| name(*id, lang)).collect();
    names.dedup();
    names.join(", ")
}

/// The name of a term.
pub fn name(id: TermId, lang: Lang) -> &'static str {
    Vocabulary::get().term(id).name.get(lang)
}

/// The needs a place answers, the asked ones first; a general need is left out where an exact one says it.
pub fn needs(terms: TermSet, asked: TermSet) -> Vec<TermId> {
    let vocabulary = Vocabulary::get();
    let all: Vec<TermId> = of(terms, Facet::Need).collect();
    let said_by_child = |id: TermId| {
        let key = &vocabulary.term(id).key;
        all.iter()
            .any(|other| vocabulary.term(*other).parent.as_ref() == Some(key))
    };
    let (mut first, rest): (Vec<_>, Vec<_>) = all
        .iter()
        .copied()
        .filter(|id| !said_by_child(*id))
        .partition(|id| asked.contains(*id));
    first.extend(rest);
    first
}

/// "Detox, outpatient care, methadone and 4 more": at most `most` names.
pub fn list(ids: &[TermId], most: usize, lang: Lang) -> String {
    // One name more costs no more room than "and 1 more".
    let shown = if ids.len() == most + 1 {
        ids.len()
    } else {
        most.min(ids.len())
    };
    let names: Vec<&str> = ids.iter().take(shown).map(|id| name(*id, lang)).collect();
    let left = ids.len() - shown;
    let list = names.join(", ");
    if left == 0 {
        list
    } else {
        format!("{list} {}", td_string!(locale(lang), hit.more, n = left))
    }
}

/// A label inside a sentence: "outpatient care", but "DUI program" and "VA care" stay.
pub fn lowered(label: &str) -> String {
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
    fn an_exact_need_says_its_general_one_too() {
        let terms: TermSet = ["treatment", "detox", "housing"]
            .map(need)
            .into_iter()
            .collect();
        assert_eq!(
            needs(terms, TermSet::default()),
            [need("detox"), need("housing")]
        );
    }

    #[test]
    fn what_was_asked_for_comes_first() {
        let terms: TermSet = ["detox", "methadone", "food"]
            .map(need)
            .into_iter()
            .collect();
        let asked: TermSet = [need("food")].into_iter().collect();
        assert_eq!(needs(terms, asked)[0], need("food"));
    }

    #[test]
    fn long_lists_are_cut_but_never_for_one_name() {
        let ids: Vec<TermId> = Vocabulary::get()
            .facet(Facet::Need)
            .map(|(id, _)| id)
            .take(5)
            .collect();
        assert!(list(&ids, 3, Lang::En).ends_with(" and 2 more"));
        assert!(!list(&ids[..4], 3, Lang::En).contains(" more"));
        assert_eq!(list(&[], 3, Lang::En), "");
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(lowered("Outpatient care"), "outpatient care");
        assert_eq!(lowered("DUI program"), "DUI program");
        assert_eq!(lowered("Ámbito"), "ámbito");
    }

    #[test]
    fn unknown_filter_values_show_as_they_are() {
        assert_eq!(label("need", "no-such-need", Lang::En), "no-such-need");
        assert_ne!(label("need", "detox", Lang::Es), "detox");
    }
}
