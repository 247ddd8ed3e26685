//! Tidying of what people type: what can't be seen is dropped, and everything has a longest length.

/// Makes every run of white space and control characters one space, drops invisible marks, and keeps at most
/// `max_chars` characters.
pub(super) fn tidy_text(typed: &str, max_chars: usize) -> String {
    let mut tidy = String::new();
    let visible = typed
        .chars()
        .map(|c| match c {
            c if c.is_whitespace() || c.is_control() => ' ',
            c => c,
        })
        .filter(|c| !is_invisible_mark(*c));
    for c in visible.take(max_chars) {
        if c != ' ' || !(tidy.is_empty() || tidy.ends_with(' ')) {
            tidy.push(c);
        }
    }
    tidy.truncate(tidy.trim_end().len());
    tidy
}

/// Zero-width characters, and the controls of Unicode Standard Annex 9 that change the direction of text.
fn is_invisible_mark(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_trimmed_folded_and_cut() {
        assert_eq!(tidy_text(" a\t\u{0}b\u{202E} \u{200B}c ", 10), "a b c");
        assert_eq!(tidy_text("\u{e9}\u{e9}\u{e9}", 2), "\u{e9}\u{e9}");
    }
}
