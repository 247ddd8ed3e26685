//! Hours in cells such as "9:00AM - 5:00PM", one column a day.

use super::{
    super::{hours, table::Row},
    Mapping,
};
use waymark_directory::listing::{DAYS, Hours, OpeningHours};

/// The hours of a row; what contradicts itself is left out and told.
pub(super) fn read(row: &Row<'_>, mapping: &Mapping, faults: &mut Vec<String>) -> Option<Hours> {
    let timezone = mapping.timezone.as_deref()?;
    let mut opening: Vec<OpeningHours> = Vec::new();
    for (key, day) in DAYS {
        let Some(cell) = mapping.hours.get(key).and_then(|column| row.get(column)) else {
            continue;
        };
        for part in cell.split([';', ',']) {
            match hours::spans(day, part) {
                Some(spans) => opening.extend(spans),
                None => faults.push(format!("\"{}\" on {day:?} are no hours", part.trim())),
            }
        }
    }
    hours::week(opening, Some(timezone))
}
