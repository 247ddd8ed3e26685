//! From one correction to the next: accept, reject, later, quit.

use super::{
    change, facts, listing_of,
    prompts::{Prompts, Stop},
};
use crate::{cli::report, source::LoadError};
use jiff::civil::Date;
use miette::Report;
use std::{
    io::{BufRead, Write},
    path::PathBuf,
};
use waymark_directory::{
    Listing, ListingId,
    corrections::{Decision, Entry, Verdict, decide, plain},
    data::LockedDataFolder,
    overrides::{Check, Override, write_override},
};

/// What a reviewer works with.
pub(super) struct Desk {
    pub(super) data: PathBuf,
    pub(super) listings: Vec<Listing>,
    pub(super) today: Date,
}

#[derive(Clone, Copy, PartialEq)]
enum Wish {
    Accept,
    Reject,
    Later,
    Quit,
}

/// Why the walk is over before its end.
enum Break {
    /// The reviewer wants to stop; what was decided is kept.
    Stopped,
    /// Something cannot be written.
    Failed(Report),
}

impl From<Stop> for Break {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Ended => Self::Stopped,
            Stop::Failed(error) => Self::Failed(Report::msg(error)),
        }
    }
}

impl Desk {
    /// Asks about each correction; what is decided is written at once, so that nothing is lost at the end.
    pub(super) fn walk(
        mut self,
        entries: &[Entry],
        prompts: &mut Prompts<impl BufRead, impl Write>,
    ) -> Result<(), Report> {
        let (mut accepted, mut rejected) = (0, 0);
        for (entry, left) in entries.iter().zip((1..=entries.len()).rev()) {
            match self.decide(entry, left, prompts) {
                Ok(Some(Verdict::Accepted)) => accepted += 1,
                Ok(Some(Verdict::Rejected)) => rejected += 1,
                Ok(None) => {}
                Err(Break::Stopped) => break,
                Err(Break::Failed(report)) => return Err(report),
            }
        }
        let left = entries.len() - accepted - rejected;
        let mut summary = format!("{accepted} accepted, {rejected} rejected, {left} left");
        if accepted > 0 {
            summary += "; a running server takes it up on SIGHUP (systemctl reload waymark)";
        }
        prompts.say(&summary).map_err(Report::msg)
    }

    fn decide(
        &mut self,
        entry: &Entry,
        left: usize,
        prompts: &mut Prompts<impl BufRead, impl Write>,
    ) -> Result<Option<Verdict>, Break> {
        let listing = listing_of(&self.listings, &entry.correction.listing);
        let facts = facts::beside(entry, listing, left);
        prompts.say(&facts).map_err(Stop::from)?;
        let mut wishes = vec![
            ("reject", Wish::Reject),
            ("later", Wish::Later),
            ("quit", Wish::Quit),
        ];
        if listing.is_some() {
            wishes.insert(0, ("accept", Wish::Accept));
        }
        let wish = prompts.choice("What now?", &wishes, None)?;
        let decision = match (wish, listing) {
            (Wish::Accept, Some(listing)) => {
                let id = listing.id.clone();
                let change = asked(entry, listing, self.today, prompts)?;
                self.keep(&id, &change)?;
                Verdict::Accepted
            }
            (Wish::Reject, _) => Verdict::Rejected,
            (Wish::Later | Wish::Accept, _) => return Ok(None),
            (Wish::Quit, _) => return Err(Break::Stopped),
        };
        let line = Decision {
            entry: entry.number,
            decision,
            on: self.today,
        };
        decide(&self.data, &line).map_err(|error| Break::Failed(Report::msg(error)))?;
        Ok(Some(decision))
    }

    /// Writes it, and lays it over the listing for the corrections to come.
    fn keep(&mut self, id: &ListingId, change: &Override) -> Result<(), Break> {
        LockedDataFolder::lock(&self.data)
            .and_then(|data| write_override(&data, id, change))
            .map_err(|error| Break::Failed(report(LoadError::from(error))))?;
        let listing = self.listings.iter_mut().find(|listing| listing.id == *id);
        if let Some(listing) = listing {
            change.apply(listing);
        }
        Ok(())
    }
}

fn asked(
    entry: &Entry,
    listing: &Listing,
    today: Date,
    prompts: &mut Prompts<impl BufRead, impl Write>,
) -> Result<Override, Stop> {
    let kind = entry.correction.kind;
    let change = change::pick(listing, kind, today, prompts)?;
    let [phone, website, visit] = Check::ALL;
    let ways = [("phone", phone), ("website", website), ("visit", visit)];
    let how = prompts.choice("How did you check it?", &ways, None)?;
    let usual = format!("correction {}, {kind}", entry.number);
    let note = prompts.value(
        "Note for the keepers",
        Some((usual.clone(), &usual)),
        |typed| Ok(plain(typed)),
    )?;
    Ok(Override {
        how: Some(how),
        note: Some(note.into()),
        ..change
    })
}
