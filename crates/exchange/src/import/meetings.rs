//! Meetings of mutual-aid groups, such as AA and NA, whatever the format they come in.
//!
//! Nothing that could identify a person is read: no contacts, e-mail addresses, free notes, phone numbers (they carry
//! passwords) or payment handles. Links to online rooms lose their queries, which hold passwords.

mod codes;
mod meeting;

pub(super) use codes::{Attendance, MeetingCodes};
pub(super) use meeting::Meeting;

use super::{
    edition::Edition,
    error::ImportError,
    fault::RowFault,
    json::{Record, WrongObject, for_each_object},
    summary::ImportSummary,
};
use std::{collections::HashMap, path::Path};
use waymark_directory::{
    Listing, ListingId,
    listing::{Hours, OpeningHours},
};

/// One of the formats for lists of meetings in JSON.
pub(super) struct MeetingFormat {
    /// Its name, for errors.
    pub(super) name: &'static str,
    /// Every meeting has at least one of these fields.
    pub(super) fields: &'static [&'static str],
    pub(super) read_meeting: fn(&Record) -> Result<Meeting, RowFault>,
}

impl MeetingFormat {
    /// Calls `take` with every meeting of a file.
    pub(super) fn for_each_meeting(
        &self,
        path: &Path,
        take: &mut dyn FnMut(&Record),
    ) -> Result<(), ImportError> {
        for_each_object(path, self.name, &mut |object| {
            if !self.fields.iter().any(|field| object.contains_key(*field)) {
                return Err(WrongObject::NotAMeeting);
            }
            take(&object);
            Ok(())
        })
    }

    /// Reads every meeting into the edition, and finishes it.
    pub(super) fn import_into(
        &self,
        mut edition: Edition<'_>,
        path: &Path,
        mut codes: MeetingCodes,
    ) -> Result<ImportSummary, ImportError> {
        let mut row = 0;
        self.for_each_meeting(path, &mut |record| {
            row += 1;
            edition.add_row(row, |source, _| {
                (self.read_meeting)(record)?.into_listing(&mut codes, source)
            });
        })?;
        edition.set_unknown_codes(codes.into_unknown());
        edition.finish(merge_times)
    }
}

/// Merges meetings of one group at one place into one listing with all their times.
fn merge_times(meetings: Vec<Listing>) -> Vec<Listing> {
    let mut groups: Vec<Listing> = Vec::new();
    let mut by_id: HashMap<ListingId, usize> = HashMap::new();
    for meeting in meetings {
        let Some(at) = by_id.get(&meeting.id) else {
            by_id.insert(meeting.id.clone(), groups.len());
            groups.push(meeting);
            continue;
        };
        let group = &mut groups[*at];
        group.sources[0].date = group.sources[0].date.max(meeting.sources[0].date);
        match (&mut group.hours, meeting.hours) {
            (Some(Hours::Weekly { opening, .. }), Some(Hours::Weekly { opening: more, .. })) => {
                opening.extend(more);
                *opening = OpeningHours::group_by_time(std::mem::take(opening));
            }
            (hours @ None, more) => *hours = more,
            (Some(_), _) => {}
        }
    }
    groups
}
