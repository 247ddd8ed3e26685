//! Measures how long a browser takes to unlock and open a vault with five years of entries, and to respond to clicks.
//!
//! Measures `target/release/waymark` in Chromium, so `cargo xtask build` has to have run once.

use std::{collections::BTreeMap, fs, path::Path, process::Command};
use waymark_bench::Outcome;
use waymark_vault::{
    JournalPage, Record, Vault, Words,
    check_in::{CheckIn, Halt},
    count::Count,
    date::Date,
    goal::{Action, Goal, LifeArea, Rhythm, TaskId},
    seal::{Header, Passphrase, Protection, RecordId, VaultFile},
    sealed_log,
};

/// Five years, one of them with a leap day.
const DAYS: i32 = 1_826;
const GOALS: usize = 5;
/// Days between two journal pages.
const PAGE_EVERY: usize = 7;
const PASSPHRASE: &str = "three quiet otters";

fn main() -> Outcome<()> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("five-years.waymark");
    fs::write(&file, five_years()?)?;
    let run = Command::new("node")
        .arg("bench/tracker.js")
        .arg(&file)
        .arg(PASSPHRASE)
        .current_dir(repository.join("tests/e2e"))
        .status()?;
    if !run.success() {
        return Err("the browser could not be measured; has `cargo xtask build` run?".into());
    }
    Ok(())
}

/// A vault file in which something was written every day until today.
fn five_years() -> Outcome<String> {
    let today: Date = jiff::Timestamp::now()
        .to_zoned_datetime(jiff::tz::TimeZone::UTC)
        .date()
        .to_string()
        .parse()?;
    let first = today
        .checked_add(1 - DAYS)
        .ok_or("the first day is out of range")?;
    let days: Vec<Date> = first.series().take_while(|day| *day <= today).collect();
    let mut vault = Vault::default();
    let mut put = |record: Record| -> Outcome<()> {
        vault.put(RecordId::random()?, record);
        Ok(())
    };
    for (at, day) in days.iter().enumerate() {
        put(Record::CheckIn(CheckIn {
            at: day.at(8, 30, 0),
            mood: u8::try_from(1 + at % 5)?.try_into()?,
            craving: Some(u8::try_from(at % 11)?.try_into()?),
            halt: Halt::default(),
            note: Some(Words::try_from(format!("What day {at} was like"))?),
        }))?;
        if at % PAGE_EVERY == 0 {
            let words = "A page of the journal, as long as a page is. ".repeat(8);
            put(Record::Journal(JournalPage {
                on: *day,
                words: words.try_into()?,
            }))?;
        }
    }
    for goal in 0..GOALS {
        let mut goal = Goal::new(format!("Goal {goal}").try_into()?, LifeArea::Health, first);
        let mut action = Action::new(TaskId::random()?, "Walk".try_into()?, Rhythm::Daily, first);
        action.done = days.iter().copied().filter(|day| *day < today).collect();
        goal.actions.push(action);
        put(Record::Goal(goal))?;
    }
    put(Record::Count(Count {
        what: "Days without a drink".try_into()?,
        began: first,
        first_day_counts: true,
        returns: BTreeMap::new(),
    }))?;

    let (header, key) = Header::create(&Protection::Passphrase(Passphrase::new(PASSPHRASE)?))?;
    let sealed = vault.entries().map(|(id, entry)| {
        Ok(sealed_log::seal_record(
            &key,
            id,
            entry.revision,
            &entry.record,
        )?)
    });
    let sealed = sealed.collect::<Outcome<Vec<_>>>()?;
    Ok(VaultFile::new(header, sealed).to_text()?)
}
