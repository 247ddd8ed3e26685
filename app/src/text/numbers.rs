//! Numbers as they are read in the United States, in both languages: 1,234.

/// Digits in groups of three.
pub fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        let written = [0, 999, 1_000, 18_432, 1_234_567].map(grouped);
        assert_eq!(written, ["0", "999", "1,000", "18,432", "1,234,567"]);
    }
}
