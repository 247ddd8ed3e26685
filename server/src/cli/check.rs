//! `waymark check`.

mod call_sheet;

use super::{Folders, Outcome, report};
use clap::Args;
use jiff::{Timestamp, tz::TimeZone};
use miette::Report;
use serde::Serialize;
use std::{fmt::Write as _, path::PathBuf, process::ExitCode};
use waymark_directory::{
    Guides, Lang,
    data::replace_file,
    duplicates::Pairs,
    language::{self, Wording},
    overrides::read_overrides,
    review::{Finding, Matter, review},
};

/// Findings of one kind that are shown one by one unless all are asked for.
const SHOWN: usize = 5;
/// The reading grade of a guide that most adults read with ease.
const MAX_GRADE: f32 = 6.0;

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    folders: Folders,
    /// Name every listing that should be looked at, not only the first of each kind.
    #[arg(long)]
    all: bool,
    /// Print what should be looked at as JSON.
    #[arg(long, conflicts_with = "all")]
    json: bool,
    /// Write a sheet to print, for people who call the places: the most urgent first.
    #[arg(long, value_name = "FILE.html")]
    call_sheet: Option<PathBuf>,
    /// Most places on the call sheet.
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
}

/// What the JSON is a list of.
#[derive(Serialize)]
#[serde(untagged)]
enum Told<'t> {
    Wording(&'t Wording),
    Finding(&'t Finding<'t>),
}

impl Check {
    pub fn run(self) -> Outcome {
        let sources = self.folders.sources();
        let catalogue = sources.catalogue().map_err(report)?;
        let mut wordings = language::entries(&sources.content.entries().map_err(report)?);
        wordings.extend(language::guides(&sources.content.guides().map_err(report)?));
        let listings = catalogue.listings();
        let today = Timestamp::now().to_zoned_datetime(TimeZone::UTC).date();
        let findings = review(listings, today);
        if self.json {
            let told = wordings.iter().map(Told::Wording);
            let told: Vec<_> = told.chain(findings.iter().map(Told::Finding)).collect();
            let json = serde_json::to_string_pretty(&told)
                .map_err(|error| Report::msg(error.to_string()))?;
            println!("{json}");
        } else {
            let curated = listings
                .iter()
                .filter(|listing| listing.is_curated())
                .count();
            println!(
                "{curated} curated entries and {} imported listings, no faults",
                listings.len() - curated
            );
            print!("{}", grades(catalogue.guides()));
            print!("{}", labels(&wordings));
            print!(
                "{}",
                table(&findings, if self.all { usize::MAX } else { SHOWN })
            );
            let overrides = read_overrides(&sources.data).map_err(|e| report(e.into()))?;
            for id in overrides.waiting(listings) {
                println!("      1  correction of a place that is in no list: {id}");
            }
            let undecided = Pairs::read(&sources.data).map_err(Report::msg)?.undecided();
            if undecided > 0 {
                println!("{undecided:>7}  pairs of places that may be one, in duplicates.csv");
            }
        }
        if let Some(file) = self.call_sheet {
            let sheet = call_sheet::html(&findings, self.limit, today);
            replace_file(&file, |out| out.write_all(sheet.as_bytes())).map_err(Report::msg)?;
        }
        // Facts grow old by themselves; words are ours to mend.
        Ok(if wordings.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

/// How many guides there are, and those that are hard to read.
fn grades(guides: &Guides) -> String {
    let texts = guides.all().iter().flat_map(|guide| {
        Lang::ALL.map(|lang| (guide.text(lang).grade, format!("{}/{lang}.md", guide.slug)))
    });
    let texts: Vec<_> = texts.collect();
    let Some((grade, hardest)) = texts.iter().max_by(|a, b| a.0.total_cmp(&b.0)) else {
        return String::new();
    };
    let mut told = format!(
        "{} guides, none harder to read than grade {grade:.1}: {hardest}\n",
        guides.all().len()
    );
    for (grade, text) in texts.iter().filter(|(grade, _)| *grade > MAX_GRADE) {
        // Writing to a string cannot fail.
        let _ = writeln!(
            told,
            "         {text} takes grade {grade:.1}; shorten it to {MAX_GRADE}"
        );
    }
    told
}

/// All words to mend, each with its place as editors like it.
fn labels(wordings: &[Wording]) -> String {
    let mut labels = String::new();
    if !wordings.is_empty() {
        // Writing to a string cannot fail.
        let _ = writeln!(
            labels,
            "{:>7}  words that put a label before the person",
            wordings.len()
        );
    }
    for wording in wordings {
        let _ = writeln!(labels, "         {}", wording.line());
    }
    labels
}

/// The findings by kind, with their number and the first of them.
fn table(findings: &[Finding<'_>], shown: usize) -> String {
    let mut table = String::new();
    for matter in Matter::ALL {
        let of_kind: Vec<_> = findings
            .iter()
            .filter(|finding| finding.matter == matter)
            .collect();
        if of_kind.is_empty() {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{:>7}  {}", of_kind.len(), matter.label());
        for finding in of_kind.iter().take(shown) {
            let _ = writeln!(
                table,
                "         {}  {}  {}",
                finding.id, finding.name, finding.detail
            );
        }
        if of_kind.len() > shown {
            let _ = writeln!(table, "         and {} more (--all)", of_kind.len() - shown);
        }
    }
    table
}
