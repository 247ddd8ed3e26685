//! The directory that benchmarks run on: the real lists of SAMHSA where they are there, else a list of
//! the same size and shape made from a fixed seed.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};
use waymark_content::{Vocabulary, places::Places};

/// Rows of the made list: as many as the two real ones have together.
const MADE_ROWS: usize = 21_451;
/// Codes a made facility has; the real ones have 70 on average.
const MADE_CODES: u64 = 70;

/// Files to import: the real ones, or one made below `folder`.
pub fn lists(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/samhsa");
    let real: Vec<_> = ["su-2023.xlsx", "mh-2023.xlsx"]
        .map(|file| shared.join(file))
        .into();
    if real.iter().all(|file| file.exists()) {
        return Ok(real);
    }
    let made = folder.join("made-2025.csv");
    std::fs::write(&made, made_list())?;
    Ok(vec![made])
}

fn made_list() -> String {
    let mut chance = Chance(0x5EED);
    let codes: Vec<&str> = Vocabulary::get()
        .terms()
        .flat_map(|(_, term)| &term.samhsa)
        .map(|c| c.rsplit(':').next().unwrap_or(c))
        .collect();
    let cities = Places::get().cities();
    let zips: Vec<_> = (501..99_951)
        .filter_map(|n| format!("{n:05}").parse().ok())
        .collect::<Vec<_>>();
    let mut csv = "name1,name2,street1,city,state,zip,phone,service_code_info\n".to_owned();
    let mut row = 0;
    while row < MADE_ROWS {
        let Some((_, city)) = Places::get().zip(zips[chance.below(zips.len() as u64)]) else {
            continue;
        };
        let picked: Vec<_> = (0..MADE_CODES)
            .map(|_| codes[chance.below(codes.len() as u64)])
            .collect();
        let name = cities[chance.below(cities.len() as u64)].name;
        let _ = writeln!(
            csv,
            "{name} Recovery {row},,{row} Main Street,{},{},{},303-555-{:04},SA {}",
            city.name,
            city.state,
            zips[chance.below(zips.len() as u64)],
            row % 10_000,
            picked.join(" ")
        );
        row += 1;
    }
    csv
}

/// Xorshift: the same numbers on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit).unwrap_or_default()
    }
}
