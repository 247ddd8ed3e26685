//! `waymark search`: the site's own search, on the command line.

use super::{
    explain,
    folders::Folders,
    outcome::{Exit, Outcome, report},
};
use crate::api::answer::SearchAnswer;
use clap::Args;
use miette::{IntoDiagnostic, Report};
use std::fmt::Write;
use waymark_directory::{Facet, Lang, Listing, Vocabulary};
use waymark_search::{Hit, SearchQuery, SearchResults};

#[derive(Debug, Args)]
pub struct Search {
    /// Words: needs, names, medicines; English or Spanish.
    #[arg(value_name = "QUERY")]
    words: String,
    /// A ZIP code, "City, ST" or a state.
    #[arg(long, value_name = "PLACE")]
    near: Option<String>,
    /// Language of names and labels: en or es.
    #[arg(long, default_value = "en")]
    lang: Lang,
    /// The most results to show.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=50))]
    limit: u16,
    /// Print the answer as /api/v1/search gives it.
    #[arg(long)]
    json: bool,
    /// Say how the words were understood, and why each result ranks where it does.
    #[arg(long, conflicts_with = "json")]
    explain: bool,
    #[command(flatten)]
    folders: Folders,
}

impl Search {
    pub fn run(self) -> Outcome {
        let directory = self.folders.sources().directory().map_err(report)?;
        let near = self.near.iter().map(|near| ("near", near.as_str()));
        let query = SearchQuery::from_pairs([("q", self.words.as_str())].into_iter().chain(near));
        let results = directory
            .search(&query, self.lang, usize::from(self.limit))
            .into_diagnostic()?;
        if self.json {
            let answer = SearchAnswer::new(results, self.lang);
            println!(
                "{}",
                serde_json::to_string_pretty(&answer).map_err(Report::msg)?
            );
        } else {
            let detail = if self.explain {
                Detail::Explained
            } else {
                Detail::Brief
            };
            print!(
                "{}",
                describe_results(&results, self.lang, detail).map_err(Report::msg)?
            );
        }
        Ok(Exit::Done)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    Brief,
    /// With the reasons for what was found and how it ranks.
    Explained,
}

fn describe_results(
    results: &SearchResults,
    lang: Lang,
    detail: Detail,
) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    if detail == Detail::Explained {
        out += &explain::explain_reading(results, lang);
    }
    if let Some(corrected) = &results.corrected {
        writeln!(out, "Read as \"{corrected}\"")?;
    }
    match &results.place {
        Some(place) => writeln!(out, "{} listings near {}", results.total, place.label)?,
        None if results.place_unknown => {
            writeln!(out, "{} listings; the place is unknown", results.total)?;
        }
        None => writeln!(out, "{} listings", results.total)?,
    }
    for hit in &results.hits {
        write_hit(&mut out, hit, lang)?;
        if detail == Detail::Explained {
            out += &explain::explain_score(hit, lang);
        }
    }
    Ok(out)
}

fn write_hit(
    out: &mut String,
    Hit {
        listing,
        distance_miles,
        ..
    }: &Hit,
    lang: Lang,
) -> std::fmt::Result {
    write!(out, "\n{}", listing.name.get(lang))?;
    if let Some(miles) = distance_miles {
        write!(out, " ({miles:.1} miles)")?;
    }
    writeln!(out)?;
    if let Some(address) = listing.address.as_ref().filter(|_| !listing.confidential) {
        writeln!(out, "  {}", address.in_one_line())?;
    }
    if let Some(phone) = listing.phones.first() {
        writeln!(out, "  {}", phone.number)?;
    }
    let needs = describe_needs(listing, lang);
    if !needs.is_empty() {
        writeln!(out, "  {needs}")?;
    }
    writeln!(out, "  {}", listing.path())
}

fn describe_needs(listing: &Listing, lang: Lang) -> String {
    let vocabulary = Vocabulary::get();
    let terms = listing
        .terms
        .iter()
        .map(|id| vocabulary.term(id))
        .filter(|term| term.facet == Facet::Need);
    terms
        .map(|term| term.name.get(lang))
        .collect::<Vec<_>>()
        .join(", ")
}
