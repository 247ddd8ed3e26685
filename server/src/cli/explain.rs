//! `waymark search --explain`: why a search answers as it does, for people who maintain the vocabulary and the weights.

use std::fmt::Write;
use waymark_directory::{Lang, TermId, Vocabulary};
use waymark_search::{Hit, PhraseReading, ScoreFactor, SearchResults};

/// Explains how the words were understood, with a line for each phrase.
pub fn explain_reading(results: &SearchResults, lang: Lang) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    if let Some(danger) = results.danger {
        let _ = writeln!(out, "The words suggest danger: {danger:?}");
    }
    for PhraseReading {
        words,
        terms,
        is_avoided,
        ..
    } in &results.readings
    {
        let wanted = if *is_avoided {
            "is not wanted"
        } else {
            "means"
        };
        let _ = writeln!(out, "\"{words}\" {wanted}: {}", labels(terms, lang, " or "));
    }
    if let Some(place) = &results.place {
        let _ = writeln!(out, "The place is {}", place.label);
        if !place.namesakes.is_empty() {
            let _ = writeln!(out, "  it could also be {}", place.namesakes.join(" or "));
        }
        if place.widened {
            let _ = writeln!(out, "  few places are nearby, so the search looked farther");
        }
    }
    if results.loosened {
        out += "Nothing matches all of the words; these match some\n";
    }
    out
}

/// Lists the parts of a result's score.
pub fn explain_score(hit: &Hit, lang: Lang) -> String {
    let score = &hit.score;
    let mut out = format!("  score {:.2}\n", score.total());
    let mut add = |points: f32, why: String| {
        if points != 0.0 {
            let _ = writeln!(out, "    +{points:.2}  {why}");
        }
    };
    let meets = if hit.matches.is_empty() {
        "the search names nothing specific".to_owned()
    } else {
        format!("it offers {}", labels(&hit.matches, lang, ", "))
    };
    add(score.concepts, meets);
    add(score.name, "its name is close to the words".to_owned());
    add(
        score.words,
        "the words occur in its name or text".to_owned(),
    );
    for (factor, value) in score.factors() {
        if (value - 1.0).abs() > f32::EPSILON {
            let _ = writeln!(
                out,
                "    x{value:.2}  {}",
                describe_factor(factor, hit, lang)
            );
        }
    }
    out
}

fn describe_factor(factor: ScoreFactor, hit: &Hit, lang: Lang) -> String {
    match factor {
        ScoreFactor::Focus => "how much it focuses on this".to_owned(),
        ScoreFactor::Nearness => match hit.distance_miles {
            Some(miles) => format!("it is {miles} miles away"),
            None => "how close it is".to_owned(),
        },
        ScoreFactor::Door => "it has no address to go to".to_owned(),
        ScoreFactor::UnknownCondition => format!(
            "its data says nothing about {}",
            labels(&hit.unknown_conditions, lang, ", ")
        ),
        ScoreFactor::Avoidance => "it offers something that is not wanted".to_owned(),
        ScoreFactor::Exclusivity => "it serves some people only".to_owned(),
        ScoreFactor::Freshness => "its facts are older than the newest here".to_owned(),
        ScoreFactor::Phone => "it has no phone".to_owned(),
        ScoreFactor::Language => "it speaks the reader's language".to_owned(),
        ScoreFactor::Hours => "its hours are unknown".to_owned(),
        ScoreFactor::Repetition => "other sites of the same organization come before it".to_owned(),
    }
}

fn labels(terms: &[TermId], lang: Lang, between: &str) -> String {
    terms
        .iter()
        .map(|id| Vocabulary::get().term(*id).name.get(lang))
        .collect::<Vec<_>>()
        .join(between)
}
