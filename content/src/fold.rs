//! Folding of text for comparison: lower case, no accents, no punctuation.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// `Clínica  St. Luke's` as `clinica st lukes`: what people type and what sources write compare equal.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
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
        assert_eq!(fold("…"), "");
    }
}
