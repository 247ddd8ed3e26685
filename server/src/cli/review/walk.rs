//! A review session goes from one correction to the next, and saves each decision right away.

use super::{
    change, facts,
    prompts::{NoAnswer, Prompts},
};
use crate::{cli::outcome::report, source::LoadError};
use jiff::civil::Date;
use miette::Report;
use std::{
    io::{BufRead, Write},
    path::PathBuf,
};
use waymark_directory::{
    Listing, ListingId,
    corrections::{CorrectionDecision, QueuedCorrection, Verdict, make_plain, record_decision},
    data::LockedDataFolder,
    overrides::{CheckMethod, Override, write_override},
};

pub(super) struct ReviewSession {
    pub(super) data: PathBuf,
    pub(super) listings: Vec<Listing>,
    pub(super) today: Date,
}

#[derive(Clone, Copy, PartialEq)]
enum Answer {
    Accept,
    Reject,
    Later,
    Quit,
}

/// Why a session ends before its last correction.
enum SessionEnd {
    /// The reviewer stopped. All decisions so far are saved.
    Quit,
    /// Something could not be read or written.
    Failed(Report),
}

impl From<NoAnswer> for SessionEnd {
    fn from(no_answer: NoAnswer) -> Self {
        match no_answer {
            NoAnswer::EndOfInput => Self::Quit,
            NoAnswer::Failed(error) => Self::Failed(Report::msg(error)),
        }
    }
}

impl ReviewSession {
    /// Asks about each correction. Each decision is saved right away, so none is lost if the session is interrupted.
    pub(super) fn review_all(
        mut self,
        entries: &[QueuedCorrection],
        prompts: &mut Prompts<impl BufRead, impl Write>,
    ) -> Result<(), Report> {
        let (mut accepted, mut rejected) = (0, 0);
        for (entry, left) in entries.iter().zip((1..=entries.len()).rev()) {
            match self.decide(entry, left, prompts) {
                Ok(Some(Verdict::Accepted)) => accepted += 1,
                Ok(Some(Verdict::Rejected)) => rejected += 1,
                Ok(None) => {}
                Err(SessionEnd::Quit) => break,
                Err(SessionEnd::Failed(report)) => return Err(report),
            }
        }
        let left = entries.len() - accepted - rejected;
        let mut summary = format!("{accepted} accepted, {rejected} rejected, {left} left");
        if accepted > 0 {
            summary += "; a running server loads them on SIGHUP (systemctl reload waymark)";
        }
        prompts.print_line(&summary).map_err(Report::msg)
    }

    fn decide(
        &mut self,
        entry: &QueuedCorrection,
        left: usize,
        prompts: &mut Prompts<impl BufRead, impl Write>,
    ) -> Result<Option<Verdict>, SessionEnd> {
        let listing = facts::find_listing(&self.listings, &entry.correction.listing);
        let facts = facts::describe_correction(entry, listing, left);
        prompts.print_line(&facts).map_err(NoAnswer::from)?;
        let mut answers = vec![
            ("reject", Answer::Reject),
            ("later", Answer::Later),
            ("quit", Answer::Quit),
        ];
        if listing.is_some() {
            answers.insert(0, ("accept", Answer::Accept));
        }
        let answer = prompts.ask_choice("What now?", &answers, None)?;
        let decision = match (answer, listing) {
            (Answer::Accept, Some(listing)) => {
                let id = listing.id.clone();
                let change = ask_override(entry, listing, self.today, prompts)?;
                self.save_change(&id, &change)?;
                Verdict::Accepted
            }
            (Answer::Reject, _) => Verdict::Rejected,
            (Answer::Later | Answer::Accept, _) => return Ok(None),
            (Answer::Quit, _) => return Err(SessionEnd::Quit),
        };
        let line = CorrectionDecision {
            entry: entry.number,
            decision,
            on: self.today,
        };
        record_decision(&self.data, &line)
            .map_err(|error| SessionEnd::Failed(Report::msg(error)))?;
        Ok(Some(decision))
    }

    /// Saves the change, and applies it to the listing so that later corrections show it.
    fn save_change(&mut self, id: &ListingId, change: &Override) -> Result<(), SessionEnd> {
        LockedDataFolder::lock(&self.data)
            .and_then(|data| write_override(&data, id, change))
            .map_err(|error| SessionEnd::Failed(report(LoadError::from(error))))?;
        let listing = self.listings.iter_mut().find(|listing| listing.id == *id);
        if let Some(listing) = listing {
            change.apply(listing);
        }
        Ok(())
    }
}

fn ask_override(
    entry: &QueuedCorrection,
    listing: &Listing,
    today: Date,
    prompts: &mut Prompts<impl BufRead, impl Write>,
) -> Result<Override, NoAnswer> {
    let kind = entry.correction.kind;
    let change = change::ask_changes(listing, kind, today, prompts)?;
    let [phone, website, visit] = CheckMethod::ALL;
    let methods = [("phone", phone), ("website", website), ("visit", visit)];
    let how = prompts.ask_choice("How did you check it?", &methods, None)?;
    let usual = format!("correction {}, {kind}", entry.number);
    let note = prompts.ask_value(
        "Note for other reviewers",
        Some((usual.clone(), &usual)),
        |typed| Ok(make_plain(typed)),
    )?;
    Ok(Override {
        how: Some(how),
        note: Some(note.into()),
        ..change
    })
}
