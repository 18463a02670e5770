//! What a feed says of itself, in whichever vocabulary, and its entries → the feed.

use jiff::Timestamp;

use super::{
    Feed, date,
    element::{Element, Vocabulary},
    entry::Reading,
    link,
    said::{Said, address, linked, said, say},
    words::{Words, one_line},
};

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
                    .and_then(|href| address(frame, href)),
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
                if let Some((rank, address)) = linked(element, self.atom) {
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
            && let Some((element, found)) = found
        {
            self.feed.icon = address(element, &found);
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
