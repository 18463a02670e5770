//! Subscriptions → OPML that any reader takes.

use std::fmt::Write;

use super::{DEEPEST, Search, Subscription};
use crate::feed::{element::escape, words::one_line};

/// The vocabulary of the settings that other readers do not have.
const OWN: &str = "urn:warta:subscriptions";

/// Writes a list of subscriptions.
#[must_use]
pub fn write_list(title: &str, feeds: &[Subscription], searches: &[Search]) -> String {
    let mut list = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\" xmlns:warta=\"{OWN}\">\n  <head>\n    <title>"
    );
    escape(&one_line(title), &mut list);
    list.push_str("</title>\n  </head>\n  <body>\n");
    let searches = searches.iter().map(Written::Search);
    let mut outlines: Vec<Written> = feeds.iter().map(Written::Feed).chain(searches).collect();
    outlines.sort_by(|one, other| one.folder().cmp(other.folder()));
    let mut open: &[String] = &[];
    for outline in &outlines {
        let folder = outline.folder();
        let common = open
            .iter()
            .zip(folder)
            .take_while(|(one, other)| one == other)
            .count();
        close_folders(&mut list, open.len(), common);
        for (depth, name) in folder.iter().enumerate().skip(common) {
            indent(&mut list, depth);
            list.push_str("<outline");
            attribute(&mut list, "text", name);
            list.push_str(">\n");
        }
        open = folder;
        match outline {
            Written::Feed(feed) => write_feed(&mut list, feed),
            Written::Search(search) => write_search(&mut list, search),
        }
    }
    close_folders(&mut list, open.len(), 0);
    list.push_str("  </body>\n</opml>\n");
    list
}

/// An outline to be written.
enum Written<'a> {
    Feed(&'a Subscription),
    Search(&'a Search),
}

impl Written<'_> {
    fn folder(&self) -> &[String] {
        match self {
            Self::Feed(feed) => &feed.folder,
            Self::Search(search) => &search.folder,
        }
    }
}

fn close_folders(list: &mut String, from: usize, to: usize) {
    for depth in (to..from).rev() {
        indent(list, depth);
        list.push_str("</outline>\n");
    }
}

fn indent(list: &mut String, depth: usize) {
    let _ = write!(list, "{:width$}", "", width = 4 + 2 * depth.min(DEEPEST));
}

fn write_feed(list: &mut String, feed: &Subscription) {
    indent(list, feed.folder.len());
    list.push_str("<outline type=\"rss\"");
    // Readers show this attribute and want it; the other one tells a title from none.
    attribute(list, "text", feed.title.as_deref().unwrap_or(&feed.address));
    let mut optional = |name, value: Option<&str>| {
        if let Some(value) = value {
            attribute(list, name, value);
        }
    };
    optional("title", feed.title.as_deref());
    optional("xmlUrl", Some(&feed.address));
    optional("htmlUrl", feed.site.as_deref());
    optional(
        "warta:interval",
        feed.interval.map(|minutes| minutes.to_string()).as_deref(),
    );
    optional(
        "warta:fullText",
        feed.full_text.map(|wanted| wanted.to_string()).as_deref(),
    );
    optional("warta:filter", feed.filter.as_deref());
    list.push_str("/>\n");
}

fn write_search(list: &mut String, search: &Search) {
    indent(list, search.folder.len());
    list.push_str("<outline");
    attribute(list, "text", &search.title);
    attribute(list, "warta:query", &search.query);
    if search.watched {
        attribute(list, "warta:watched", "true");
    }
    list.push_str("/>\n");
}

fn attribute(list: &mut String, name: &str, value: &str) {
    let _ = write!(list, " {name}=\"");
    escape(&one_line(value), list);
    list.push('"');
}
