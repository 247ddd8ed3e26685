//! Reads the index and the texts that it names, and checks that all links work.

use super::{
    Guide, GuideText, Guides, Topic,
    front::Front,
    markdown::{self, Link},
};
use crate::{
    Facet, Lang, TermSet, Text, Vocabulary,
    fault::{Fault, Faults, SourceFile},
    phrases::Phrases,
    reading,
};
use serde::Deserialize;
use std::{collections::HashMap, io, path::Path, sync::Arc};
use toml::Spanned;

/// The file with the topics and the order of the guides.
const INDEX: &str = "index.toml";
/// Pages that a guide may link to, besides other guides and searches.
const PAGES: [&str; 9] = [
    "/",
    "/about",
    "/goals",
    "/guides",
    "/help-now",
    "/list",
    "/peer-support",
    "/plans",
    "/privacy",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Index {
    #[serde(default)]
    topic: Vec<IndexTopic>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndexTopic {
    key: Box<str>,
    name: Text,
    #[serde(default)]
    guide: Vec<IndexGuide>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndexGuide {
    slug: Spanned<Box<str>>,
    #[serde(default)]
    needs: Vec<Spanned<Box<str>>>,
}

/// Reads the index and all `.md` files below `content/guides` as text, sorted by name. A content folder may have no
/// guides.
pub fn read_guide_files(content: &Path) -> io::Result<Vec<SourceFile>> {
    let root = content.join("guides");
    if !root.is_dir() {
        return Ok(Vec::new());
    }
    SourceFile::read_all_below(&root, |path| {
        path.extension().is_some_and(|extension| extension == "md")
            || path.file_name().is_some_and(|name| name == INDEX)
    })
}

/// Parses guides, or reports everything that is wrong with them.
pub fn read_guides(files: &[SourceFile]) -> Result<Guides, Faults> {
    let Some(index_file) = files.iter().find(|file| is_index(file)) else {
        let unnamed = files.iter().map(|file| {
            let cause = "there is no index.toml that names this guide";
            Fault::new(file, 0..0, cause, "write content/guides/index.toml")
        });
        let faults: Vec<Fault> = unnamed.collect();
        return if faults.is_empty() {
            Ok(Guides::default())
        } else {
            Err(Faults(faults))
        };
    };
    let index: Index = toml::from_str(&index_file.text).map_err(|error| {
        let at = error.span().unwrap_or_default();
        let remedy = "each [[topic]] has key, name.en, name.es and [[topic.guide]] with a slug";
        Faults(vec![Fault::new(index_file, at, error.message(), remedy)])
    })?;
    Reader::new(files, index_file).read(index)
}

fn is_index(file: &SourceFile) -> bool {
    file.name.rsplit('/').next() == Some(INDEX)
}

/// What has been read so far, and its faults.
struct Reader<'f> {
    index: &'f SourceFile,
    /// By slug and language: `slug/en`.
    texts: HashMap<String, &'f SourceFile>,
    /// The internal links of the texts, with the file of each.
    links: Vec<(&'f SourceFile, Link)>,
    phrases: Vec<(Box<str>, usize)>,
    faults: Vec<Fault>,
}

impl<'f> Reader<'f> {
    fn new(files: &'f [SourceFile], index: &'f SourceFile) -> Self {
        let text = |file: &'f SourceFile| {
            let mut parts = file.name.rsplit('/');
            let lang = parts.next()?.strip_suffix(".md")?;
            Some((format!("{}/{lang}", parts.next()?), file))
        };
        Self {
            index,
            texts: files.iter().filter_map(text).collect(),
            links: Vec::new(),
            phrases: Vec::new(),
            faults: Vec::new(),
        }
    }

    fn read(mut self, index: Index) -> Result<Guides, Faults> {
        let (mut topics, mut guides) = (Vec::new(), Vec::new());
        for topic in index.topic {
            for guide in topic.guide {
                if let Some(guide) = self.guide(&topic.key, guide, guides.len()) {
                    guides.push(guide);
                }
            }
            topics.push(Topic {
                key: topic.key,
                name: topic.name,
            });
        }
        for file in self.texts.values() {
            let cause = "the index does not name this guide, or not in this language";
            let remedy =
                "name its folder in content/guides/index.toml; its files are en.md and es.md";
            self.faults.push(Fault::new(file, 0..0, cause, remedy));
        }
        for (file, link) in &self.links {
            if let Err(dead) = check_link(&link.to, &guides) {
                let cause = format!("\"{}\" leads nowhere", link.to);
                let fault = Fault::new(file, link.at.clone(), cause, dead.to_string());
                self.faults.push(fault);
            }
        }
        let phrases = self.phrases.iter().map(|(phrase, at)| (&**phrase, *at));
        let phrases = Phrases::new(phrases).unwrap_or_default();
        if self.faults.is_empty() {
            Ok(Guides {
                topics,
                all: guides,
                phrases: Arc::new(phrases),
            })
        } else {
            self.faults
                .sort_by(|a, b| (a.file(), a.line).cmp(&(b.file(), b.line)));
            Err(Faults(self.faults))
        }
    }

    fn guide(&mut self, topic: &str, entry: IndexGuide, at: usize) -> Option<Guide> {
        let mut needs = TermSet::default();
        for key in entry.needs {
            if let Some(id) = Vocabulary::get().id(Facet::Need, key.get_ref()) {
                needs.insert(id);
            } else {
                let cause = format!("there is no need \"{}\"", key.get_ref());
                let remedy = "use a key of content/vocabulary/needs.toml";
                self.fault_in_index(key.span(), &cause, remedy);
            }
        }
        let slug = entry.slug.get_ref();
        let [en, es] = Lang::ALL.map(|lang| {
            let Some(file) = self.texts.remove(&format!("{slug}/{lang}")) else {
                let cause = format!("\"{slug}\" has no {}.md", lang.tag());
                let remedy = "write it, or remove the guide from the index";
                self.fault_in_index(entry.slug.span(), &cause, remedy);
                return None;
            };
            self.text(file, lang, at)
        });
        Some(Guide {
            slug: slug.clone(),
            topic: topic.into(),
            needs,
            en: en?,
            es: es?,
        })
    }

    fn text(&mut self, file: &'f SourceFile, lang: Lang, at: usize) -> Option<GuideText> {
        let (front, body_at) = match Front::split(file) {
            Ok(split) => split,
            Err(fault) => {
                self.faults.push(*fault);
                return None;
            }
        };
        self.phrases
            .extend(front.phrases.into_iter().map(|phrase| (phrase, at)));
        let body = markdown::render(file, body_at, lang);
        self.faults.extend(body.faults);
        self.links
            .extend(body.links.into_iter().map(|link| (file, link)));
        Some(GuideText {
            title: front.title,
            summary: front.summary,
            reviewed: front.reviewed,
            sources: front.source,
            html: body.html,
            sections: body.sections,
            grade: reading::measure_grade(&body.sentences, lang),
        })
    }

    fn fault_in_index(&mut self, at: std::ops::Range<usize>, cause: &str, remedy: &str) {
        let fault = Fault::new(self.index, at, cause, remedy);
        self.faults.push(fault);
    }
}

/// A link inside Waymark whose page does not exist. The text says what to write instead.
#[derive(Debug, thiserror::Error)]
enum DeadLink {
    #[error("name a guide of content/guides/index.toml")]
    Guide,
    #[error("use a key of content/vocabulary/needs.toml")]
    Need,
    #[error("name a page that Waymark has")]
    Page,
}

fn check_link(path: &str, guides: &[Guide]) -> Result<(), DeadLink> {
    let (page, query) = path.split_once('?').unwrap_or((path, ""));
    if let Some(slug) = page.strip_prefix("/guides/") {
        let is_known = guides.iter().any(|guide| *guide.slug == *slug);
        return is_known.then_some(()).ok_or(DeadLink::Guide);
    }
    if page == "/search" {
        let mut needs = query
            .split('&')
            .filter_map(|pair| pair.strip_prefix("need="));
        let is_known = needs.all(|key| Vocabulary::get().id(Facet::Need, key).is_some());
        return is_known.then_some(()).ok_or(DeadLink::Need);
    }
    let page = page.split('#').next().unwrap_or_default();
    PAGES.contains(&page).then_some(()).ok_or(DeadLink::Page)
}
