//! Guides: practical texts in both languages, in `content/guides/`.
//!
//! `index.toml` lists the topics and their guides. Each guide is a folder with `en.md` and `es.md`: TOML between two lines
//! of `+++`, then Markdown. The faults of all files are reported together; see [`crate::fault`].

mod front;
mod markdown;
mod read;

pub use front::GuideSource;
pub use markdown::GuideSection;
pub use read::{read_guide_files, read_guides};

use crate::{
    Lang, TermSet, Text,
    phrases::{Phrases, split_words},
};
use jiff::civil::Date;
use std::sync::Arc;

/// All guides, in the order of the index.
#[derive(Clone, Debug, Default)]
pub struct Guides {
    topics: Vec<Topic>,
    all: Vec<Guide>,
    phrases: Arc<Phrases<usize>>,
}

#[derive(Clone, Debug)]
pub struct Topic {
    pub key: Box<str>,
    pub name: Text,
}

#[derive(Clone, Debug)]
pub struct Guide {
    /// Its part of the path: `/guides/{slug}`.
    pub slug: Box<str>,
    /// The key of its [`Topic`].
    pub topic: Box<str>,
    /// It is suggested to people who search for these needs.
    pub needs: TermSet,
    en: GuideText,
    es: GuideText,
}

#[derive(Clone, Debug)]
pub struct GuideText {
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    pub reviewed: Date,
    pub sources: Vec<GuideSource>,
    /// The body as HTML. It can be trusted, because the source may not contain HTML.
    pub html: String,
    pub sections: Vec<GuideSection>,
    /// How many years of school it takes to read; see [`crate::reading`].
    pub grade: f32,
}

impl Guide {
    pub fn text(&self, lang: Lang) -> &GuideText {
        match lang {
            Lang::En => &self.en,
            Lang::Es => &self.es,
        }
    }

    /// The path of its English page.
    pub fn path(&self) -> String {
        format!("/guides/{}", self.slug)
    }
}

impl Guides {
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    pub fn all(&self) -> &[Guide] {
        &self.all
    }

    pub fn in_topic<'g>(&'g self, key: &'g str) -> impl Iterator<Item = &'g Guide> {
        self.all.iter().filter(move |guide| *guide.topic == *key)
    }

    pub fn get(&self, slug: &str) -> Option<&Guide> {
        self.all.iter().find(|guide| *guide.slug == *slug)
    }

    /// Finds at most `limit` guides that match what somebody typed, in either language, or the needs they search for. Those
    /// that match the text come first.
    pub fn find_matching(&self, typed: &str, needs: TermSet, limit: usize) -> Vec<&Guide> {
        let words = split_words(typed);
        let mut found: Vec<usize> = Vec::new();
        for at in 0..words.len() {
            if let Some((_, guides)) = self.phrases.longest(&words[at..]) {
                found.extend(guides);
            }
        }
        let by_need = self.all.iter().enumerate();
        let by_need = by_need.filter(|(_, guide)| guide.needs.intersects(&needs));
        found.extend(by_need.map(|(at, _)| at));
        let mut fitting: Vec<usize> = Vec::new();
        for at in found {
            if !fitting.contains(&at) {
                fitting.push(at);
            }
        }
        fitting.truncate(limit);
        fitting.into_iter().map(|at| &self.all[at]).collect()
    }
}

#[cfg(test)]
mod tests;
