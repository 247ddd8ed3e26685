//! Guides: practical texts in both languages, below `content/guides/`.
//!
//! `index.toml` names the topics and their guides; each guide is a folder with `en.md` and `es.md`: TOML between two
//! lines of `+++`, then Markdown. Every fault of every file is found in one go; see [`crate::fault`].

mod front;
mod markdown;
mod read;

pub use front::Source;
pub use markdown::Section;
pub use read::{read_guide_files, read_guides};

use crate::{
    Lang, TermSet, Text,
    phrases::{Phrases, words},
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

/// What some guides are about.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Short and unique.
    pub key: Box<str>,
    /// As it is shown.
    pub name: Text,
}

/// A guide.
#[derive(Clone, Debug)]
pub struct Guide {
    /// Its place in addresses: `/guides/{slug}`.
    pub slug: Box<str>,
    /// The key of its topic.
    pub topic: Box<str>,
    /// What people look for when it helps them.
    pub needs: TermSet,
    en: GuideText,
    es: GuideText,
}

/// A guide in one language.
#[derive(Clone, Debug)]
pub struct GuideText {
    /// What it is called.
    pub title: String,
    /// What it says, in a sentence or two.
    pub summary: String,
    /// When somebody last went through it.
    pub reviewed: Date,
    /// Where its facts are from.
    pub sources: Vec<Source>,
    /// Its body, as HTML of our own making.
    pub html: String,
    /// The parts of its body.
    pub sections: Vec<Section>,
    /// Years of school it takes to read: Flesch-Kincaid in English, Crawford in Spanish.
    pub grade: f32,
}

impl Guide {
    /// The text in a language.
    pub fn text(&self, lang: Lang) -> &GuideText {
        match lang {
            Lang::En => &self.en,
            Lang::Es => &self.es,
        }
    }

    /// Its English path.
    pub fn path(&self) -> String {
        format!("/guides/{}", self.slug)
    }
}

impl Guides {
    /// The topics in their order.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The guides in their order.
    pub fn all(&self) -> &[Guide] {
        &self.all
    }

    /// The guides of a topic.
    pub fn of_topic<'g>(&'g self, key: &'g str) -> impl Iterator<Item = &'g Guide> {
        self.all.iter().filter(move |guide| *guide.topic == *key)
    }

    /// A guide by its slug.
    pub fn get(&self, slug: &str) -> Option<&Guide> {
        self.all.iter().find(|guide| *guide.slug == *slug)
    }

    /// At most `limit` guides that fit what somebody typed, in either language, or the needs that are looked for; what
    /// was typed comes first.
    pub fn fitting(&self, typed: &str, needs: TermSet, limit: usize) -> Vec<&Guide> {
        let words = words(typed);
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
