//! Where a place is: its address, point and time zone, as sources write them.

use super::fault::RowFault;
use std::sync::LazyLock;
use tzf_rs::DefaultFinder;
use waymark_directory::{
    fold::fold,
    listing::{Address, Coordinates, PostalCode, Precision, State},
    places::Places,
};

/// Reads "1245 East Colfax Avenue, Suite 203, Denver, Colorado 80218, USA". The ZIP code may be missing, and the street
/// too.
pub(super) fn parse_address(line: &str) -> Result<Address, RowFault> {
    let fault = || RowFault::unreadable(line, "an address with a city and a state");
    let mut parts: Vec<&str> = line
        .split(',')
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    if parts.last().is_some_and(|last| is_country(last)) {
        parts.pop();
    }
    let last = parts.pop().ok_or_else(fault)?;
    let (before, zip) = match last.rsplit_once(' ') {
        _ if is_zip(last) => ("", Some(last)),
        Some((before, zip)) if is_zip(zip) => (before, Some(zip)),
        _ => (last, None),
    };
    let named = if before.is_empty() {
        parts.pop().ok_or_else(fault)?
    } else {
        before
    };
    let state = find_state(named).ok_or_else(fault)?;
    let city = parts.pop().ok_or_else(fault)?;
    let mut parts = parts.into_iter();
    let street = parts.next().map(Into::into);
    let rest: Vec<&str> = parts.collect();
    Ok(Address {
        street,
        street_2: (!rest.is_empty()).then(|| rest.join(", ").into()),
        city: city.into(),
        state,
        postal_code: zip.and_then(|zip| PostalCode::from_cell(zip).ok()),
    })
}

/// A state by its code or its name.
pub(super) fn find_state(named: &str) -> Option<State> {
    named
        .parse()
        .ok()
        .or_else(|| Places::get().find_state(&fold(named)))
}

/// Finds a state, or returns the fault to report.
pub(super) fn parse_state(named: &str) -> Result<State, RowFault> {
    find_state(named).ok_or_else(|| RowFault::unreadable(named, "a state"))
}

fn is_country(part: &str) -> bool {
    ["usa", "us", "united states", "united states of america"]
        .contains(&part.to_lowercase().as_str())
}

fn is_zip(part: &str) -> bool {
    let digits =
        |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    match part.split_once('-') {
        Some((zip, plus_4)) => digits(zip, 5) && digits(plus_4, 4),
        None => digits(part, 5),
    }
}

/// The point with these degrees; `None` if they are not numbers, out of range, or both 0, which some sources write for
/// "unknown".
pub(super) fn parse_point(latitude: Option<&str>, longitude: Option<&str>) -> Option<Coordinates> {
    let number = |text: Option<&str>| text?.trim().parse::<f32>().ok();
    let (latitude, longitude) = (number(latitude)?, number(longitude)?);
    let is_on_earth = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
    (is_on_earth && (latitude, longitude) != (0.0, 0.0)).then_some(Coordinates {
        latitude,
        longitude,
        precision: Precision::Address,
    })
}

/// The IANA time zone of a point, such as `America/Denver`.
pub(super) fn find_timezone(point: Coordinates) -> Option<&'static str> {
    static FINDER: LazyLock<DefaultFinder> = LazyLock::new(DefaultFinder::new);
    let name = FINDER.get_tz_name(point.longitude.into(), point.latitude.into());
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> Option<[String; 5]> {
        let address = parse_address(line).ok()?;
        let text = |part: Option<Box<str>>| part.map(String::from).unwrap_or_default();
        let zip = address.postal_code.map(|zip| zip.to_string());
        Some([
            text(address.street),
            text(address.street_2),
            address.city.into(),
            address.state.to_string(),
            zip.unwrap_or_default(),
        ])
    }

    #[test]
    fn an_address_on_one_line_is_split_into_its_parts() {
        for (line, expected) in [
            (
                "1245 East Colfax Avenue, Suite 203, Denver, Colorado 80218",
                [
                    "1245 East Colfax Avenue",
                    "Suite 203",
                    "Denver",
                    "CO",
                    "80218",
                ],
            ),
            (
                "1937 West Elm Road, Woodlyn, PA 19094, USA",
                ["1937 West Elm Road", "", "Woodlyn", "PA", "19094"],
            ),
            (
                "315 North Street, Doylestown, PA, USA",
                ["315 North Street", "", "Doylestown", "PA", ""],
            ),
            ("Campbell, CA, USA", ["", "", "Campbell", "CA", ""]),
            (
                "1 Main St, Portland, ME, 04101-1234",
                ["1 Main St", "", "Portland", "ME", "04101"],
            ),
            (
                "5 Oak St, Charleston, West Virginia 25301",
                ["5 Oak St", "", "Charleston", "WV", "25301"],
            ),
        ] {
            assert_eq!(parts(line), Some(expected.map(str::to_owned)), "{line}");
        }
        for bad in [
            "",
            "Denver",
            "80218",
            "Please ask for the address",
            "USA",
            "Denver, Ontario",
        ] {
            assert_eq!(parts(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_point_must_be_on_earth() {
        assert!(parse_point(Some("39.7"), Some("-105.0")).is_some());
        for (latitude, longitude) in [
            ("NaN", "1"),
            ("0", "0"),
            ("91", "1"),
            ("1", "inf"),
            ("", "1"),
        ] {
            assert_eq!(
                parse_point(Some(latitude), Some(longitude)),
                None,
                "{latitude} {longitude}"
            );
        }
    }

    #[test]
    fn a_state_may_have_two_time_zones() {
        for (latitude, longitude, zone) in [
            (39.74, -104.99, "America/Denver"),
            (30.44, -84.28, "America/New_York"),
            (30.42, -87.22, "America/Chicago"),
            (31.76, -106.49, "America/Denver"),
            (33.45, -112.07, "America/Phoenix"),
        ] {
            let point = Coordinates {
                latitude,
                longitude,
                precision: Precision::City,
            };
            assert_eq!(find_timezone(point), Some(zone));
        }
    }
}
