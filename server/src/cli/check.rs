//! `waymark check`: finds faults in content and lists, wording that labels people, and facts to check.

mod call_sheet;

use super::{
    folders::Folders,
    outcome::{Exit, Outcome, report},
};
use clap::Args;
use jiff::{Timestamp, tz::TimeZone};
use miette::Report;
use serde::Serialize;
use std::{fmt::Write as _, path::PathBuf};
use waymark_directory::{
    Guides, Lang,
    data::replace_file,
    duplicates::DuplicatePairs,
    language::{self, LabelInFile},
    overrides::read_overrides,
    review::{ReviewFinding, ReviewReason, review_listings},
};

/// How many findings of each kind are shown without `--all`.
const MAX_SHOWN: usize = 5;
/// School grade of text that most adults read with ease.
const MAX_GRADE: f32 = 6.0;

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    folders: Folders,
    /// Name every listing to look at, not only the first few of each kind.
    #[arg(long)]
    all: bool,
    /// Print the findings as JSON.
    #[arg(long, conflicts_with = "all")]
    json: bool,
    /// Write a sheet to print for people who call the places, the most urgent first.
    #[arg(long, value_name = "FILE.html")]
    call_sheet: Option<PathBuf>,
    /// Most places on the call sheet.
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
}

/// One item of the JSON list.
#[derive(Serialize)]
#[serde(untagged)]
enum CheckResult<'r> {
    Wording(&'r LabelInFile),
    Finding(&'r ReviewFinding<'r>),
}

impl Check {
    pub fn run(self) -> Outcome {
        let sources = self.folders.sources();
        let catalogue = sources.catalogue().map_err(report)?;
        let mut wordings =
            language::find_labels_in_entries(&sources.content.entries().map_err(report)?);
        wordings.extend(language::find_labels_in_guides(
            &sources.content.guides().map_err(report)?,
        ));
        let listings = catalogue.listings();
        let today = Timestamp::now().to_zoned_datetime(TimeZone::UTC).date();
        let findings = review_listings(listings, today);
        if self.json {
            let wordings = wordings.iter().map(CheckResult::Wording);
            let findings = findings.iter().map(CheckResult::Finding);
            let results: Vec<_> = wordings.chain(findings).collect();
            let json = serde_json::to_string_pretty(&results).map_err(Report::msg)?;
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
            print!("{}", describe_grades(catalogue.guides()));
            print!("{}", describe_wordings(&wordings));
            print!(
                "{}",
                describe_findings(&findings, if self.all { usize::MAX } else { MAX_SHOWN })
            );
            let overrides = read_overrides(&sources.data).map_err(|e| report(e.into()))?;
            for id in overrides.unmatched_ids(listings) {
                println!("      1  correction of a place that no list has: {id}");
            }
            let undecided = DuplicatePairs::read(&sources.data)
                .map_err(Report::msg)?
                .count_undecided();
            if undecided > 0 {
                println!("{undecided:>7}  pairs of places that may be the same, in duplicates.csv");
            }
        }
        if let Some(file) = self.call_sheet {
            let sheet = call_sheet::render_call_sheet(&findings, self.limit, today);
            replace_file(&file, |out| out.write_all(sheet.as_bytes())).map_err(Report::msg)?;
        }
        // Facts get old without anyone's doing, but wording is ours to fix.
        Ok(Exit::problem_if(!wordings.is_empty()))
    }
}

/// Says how many guides there are, and which are hard to read.
fn describe_grades(guides: &Guides) -> String {
    let texts = guides.all().iter().flat_map(|guide| {
        Lang::ALL.map(|lang| (guide.text(lang).grade, format!("{}/{lang}.md", guide.slug)))
    });
    let texts: Vec<_> = texts.collect();
    let Some((grade, hardest)) = texts.iter().max_by(|a, b| a.0.total_cmp(&b.0)) else {
        return String::new();
    };
    let mut text = format!(
        "{} guides, none harder to read than grade {grade:.1}: {hardest}\n",
        guides.all().len()
    );
    for (grade, file) in texts.iter().filter(|(grade, _)| *grade > MAX_GRADE) {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "         {file} needs grade {grade:.1}; simplify it to {MAX_GRADE}"
        );
    }
    text
}

/// Lists every wording to fix, each with its place as `file:line:column`, which editors can open.
fn describe_wordings(wordings: &[LabelInFile]) -> String {
    let mut text = String::new();
    if !wordings.is_empty() {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{:>7}  words that put a label before the person",
            wordings.len()
        );
    }
    for wording in wordings {
        let _ = writeln!(text, "         {}", wording.line());
    }
    text
}

/// Lists the findings by kind: how many there are, and the first few.
fn describe_findings(findings: &[ReviewFinding<'_>], shown: usize) -> String {
    let mut text = String::new();
    for reason in ReviewReason::ALL {
        let of_kind: Vec<_> = findings
            .iter()
            .filter(|finding| finding.reason == reason)
            .collect();
        if of_kind.is_empty() {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{:>7}  {}", of_kind.len(), reason.label());
        for finding in of_kind.iter().take(shown) {
            let _ = writeln!(
                text,
                "         {}  {}  {}",
                finding.id, finding.name, finding.detail
            );
        }
        if of_kind.len() > shown {
            let _ = writeln!(text, "         and {} more (--all)", of_kind.len() - shown);
        }
    }
    text
}
