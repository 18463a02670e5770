//! Which feeds a page has: those it announces, those its links look like, and where else to look.
//!
//! A pure function of the page; nothing is fetched. The best guess stands first.

use super::{
    address::Base,
    tokens::{Attributes, Piece, pieces},
};
use crate::text::harmless;

/// The most feeds of one page.
const MOST: usize = 50;

/// Where feeds are by custom, from the root of a site.
const CUSTOMARY: [&str; 8] = [
    "/feed",
    "/rss",
    "/feed.xml",
    "/rss.xml",
    "/atom.xml",
    "/index.xml",
    "/feeds/posts/default",
    "/feed.json",
];

/// A feed that a page may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its address, whole, of the web.
    pub address: String,
    /// What the page calls it, one harmless line; may be empty.
    pub title: String,
    /// How it was found.
    pub by: Found,
}

/// How a feed was found. What is greater is less sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Found {
    /// The page announces it to readers.
    Announced,
    /// The page announces it for its comments or for something else than its articles.
    Aside,
    /// A link of the page looks like one.
    Linked,
    /// Feeds are often there.
    Customary,
}

/// The feeds that a page may have, the surest first; `base` is the page's address.
#[must_use]
pub fn feeds_of(html: &str, base: Option<&str>) -> Vec<Offer> {
    let mut seeker = Seeker {
        base: Base::of(base),
        offers: Vec::new(),
        link: None,
    };
    pieces(html, |piece| seeker.take(piece));
    seeker.end_link();
    for path in CUSTOMARY {
        seeker.offer(path, "", Found::Customary);
    }
    // Among equals the page's own order holds.
    seeker.offers.sort_by_key(|offer| offer.by);
    seeker.offers
}

struct Seeker {
    base: Base,
    offers: Vec<Offer>,
    /// The open link: its address and its words so far.
    link: Option<(String, String)>,
}

impl Seeker {
    fn take(&mut self, piece: Piece) {
        match piece {
            Piece::Open(name, attributes, _) => match &*name {
                "link" => self.announced(&attributes),
                "a" => {
                    self.end_link();
                    let href = attributes.get("href").map(str::to_owned);
                    let title = attributes.get("title").unwrap_or_default();
                    self.link = href.map(|href| (href, title.to_owned()));
                }
                "base" => {
                    if let Some(href) = attributes.get("href") {
                        self.base.say(href);
                    }
                }
                _ => {}
            },
            Piece::Close(name) if &*name == "a" => self.end_link(),
            Piece::Close(_) => {}
            Piece::Text(text) => {
                if let Some((_, words)) = &mut self.link
                    && words.len() < 200
                {
                    words.push_str(&text);
                }
            }
        }
    }

    fn announced(&mut self, attributes: &Attributes) {
        let lower = |name| {
            attributes
                .get(name)
                .unwrap_or_default()
                .to_ascii_lowercase()
        };
        let (rel, kind) = (lower("rel"), lower("type"));
        let is = |word: &str| rel.split_ascii_whitespace().any(|own| own == word);
        if !(is("alternate") && is_feed_type(&kind) || is("feed")) || is("stylesheet") {
            return;
        }
        let (href, title) = (
            attributes.get("href"),
            attributes.get("title").unwrap_or_default(),
        );
        let Some(href) = href else { return };
        let aside = format!("{href} {title}").to_lowercase();
        let aside = ["comment", "komentar", "/tag/", "/author/", "oembed"]
            .iter()
            .any(|word| aside.contains(word));
        self.offer(
            href,
            title,
            if aside {
                Found::Aside
            } else {
                Found::Announced
            },
        );
    }

    fn end_link(&mut self) {
        if let Some((href, words)) = self.link.take()
            && looks_like_feed(&href, &words)
        {
            self.offer(&href, &words, Found::Linked);
        }
    }

    fn offer(&mut self, written: &str, title: &str, by: Found) {
        // A scheme that some sites use to call readers.
        let written = written.trim();
        let web = match written.strip_prefix("feed:") {
            Some(rest) if rest.starts_with("//") => format!("http:{rest}"),
            Some(rest) => rest.to_owned(),
            None => written.to_owned(),
        };
        let Some(address) = self
            .base
            .whole(&web)
            .filter(|address| address.starts_with("http"))
        else {
            return;
        };
        let known = self.offers.iter().any(|offer| offer.address == address);
        if !known && self.offers.len() < MOST {
            let title = harmless(title)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            self.offers.push(Offer { address, title, by });
        }
    }
}

/// Whether the media type is one of feeds.
fn is_feed_type(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let known = [
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
        "application/x-rss+xml",
        "application/x.atom+xml",
        "application/rss",
        "application/atom",
        "application/xml",
        "text/xml",
        "text/rss+xml",
        "text/rss",
        "text/atom+xml",
        "application/x-atom+xml",
    ];
    known.contains(&kind)
}

/// Whether a link leads to a feed by its address or its words.
fn looks_like_feed(href: &str, words: &str) -> bool {
    let href = href.trim().to_ascii_lowercase();
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let last = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let by_path = [".rss", ".rdf", ".atom", ".feed"]
        .iter()
        .any(|end| last.ends_with(end))
        || matches!(
            last,
            "rss" | "atom" | "feed" | "feed.xml" | "rss.xml" | "atom.xml" | "feed.json" | "rss2"
        )
        || href.starts_with("feed:")
        || href.contains("feeds.feedburner.com/")
        || ["feed=rss", "feed=atom", "format=rss", "type=rss"]
            .iter()
            .any(|part| href.contains(part));
    let words = words.trim().to_ascii_lowercase();
    let by_words = matches!(
        words.as_str(),
        "rss" | "atom" | "rss feed" | "atom feed" | "feed rss" | "xml" | "feed"
    );
    by_path || by_words && !href.starts_with("javascript")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &[&str]) {
        let told = |offer: &Offer| format!("{:?} {} {}", offer.by, offer.address, offer.title);
        let offers = feeds_of(html, Some("https://kabar.example/kota/"));
        let sure = offers.iter().filter(|offer| offer.by != Found::Customary);
        assert_eq!(sure.map(told).collect::<Vec<_>>(), expected, "{html}");
    }

    #[test]
    fn announced_feeds_stand_before_links_and_guesses() {
        check(
            "<head><base href='/b/'><link rel='alternate' type='application/rss+xml' title='K &raquo; Comments' href='/comments/feed/'>
             <LINK REL='Alternate nofollow' TYPE='application/atom+xml; charset=utf-8' href='a.xml' title=' Kabar\n '>
             <link rel=stylesheet href=x.css><link rel=alternate hreflang=en href=/en/><link rel=feed href=f>
             <link rel='alternate' type='application/json+oembed' href='/oembed'></head>
             <body><a href='/rss'>x</a> <a href=/news.xml>RSS</a> <a href='/feedback'>y</a> <a href='feed://z.example/f'></a>
             <a href='javascript:rss()'>RSS</a><script>'<a href=/s.rss>'</script><a href=/rss>again</a>",
            &[
                "Announced https://kabar.example/b/a.xml Kabar",
                "Announced https://kabar.example/b/f ",
                "Aside https://kabar.example/comments/feed/ K » Comments",
                "Linked https://kabar.example/rss x",
                "Linked https://kabar.example/news.xml RSS",
                "Linked http://z.example/f ",
            ],
        );
    }

    #[test]
    fn customary_places_are_told_last_and_only_where_the_site_is_known() {
        let offers = feeds_of("<p>no feed", Some("https://kabar.example/kota/"));
        assert_eq!(offers[0].address, "https://kabar.example/feed");
        assert!(offers.iter().all(|offer| offer.by == Found::Customary));
        assert_eq!(
            feeds_of("<link rel=alternate type=text/xml href=x>", None),
            []
        );
    }
}
