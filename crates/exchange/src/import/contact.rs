//! Numbers and web addresses as people type them.

use waymark_directory::listing::{PhoneNumber, Website};

/// Numbers may be spelt in letters, such as "813-630HOPE" (ITU-T E.161 gives the keys).
pub(super) fn number(cell: &str) -> Option<PhoneNumber> {
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

/// All numbers of a cell such as "(719) 545-2746 or (719) 631-3370".
pub(super) fn numbers(cell: &str) -> Vec<PhoneNumber> {
    if let Some(number) = number(cell) {
        return vec![number];
    }
    let parts = cell
        .split([';', '/', '|'])
        .flat_map(|part| part.split(" or "));
    let mut numbers: Vec<PhoneNumber> = Vec::new();
    for number in parts.filter_map(|part| number(part.trim())) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}

/// An address of the web, with its scheme where it was left out; none for what cannot be one.
pub(super) fn website(cell: &str) -> Option<Box<str>> {
    cell.parse().ok().map(|website: Website| website.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_in_letters_can_be_number() {
        assert_eq!(number("813-630HOPE").unwrap().to_string(), "813-630-4673");
        assert_eq!(number("888-PARNEXT").unwrap().to_string(), "888-727-6398");
        assert_eq!(number("ask for Jane"), None);
    }

    #[test]
    fn two_numbers_in_a_cell_are_two() {
        for (cell, count) in [
            ("(303) 555-0100 or (303) 555-0101", 2),
            ("303-555-0100; 303-555-0100", 1),
            ("(303) 555-0100 x12", 1),
            ("call the desk", 0),
        ] {
            assert_eq!(numbers(cell).len(), count, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn no_cell_panics(cell in any::<String>()) {
            let _ = numbers(&cell);
        }
    }
}
