//! Feeds: bytes in, what they tell out. RSS of every version, Atom, JSON Feed, and lists of subscriptions.
//!
//! Damaged feeds give what they have: the bytes are decoded by what sender and document say where that
//! holds, the markup is read whatever is wrong with it, and an entry that cannot be understood is as good
//! as its readable parts. Nothing here touches files, the network or the clock; no bytes panic, none take
//! more than linear time, and what is held is bounded by [`MOST_ENTRIES`] and [`LONGEST`].

mod date;
mod document;
mod element;
mod entry;
mod json;
mod link;
mod maker;
mod opml;
mod reference;
mod repair;
mod said;
mod salvage;
#[cfg(test)]
mod tests;
mod token;
mod words;

use jiff::Timestamp;
use url::Url;

use crate::text::{decode_as, spared, xml_claim};
use document::{Document, Part};

pub use opml::{NoList, Refused, Search, Subscription, Subscriptions, parse_list, write_list};

/// The most entries that are read of one feed; the first ones are, which in feeds are the newest.
pub const MOST_ENTRIES: usize = 50_000;

/// The most bytes of text that are read of one feed.
pub const LONGEST: usize = 64 << 20;

/// What one feed tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Feed {
    /// Its own name for itself, where it has one.
    pub id: Option<String>,
    /// Its title, one harmless line.
    pub title: Option<String>,
    /// The page that it is the feed of.
    pub link: Option<String>,
    /// What it is about, one harmless line.
    pub description: Option<String>,
    /// The language that it says it is in.
    pub language: Option<String>,
    /// The address of a picture for it.
    pub icon: Option<String>,
    /// When it changed last, by its own word.
    pub updated: Option<Timestamp>,
    /// How many minutes it asks to be left alone between two fetches.
    pub ttl: Option<u32>,
    /// Its entries, in its own order.
    pub entries: Vec<Entry>,
    /// Whether there was more than is read of one feed.
    pub cut: bool,
}

/// One entry of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// What tells it from the others: its own id, else its link, else its words. The same each time.
    pub id: String,
    /// Its title, one harmless line.
    pub title: Option<String>,
    /// The page where it can be read.
    pub link: Option<String>,
    /// When it changed last.
    pub updated: Option<Timestamp>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// Who wrote it, each one harmless line.
    pub authors: Vec<String>,
    /// What it is filed under, each one harmless line.
    pub categories: Vec<String>,
    /// What it says in short.
    pub summary: Option<Markup>,
    /// What it says.
    pub content: Option<Markup>,
    /// What comes with it.
    pub enclosures: Vec<Enclosure>,
    /// The page where it is talked about.
    pub comments: Option<String>,
}

/// HTML as a feed gave it: not yet harmless.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Markup {
    /// The HTML.
    pub html: String,
    /// The address that relative ones in it are relative to.
    pub base: Option<String>,
}

/// A file that comes with an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosure {
    /// Its address.
    pub address: String,
    /// Its media type, where it is said.
    pub media_type: Option<String>,
    /// Its length in bytes, where it is said.
    pub length: Option<u64>,
}

/// Why bytes are no feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is nothing in it.
    #[error("it is empty")]
    Empty,
    /// It is a web page; a feed may be named in it.
    #[error("it is a web page, not a feed")]
    Page,
    /// It is a list of subscriptions.
    #[error("it is a list of subscriptions (OPML), not a feed; import it")]
    Subscriptions,
    /// It is anything else.
    #[error("it is not a feed: there is no RSS, Atom or JSON Feed in it")]
    Unknown,
    /// Reading it failed in a way that is a mistake of this program.
    #[error("it could not be read, which is a mistake of warta")]
    Failed,
}

/// Reads one feed. `content_type` is what the sender said of the bytes, `base` the address they came from.
///
/// # Errors
/// Where the bytes are no feed.
pub fn parse(bytes: &[u8], content_type: Option<&str>, base: Option<&Url>) -> Result<Feed, Error> {
    let read = || {
        let text = decode_as(bytes, content_type.and_then(charset), xml_claim);
        read(&text, base.map(Url::as_str))
    };
    spared(read).unwrap_or(Err(Error::Failed))
}

fn read(text: &str, base: Option<&str>) -> Result<Feed, Error> {
    let whole = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\0' | '\u{FEFF}'));
    let text = &whole[..whole.floor_char_boundary(LONGEST)];
    let mut feed = if text.is_empty() {
        return Err(Error::Empty);
    } else if text.starts_with(['{', '[']) {
        json::read(text, base)?
    } else {
        read_xml(text, base)?
    };
    feed.cut |= text.len() < whole.len();
    Ok(feed)
}

fn read_xml(text: &str, base: Option<&str>) -> Result<Feed, Error> {
    let text = &*repair::without_unended(text);
    let mut first = None;
    // Where nothing opens a feed, its entries may still be there.
    for frameless in [false, true] {
        let mut document = Document::of(text, base, frameless);
        let mut maker = maker::Maker::default();
        for part in document.by_ref() {
            match part {
                Part::Frame(frame) => maker.open(&frame),
                Part::Own(element) => maker.tell(&element),
                Part::Entry(_) if maker.feed.entries.len() == MOST_ENTRIES => {
                    maker.feed.cut = true;
                    break;
                }
                Part::Entry(element) => maker.add(&element),
            }
        }
        first = first.or(document.first().map(str::to_owned));
        let filled = !maker.feed.entries.is_empty();
        match first.as_deref() {
            // A server's complaint, in HTML, may stand before the feed.
            Some("html") if maker.opened && filled => return Ok(maker.finish()),
            Some("html" | "opml") => break,
            _ if maker.opened || filled => return Ok(maker.finish()),
            _ => {}
        }
    }
    Err(match first.as_deref() {
        Some("html") => Error::Page,
        Some("opml") => Error::Subscriptions,
        _ => Error::Unknown,
    })
}

/// The charset in a media type.
fn charset(content_type: &str) -> Option<&str> {
    let named = content_type.split(';').skip(1).find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    })?;
    Some(named.trim().trim_matches(['"', '\'']))
}
