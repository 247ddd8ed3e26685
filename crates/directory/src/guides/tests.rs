//! Tests of correct and faulty guides.

use super::{GuideSection, Guides, read_guide_files, read_guides};
use crate::{
    Facet, Lang, TermSet, Vocabulary,
    fault::{Fault, Faults, SourceFile},
};
use std::path::Path;

const INDEX_TEXT: &str = r#"
[[topic]]
key = "hard"
name.en = "Hard moments"
name.es = "Momentos difíciles"
[[topic.guide]]
slug = "cravings"
needs = ["detox"]
"#;

fn front(title: &str, phrase: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\nsummary = \"Short.\"\nreviewed = 2026-11-26\nphrases = [\"{phrase}\"]\n\
         [[source]]\nname = \"CDC\"\nurl = \"https://www.cdc.gov/\"\nfacts = \"All\"\n+++\n"
    )
}

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile {
        name: format!("content/guides/{name}"),
        text: text.into(),
    }
}

fn with(body: &str) -> Result<Guides, Faults> {
    read_guides(&[
        file("index.toml", INDEX_TEXT),
        file("cravings/en.md", &(front("Cravings", "urge to use") + body)),
        file(
            "cravings/es.md",
            &(front("Ganas", "ganas de consumir") + "Pasan.\n"),
        ),
    ])
}

fn lines(result: Result<Guides, Faults>) -> Vec<String> {
    result.unwrap_err().0.iter().map(Fault::line).collect()
}

#[test]
fn a_guide_is_html_with_linked_headings() {
    let guides =
        with("It **passes**.\n\n## What to do\n\n- [Help](/help-now)\n- [ ] walk\n").unwrap();
    let text = guides.get("cravings").unwrap().text(Lang::En);
    assert!(
        text.html
            .contains(r##"<h2 id="what-to-do"><a href="#what-to-do">What to do</a></h2>"##),
        "{}",
        text.html
    );
    assert!(text.html.contains(r#"<a href="/help-now">Help</a>"#));
    assert!(text.html.contains(r#"<span class="todo""#));
    assert_eq!(
        text.sections,
        [GuideSection {
            id: "what-to-do".into(),
            title: "What to do".into()
        }]
    );
    assert_eq!(text.title, "Cravings");
    assert_eq!(text.sources[0].facts, "All");
}

#[test]
fn links_point_to_pages_in_the_language_of_the_text() {
    let guides = read_guides(&[
        file("index.toml", INDEX_TEXT),
        file("cravings/en.md", &(front("Cravings", "urge") + "Wait.\n")),
        file(
            "cravings/es.md",
            &(front("Ganas", "ganas") + "[Buscar](/search?need=detox)\n"),
        ),
    ])
    .unwrap();
    let html = &guides.get("cravings").unwrap().text(Lang::Es).html;
    assert!(html.contains(r#"href="/es/search?need=detox""#), "{html}");
}

#[test]
fn guides_are_found_by_phrase_and_by_need() {
    let guides = with("Wait.\n").unwrap();
    let slugs = |typed: &str, needs| -> Vec<String> {
        let found = guides.find_matching(typed, needs, 3);
        found.iter().map(|guide| guide.slug.to_string()).collect()
    };
    let none = TermSet::default();
    assert_eq!(slugs("I have an URGE to use!", none), ["cravings"]);
    assert_eq!(slugs("tengo ganas de consumir", none), ["cravings"]);
    assert!(slugs("urge", none).is_empty());
    let mut detox = TermSet::default();
    detox.insert(Vocabulary::get().id(Facet::Need, "detox").unwrap());
    assert_eq!(slugs("", detox), ["cravings"]);
    assert!(guides.find_matching("urge to use", detox, 0).is_empty());
}

#[test]
fn nothing_that_could_harm_a_reader_is_allowed() {
    for (body, cause) in [
        ("<script>alert(1)</script>\n", "HTML"),
        ("so <b onclick=\"x()\">bold</b>\n", "HTML"),
        ("[x](javascript:alert(1))\n", "address of this kind"),
        ("[x](//elsewhere.example)\n", "address of this kind"),
        ("[x](http://elsewhere.example)\n", "address of this kind"),
        ("![x](https://elsewhere.example/x.png)\n", "image"),
        ("# Title\n", "heading of this size"),
        ("[x](/guides/none)\n", "leads nowhere"),
        ("[x](/search?need=nothing)\n", "leads nowhere"),
        ("[x](/admin)\n", "leads nowhere"),
    ] {
        let lines = lines(with(body));
        assert!(lines[0].contains(cause), "{body}: {lines:?}");
        assert!(
            lines[0].starts_with("content/guides/cravings/en.md:11:"),
            "{lines:?}"
        );
    }
}

#[test]
fn all_faults_are_reported_together() {
    let lines = lines(read_guides(&[
        file("index.toml", &INDEX_TEXT.replace("detox", "nothing")),
        file("cravings/en.md", "no front matter"),
        file("cravings/fr.md", "un texte"),
    ]));
    assert_eq!(lines.len(), 4, "{lines:#?}");
    assert!(
        lines.iter().any(|line| line.contains("no es.md")),
        "{lines:#?}"
    );
    assert!(
        lines
            .iter()
            .any(|line| line.contains("no need \"nothing\"")),
        "{lines:#?}"
    );
}

#[test]
fn headings_with_the_same_words_get_different_ids() {
    let guides = with("## Next\n\na\n\n## Next\n\nb\n").unwrap();
    let sections = &guides.get("cravings").unwrap().text(Lang::En).sections;
    let ids: Vec<&str> = sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids, ["next", "next-2"]);
}

#[test]
fn our_own_guides_have_no_faults_and_are_easy_to_read() {
    let content = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content"));
    let guides = read_guides(&read_guide_files(content).unwrap()).unwrap_or_else(|faults| {
        panic!(
            "{:#?}",
            faults.0.iter().map(Fault::line).collect::<Vec<_>>()
        )
    });
    assert!(guides.all().len() >= 16);
    for guide in guides.all() {
        for lang in Lang::ALL {
            let text = guide.text(lang);
            assert!(
                text.grade <= 6.0,
                "{} {lang}: grade {:.1}",
                guide.slug,
                text.grade
            );
            assert!(!text.sections.is_empty(), "{} {lang}", guide.slug);
        }
    }
}
