//! What words mean, and why places are ordered the way they are, in a small invented directory.

use std::error::Error;
use waymark_directory::{Catalogue, Lang, Vocabulary, curated::read_entries, fault::SourceFile};
use waymark_search::{Directory, Openness, SearchQuery, SearchResults};

type Outcome = Result<(), Box<dyn Error>>;

/// ID, name, city and ZIP, needs, other lines. All but the last are in or around Denver.
const PLACES: &[(&str, &str, &str, &str, &str)] = &[
    (
        "special",
        "Aspen Detox",
        "Denver CO 80204",
        "detox",
        "payment = [\"medicaid\"]",
    ),
    (
        "also",
        "Birch Campus",
        "Denver CO 80204",
        "detox residential outpatient methadone counseling",
        "payment = [\"medicaid\"]\nservices = [\"twelve-step\"]",
    ),
    ("silent", "Cedar Clinic", "Denver CO 80204", "detox", ""),
    (
        "refuses",
        "Dogwood Clinic",
        "Denver CO 80204",
        "detox",
        "payment = [\"self-pay\"]",
    ),
    (
        "men",
        "Elm House",
        "Denver CO 80204",
        "residential",
        "groups = [\"men\"]\nserves_only = [\"men\"]",
    ),
    (
        "women",
        "Fir House",
        "Denver CO 80205",
        "residential",
        "groups = [\"women\"]",
    ),
    (
        "day",
        "Gorse Center",
        "Denver CO 80204",
        "counseling",
        "[listing.hours]\ntimezone = \"America/Denver\"\nopening = [{ days = [\"mon\", \"fri\"], opens = \"09:00\", closes = \"17:00\" }]",
    ),
    (
        "night",
        "Holly Center",
        "Denver CO 80204",
        "counseling",
        "hours = \"always\"",
    ),
    ("unknown", "Ivy Center", "Denver CO 80204", "counseling", ""),
    (
        "far",
        "Juniper Methadone",
        "Pueblo CO 81003",
        "methadone",
        "",
    ),
    (
        "phoenix",
        "Phoenix House",
        "Springfield IL 62701",
        "recovery-housing",
        "",
    ),
];

fn directory() -> Result<Directory, Box<dyn Error>> {
    let mut entries = Vec::new();
    for (id, name, place, needs, more) in PLACES {
        let parts: Vec<&str> = place.split(' ').collect();
        let [city, state, zip] = parts[..] else {
            return Err(place.to_string().into());
        };
        let at = format!("city = \"{city}\", state = \"{state}\", postal_code = \"{zip}\"");
        entries.push(entry(id, name, ("12 Elm Street", &at), needs, more));
    }
    directory_of(&entries)
}

const DENVER: &str = "city = \"Denver\", state = \"CO\", postal_code = \"80204\"";

/// An entry. `needs` are separated by spaces, and `more` holds further lines.
fn entry(id: &str, name: &str, (street, at): (&str, &str), needs: &str, more: &str) -> String {
    let needs: Vec<String> = needs.split(' ').map(|need| format!("\"{need}\"")).collect();
    format!(
        "[[listing]]\nid = \"{id}\"\nname = {{ en = \"{name}\", es = \"{name}\" }}\n\
         description = {{ en = \"A place.\", es = \"Un lugar.\" }}\nneeds = [{}]\n\
         phones = [{{ number = \"303-555-0100\" }}]\n\
         address = {{ street = \"{street}\", {at} }}\n\
         source = {{ name = \"Test\", url = \"https://source.example/\", date = 2026-01-02 }}\n{more}\n\n",
        needs.join(", ")
    )
}

fn directory_of(entries: &[String]) -> Result<Directory, Box<dyn Error>> {
    let file = SourceFile {
        name: "test.toml".to_owned(),
        text: entries.concat().into(),
    };
    let listings = read_entries(&[file])?;
    Ok(Directory::new(Catalogue::from_curated(listings))?)
}

fn ask(query: &str) -> Result<SearchResults, Box<dyn Error>> {
    let query: SearchQuery = query.parse()?;
    Ok(directory()?.search(&query, Lang::En, 20)?)
}

fn ids(results: &SearchResults) -> Vec<&str> {
    results
        .hits
        .iter()
        .map(|hit| hit.listing.id.as_str())
        .collect()
}

#[test]
fn a_place_for_it_comes_before_one_that_also_does_it() -> Outcome {
    let results = ask("q=detox&near=80204")?;
    let found = ids(&results);
    assert_eq!(found[0], "special");
    assert_eq!(found.last(), Some(&"also"));
    Ok(())
}

#[test]
fn an_unknown_condition_comes_after_a_yes_and_is_not_a_no() -> Outcome {
    let results = ask("q=detox+medicaid&near=80204")?;
    assert_eq!(ids(&results), ["special", "also", "silent"]);
    let medicaid = |ids: &[waymark_directory::TermId]| {
        ids.iter()
            .any(|id| &*Vocabulary::get().term(*id).key == "medicaid")
    };
    assert!(medicaid(&results.hits[0].matches) && !medicaid(&results.hits[0].unknown_conditions));
    assert!(medicaid(&results.hits[2].unknown_conditions));
    assert!(results.hits[2].score.unknown_condition < 1.0);
    Ok(())
}

#[test]
fn places_with_something_unwanted_come_last() -> Outcome {
    let results = ask("q=detox+without+12+step&near=80204")?;
    assert_eq!(ids(&results).last(), Some(&"also"));
    assert!(results.readings.iter().any(|reading| reading.is_avoided));
    Ok(())
}

#[test]
fn a_place_for_men_only_is_not_shown_to_women() -> Outcome {
    assert_eq!(ids(&ask("q=residential+women&near=80204")?)[0], "women");
    assert!(!ids(&ask("q=residential+women&near=80204")?).contains(&"men"));
    assert!(ids(&ask("q=residential+men&near=80204")?).contains(&"men"));
    Ok(())
}

#[test]
fn every_phrase_can_be_taken_back() -> Outcome {
    let results = ask("q=detox+that+takes+medicaid&near=80204")?;
    let readings: Vec<(&str, &str)> = results
        .readings
        .iter()
        .map(|reading| (reading.words.as_str(), reading.words_without.as_str()))
        .collect();
    assert_eq!(
        readings,
        [
            ("detox", "that takes medicaid"),
            ("takes medicaid", "detox")
        ]
    );
    Ok(())
}

#[test]
fn a_search_without_enough_places_looks_further_and_says_so() -> Outcome {
    let results = ask("q=methadone&near=80204")?;
    let place = results.place.as_ref().ok_or("a place")?;
    assert!(place.widened && place.radius_miles > Some(50));
    assert_eq!(ids(&results), ["also", "far"]);
    Ok(())
}

#[test]
fn when_nothing_fits_the_whole_query_the_results_say_so() -> Outcome {
    let results = ask("q=recovery+housing+counseling&near=80204")?;
    assert!(results.loosened && results.total > 0);
    assert!(!ask("q=detox&near=80204")?.loosened);
    Ok(())
}

#[test]
fn a_name_is_found_even_if_it_begins_like_a_place() -> Outcome {
    let results = ask("q=phoenix+house")?;
    assert_eq!(ids(&results)[0], "phoenix");
    Ok(())
}

#[test]
fn other_places_of_a_name_are_offered_unless_a_state_is_given() -> Outcome {
    let namesakes = |query| -> Result<Vec<String>, Box<dyn Error>> {
        Ok(ask(query)?.place.ok_or("a place")?.namesakes)
    };
    assert!(namesakes("q=detox+springfield")?.contains(&"Springfield, MO".to_owned()));
    assert!(namesakes("q=detox&near=springfield")?.contains(&"Springfield, MO".to_owned()));
    assert!(namesakes("q=detox+springfield+il")?.is_empty());
    assert!(namesakes("q=detox&near=Springfield,+IL")?.is_empty());
    Ok(())
}

#[test]
fn closed_places_are_left_out_and_those_without_hours_are_kept() -> Outcome {
    type Found = Vec<(String, Openness)>;
    let on = |query| -> Result<Found, Box<dyn Error>> {
        let hits = ask(query)?.hits;
        Ok(hits
            .into_iter()
            .map(|hit| (hit.listing.id.to_string(), hit.openness))
            .collect())
    };
    let friday = on("need=counseling&near=80204&open=fri&at=10:00")?;
    assert_eq!(friday.len(), 4);
    assert!(friday[..2].iter().all(|(_, open)| *open == Openness::Open));
    assert!(
        friday[2..]
            .iter()
            .all(|(_, open)| *open == Openness::Unknown)
    );
    let sunday = on("need=counseling&near=80204&open=sun")?;
    assert_eq!(sunday[0], ("night".to_owned(), Openness::Open));
    assert!(sunday.iter().all(|(id, _)| id != "day"));
    Ok(())
}

#[test]
fn open_now_means_the_time_of_the_search() -> Outcome {
    let directory = directory()?;
    let query: SearchQuery = "need=counseling&near=80204&open=now".parse()?;
    let ids_at = |moment: &str| -> Result<Vec<String>, Box<dyn Error>> {
        let results = directory.search_at(&query, Lang::En, 20, moment.parse()?)?;
        Ok(ids(&results).into_iter().map(str::to_owned).collect())
    };
    // Monday at ten in Denver, and at nine in the evening.
    assert!(ids_at("2026-11-23T17:00:00Z")?.contains(&"day".to_owned()));
    assert!(!ids_at("2026-11-24T04:00:00Z")?.contains(&"day".to_owned()));
    Ok(())
}

#[test]
fn similar_places_share_needs_and_are_near() -> Outcome {
    let directory = directory()?;
    let similar = directory.find_similar(&"special".parse()?, 3);
    let ids: Vec<&str> = similar.iter().map(|(place, _)| place.id.as_str()).collect();
    assert_eq!(ids.len(), 3);
    assert!(
        ids[..2].iter().all(|id| ["silent", "refuses"].contains(id)),
        "{ids:?}"
    );
    assert!(directory.find_similar(&"phoenix".parse()?, 3).is_empty());
    Ok(())
}

#[test]
fn the_parts_of_a_score_make_its_total() -> Outcome {
    let results = ask("q=detox+medicaid&near=80204")?;
    let totals: Vec<f32> = results.hits.iter().map(|hit| hit.score.total()).collect();
    assert!(totals.is_sorted_by(|a, b| a >= b), "{totals:?}");
    Ok(())
}

#[test]
fn meetings_that_one_website_publishes_are_not_one_organization() -> Outcome {
    let entries = (0..7).map(|n| {
        let hospital = "mutual-aid detox residential";
        let more = format!(
            "website = \"https://groups.example/{n}\"\nhours = {{ timezone = \"America/Denver\", \
             opening = [{{ days = [\"mon\"], opens = \"18:00\" }}] }}"
        );
        let needs = if n == 0 { hospital } else { "mutual-aid" };
        entry(
            &format!("g{n}"),
            &format!("Number {n}"),
            (&format!("{n} Elm Street"), DENVER),
            needs,
            &more,
        )
    });
    let directory = directory_of(&entries.collect::<Vec<_>>())?;
    let query: SearchQuery = "q=aa+meeting&near=80204".parse()?;
    let results = directory.search(&query, Lang::En, 20)?;
    assert_eq!(ids(&results).last(), Some(&"g0"), "{:?}", ids(&results));
    assert_eq!(directory.find_similar(&"g1".parse()?, 10).len(), 6);
    Ok(())
}

#[test]
fn sites_of_one_organization_do_not_fill_the_page() -> Outcome {
    let entries = (0..6).map(|n| {
        let name = if n < 5 {
            format!("Great Chain Clinic {n}")
        } else {
            "Lone Pine".to_owned()
        };
        entry(
            &format!("c{n}"),
            &name,
            (&format!("{n} Elm Street"), DENVER),
            "detox",
            "",
        )
    });
    let directory = directory_of(&entries.collect::<Vec<_>>())?;
    let query: SearchQuery = "q=detox&near=80204".parse()?;
    let results = directory.search(&query, Lang::En, 20)?;
    let at = ids(&results).iter().position(|id| *id == "c5");
    assert!(at == Some(2), "{:?}", ids(&results));
    Ok(())
}
