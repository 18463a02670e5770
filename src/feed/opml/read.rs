//! OPML → what it tells, whatever is wrong with it.

use super::{DEEPEST, NoList, Refused, Search, Subscription, Subscriptions};
use crate::{
    feed::{
        link,
        reference::{Declared, resolve},
        repair::without_unended,
        token::{Token, Tokens, attributes},
        words::one_line,
    },
    text::{decode_as, xml_claim},
};

/// The most feeds that are read of one list.
const MOST: usize = 100_000;

/// So many attributes of an outline are read.
const MOST_SAID: usize = 1000;

/// Reads a list of subscriptions, whatever is wrong with it.
///
/// # Errors
/// Where the bytes are no such list.
pub fn parse_list(bytes: &[u8]) -> Result<Subscriptions, NoList> {
    let text = decode_as(bytes, None, xml_claim);
    let text = without_half(&text);
    let text = without_unended(text);
    let mut reading = Reading::default();
    for token in Tokens::of(&text) {
        reading.take(&token);
    }
    reading.finish()
}

/// The text without a value that it was cut off in: half an address may be another one's.
fn without_half(text: &str) -> &str {
    let last = memchr::memrchr(b'<', text.as_bytes()).unwrap_or(text.len());
    let (before, tag) = text.split_at(last);
    if tag.contains('>') {
        return text;
    }
    let mut open = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (open, byte) {
            (None, b'"' | b'\'') => open = Some((byte, at)),
            (Some((quote, _)), _) if quote == byte => open = None,
            _ => {}
        }
    }
    open.map_or(text, |(_, at)| &text[..before.len() + at])
}

/// A list that is being read.
#[derive(Default)]
struct Reading {
    declared: Declared,
    list: Subscriptions,
    known: std::collections::HashSet<String>,
    /// The open outlines: the name of each that is a folder.
    open: Vec<Option<String>>,
    /// What is being read as the list's title.
    title: Option<String>,
    /// Whether anything was there that such lists alone have.
    is_list: bool,
    /// Whether it is a list in the words of FOAF, of whose channels each is a feed.
    foaf: bool,
}

impl Reading {
    fn take(&mut self, token: &Token) {
        match *token {
            Token::Open(name, raw, ends) => self.start(local(name), raw, ends),
            Token::Close(name) => match local(name).to_ascii_lowercase().as_str() {
                "outline" => _ = self.open.pop(),
                "title" => self.end_title(),
                _ => {}
            },
            Token::Text(text) => {
                if let Some(title) = &mut self.title {
                    title.push_str(&resolve(text, Some(&self.declared)));
                }
            }
            Token::Literal(text) => {
                if let Some(title) = &mut self.title {
                    title.push_str(text);
                }
            }
            Token::Doctype(doctype) => self.declared.read(doctype),
        }
    }

    fn end_title(&mut self) {
        let title = self.title.take().map(|title| one_line(&title));
        self.list.title = self
            .list
            .title
            .take()
            .or(title.filter(|title| !title.is_empty()));
    }

    fn start(&mut self, name: &str, raw: &str, ends: bool) {
        let said = Said::of(raw, &self.declared);
        match name.to_ascii_lowercase().as_str() {
            "opml" => self.is_list = true,
            "title" if self.list.feeds.is_empty() && self.open.is_empty() && !ends => {
                self.title = Some(String::new());
            }
            "rdf" => self.foaf |= raw.contains("foaf"),
            "channel" if self.foaf => {
                if let Some(about) = said.get("rdf:about") {
                    self.add(about, &said);
                }
            }
            "outline" => {
                self.is_list = true;
                let folder = self.outline(&said);
                if !ends {
                    self.open.push(folder);
                }
            }
            _ => {
                if let Some(address) = said.get("xmlurl") {
                    self.add(address, &said);
                }
            }
        }
    }

    /// Takes an outline; its name where it is a folder.
    fn outline(&mut self, said: &Said) -> Option<String> {
        let kind = said.get("type").unwrap_or_default().to_ascii_lowercase();
        let of_feed = matches!(
            kind.as_str(),
            "rss" | "atom" | "feed" | "pie" | "rdf" | "json"
        );
        let address = said
            .get("xmlurl")
            .or_else(|| said.get("url").filter(|_| of_feed))
            .or_else(|| said.get("feedurl"));
        match address {
            Some(address) => self.add(address, said),
            None if matches!(kind.as_str(), "include" | "link") => {
                if let Some(url) = said.get("url").filter(|_| kind == "include") {
                    self.refuse(url, "it is another list; fetch and import that");
                }
            }
            None if said.get("warta:query").is_some() => self.add_search(said),
            // A folder without a name holds what is in it all the same.
            None => return said.title(),
        }
        None
    }

    fn add(&mut self, address: &str, said: &Said) {
        self.is_list = true;
        let address = &*one_line(address);
        if let Some(reason) = why_not(address) {
            return self.refuse(address, reason);
        }
        if self.list.feeds.len() == MOST || !self.known.insert(address.to_owned()) {
            return;
        }
        let own = |name| {
            said.get(name)
                .map(one_line)
                .filter(|value| !value.is_empty())
        };
        self.list.feeds.push(Subscription {
            address: address.to_owned(),
            title: said.title().filter(|title| title != address),
            site: said
                .get("htmlurl")
                .and_then(|site| link::follow(None, &one_line(site))),
            folder: self.folder(said),
            interval: own("warta:interval").and_then(|minutes| minutes.parse().ok()),
            full_text: own("warta:fulltext").and_then(|wanted| wanted.parse().ok()),
            filter: own("warta:filter"),
        });
    }

    fn add_search(&mut self, said: &Said) {
        let query = said.get("warta:query").map(one_line).unwrap_or_default();
        if query.is_empty() || self.list.searches.len() == MOST {
            return;
        }
        self.list.searches.push(Search {
            title: said.title().unwrap_or_else(|| query.clone()),
            query,
            folder: self.folder(said),
            watched: said.get("warta:watched") == Some("true"),
        });
    }

    /// The folder of a feed: the outlines around it, else the first category it says.
    fn folder(&self, said: &Said) -> Vec<String> {
        let around: Vec<String> = self.open.iter().flatten().take(DEEPEST).cloned().collect();
        if !around.is_empty() {
            return around;
        }
        let category = said.get("category").unwrap_or_default().split(',').next();
        let names = category.unwrap_or_default().split('/').map(one_line);
        names
            .filter(|name| !name.is_empty())
            .take(DEEPEST)
            .collect()
    }

    fn refuse(&mut self, address: &str, reason: &'static str) {
        if self.list.refused.len() < MOST {
            let address = one_line(address);
            self.list.refused.push(Refused { address, reason });
        }
    }

    fn finish(mut self) -> Result<Subscriptions, NoList> {
        self.end_title();
        if self.is_list {
            Ok(self.list)
        } else {
            Err(NoList)
        }
    }
}

/// Why what stands for an address is none that may be subscribed to by a list.
fn why_not(address: &str) -> Option<&'static str> {
    let lower = address.get(..16).unwrap_or(address).to_ascii_lowercase();
    let begins = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    if begins(&["|", "\"|", "exec:", "filter:"]) {
        Some("it is a command of another reader, and commands in lists are never run")
    } else if begins(&["query:"]) {
        Some("it is a query of another reader; `warta search` has its own")
    } else if begins(&["file:", "/", "~", "./", "../"]) {
        Some("it is a file of this machine; add it with `warta feeds add`")
    } else if begins(&["javascript:", "vbscript:", "data:"]) {
        Some("it is no address of a feed")
    } else {
        None
    }
}

/// The name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The attributes of one element: names in lower case, values resolved.
struct Said(Vec<(String, String)>);

impl Said {
    fn of(raw: &str, declared: &Declared) -> Self {
        let pair = |(name, value): (&str, &str)| {
            let value = resolve(value, Some(declared));
            (name.to_ascii_lowercase(), value.trim().to_owned())
        };
        Self(
            attributes(raw)
                .into_iter()
                .take(MOST_SAID)
                .map(pair)
                .collect(),
        )
    }

    /// The first value of this name that is not empty.
    fn get(&self, name: &str) -> Option<&str> {
        let found = self
            .0
            .iter()
            .find(|(own, value)| own == name && !value.is_empty());
        found.map(|(_, value)| value.as_str())
    }

    fn title(&self) -> Option<String> {
        let names = ["text", "title", "label", "dc:title"];
        let mut titles = names.iter().filter_map(|name| self.get(name)).map(one_line);
        titles.find(|title| !title.is_empty())
    }
}
