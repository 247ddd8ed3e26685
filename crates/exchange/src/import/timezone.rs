//! The time zone of a point.

use std::sync::LazyLock;
use tzf_rs::DefaultFinder;
use waymark_directory::listing::Coordinates;

/// The IANA name, such as `America/Denver`.
pub(super) fn at(point: Coordinates) -> Option<&'static str> {
    static FINDER: LazyLock<DefaultFinder> = LazyLock::new(DefaultFinder::new);
    let name = FINDER.get_tz_name(point.longitude.into(), point.latitude.into());
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_directory::listing::Precision;

    #[test]
    fn states_with_two_zones_are_told_apart() {
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
            assert_eq!(at(point), Some(zone));
        }
    }
}
