//! Lists of subscriptions (OPML): read however they are written, and written so that any reader takes them.
//!
//! An outline with an address is a feed, one without is a folder; attributes may be in any case. What is
//! no address of a feed (a command of another reader, a file, a script) is never a subscription: it is told
//! with the reason. Secrets (headers, users, passwords) are not in these lists.

use std::fmt::Write;

use super::{
    element::escape,
    link,
    reference::{Declared, resolve},
    token::{Token, Tokens, attributes},
    words::one_line,
};
use crate::text::{decode_as, xml_claim};

/// The most feeds that are read of one list.
const MOST: usize = 100_000;

/// How deep folders are nested; deeper ones are in the deepest.
const DEEPEST: usize = 32;

/// The vocabulary of the settings that other readers do not have.
const OWN: &str = "urn:warta:subscriptions";

/// A feed in a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subscription {
    /// Its address as written, on one harmless line.
    pub address: String,
    /// Its title, one harmless line.
    pub title: Option<String>,
    /// The page that it is the feed of.
    pub site: Option<String>,
    /// The folder that it is in, from the outermost; each one harmless line.
    pub folder: Vec<String>,
    /// At least so many minutes pass between two fetches.
    pub interval: Option<u32>,
    /// Whether the whole text of its articles is fetched.
    pub full_text: Option<bool>,
    /// Only articles that this query means are kept.
    pub filter: Option<String>,
}

/// A smart feed in a list: what a query of this program means. Other readers see an empty folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    /// Its title, one harmless line.
    pub title: String,
    /// The query, one harmless line.
    pub query: String,
    /// The folder that it is in, from the outermost; each one harmless line.
    pub folder: Vec<String>,
    /// Whether digests tell of it.
    pub watched: bool,
}

/// An outline that is no subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What stands for its address, one harmless line.
    pub address: String,
    /// Why.
    pub reason: &'static str,
}

/// What a list tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subscriptions {
    /// Its title, one harmless line.
    pub title: Option<String>,
    /// Its feeds in their order, each address once.
    pub feeds: Vec<Subscription>,
    /// Its smart feeds in their order.
    pub searches: Vec<Search>,
    /// What is no subscription.
    pub refused: Vec<Refused>,
}

/// Why bytes are no list of subscriptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it is no list of subscriptions: there is no OPML in it")]
pub struct NoList;

/// Reads a list of subscriptions, whatever is wrong with it.
///
/// # Errors
/// Where the bytes are no such list.
pub fn parse_list(bytes: &[u8]) -> Result<Subscriptions, NoList> {
    let text = decode_as(bytes, None, xml_claim);
    let mut reading = Reading::default();
    for token in Tokens::of(&text) {
        reading.take(&token);
    }
    reading.finish()
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
        Self(attributes(raw).into_iter().take(100).map(pair).collect())
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The feeds as lines: folder, title, address.
    fn told(list: &str) -> Vec<String> {
        let list = parse_list(list.as_bytes()).unwrap();
        let line = |feed: &Subscription| {
            let title = feed.title.as_deref().unwrap_or("-");
            format!("{} | {title} | {}", feed.folder.join("/"), feed.address)
        };
        list.feeds.iter().map(line).collect()
    }

    #[track_caller]
    fn check(outlines: &str, expected: &[&str]) {
        let list = format!(
            "<opml version='1.0'><head><title>L</title></head><body>{outlines}</body></opml>"
        );
        assert_eq!(told(&list), expected, "{outlines}");
    }

    #[test]
    fn outlines_with_an_address_are_feeds_in_the_folders_around_them() {
        check(
            "<outline text='Asia'><outline title='Timur'><outline text='A' type='rss' xmlUrl=' http://a.example/ '/></outline>
             <outline text='B' xmlUrl='http://b.example/'></outline></outline><outline text='C' xmlUrl='http://c.example/'/>",
            &["Asia/Timur | A | http://a.example/", "Asia | B | http://b.example/", " | C | http://c.example/"],
        );
    }

    #[test]
    fn attributes_may_be_odd() {
        check(
            "<OUTLINE XMLURL='http://a.example/?x=1&amp;y=2&z' TITLE='A &eacute;'/>
             <outline xmlurl=http://b.example/ text=''/><outline type='rss' url='http://c.example/' text='http://c.example/'/>
             <outline type='link' url='http://d.example/'/><outline xmlUrl='' text='E'/>
             <outline xmlUrl='http://f.example/' title='F' text='  '/><outline text='x' xmlUrl='http://f.example/'/>
             <outline category='/Kota/Tarn,/Lain' text='G' xmlUrl='http://g.example/'/>",
            &[
                " | A é | http://a.example/?x=1&y=2&z",
                " | - | http://b.example/",
                " | - | http://c.example/",
                " | F | http://f.example/",
                "Kota/Tarn | G | http://g.example/",
            ],
        );
    }

    #[test]
    fn broken_lists_give_what_they_have() {
        assert_eq!(
            told(
                "<opml><outline text='A & B' xmlUrl='http://a.example/'><outline text=\"C xmlUrl='http://c.example/'/>"
            ),
            [" | A & B | http://a.example/"]
        );
        let wide: Vec<u8> = "\u{FEFF}<opml><outline text='é' xmlUrl='http://a.example/'/></opml>"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(
            parse_list(&wide).unwrap().feeds[0].title.as_deref(),
            Some("é")
        );
        assert_eq!(
            told(
                "\n junk <?xml version='1.0'?><opml><body><outline text='A' xmlUrl='http://a.example/'>"
            ),
            [" | A | http://a.example/"]
        );
        assert_eq!(told("<opml/>"), Vec::<String>::new());
        for no_list in [
            "",
            "words",
            "<rss><channel><title>x</title></channel></rss>",
            "<html><title>x</title></html>",
        ] {
            assert_eq!(parse_list(no_list.as_bytes()), Err(NoList), "{no_list}");
        }
    }

    #[test]
    fn other_kinds_of_lists_are_read_too() {
        assert_eq!(
            told(
                "<GadgetTabML><Tab title='x'><Section><Module type='RSS'><ModulePrefs xmlUrl='http://a.example/'/></Module>"
            ),
            [" | - | http://a.example/"]
        );
        assert_eq!(
            told(
                "<rdf:RDF xmlns:foaf='http://xmlns.com/foaf/0.1/'><foaf:Agent><foaf:weblog><foaf:Document rdf:about='http://a.example/'>
                 <rdfs:seeAlso><rss:channel rdf:about='http://a.example/feed'/></rdfs:seeAlso></foaf:Document>"
            ),
            [" | - | http://a.example/feed"]
        );
    }

    #[test]
    fn commands_and_files_are_told_and_never_subscribed_to() {
        let list = parse_list(
            b"<opml><outline xmlUrl='|touch /x'/><outline xmlUrl='exec:ls'/><outline xmlUrl='filter:cat:http://a.example/'/>
              <outline xmlUrl='&quot;|sh x&quot;'/><outline xmlUrl='file:///etc/passwd'/><outline xmlUrl='JavaScript:x'/>
              <outline xmlUrl='query:unread:unread = 1'/><outline type='include' url='http://a.example/more.opml'/></opml>",
        )
        .unwrap();
        assert_eq!(list.feeds, []);
        assert_eq!(list.refused.len(), 8);
        assert!(list.refused[0].reason.contains("never run"));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let feed = |address: &str, title: Option<&str>, folder: &[&str]| Subscription {
            address: address.into(),
            title: title.map(str::to_owned),
            folder: folder.iter().map(|&name| name.to_owned()).collect(),
            ..Subscription::default()
        };
        let mut feeds = vec![
            feed("http://c.example/?a=1&b='2'", Some("\"C\" & <D>"), &[]),
            feed("http://a.example/", None, &["Asia", "Timur & Barat"]),
            feed("http://b.example/", Some("B"), &["Asia"]),
            feed("http://d.example/", Some("D"), &["Timur"]),
        ];
        feeds[1].interval = Some(30);
        feeds[1].full_text = Some(true);
        feeds[2].filter = Some("title:\"a b\" -c".into());
        feeds[2].site = Some("http://b.example/home".into());
        let searches = [Search {
            title: "Gifts <of> bells".into(),
            query: "with:gifts \"bronze bell\" -\"a & b\"".into(),
            folder: vec!["Asia".into()],
            watched: true,
        }];
        let written = write_list("warta", &feeds, &searches);
        let read = parse_list(written.as_bytes()).unwrap();
        let sorted = |feeds: &[Subscription]| {
            let mut feeds = feeds.to_vec();
            feeds.sort_by(|one, other| one.address.cmp(&other.address));
            feeds
        };
        assert_eq!(sorted(&read.feeds), sorted(&feeds), "{written}");
        assert_eq!(read.title.as_deref(), Some("warta"));
        assert_eq!(read.searches, searches);
        assert_eq!(write_list("warta", &read.feeds, &read.searches), written);
    }

    #[test]
    fn lists_of_many_makers_are_read() {
        // No head, no body, in capitals, with remarks, and with what others put beside the addresses.
        check(
            "<!-- <outline xmlUrl='http://no.example/'/> --><![CDATA[<outline xmlUrl='http://no.example/'/>]]>
             <OUTLINE TEXT='A' TYPE='RSS' XMLURL='http://a.example/' HTMLURL='javascript:x'/>
             <outline type='rss' feedUrl='http://b.example/'><outline text='in it' xmlUrl='http://c.example/'/></outline>
             <outline type='atom' text=' ' title='D' xmlUrl='\n  http://d.example/\n' isComment='false' created='x'/>",
            &[
                " | A | http://a.example/",
                " | - | http://b.example/",
                " | in it | http://c.example/",
                " | D | http://d.example/",
            ],
        );
        assert_eq!(
            told(
                "\u{feff}<opml version='2.0'><outline text='A'><outline text='B &quot;&#8212;&quot;' xmlUrl='http://b.example/'/>"
            ),
            ["A | B \"—\" | http://b.example/"]
        );
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><opml><body><outline text='caf\xE9' xmlUrl='http://a.example/'/></body></opml>";
        assert_eq!(
            parse_list(latin).unwrap().feeds[0].title.as_deref(),
            Some("café")
        );
        let list = parse_list(
            b"<opml><outline xmlUrl='http://a.example/' htmlUrl=' JavaScript:x'/></opml>",
        );
        assert_eq!(list.unwrap().feeds[0].site, None);
    }

    /// Any feed that a store may hold, but for its address.
    fn any_feed() -> impl Strategy<Value = Subscription> {
        let line = || {
            prop::option::of("\\PC{1,20}").prop_map(|text| {
                let line = text.map(|text| one_line(&text));
                line.filter(|line| !line.is_empty())
            })
        };
        let folder = proptest::collection::vec("[a-c/&é]{1,2}", 0..3);
        let settings = (
            prop::option::of(any::<u32>()),
            prop::option::of(any::<bool>()),
        );
        let texts = (
            line(),
            line(),
            prop::option::of("https://[a-z]{1,9}/[&?=\"'<>a]{0,9}"),
        );
        (texts, folder, settings).prop_map(|(texts, folder, settings)| Subscription {
            address: String::new(),
            title: texts.0,
            site: texts.2,
            folder,
            interval: settings.0,
            full_text: settings.1,
            filter: texts.1,
        })
    }

    proptest! {
        #[test]
        fn what_is_exported_is_imported_again(feeds in proptest::collection::vec(any_feed(), 0..12), query in "\\PC{1,30}") {
            let mut feeds = feeds;
            for (number, feed) in feeds.iter_mut().enumerate() {
                feed.address = format!("https://kabar.example/{number}?a=1&b=\"<{number}>'");
            }
            let query = one_line(&query);
            let searches: Vec<Search> = [Search { title: format!("about {query}"), query, ..Search::default() }]
                .into_iter()
                .filter(|search| !search.query.is_empty())
                .collect();
            let written = write_list("x", &feeds, &searches);
            let read = parse_list(written.as_bytes()).unwrap();
            let mut came = read.feeds.clone();
            came.sort_by(|one, other| one.folder.cmp(&other.folder));
            feeds.sort_by(|one, other| one.folder.cmp(&other.folder));
            prop_assert_eq!(came, feeds);
            prop_assert_eq!(&read.searches, &searches);
            prop_assert_eq!(write_list("x", &read.feeds, &read.searches), written);
        }

        #[test]
        fn any_title_and_folder_comes_back(title in "\\PC{1,20}", folder in proptest::collection::vec("\\PC{1,8}", 0..4)) {
            let plain = |text: &String| one_line(text);
            let folder: Vec<String> = folder.iter().map(plain).filter(|name| !name.is_empty()).collect();
            let title = Some(plain(&title)).filter(|title| !title.is_empty());
            let feed = Subscription { address: "http://a.example/".into(), title, folder, ..Subscription::default() };
            let read = parse_list(write_list("x", std::slice::from_ref(&feed), &[]).as_bytes()).unwrap();
            prop_assert_eq!(read.feeds, [feed]);
        }

        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = parse_list(&bytes);
        }
    }
}
