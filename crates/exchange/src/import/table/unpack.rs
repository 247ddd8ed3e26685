//! Unpacking a workbook once before calamine may read it. A small file can unpack to terabytes, and calamine reserves
//! memory for whatever the file claims to hold.

use super::super::error::{ImportError, SpreadsheetFault};
use jiff::civil::Date;
use std::io::{self, Read, Seek};

/// The real files unpack to 13 MB.
const MAX_UNPACKED_MIB: u64 = 256;

/// How many bytes may still be unpacked.
pub(super) struct UnpackBudget(u64);

impl UnpackBudget {
    pub(super) fn full() -> Self {
        Self(MAX_UNPACKED_MIB << 20)
    }

    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), ImportError> {
        self.0 = self
            .0
            .checked_sub(bytes as u64)
            .ok_or(ImportError::TooLarge {
                what: "what it unpacks to",
                limit_mib: MAX_UNPACKED_MIB,
            })?;
        Ok(())
    }
}

/// For `map_err`, where a workbook cannot be read.
pub(super) fn unreadable(fault: impl Into<SpreadsheetFault>) -> ImportError {
    ImportError::Spreadsheet {
        cause: fault.into(),
    }
}

/// Unpacks every part and checks its true size; the sizes in its header may be false. Returns the date of the edition.
pub(super) fn check_parts(file: impl Read + Seek) -> Result<Option<Date>, ImportError> {
    let mut archive = zip::ZipArchive::new(file).map_err(unreadable)?;
    let mut budget = UnpackBudget::full();
    let mut date = None;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(unreadable)?;
        let name = part.name().map(|name| name.to_ascii_lowercase());
        let name = name.unwrap_or_default();
        let mut limited = part.by_ref().take(budget.0 + 1);
        let is_properties = name == "docprops/core.xml";
        let is_strings = name.ends_with("sharedstrings.xml");
        let unpacked = if is_properties || is_strings {
            let mut bytes = Vec::new();
            let unpacked = limited.read_to_end(&mut bytes).map_err(unreadable)?;
            let text = waymark_directory::text::decode_text(&bytes);
            if is_properties {
                date = modified_date(&text);
            } else if !has_claimed_strings(&text) {
                return Err(unreadable(SpreadsheetFault::TooManyTexts));
            }
            unpacked
        } else {
            let unpacked = io::copy(&mut limited, &mut io::sink()).map_err(unreadable)?;
            usize::try_from(unpacked).unwrap_or(usize::MAX)
        };
        budget.spend(unpacked)?;
    }
    Ok(date)
}

/// Whether there can be as many shared strings as their `uniqueCount` says. Calamine reserves memory for that many
/// before it reads any; each takes at least one character of XML.
fn has_claimed_strings(shared_strings: &str) -> bool {
    let claims = shared_strings.split("uniqueCount").skip(1);
    claims.into_iter().all(|claim| {
        let claim = claim.trim_start_matches(|c: char| c.is_whitespace() || "=\"'+0".contains(c));
        let digits = claim.split(|c: char| !c.is_ascii_digit()).next();
        let claimed = digits.filter(|digits| !digits.is_empty());
        claimed.is_none_or(|digits| {
            digits
                .parse()
                .is_ok_and(|claimed: usize| claimed <= shared_strings.len())
        })
    })
}

/// The day in `<dcterms:modified>` (OPC core properties, ECMA-376 part 2).
fn modified_date(core_xml: &str) -> Option<Date> {
    let (_, rest) = core_xml.split_once("<dcterms:modified")?;
    let (_, rest) = rest.split_once('>')?;
    rest.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::has_claimed_strings;

    #[test]
    fn a_count_of_strings_that_the_file_cannot_hold_is_refused() {
        for possible in [
            "<sst/>",
            r#"<sst count="9" uniqueCount="2"><si><t>a</t></si><si><t>b</t></si></sst>"#,
            r#"<sst uniqueCount=""/>"#,
        ] {
            assert!(has_claimed_strings(possible), "{possible}");
        }
        for impossible in [
            r#"<sst uniqueCount="2000000000">"#,
            "<sst uniqueCount = '+0000000000000000000000000000000000000002000000000'>",
            r#"<sst uniqueCount="99999999999999999999999999">"#,
        ] {
            assert!(!has_claimed_strings(impossible), "{impossible}");
        }
    }
}
