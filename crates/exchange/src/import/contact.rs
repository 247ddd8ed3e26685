//! Phone numbers and web addresses, as people type them.

use waymark_directory::listing::{PhoneNumber, Website};

/// A number may have letters, such as "813-630HOPE" (ITU-T E.161 says which key they are on).
pub(super) fn parse_phone(cell: &str) -> Option<PhoneNumber> {
    if let Ok(number) = cell.parse() {
        return Some(number);
    }
    if !cell.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let key = |c: char| match c.to_ascii_uppercase() {
        'A'..='C' => '2',
        'D'..='F' => '3',
        'G'..='I' => '4',
        'J'..='L' => '5',
        'M'..='O' => '6',
        'P'..='S' => '7',
        'T'..='V' => '8',
        'W'..='Z' => '9',
        _ => c,
    };
    cell.chars().map(key).collect::<String>().parse().ok()
}

/// All numbers in a cell such as "(719) 545-2746 or (719) 631-3370".
pub(super) fn parse_phones(cell: &str) -> Vec<PhoneNumber> {
    if let Some(number) = parse_phone(cell) {
        return vec![number];
    }
    let parts = cell
        .split([';', '/', '|'])
        .flat_map(|part| part.split(" or "));
    let mut numbers: Vec<PhoneNumber> = Vec::new();
    for number in parts.filter_map(|part| parse_phone(part.trim())) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}

/// A web address, with `https://` added if the scheme is missing.
pub(super) fn parse_website(cell: &str) -> Option<Box<str>> {
    cell.parse().ok().map(|website: Website| website.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_in_numbers_become_digits() {
        assert_eq!(
            parse_phone("813-630HOPE").unwrap().to_string(),
            "813-630-4673"
        );
        assert_eq!(
            parse_phone("888-PARNEXT").unwrap().to_string(),
            "888-727-6398"
        );
        assert_eq!(parse_phone("ask for Jane"), None);
    }

    #[test]
    fn a_cell_may_hold_several_numbers() {
        for (cell, count) in [
            ("(303) 555-0100 or (303) 555-0101", 2),
            ("303-555-0100; 303-555-0100", 1),
            ("(303) 555-0100 x12", 1),
            ("call the desk", 0),
        ] {
            assert_eq!(parse_phones(cell).len(), count, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn no_cell_panics(cell in any::<String>()) {
            let _ = parse_phones(&cell);
        }
    }
}
