//! Converts Markdown to HTML. Only the few elements that guides need are allowed; raw HTML is not.

use crate::{
    Lang,
    fault::{Fault, SourceFile},
    fold::fold,
};
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};
use std::ops::Range;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideSection {
    /// The fragment in links to it: `#id`.
    pub id: String,
    pub title: String,
}

/// A link inside Waymark.
pub(super) struct Link {
    /// The English path.
    pub(super) to: String,
    /// Its position in bytes.
    pub(super) at: Range<usize>,
}

#[derive(Default)]
pub(super) struct Body {
    pub(super) html: String,
    pub(super) sections: Vec<GuideSection>,
    /// The plain text of each paragraph, heading and list item.
    pub(super) sentences: Vec<String>,
    pub(super) links: Vec<Link>,
    pub(super) faults: Vec<Fault>,
}

/// The schemes allowed in links to other sites, and in phone numbers.
const SCHEMES: [&str; 3] = ["https://", "tel:", "sms:"];
/// A checkbox to tick on paper.
const BOX: &str = r#"<span class="todo" aria-hidden="true"></span> "#;

/// Renders the text from byte `start` on.
///
/// HTML, images and links with other schemes are faults, so the result does not have to be sanitized.
pub(super) fn render(file: &SourceFile, start: usize, lang: Lang) -> Body {
    let options = Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let mut renderer = Renderer {
        file,
        lang,
        body: Body::default(),
        events: Vec::new(),
        heading: None,
    };
    for (event, at) in Parser::new_ext(&file.text[start..], options).into_offset_iter() {
        renderer.take(event, start + at.start..start + at.end);
    }
    let Renderer {
        mut body, events, ..
    } = renderer;
    html::push_html(&mut body.html, events.into_iter());
    body
}

struct Renderer<'f> {
    file: &'f SourceFile,
    lang: Lang,
    body: Body,
    events: Vec<Event<'f>>,
    /// The heading that is being read: the index of its first event, and its text.
    heading: Option<(usize, String)>,
}

impl<'f> Renderer<'f> {
    fn take(&mut self, event: Event<'f>, at: Range<usize>) {
        if let Event::Text(words) | Event::Code(words) = &event {
            self.read(words);
        }
        match event {
            Event::Start(Tag::Heading { level, .. }) => self.begin_heading(level, at),
            Event::End(TagEnd::Heading(level)) => self.end_heading(level),
            Event::Start(Tag::Link { dest_url, .. }) => self.link(&dest_url, at),
            Event::Html(_) | Event::InlineHtml(_) => {
                let remedy = "write Markdown: ## heading, **bold**, - item, [words](/page)";
                self.fault(at, "HTML", remedy);
            }
            Event::Start(Tag::Image { .. }) => self.fault(at, "an image", "describe it in words"),
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock | TagEnd::Image) => {}
            Event::TaskListMarker(_) => self.events.push(Event::InlineHtml(CowStr::Borrowed(BOX))),
            Event::Start(tag) => {
                if matches!(tag, Tag::Paragraph | Tag::Item) {
                    self.body.sentences.push(String::new());
                }
                self.events.push(Event::Start(tag));
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(sentence) = self.body.sentences.last_mut() {
                    sentence.push(' ');
                }
                self.events.push(event);
            }
            other => self.events.push(other),
        }
    }

    fn fault(&mut self, at: Range<usize>, cause: &str, remedy: &str) {
        let fault = Fault::new(self.file, at, cause, remedy);
        self.body.faults.push(fault);
    }

    fn read(&mut self, words: &str) {
        if let Some((_, title)) = &mut self.heading {
            title.push_str(words);
        }
        if self.body.sentences.is_empty() {
            self.body.sentences.push(String::new());
        }
        if let Some(sentence) = self.body.sentences.last_mut() {
            sentence.push_str(words);
        }
    }

    fn begin_heading(&mut self, level: HeadingLevel, at: Range<usize>) {
        if !matches!(level, HeadingLevel::H2 | HeadingLevel::H3) {
            let remedy = "use ## and, below it, ###; the title is the first heading";
            self.fault(at, "a heading of this size", remedy);
        }
        self.heading = Some((self.events.len(), String::new()));
        self.body.sentences.push(String::new());
        self.events.push(Event::Start(Tag::Heading {
            level,
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }));
        self.events.push(Event::Start(anchor(String::new())));
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        if let Some((began, title)) = self.heading.take() {
            let id = self.body.make_id(&title);
            if let Some(Event::Start(Tag::Heading { id: place, .. })) = self.events.get_mut(began) {
                *place = Some(id.clone().into());
            }
            self.events[began + 1] = Event::Start(anchor(format!("#{id}")));
            if level == HeadingLevel::H2 {
                self.body.sections.push(GuideSection { id, title });
            }
        }
        self.events.push(Event::End(TagEnd::Link));
        self.events.push(Event::End(TagEnd::Heading(level)));
    }

    fn link(&mut self, to: &str, at: Range<usize>) {
        if self.heading.is_some() {
            self.fault(
                at.clone(),
                "a link in a heading",
                "put it in the text below",
            );
        }
        let is_ours = to.starts_with('/') && !to.starts_with("//");
        let address = if is_ours {
            self.body.links.push(Link {
                to: to.to_owned(),
                at,
            });
            self.lang.path(to)
        } else {
            if !SCHEMES.iter().any(|scheme| to.starts_with(scheme)) {
                let remedy = "use /a-page, https://, tel: or sms:";
                self.fault(at, "an address of this kind", remedy);
            }
            to.to_owned()
        };
        self.events.push(Event::Start(anchor(address)));
    }
}

fn anchor(to: String) -> Tag<'static> {
    Tag::Link {
        link_type: LinkType::Inline,
        dest_url: to.into(),
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    }
}

impl Body {
    /// Makes a fragment from a heading, and adds a number if another heading has the same.
    fn make_id(&self, title: &str) -> String {
        let folded = fold(title);
        let words: Vec<&str> = folded
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let id = if words.is_empty() {
            "part".to_owned()
        } else {
            words.join("-")
        };
        let is_taken = |id: &str| self.sections.iter().any(|section| section.id == id);
        if !is_taken(&id) {
            return id;
        }
        // One of these must be free, as there is one more of them than sections.
        let numbers = 2..=self.sections.len() + 2;
        let mut numbered = numbers.map(|number| format!("{id}-{number}"));
        numbered.find(|id| !is_taken(id)).unwrap_or(id)
    }
}
