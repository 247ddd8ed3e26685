//! The data file of danger phrases: four columns, read into [`DangerPatterns`].

use super::{
    pattern::{Lists, Pattern},
    patterns::{Danger, DangerPatterns, PatternSet},
    syntax::{parse_choices, parse_pattern},
    tokens::PatternError,
    words::PatternWords,
};
use crate::data_file::{DataFileError, LineError, Seen, columns, read_lines};

const NAME: &str = "danger.tsv";
pub(super) const DANGER_TSV: &str = include_str!("../../../../../content/search/danger.tsv");
/// "both" is for words that are the same in English and Spanish, or a mixture of the two.
const LANGUAGES: [&str; 3] = ["en", "es", "both"];

pub(super) fn parse(text: &str) -> Result<DangerPatterns, DataFileError<PatternError>> {
    let mut patterns = DangerPatterns {
        words: PatternWords::default(),
        by_danger: Danger::ALL
            .map(|danger| (danger, PatternSet::default()))
            .into(),
        calm: Vec::new(),
    };
    let mut lists = Lists::new();
    let mut seen = Seen::default();
    read_lines(NAME, text, |line, fact| {
        let [kind, when, lang, pattern] = columns(fact)?;
        if !LANGUAGES.contains(&lang) {
            return Err(LineError::UnknownValue(lang.to_owned()).into());
        }
        if let ("list", Some(name)) = (kind, when.strip_prefix('@')) {
            seen.check((name, pattern), line)?;
            let choices = parse_choices(pattern, &mut patterns.words, &lists)?;
            lists.entry(name.to_owned()).or_default().extend(choices);
            return Ok(());
        }
        // The same words under `now` and `topic` of one danger would make the second line useless.
        let scope = if when == "calm" { "calm" } else { kind };
        seen.check((scope, pattern), line)?;
        let pattern = parse_pattern(pattern, &mut patterns.words, &lists)?;
        patterns.set_mut(kind, when)?.push(pattern);
        Ok(())
    })?;
    Ok(patterns)
}

impl DangerPatterns {
    /// The patterns that the first two columns of a line name.
    fn set_mut(&mut self, kind: &str, when: &str) -> Result<&mut Vec<Pattern>, LineError> {
        if (kind, when) == ("any", "calm") {
            return Ok(&mut self.calm);
        }
        let unknown = |value: &str| LineError::UnknownValue(value.to_owned());
        let (_, set) = self
            .by_danger
            .iter_mut()
            .find(|(danger, _)| danger.key() == kind)
            .ok_or_else(|| unknown(kind))?;
        match when {
            "now" => Ok(&mut set.now),
            "topic" => Ok(&mut set.topic),
            "calm" => Ok(&mut set.calm),
            _ => Err(unknown(when)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        let error = parse(text).err().unwrap();
        format!("{error}: {}", std::error::Error::source(&error).unwrap())
    }

    #[test]
    fn the_file_is_read() {
        if let Err(error) = parse(DANGER_TSV) {
            panic!("{error}: {}", std::error::Error::source(&error).unwrap());
        }
    }

    #[test]
    fn every_list_is_used() {
        let facts = DANGER_TSV.lines().filter(|line| !line.starts_with('#'));
        let (lists, patterns): (Vec<&str>, Vec<&str>) = facts.partition(|f| f.starts_with("list"));
        for list in lists {
            let name = list.split('\t').nth(1).unwrap();
            let uses = |pattern: &&str| {
                let mut words = pattern.split(|c: char| c.is_whitespace() || "()|?".contains(c));
                words.any(|word| word == name)
            };
            assert!(patterns.iter().any(uses), "no pattern uses {name}");
        }
    }

    #[test]
    fn a_mistake_is_reported_with_its_line() {
        for (text, expected) in [
            (
                "# A comment\nsuicide\tnow\ten\twak(e|ing) up\n",
                "content/search/danger.tsv, line 2: write a space between \"wak\" and what follows it",
            ),
            (
                "suicide\tnow\tkill me\n",
                "content/search/danger.tsv, line 1: a line has 4 columns with one tab between them",
            ),
            (
                "suicide\tnow\tfr\tmourir\n",
                "content/search/danger.tsv, line 1: \"fr\" isn't one of the values that this column may have",
            ),
            (
                "flood\tnow\ten\twater\n",
                "content/search/danger.tsv, line 1: \"flood\" isn't one of the values that this column may have",
            ),
            (
                "suicide\tsoon\ten\tdie\n",
                "content/search/danger.tsv, line 1: \"soon\" isn't one of the values that this column may have",
            ),
            (
                "suicide\tnow\ten\tkms\n\nsuicide\ttopic\ten\tkms\n",
                "content/search/danger.tsv, line 3: this repeats line 1",
            ),
        ] {
            assert_eq!(fault(text), expected);
        }
    }
}
