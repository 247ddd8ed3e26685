//! The judged queries for the curated entries. A change of the vocabulary or the weights must not lose any of them.

use waymark::{ContentSource, Sources};
use waymark_bench::judgement::Table;

#[test]
fn the_curated_entries_are_found() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let sources = Sources {
        content: ContentSource::Embedded,
        data: std::path::PathBuf::default(),
    };
    let judgements = Table::read(include_str!("../queries/curated.jsonl"))?;
    let table = Table::of(&sources.directory()?, &judgements)?;
    assert!(
        table.total().success_at_5() >= 0.95,
        "{table}\n{:#?}",
        table.misses
    );
    assert!(
        table.total().success_at_1() >= 0.80,
        "{table}\n{:#?}",
        table.misses
    );
    assert_eq!(table.alarm_errors(), 0, "{table}\n{:#?}", table.misses);
    Ok(())
}
