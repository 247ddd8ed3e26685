//! What benchmarks and evaluations share: [`judgement`], and the directory that benchmarks run on: the real lists of SAMHSA where they are there, else a list of
//! the same size and shape made from a fixed seed.

pub mod judgement;

use std::{
    error::Error,
    fmt::Write,
    path::{Path, PathBuf},
    time::Duration,
};
use waymark_content::{
    Listing, TermId, Vocabulary,
    import::samhsa::{Options, import},
    places::Places,
};

/// Rows of the made list: as many as the two real ones have together.
const MADE_ROWS: usize = 21_451;
/// Terms a made listing has; the real ones have 55 on average.
const MADE_TERMS: usize = 60;
/// Codes a made facility has; the real ones have 70 on average.
const MADE_CODES: u64 = 70;

/// What people ask, by kind.
pub const QUERIES: &[(&str, &[&str])] = &[
    (
        "one need, near",
        &[
            "q=detox&near=80204",
            "q=methadone+clinic&near=21201",
            "q=sober+living&near=92101",
            "q=peer+support&near=43215",
        ],
    ),
    (
        "one need, anywhere",
        &["q=residential+treatment", "q=rehab", "q=counseling"],
    ),
    (
        "combined",
        &[
            "q=inpatient+rehab+for+women+that+takes+medicaid&near=73102",
            "q=spanish+detox+medicaid&near=11368",
        ],
    ),
    (
        "filters",
        &[
            "need=detox&pay=medicaid&near=80204",
            "need=counseling&need=psychiatric-medication&age=children&near=Chicago, IL",
        ],
    ),
    (
        "misspelt",
        &[
            "q=subuxone&near=28202",
            "q=inpatiant+rehab&near=32202",
            "q=veteran%27s+councling&near=29401",
        ],
    ),
    (
        "spanish",
        &[
            "q=desintoxicaci%C3%B3n&near=78205",
            "q=casa+de+transici%C3%B3n&near=85009",
        ],
    ),
    (
        "place in words",
        &[
            "q=detox+in+Denver",
            "q=rehab+in+West+Virginia",
            "q=suboxone+Portland+Maine",
        ],
    ),
    (
        "name",
        &[
            "q=Shelby+County+Treatment+Center",
            "q=lighthouse+of+talapoosa",
        ],
    ),
    ("everything", &["", "near=80204"]),
];

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

/// Imports the lists into `data` and returns the rows read.
pub fn imported(folder: &Path, data: &Path) -> Result<usize, Box<dyn Error + Send + Sync>> {
    let mut rows = 0;
    for list in lists(folder)? {
        let options = Options {
            data,
            list: None,
            as_of: None,
            dry_run: false,
        };
        rows += import(&list, options, &|_, _| {})?.read;
    }
    Ok(rows)
}

/// The time that a share of the times, in percent, does not exceed; `times` in any order.
///
/// # Panics
/// Without any times.
pub fn percentile(times: &[Duration], percent: usize) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    times[(times.len() * percent / 100).min(times.len() - 1)]
}

/// `VmRSS` in megabytes, see `man 5 proc_pid_status`; none where there is no such file.
pub fn resident_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(format!("{} MB", kilobytes / 1024))
}

/// Listings made from a fixed seed, spread over the ZIP codes of the country, with as many terms as real ones.
///
/// # Panics
/// If the vocabulary or the places compiled in were empty.
pub fn made_listings(count: usize) -> Vec<Listing> {
    let mut chance = Chance(0x5EED);
    let places = Places::get();
    let zips: Vec<_> = (501..99_951)
        .filter_map(|n| format!("{n:05}").parse().ok())
        .filter(|zip| places.zip(*zip).is_some())
        .collect();
    let terms: Vec<TermId> = Vocabulary::get().terms().map(|(id, _)| id).collect();
    let words = [
        "Recovery",
        "Center",
        "House",
        "Clinic",
        "Hope",
        "Services",
        "Counseling",
        "Health",
        "Detox",
        "Community",
    ];
    (0..count)
        .map(|n| {
            let zip = zips[chance.below(zips.len() as u64)];
            let (point, city) = places.zip(zip).expect("only known ZIP codes were kept");
            let town = places.cities()[chance.below(places.cities().len() as u64)].name;
            let name = format!("{town} {} {}", words[chance.below(10)], words[chance.below(10)]);
            let json = serde_json::json!({
                "id": format!("m-{n}"),
                "name": { "en": name },
                "phones": [{ "number": "303-555-0100" }],
                "address": { "street": "1 Main Street", "city": city.name, "state": city.state, "postal_code": zip },
                "sources": [{ "name": "Made", "date": "2026-01-01" }],
            });
            let mut listing: Listing = serde_json::from_value(json).expect("a listing with every field it needs");
            listing.coordinates = Some(point);
            listing.terms = (0..MADE_TERMS).map(|_| terms[chance.below(terms.len() as u64)]).collect();
            listing
        })
        .collect()
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
