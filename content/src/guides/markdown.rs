//! Markdown to HTML: the few forms a guide needs, and nothing that comes as HTML already.

use crate::{Lang, curated::EntryFile, fault::Fault, fold::fold};
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};
use std::ops::Range;

/// A part of a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its place in addresses: `#id`.
    pub id: String,
    /// Its heading.
    pub title: String,
}

/// A link inside Waymark.
pub(super) struct Link {
    /// The English path.
    pub(super) to: String,
    /// Where it stands, in bytes.
    pub(super) at: Range<usize>,
}

/// What a text becomes.
#[derive(Default)]
pub(super) struct Body {
    pub(super) html: String,
    pub(super) sections: Vec<Section>,
    /// The text without its forms: one for each paragraph, heading and item.
    pub(super) sentences: Vec<String>,
    pub(super) links: Vec<Link>,
    pub(super) faults: Vec<Fault>,
}

/// A box to tick on paper.
const BOX: &str = r#"<span class="todo" aria-hidden="true"></span> "#;

/// Renders what stands from `start` on.
///
/// Only forms that are named here pass: HTML, images and addresses of other schemes are faults, so there is nothing to
/// be cleaned afterwards.
pub(super) fn render(file: &EntryFile, start: usize, lang: Lang) -> Body {
    let text = &file.text[start..];
    let mut body = Body::default();
    let mut events = Vec::new();
    // Where the heading being read began, and its words.
    let mut heading: Option<(usize, String)> = None;
    let options = Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    for (event, at) in Parser::new_ext(text, options).into_offset_iter() {
        let at = start + at.start..start + at.end;
        let mut fault = |cause: &str, remedy: &str| {
            body.faults.push(Fault::new(
                &file.name,
                &file.text,
                at.clone(),
                cause,
                remedy,
            ));
        };
        if let Event::Text(words) | Event::Code(words) = &event {
            if let Some((_, title)) = &mut heading {
                title.push_str(words);
            }
            if body.sentences.is_empty() {
                body.sentences.push(String::new());
            }
            if let Some(sentence) = body.sentences.last_mut() {
                sentence.push_str(words);
            }
        }
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                if !matches!(level, HeadingLevel::H2 | HeadingLevel::H3) {
                    fault(
                        "a heading of this size",
                        "use ## and, below it, ###; the title is the first heading",
                    );
                }
                heading = Some((events.len(), String::new()));
                body.sentences.push(String::new());
                events.push(Event::Start(Tag::Heading {
                    level,
                    id: None,
                    classes: Vec::new(),
                    attrs: Vec::new(),
                }));
                events.push(Event::Start(anchor(String::new())));
            }
            Event::End(TagEnd::Heading(level)) => {
                if let Some((began, title)) = heading.take() {
                    let id = body.id_of(&title);
                    if let Some(Event::Start(Tag::Heading { id: place, .. })) =
                        events.get_mut(began)
                    {
                        *place = Some(id.clone().into());
                    }
                    events[began + 1] = Event::Start(anchor(format!("#{id}")));
                    if level == HeadingLevel::H2 {
                        body.sections.push(Section { id, title });
                    }
                }
                events.push(Event::End(TagEnd::Link));
                events.push(Event::End(TagEnd::Heading(level)));
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                if heading.is_some() {
                    fault("a link in a heading", "put it in the text below");
                }
                let to = dest_url.to_string();
                let is_ours = to.starts_with('/') && !to.starts_with("//");
                if is_ours {
                    events.push(Event::Start(anchor(lang.path(&to))));
                    body.links.push(Link { to, at });
                } else {
                    let is_allowed = ["https://", "tel:", "sms:"]
                        .iter()
                        .any(|start| to.starts_with(start));
                    if !is_allowed {
                        fault(
                            "an address of this kind",
                            "use /a-page, https://, tel: or sms:",
                        );
                    }
                    events.push(Event::Start(anchor(to)));
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                fault(
                    "HTML",
                    "write Markdown: ## heading, **bold**, - item, [words](/page)",
                );
            }
            Event::Start(Tag::Image { .. }) => fault("an image", "say it in words"),
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock | TagEnd::Image) => {}
            Event::TaskListMarker(_) => events.push(Event::InlineHtml(CowStr::Borrowed(BOX))),
            Event::Start(tag) => {
                if matches!(tag, Tag::Paragraph | Tag::Item) {
                    body.sentences.push(String::new());
                }
                events.push(Event::Start(tag));
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(sentence) = body.sentences.last_mut() {
                    sentence.push(' ');
                }
                events.push(event);
            }
            other => events.push(other),
        }
    }
    html::push_html(&mut body.html, events.into_iter());
    body
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
    /// The heading's words as they stand in an address; a number where they stand there already.
    fn id_of(&self, title: &str) -> String {
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
        (2..)
            .map(|number| format!("{id}-{number}"))
            .find(|id| !is_taken(id))
            .unwrap_or(id)
    }
}
