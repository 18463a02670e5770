//! The elements of an entry → what they tell, in whichever vocabulary they tell it.
//!
//! Where a feed says a thing more than once, the vocabulary that says it best is believed; among equals
//! the first. A value that cannot be read leaves room for the next.

use jiff::Timestamp;

use super::{
    Enclosure, Entry, Markup, date,
    element::{Element, Vocabulary},
    link,
    said::{Said, address, linked, said, say},
    words::{Words, one_line},
};
use crate::text::harmless;

/// The most of authors, categories and enclosures that one entry has.
const MOST: usize = 100;

/// What is known of one entry so far.
#[derive(Default)]
pub struct Reading {
    atom: bool,
    entry: Entry,
    id: Said<String>,
    title: Said<String>,
    link: Said<String>,
    updated: Said<Timestamp>,
    published: Said<Timestamp>,
    summary: Said<Markup>,
    content: Said<Markup>,
}

impl Reading {
    /// The entry that an element tells of. `atom` tells whether the feed's own names are Atom's.
    pub fn of(element: &Element, atom: bool) -> Entry {
        let mut reading = Self {
            atom,
            ..Self::default()
        };
        if let Some(about) = element.about() {
            say(&mut reading.id, 1, Some(about.to_owned()));
            let link = link::is_web(about).then(|| about.to_owned());
            say(&mut reading.link, 8, link);
        }
        let href = element
            .attribute("href")
            .and_then(|href| address(element, href));
        say(&mut reading.link, 2, href);
        say(
            &mut reading.updated,
            1,
            element.attribute("lastmod").and_then(date::read),
        );
        for child in element.elements() {
            reading.take(child);
        }
        reading.finish()
    }

    fn take(&mut self, element: &Element) {
        use Vocabulary::{
            Atom, Content, Dc, DcTerms, Feedburner, Itunes, Media, Other, Plain, Xhtml,
        };
        let atom = self.atom;
        let line = || Words::of(element, atom).line();
        let moment = || date::read(&element.text());
        match (element.vocabulary, element.name.as_str()) {
            (Plain | Atom, "title") => say(&mut self.title, 0, line()),
            (Dc, "title") => say(&mut self.title, 1, line()),
            (Itunes, "title") => say(&mut self.title, 2, line()),
            (Media, "title") => say(&mut self.title, 3, line()),

            (Plain | Atom, "guid" | "id") => self.take_id(element),
            (Dc, "identifier") => say(&mut self.id, 2, non_empty(element.text())),
            (Plain | Atom, "link") => self.take_link(element),
            (Feedburner, "origlink") => say(&mut self.link, 0, address(element, &element.text())),
            (Plain | Atom, "comments") => self.entry.comments = address(element, &element.text()),

            (Plain | Atom, "updated" | "modified" | "lastbuilddate") | (DcTerms, "modified") => {
                say(&mut self.updated, 0, moment());
            }
            (Plain | Atom, "pubdate" | "published" | "issued") | (DcTerms, "issued") => {
                say(&mut self.published, 0, moment());
            }
            (Dc | Plain, "date") => {
                say(&mut self.updated, 1, moment());
                say(&mut self.published, 1, moment());
            }
            // Of publishers' own vocabulary (PRISM).
            (Other, "publicationdate") => say(&mut self.published, 3, moment()),
            (Plain | Atom, "created") | (DcTerms, "created") => {
                say(&mut self.published, 2, moment());
            }

            (Plain | Atom, "description" | "summary" | "abstract") => self.summarise(0, element),
            (Dc, "description") => self.summarise(1, element),
            (Itunes, "summary") => self.summarise(2, element),
            (Itunes, "subtitle") | (Media, "description") => self.summarise(3, element),
            (Content, "encoded") => self.fill(0, element),
            (Plain | Atom, "content") | (Xhtml | Plain, "body") | (Plain, "fullitem") => {
                self.fill(1, element);
            }

            (Plain | Atom, "author") | (Dc, "creator" | "author") | (Itunes, "author") => {
                let author = author(element, self.atom);
                push(&mut self.entry.authors, author);
            }
            (Plain | Atom, "category" | "keywords") | (Dc, "subject") | (Media, "category") => {
                let term = element.attribute("label").or(element.attribute("term"));
                let term = term
                    .map(one_line)
                    .filter(|term| !term.is_empty())
                    .or_else(line);
                push(&mut self.entry.categories, term);
            }
            (Plain, "enclosure") | (Media, "content") => {
                self.enclose(element, element.attribute("url"));
            }
            _ => {}
        }
        if element.vocabulary == Media && matches!(element.name.as_str(), "group" | "content") {
            for inner in element.elements().filter(|inner| inner.vocabulary == Media) {
                self.take(inner);
            }
        }
    }

    fn take_id(&mut self, element: &Element) {
        let id = element.text();
        let said_to_be_link = element.attribute("ispermalink");
        let is_link = match said_to_be_link {
            Some(word) => word.eq_ignore_ascii_case("true"),
            None => link::is_web(&id) || id.starts_with('/'),
        };
        let link = is_link.then(|| address(element, &id)).flatten();
        say(&mut self.link, 6, link.clone());
        say(&mut self.id, 0, link.or(non_empty(id)));
    }

    fn take_link(&mut self, element: &Element) {
        if element
            .attribute("rel")
            .is_some_and(|rel| rel.eq_ignore_ascii_case("enclosure"))
        {
            self.enclose(element, element.attribute("href"));
        } else if let Some((rank, address)) = linked(element, self.atom) {
            say(&mut self.link, rank, Some(address));
        }
    }

    fn summarise(&mut self, rank: u8, element: &Element) {
        let markup = markup(element, self.atom);
        say(&mut self.summary, rank, markup);
    }

    fn fill(&mut self, rank: u8, element: &Element) {
        if let Some(src) = element.attribute("src") {
            say(&mut self.link, 7, address(element, src));
        }
        let markup = markup(element, self.atom);
        say(&mut self.content, rank, markup);
    }

    fn enclose(&mut self, element: &Element, url: Option<&str>) {
        let Some(address) = url.and_then(|url| address(element, url)) else {
            return;
        };
        if self.entry.enclosures.len() < MOST
            && !self
                .entry
                .enclosures
                .iter()
                .any(|held| held.address == address)
        {
            self.entry.enclosures.push(Enclosure {
                address,
                media_type: element.attribute("type").map(one_line),
                length: ["length", "filesize"]
                    .iter()
                    .find_map(|name| element.attribute(name)?.parse().ok()),
            });
        }
    }

    fn finish(self) -> Entry {
        let mut entry = Entry {
            id: String::new(),
            title: said(self.title),
            link: said(self.link),
            updated: said(self.updated),
            published: said(self.published),
            summary: said(self.summary),
            content: said(self.content),
            ..self.entry
        };
        entry.id = harmless(&said(self.id).unwrap_or_else(|| made_id(&entry)));
        entry
    }
}

/// An id for an entry that has none: what a second reading of it gives again.
pub fn made_id(entry: &Entry) -> String {
    let body = || {
        let markup = entry.content.as_ref().or(entry.summary.as_ref())?;
        Some(markup.html.chars().take(200).collect())
    };
    let dated = |title: &String| match entry.published {
        Some(published) => format!("{published} {title}"),
        None => title.clone(),
    };
    let file = || {
        entry
            .enclosures
            .first()
            .map(|enclosure| enclosure.address.clone())
    };
    let named = entry
        .link
        .clone()
        .or_else(|| entry.title.as_ref().map(dated));
    named.or_else(file).or_else(body).unwrap_or_default()
}

fn markup(element: &Element, atom: bool) -> Option<Markup> {
    let html = match Words::of(element, atom) {
        // A body in RSS is markup by custom, whether or not it shows.
        Words::Text(text) if !atom && element.vocabulary != Vocabulary::Atom => text,
        words => words.into_markup(),
    };
    let base = element.base.clone();
    non_empty(html).map(|html| Markup { html, base })
}

/// A person's name, else address.
fn author(element: &Element, atom: bool) -> Option<String> {
    let part = |name: &str| {
        let found = element.elements().find(|inner| inner.name == name);
        found
            .map(|inner| one_line(&inner.text()))
            .filter(|text| !text.is_empty())
    };
    part("name")
        .or_else(|| part("email"))
        .or_else(|| Words::of(element, atom).line())
}

fn push(list: &mut Vec<String>, value: Option<String>) {
    if let Some(value) = value
        && list.len() < MOST
        && !list.contains(&value)
    {
        list.push(value);
    }
}

fn non_empty(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
