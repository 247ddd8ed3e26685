//! Reads the tables of `content/places/` into memory.

use super::{City, Places, STATES, city_key};
use crate::{
    fold::fold,
    listing::{Coordinates, PostalCode, Precision, State},
};
use std::collections::HashMap;

const ZIP_CODES: &str = include_str!("../../../../content/places/us-zip-codes.tsv");
const COUNTIES: &str = include_str!("../../../../content/places/us-counties.tsv");
const NICKNAMES: &str = include_str!("../../../../content/places/nicknames.tsv");

impl Places {
    pub(super) fn read() -> Self {
        let mut places = Self {
            cities: Vec::new(),
            zips: HashMap::new(),
            by_name: HashMap::new(),
            states: HashMap::new(),
            nicknames: NICKNAMES
                .lines()
                .filter(|line| !line.starts_with('#'))
                .filter_map(|line| line.split_once('\t'))
                .map(|(nickname, place)| (fold(nickname), place))
                .collect(),
        };
        for (code, names) in STATES.lines().filter_map(|line| line.split_once('\t')) {
            if let Ok(state) = code.parse::<State>() {
                places.states.extend(
                    names
                        .split('\t')
                        .chain([code])
                        .map(|name| (fold(name), state)),
                );
            }
        }
        for line in ZIP_CODES.lines() {
            let mut cells = line.split('\t');
            let (Some(state), Some(name)) =
                (cells.next().and_then(|s| s.parse().ok()), cells.next())
            else {
                continue; // Military codes have no location.
            };
            let points: Vec<_> = cells.filter_map(read_point).collect();
            places.add_city(state, name, &points);
        }
        for line in COUNTIES.lines() {
            places.add_county(line);
        }
        for ids in places.by_name.values_mut() {
            ids.sort_by_key(|id| std::cmp::Reverse(places.cities[*id as usize].zip_codes));
        }
        places
    }

    fn add_city(&mut self, state: State, name: &'static str, points: &[(PostalCode, Coordinates)]) {
        let Ok(id) = u32::try_from(self.cities.len()) else {
            return;
        };
        let located: Vec<_> = points
            .iter()
            .map(|(_, point)| point)
            .filter(|p| p.latitude != 0.0)
            .collect();
        let median = |of: fn(&Coordinates) -> f32| {
            let mut values: Vec<f32> = located.iter().map(|point| of(point)).collect();
            values.sort_by(f32::total_cmp);
            values.get(values.len() / 2).copied().unwrap_or_default()
        };
        let center = Coordinates {
            latitude: median(|p| p.latitude),
            longitude: median(|p| p.longitude),
            precision: Precision::City,
        };
        self.cities.push(City {
            name,
            state,
            center,
            zip_codes: points.len(),
        });
        self.by_name.entry(city_key(name)).or_default().push(id);
        for (zip, point) in points {
            let point = if point.latitude == 0.0 {
                center
            } else {
                *point
            };
            self.zips.insert(*zip, (point, id));
        }
    }

    fn add_county(&mut self, line: &'static str) {
        let mut cells = line.split('\t');
        let county = (|| {
            let (state, name) = (cells.next()?.parse().ok()?, cells.next()?);
            let (latitude, longitude) = cells.next()?.split_once(' ')?;
            Some(City {
                name,
                state,
                center: Coordinates {
                    latitude: latitude.parse().ok()?,
                    longitude: longitude.parse().ok()?,
                    precision: Precision::City,
                },
                zip_codes: cells.next()?.parse().ok()?,
            })
        })();
        if let (Some(county), Ok(id)) = (county, u32::try_from(self.cities.len())) {
            self.by_name
                .entry(city_key(county.name))
                .or_default()
                .push(id);
            self.cities.push(county);
        }
    }
}

fn read_point(cell: &str) -> Option<(PostalCode, Coordinates)> {
    let mut parts = cell.split(' ');
    let zip = parts.next()?.parse().ok()?;
    let (latitude, longitude) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((
        zip,
        Coordinates {
            latitude,
            longitude,
            precision: Precision::PostalCode,
        },
    ))
}
