//! Cleaning text: making what a source's software mangled readable again.

use jiff::civil::Date;
use std::borrow::Cow;

/// One line of plain text: tags become spaces, HTML entities and escapes become characters, wrongly encoded letters are
/// repaired, and several spaces become one.
pub(super) fn clean_line(raw: &str) -> String {
    let repaired = repair_encoding(raw);
    let plain = without_tags(&repaired);
    let decoded = html_escape::decode_html_entities(&plain);
    let unescaped = decoded
        .replace("\\r", " ")
        .replace("\\n", " ")
        .replace("\\t", " ");
    let unmarked = without_template_marks(&unescaped);
    unmarked.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Removes what a template left behind, such as `###MON###`.
fn without_template_marks(text: &str) -> Cow<'_, str> {
    if !text.contains("###") {
        return text.into();
    }
    let is_mark =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase());
    let parts = text.split("###").filter(|part| !is_mark(part));
    parts.collect::<Vec<_>>().join(" ").into()
}

/// Whether a cleaned line still has letters that a wrong encoding damaged beyond repair.
pub(super) fn is_garbled(line: &str) -> bool {
    line.contains(['\u{FFFD}', 'Ã']) || line.contains("+¦") || line.contains("GÇ")
}

/// The day of `2014-05-31 14:32:23`, `2014-05-31T14:32` or `5/31/2014 2:32 PM`.
pub(super) fn parse_day(text: &str) -> Option<Date> {
    let day = text.split([' ', 'T']).next()?;
    day.parse()
        .or_else(|_| Date::strptime("%m/%d/%Y", day))
        .ok()
}

/// Repairs UTF-8 that was read as Windows-1252 ("ClÃ­nica") or as code page 437 ("womenGÇÖs").
fn repair_encoding(raw: &str) -> Cow<'_, str> {
    if raw.contains("GÇ") || raw.contains('+') {
        return repair_code_page_437(raw).into();
    }
    if !raw.contains(['Ã', 'Â', 'â']) {
        return raw.into();
    }
    let (bytes, _, is_lossy) = encoding_rs::WINDOWS_1252.encode(raw);
    match str::from_utf8(&bytes) {
        Ok(text) if !is_lossy => text.to_owned().into(),
        _ => raw.into(),
    }
}

/// The characters of code page 437 from 0x80 on, as the sources show them: a later step turned some into others (such
/// as `⌐` into `¬`).
const CODE_PAGE_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿¬¬½¼¡«»";

/// In code page 437, UTF-8 begins with `ΓÇ` for punctuation and with `├` for letters with accents. A later step turned
/// these into `GÇ` and `+`.
fn repair_code_page_437(raw: &str) -> String {
    let byte = |c: char| {
        (0x80..)
            .zip(CODE_PAGE_437.chars())
            .find(|(_, known)| *known == c)
    };
    let mut repaired = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(first) = rest.chars().next() {
        let punctuation = rest.strip_prefix("GÇ").map(|after| (after, 0x2000 - 0x80));
        let letter = rest.strip_prefix('+').map(|after| (after, 0xC0 - 0x80));
        let found = punctuation.or(letter).and_then(|(after, base)| {
            let last = after.chars().next()?;
            let (byte, _) = byte(last)?;
            Some((char::from_u32(base + byte)?, &after[last.len_utf8()..]))
        });
        if let Some((c, after)) = found {
            // Zero-width spaces say nothing, and they get in the way of searching.
            repaired.extend(Some(c).filter(|c| *c != '\u{200B}'));
            rest = after;
        } else {
            repaired.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    repaired
}

/// Replaces tags with spaces. A `<` that does not begin a tag stays.
fn without_tags(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        if let Some((_, after)) = after.split_once('>').filter(|_| is_tag) {
            plain.push(' ');
            rest = after;
        } else {
            plain.push('<');
            rest = after;
        }
    }
    plain.push_str(rest);
    plain.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn mangled_text_becomes_readable() {
        for (raw, meant) in [
            ("Food &amp; shelter", "Food & shelter"),
            ("<p>First.</p><p>Second</p>", "First. Second"),
            (r"Line one\nLine two", "Line one Line two"),
            ("ClÃ\u{AD}nica", "Clínica"),
            ("womenâ€™s", "women’s"),
            ("Pão", "Pão"),
            (
                "womenGÇÖs GÇ£careGÇ¥ oneGÇæonGÇæone",
                "women’s “care” one‑on‑one",
            ),
            ("Fa+ºade, C+íncer, Cr+¬dito", "Façade, Cáncer, Crédito"),
            ("C++ and +1 or A+", "C++ and +1 or A+"),
            (r"Call us.\n\n###MON######COL###", "Call us."),
            (
                "Ask for it.###MON### Then #1 ## two",
                "Ask for it. Then #1 ## two",
            ),
            ("ages < 18  and\tup", "ages < 18 and up"),
        ] {
            assert_eq!(clean_line(raw), meant, "{raw}");
        }
    }

    #[test]
    fn days_are_read_in_both_formats() {
        for text in [
            "2014-05-31 14:32:23",
            "2014-05-31T14:32",
            "5/31/2014 2:32 PM",
            "05/31/2014",
        ] {
            assert_eq!(parse_day(text), Some(date(2014, 5, 31)), "{text}");
        }
        for text in ["", "31.5.2014", "13/13/2014"] {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_becomes_one_line(raw in any::<String>()) {
            prop_assert!(!clean_line(&raw).contains('\n'));
        }
    }
}
