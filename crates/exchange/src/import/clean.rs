//! Text of a source as it was meant.

use jiff::civil::Date;
use std::borrow::Cow;

/// One line of plain text: without tags, with its characters instead of their codes, without doubled blanks, and with
/// letters mended that went through the wrong encoding.
pub(super) fn line(raw: &str) -> String {
    let mended = mended(raw);
    let plain = without_tags(&mended);
    let decoded = html_escape::decode_html_entities(&plain);
    let unescaped = decoded
        .replace("\\r", " ")
        .replace("\\n", " ")
        .replace("\\t", " ");
    let told = without_marks(&unescaped);
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Marks that a template left behind, such as `###MON###`, become blanks.
fn without_marks(text: &str) -> Cow<'_, str> {
    if !text.contains("###") {
        return text.into();
    }
    let is_mark =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase());
    let parts = text.split("###").filter(|part| !is_mark(part));
    parts.collect::<Vec<_>>().join(" ").into()
}

/// Whether a text holds letters that went through a wrong encoding and could not be mended.
pub(super) fn is_garbled(line: &str) -> bool {
    line.contains(['\u{FFFD}', 'Ã']) || line.contains("+¦") || line.contains("GÇ")
}

/// The day of `2014-05-31 14:32:23`, `2014-05-31T14:32`, `5/31/2014 2:32 PM`.
pub(super) fn day(text: &str) -> Option<Date> {
    let day = text.split([' ', 'T']).next()?;
    day.parse()
        .or_else(|_| Date::strptime("%m/%d/%Y", day))
        .ok()
}

/// UTF-8 that was read as Windows-1252 ("ClÃ­nica") or as code page 437 ("womenGÇÖs") read as what it was.
fn mended(raw: &str) -> Cow<'_, str> {
    if raw.contains("GÇ") || raw.contains('+') {
        return mended_437(raw).into();
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

/// The characters of code page 437 from 0x80 on, as far as each of them is still one after the later step (which made
/// `¬` of `⌐`).
const CODE_PAGE_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿¬¬½¼¡«»";

/// In code page 437 the first bytes of UTF-8 are `ΓÇ` for punctuation and `├` for letters with accents; a later step made
/// `GÇ` and `+` of them.
fn mended_437(raw: &str) -> String {
    let byte = |c: char| {
        (0x80..)
            .zip(CODE_PAGE_437.chars())
            .find(|(_, known)| *known == c)
    };
    let mut mended = String::with_capacity(raw.len());
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
            // Zero-width spaces are neither seen nor wanted.
            mended.extend(Some(c).filter(|c| *c != '\u{200B}'));
            rest = after;
        } else {
            mended.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    mended
}

/// Tags become blanks; a `<` that opens none stays.
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
    fn text_is_read_as_it_was_meant() {
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
            assert_eq!(line(raw), meant, "{raw}");
        }
    }

    #[test]
    fn days_are_read_in_both_shapes() {
        for text in [
            "2014-05-31 14:32:23",
            "2014-05-31T14:32",
            "5/31/2014 2:32 PM",
            "05/31/2014",
        ] {
            assert_eq!(day(text), Some(date(2014, 5, 31)), "{text}");
        }
        for text in ["", "31.5.2014", "13/13/2014"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_becomes_one_line(raw in any::<String>()) {
            prop_assert!(!line(&raw).contains('\n'));
        }
    }
}
