//! How reliably danger is recognized, measured on the labeled phrases in `tests/crisis`.

use std::{env, fs, path::Path};
use waymark_directory::{Catalogue, Lang};
use waymark_search::{Directory, SearchQuery};

/// Least share of dangerous phrases that must raise an alarm.
const MIN_RECALL: f64 = 0.97;
/// Least share of alarms that must be right.
const MIN_PRECISION: f64 = 0.97;
/// Least share of alarms about real danger that must name the right kind.
const MIN_RIGHT_KIND: f64 = 0.95;

#[test]
fn danger_is_recognized_and_ordinary_searches_raise_no_alarm() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/crisis/phrases.tsv");
    let file = env::var_os("DANGER_PHRASES").map_or(own, Into::into);
    let directory = Directory::new(Catalogue::default()).unwrap();
    let (mut heard, mut missed, mut false_alarms, mut right_kind) = (0, Vec::new(), Vec::new(), 0);
    for line in fs::read_to_string(file).unwrap().lines().skip(1) {
        let mut cells = line.split('\t');
        let (kind, _, phrase) = (cells.next().unwrap(), cells.next(), cells.next().unwrap());
        let query = SearchQuery::from_pairs([("q", phrase)]);
        let found = directory.search(&query, Lang::En, 1).unwrap().danger;
        match (kind, found) {
            ("none", None) => {}
            ("none", Some(_)) => false_alarms.push(phrase.to_owned()),
            (_, None) => missed.push(phrase.to_owned()),
            (kind, Some(found)) => {
                heard += 1;
                right_kind += usize::from(found.key() == kind);
            }
        }
    }
    let share = |part: usize, whole: usize| {
        f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap())
    };
    let recall = share(heard, heard + missed.len());
    let precision = share(heard, heard + false_alarms.len());
    let kind = share(right_kind, heard);
    println!("recall {recall:.3}, precision {precision:.3}, right kind {kind:.3}");
    println!("missed: {missed:#?}\nfalse alarms: {false_alarms:#?}");
    assert!(recall >= MIN_RECALL && precision >= MIN_PRECISION && kind >= MIN_RIGHT_KIND);
}
