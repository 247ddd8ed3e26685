//! A judged query is a search with a note of what it should find; the table counts how often it does.
//!
//! A judgement file holds one JSON object a line:
//! - `id`, `kind`, `q`: a name, the row of the table it counts in, and what a person types;
//! - `near`, `lang`: what is typed in the place box, and the language of the page (default `en`);
//! - `ids`: listings that are right; or `all`: groups of terms (`need:detox`) or SAMHSA codes (`DT`), of each of
//!   which a right listing has one; or `name`: what its name holds;
//! - `state`, `radius`, `place`: with `all`, where a right listing is: its state, or miles (default 50) from `near`
//!   or from the ZIP code `place`;
//! - `crisis`: whether crisis help must be shown; if this is missing, it must not be.

use serde::Deserialize;
use std::{collections::BTreeMap, error::Error, fmt};
use waymark_directory::{
    Facet, Lang, Listing, TermSet, Vocabulary,
    fold::fold,
    listing::{Coordinates, PostalCode},
    places::Places,
};
use waymark_search::{Directory, SearchQuery};

/// How many of the first results are judged.
const SHOWN: usize = 5;
/// A right listing is within this many miles, unless the judgement says otherwise.
const RADIUS_MILES: f64 = 50.0;
/// Extra miles, because for many places we only know the center of their ZIP code.
const SLACK_MILES: f64 = 10.0;

/// One line of a judgement file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    pub id: String,
    #[serde(default)]
    kind: Option<String>,
    pub q: String,
    #[serde(default)]
    near: Option<String>,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    ids: Vec<String>,
    #[serde(default)]
    all: Vec<Vec<String>>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    state: Option<String>,
    #[serde(default)]
    radius: Option<f64>,
    #[serde(default)]
    place: Option<String>,
    #[serde(default)]
    crisis: Option<bool>,
}

/// How often searches of one kind were right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SuccessCounts {
    queries: usize,
    first: usize,
    among_five: usize,
    fitting: usize,
    shown: usize,
}

/// The table for a judgement file.
#[derive(Debug, Default)]
pub struct Table {
    kinds: BTreeMap<String, SuccessCounts>,
    all: SuccessCounts,
    danger: usize,
    heard: usize,
    calm: usize,
    false_alarms: usize,
    /// Queries without a right answer among the first five, each with what was found instead, and false alarms.
    pub misses: Vec<String>,
}

impl SuccessCounts {
    /// The share of queries with a right answer among the first five.
    pub fn success_at_5(&self) -> f64 {
        share(self.among_five, self.queries)
    }

    /// The share of queries whose first answer is right.
    pub fn success_at_1(&self) -> f64 {
        share(self.first, self.queries)
    }

    fn add(&mut self, fits: &[bool]) {
        self.queries += 1;
        self.first += usize::from(fits.first() == Some(&true));
        self.among_five += usize::from(fits.contains(&true));
        self.fitting += fits.iter().filter(|fit| **fit).count();
        self.shown += if fits.is_empty() { SHOWN } else { fits.len() };
    }
}

impl Table {
    /// Reads a judgement file; the error names the line.
    pub fn read(text: &str) -> Result<Vec<Judgement>, Box<dyn Error + Send + Sync>> {
        let lines = text
            .lines()
            .zip(1..)
            .filter(|(line, _)| !line.trim().is_empty());
        lines
            .map(|(line, n)| {
                serde_json::from_str(line).map_err(|error| format!("line {n}: {error}").into())
            })
            .collect()
    }

    /// Runs every query and judges its results.
    pub fn of(
        directory: &Directory,
        judgements: &[Judgement],
    ) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let mut table = Self::default();
        for judgement in judgements {
            table.judge(directory, judgement)?;
        }
        Ok(table)
    }

    /// The counts over all queries.
    pub fn total(&self) -> SuccessCounts {
        self.all
    }

    /// How many dangerous queries raised no alarm, and how many ordinary ones did.
    pub fn alarm_errors(&self) -> usize {
        self.danger - self.heard + self.false_alarms
    }

    fn judge(
        &mut self,
        directory: &Directory,
        judgement: &Judgement,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        let lang: Lang = judgement.lang.as_deref().unwrap_or("en").parse()?;
        let near = judgement.near.iter().map(|near| ("near", near.as_str()));
        let query = SearchQuery::from_pairs([("q", judgement.q.as_str())].into_iter().chain(near));
        let results = directory.search(&query, lang, SHOWN)?;
        let is_danger = results.danger.is_some();
        if judgement.crisis == Some(true) {
            self.danger += 1;
            self.heard += usize::from(is_danger);
        } else {
            self.calm += 1;
            self.false_alarms += usize::from(is_danger);
        }
        if is_danger != (judgement.crisis == Some(true)) {
            let alarm = if is_danger {
                "FALSE ALARM"
            } else {
                "NOT HEARD"
            };
            self.misses
                .push(format!("{alarm} {} \"{}\"", judgement.id, judgement.q));
        }
        if judgement.crisis.is_some() {
            return Ok(());
        }
        let fits: Vec<bool> = results
            .hits
            .iter()
            .map(|hit| judgement.fits(&hit.listing))
            .collect();
        let kind = judgement.kind.clone().unwrap_or_else(|| "other".to_owned());
        self.kinds.entry(kind).or_default().add(&fits);
        self.all.add(&fits);
        if !fits.contains(&true) {
            let found: Vec<&str> = results
                .hits
                .iter()
                .map(|hit| hit.listing.name.get(lang))
                .collect();
            self.misses.push(format!(
                "MISS {} \"{}\": {}",
                judgement.id,
                judgement.q,
                found.join(" | ")
            ));
        }
        Ok(())
    }
}

impl Judgement {
    fn fits(&self, listing: &Listing) -> bool {
        if !self.ids.is_empty() {
            return self.ids.iter().any(|id| id == listing.id.as_str());
        }
        if let Some(name) = &self.name {
            let (wanted, own) = (fold(name), fold(listing.name.get(Lang::En)));
            return own.contains(&wanted) || wanted.contains(&own);
        }
        let in_state = |state: &String| {
            listing
                .address
                .as_ref()
                .is_some_and(|at| at.state.as_str() == state)
        };
        self.all
            .iter()
            .all(|group| listing.terms.intersects(&terms(group)))
            && self.state.as_ref().is_none_or(in_state)
            && self.is_near(listing)
    }

    fn is_near(&self, listing: &Listing) -> bool {
        let center = self.place.as_ref().or(self.near.as_ref());
        let center = center.and_then(|place| place.parse::<PostalCode>().ok());
        let Some((center, _)) = center.and_then(|zip| Places::get().find_zip(zip)) else {
            return true;
        };
        let limit = self.radius.unwrap_or(RADIUS_MILES) + SLACK_MILES;
        listing
            .coordinates
            .is_some_and(|point| miles(center, point) <= limit)
    }
}

/// The terms of a group: `need:detox`, or every term that a SAMHSA code stands for.
fn terms(group: &[String]) -> TermSet {
    let vocabulary = Vocabulary::get();
    let named = group.iter().filter_map(|name| {
        let (facet, key) = name.split_once(':')?;
        let facet = Facet::ALL.into_iter().find(|f| f.key() == facet)?;
        vocabulary.id(facet, key)
    });
    let coded = vocabulary.terms().filter(|(_, term)| {
        let code = |code: &str| code.rsplit(':').next().map(str::to_owned);
        term.samhsa
            .iter()
            .any(|c| code(c).is_some_and(|c| group.contains(&c)))
    });
    named.chain(coded.map(|(id, _)| id)).collect()
}

/// Great-circle distance (haversine) in statute miles.
fn miles(a: Coordinates, b: Coordinates) -> f64 {
    let [a_lat, a_lon, b_lat, b_lon] = [a.latitude, a.longitude, b.latitude, b.longitude]
        .map(|degrees| f64::from(degrees).to_radians());
    let half = |difference: f64| (difference / 2.0).sin().powi(2);
    let h = half(b_lat - a_lat) + a_lat.cos() * b_lat.cos() * half(b_lon - a_lon);
    2.0 * 3958.76 * h.sqrt().asin()
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    number(part) / number(whole).max(1.0)
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<12} {:>4} {:>6} {:>6} {:>6}",
            "kind", "n", "s@1", "s@5", "p@5"
        )?;
        let all = [("ALL", &self.all)];
        for (kind, tally) in self
            .kinds
            .iter()
            .map(|(kind, t)| (kind.as_str(), t))
            .chain(all)
        {
            writeln!(
                f,
                "{kind:<12} {:>4} {:>6.3} {:>6.3} {:>6.3}",
                tally.queries,
                tally.success_at_1(),
                tally.success_at_5(),
                share(tally.fitting, tally.shown)
            )?;
        }
        write!(
            f,
            "danger heard {}/{}, false alarms {}/{}",
            self.heard, self.danger, self.false_alarms, self.calm
        )
    }
}
