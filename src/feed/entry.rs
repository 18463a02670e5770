//! The elements of a feed → what they tell, in whichever vocabulary they tell it.
//!
//! Where a feed says a thing more than once, the vocabulary that says it best is believed; among equals
//! the first. A value that cannot be read leaves room for the next.

use jiff::Timestamp;

use super::{
    Enclosure, Entry, Feed, Markup, date,
    element::{Element, Vocabulary},
    link,
    words::{Words, one_line},
};
use crate::text::harmless;

/// The most of authors, categories and enclosures that one entry has.
const MOST: usize = 100;

/// A value and how well it is said; 0 is best.
type Said<T> = Option<(u8, T)>;

fn say<T>(slot: &mut Said<T>, rank: u8, value: Option<T>) {
    if let Some(value) = value
        && slot.as_ref().is_none_or(|(held, _)| rank < *held)
    {
        *slot = Some((rank, value));
    }
}

fn said<T>(slot: Said<T>) -> Option<T> {
    slot.map(|(_, value)| value)
}

/// Makes a feed of its parts.
#[derive(Default)]
pub struct Maker {
    /// The feed so far.
    pub feed: Feed,
    /// Whether anything opened a feed.
    pub opened: bool,
    atom: bool,
    title: Said<String>,
    link: Said<String>,
    description: Said<String>,
    updated: Said<Timestamp>,
}

impl Maker {
    /// Takes what opens a feed.
    pub fn open(&mut self, frame: &Element) {
        self.opened = true;
        self.atom |= frame.name == "feed";
        let language = frame
            .attribute("xml:lang")
            .map(one_line)
            .filter(|lang| !lang.is_empty());
        self.feed.language = self.feed.language.take().or(language);
        if frame.name == "channel" {
            // Microsoft's Channel Definition Format says with attributes what RSS says with elements.
            say(
                &mut self.link,
                1,
                frame
                    .attribute("href")
                    .and_then(|href| link::follow(frame.base.as_deref(), href)),
            );
            say(
                &mut self.updated,
                1,
                frame.attribute("lastmod").and_then(date::read),
            );
        }
    }

    /// Takes what the feed says of itself.
    pub fn tell(&mut self, element: &Element) {
        use Vocabulary::{Atom, Dc, DcTerms, Itunes, Plain};
        let text = || Words::of(element, self.atom).line();
        let moment = || date::read(&element.text());
        let own = matches!(element.vocabulary, Plain | Atom);
        match (element.vocabulary, element.name.as_str()) {
            (Plain | Atom, "title") => say(&mut self.title, 0, text()),
            (Dc, "title") => say(&mut self.title, 1, text()),
            (Plain | Atom, "link") => {
                if let Some((rank, address)) = linked(element) {
                    say(&mut self.link, rank, Some(address));
                }
            }
            (Plain | Atom, "description" | "subtitle" | "tagline" | "abstract") => {
                say(&mut self.description, 0, text());
            }
            (Dc, "description") | (Itunes, "summary" | "subtitle") => {
                say(&mut self.description, 1, text());
            }
            (Plain | Atom, "updated" | "modified" | "lastbuilddate") | (DcTerms, "modified") => {
                say(&mut self.updated, 0, moment());
            }
            (Dc, "date") => say(&mut self.updated, 1, moment()),
            (Plain | Atom, "pubdate" | "published" | "issued") => {
                say(&mut self.updated, 2, moment());
            }
            (Plain | Atom | Dc, "language") => {
                self.feed.language = self.feed.language.take().or_else(text);
            }
            (Plain | Atom, "id") => self.feed.id = self.feed.id.take().or(Some(element.text())),
            (Plain, "ttl") => self.feed.ttl = element.text().parse().ok(),
            (Plain, "image") => {
                let url = element.elements().find(|inner| inner.name == "url");
                self.icon(url.map(|url| (url, url.text())));
            }
            (Itunes, "image") => self.icon(
                element
                    .attribute("href")
                    .map(|href| (element, href.to_owned())),
            ),
            (_, "logo" | "icon") if own => {
                let href = element.attribute("href").map(str::to_owned);
                self.icon(Some((element, href.unwrap_or_else(|| element.text()))));
            }
            _ => {}
        }
    }

    fn icon(&mut self, found: Option<(&Element, String)>) {
        if self.feed.icon.is_none()
            && let Some((element, address)) = found
        {
            self.feed.icon = link::follow(element.base.as_deref(), &address);
        }
    }

    /// Takes an entry.
    pub fn add(&mut self, element: &Element) {
        self.feed.entries.push(Reading::of(element, self.atom));
    }

    /// The whole feed.
    pub fn finish(mut self) -> Feed {
        self.feed.title = said(self.title);
        let id = self.feed.id.clone().filter(|id| link::is_web(id));
        self.feed.link = said(self.link).or(id);
        self.feed.description = said(self.description);
        self.feed.updated = said(self.updated);
        self.feed.id = self.feed.id.filter(|id| !id.is_empty());
        self.feed
    }
}

/// What is known of one entry so far.
#[derive(Default)]
struct Reading {
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
    fn of(element: &Element, atom: bool) -> Entry {
        let mut reading = Self {
            atom,
            ..Self::default()
        };
        say(
            &mut reading.id,
            1,
            element.attribute("rdf:about").map(str::to_owned),
        );
        let href = element
            .attribute("href")
            .and_then(|href| link::follow(element.base.as_deref(), href));
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
            (Dc, "date") => {
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
        } else if let Some((rank, address)) = linked(element) {
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

/// The address in a link, and how well it names the page: a plain one or an alternate in HTML best.
fn linked(element: &Element) -> Option<(u8, String)> {
    let names = ["href", "url", "uri"];
    let Some(href) = names.iter().find_map(|name| element.attribute(name)) else {
        // Many feeds escape twice what they write between the tags.
        let text = element.text().replace("&amp;", "&");
        return Some((1, address(element, &text)?));
    };
    let rel = element
        .attribute("rel")
        .unwrap_or("alternate")
        .to_ascii_lowercase();
    let kind = element
        .attribute("type")
        .unwrap_or("text/html")
        .to_ascii_lowercase();
    let rank = match rel.rsplit('/').next().unwrap_or_default() {
        "alternate" | "" if kind.contains("html") => 1,
        "alternate" | "" => 3,
        _ => return None,
    };
    Some((rank, address(element, href)?))
}

fn address(element: &Element, address: &str) -> Option<String> {
    link::follow(element.base.as_deref(), address)
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
