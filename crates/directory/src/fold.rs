//! Folding of text for comparison: lower case, no accents, no punctuation.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// `Clínica  St. Luke's` as `clinica st lukes`: what people type and what sources write compare equal.
pub fn fold(text: &str) -> String {
    // Most text is ASCII, which has nothing to decompose.
    if text.is_ascii() {
        joined(text.chars().map(|c| c.to_ascii_lowercase()))
    } else {
        let bare = text.nfkd().filter(|c| !is_combining_mark(*c));
        joined(bare.flat_map(char::to_lowercase))
    }
}

/// Keeps letters and digits, and replaces everything between them with a single space.
fn joined(chars: impl Iterator<Item = char>) -> String {
    let mut folded = String::with_capacity(chars.size_hint().0);
    for c in chars {
        if c.is_alphanumeric() {
            folded.push(c);
        } else if !matches!(c, '\'' | '’') && !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_punctuation_fold_away() {
        assert_eq!(
            fold("  Clínica  St. Luke's—Ñandú/IOP "),
            "clinica st lukes nandu iop"
        );
        assert_eq!(fold(" St. Luke's/IOP "), "st lukes iop");
        assert_eq!(fold("…"), "");
    }
}
