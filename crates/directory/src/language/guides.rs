//! Finds labels in guides, with their positions in the files.

use super::{LabelInFile, find_labels};
use crate::fault::SourceFile;
use std::path::Path;

/// Checks the texts of all guides, in the order of the files. Quotations are skipped: they are somebody else's words, or
/// examples of what to avoid.
pub fn find_labels_in_guides(files: &[SourceFile]) -> Vec<LabelInFile> {
    let is_text = |file: &&SourceFile| {
        Path::new(&file.name)
            .extension()
            .is_some_and(|kind| kind == "md")
    };
    files
        .iter()
        .filter(is_text)
        .flat_map(find_labels_in_guide)
        .collect()
}

fn find_labels_in_guide(file: &SourceFile) -> impl Iterator<Item = LabelInFile> {
    let mut parts = file.name.rsplit('/');
    let lang = parts.next().and_then(|name| name.strip_suffix(".md"));
    let (lang, id) = (lang.unwrap_or_default(), parts.next().unwrap_or_default());
    let unquoted = find_labels(&file.text).into_iter();
    let unquoted = unquoted.filter(|finding| !is_quoted(&file.text[..finding.at.start]));
    unquoted.map(move |finding| {
        let (line, column) = file.line_and_column(finding.at.start);
        LabelInFile {
            id: id.to_owned(),
            file: file.name.clone(),
            line,
            column,
            field: format!("text.{lang}"),
            phrase: finding.phrase.to_owned(),
            suggestion: finding.suggestion,
        }
    })
}

/// Whether a quotation is still open at the end of this text. Quotations do not span lines.
fn is_quoted(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let count = |mark: char| line.matches(mark).count();
    count('"') % 2 == 1 || count('“') > count('”') || count('«') > count('»')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_except_in_quotations() {
        let file = SourceFile {
            name: "content/guides/words/en.md".into(),
            text: "For addicts.\nNot \"addicts\", but people.\nNot “an addict”. An addict.\n"
                .into(),
        };
        let lines: Vec<String> = find_labels_in_guides(&[file])
            .iter()
            .map(LabelInFile::line)
            .collect();
        assert_eq!(lines.len(), 2, "{lines:#?}");
        assert!(
            lines[0].starts_with("content/guides/words/en.md:1:5: words, text.en: \"addicts\""),
            "{lines:#?}"
        );
        assert!(lines[1].contains("en.md:3:21"), "{lines:#?}");
    }
}
