//! What a feed says → articles for the store.

use jiff::Timestamp;
use url::Url;

use crate::{
    feed::{Entry, Feed, Markup},
    store::{Body, NewArticle},
};

/// The entries of the feed at an address as articles, in its own order. Each is taken out of the feed, so that
/// a large one is not held twice.
pub(super) fn articles(feed: &mut Feed, address: &Url) -> Vec<NewArticle> {
    std::mem::take(&mut feed.entries)
        .into_iter()
        .map(|entry| article(entry, address))
        .collect()
}

fn article(entry: Entry, address: &Url) -> NewArticle {
    let published = entry.published.or(entry.updated);
    NewArticle {
        guid: Some(entry.id),
        link: entry.link.as_deref().and_then(web_address),
        title: entry.title.unwrap_or_default(),
        author: (!entry.authors.is_empty()).then(|| entry.authors.join(", ")),
        published: published.map(Timestamp::as_second),
        body: Body {
            html: true,
            markup: based(longer(entry.content, entry.summary), address),
        },
    }
}

/// The HTML, which says what its addresses are relative to where the feed at `address` says so. Where it does
/// not, they are read as relative to the article's page.
fn based(markup: Markup, address: &Url) -> String {
    let Markup { html, base } = markup;
    let said = base.filter(|base| base != address.as_str() && has_addresses(&html));
    match said.as_deref().and_then(web_address) {
        Some(base) => {
            let base = base.replace('&', "&amp;").replace('"', "&quot;");
            format!("<base href=\"{base}\">{html}")
        }
        None => html,
    }
}

/// Whether addresses may be in it; rather too often than too seldom.
fn has_addresses(html: &str) -> bool {
    let attributes = ["href", "src", "HREF", "SRC"];
    attributes.iter().any(|name| html.contains(name))
}

/// What says more. Some feeds put the whole text into the summary and a line into the content.
fn longer(content: Option<Markup>, summary: Option<Markup>) -> Markup {
    let (content, summary) = (content.unwrap_or_default(), summary.unwrap_or_default());
    if content.html.len() >= summary.html.len() {
        content
    } else {
        summary
    }
}

/// An address on the web; what leads to files, programs or scripts is none.
pub(super) fn web_address(link: &str) -> Option<String> {
    let url = Url::parse(link.trim()).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    is_web.then(|| link.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_has_the_longer_text_and_a_link_on_the_web_only() {
        let feed = |link: &str| {
            let text = format!(
                "<rss version='2.0'><channel><title>Lumira</title><item><guid>a</guid><title>Boat</title>
                 <link>{link}</link><description>It came in at noon.</description>
                 <pubDate>Mon, 18 Sep 2023 00:00:00 GMT</pubDate></item></channel></rss>"
            );
            crate::feed::parse(text.as_bytes(), None, None).unwrap()
        };
        let address = Url::parse("https://post.lumira.example/feed").unwrap();
        let read = |link| articles(&mut feed(link), &address).remove(0);
        let article = read("https://post.lumira.example/1");
        assert_eq!(
            article.link.as_deref(),
            Some("https://post.lumira.example/1")
        );
        assert_eq!(article.body.markup, "It came in at noon.");
        assert_eq!(
            (article.guid.as_deref(), article.published),
            (Some("a"), Some(1_694_995_200))
        );
        for link in ["file:///etc/passwd", "javascript:alert(1)", "/only/a/path"] {
            assert_eq!(read(link).link, None, "{link}");
        }
    }

    #[test]
    fn relative_addresses_follow_what_the_feed_says_they_are_relative_to() {
        let address = Url::parse("https://post.lumira.example/feed").unwrap();
        let check = |base: &str, html: &str, expected: &str| {
            let text = format!(
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>Lumira</title><entry{base}><id>a</id>
                 <link href='https://post.lumira.example/news/1'/><content type='html'>{html}</content></entry></feed>"
            );
            let mut feed = crate::feed::parse(text.as_bytes(), None, Some(&address)).unwrap();
            let article = articles(&mut feed, &address).remove(0);
            assert_eq!(article.body.markup, expected);
            let known = crate::page::Known {
                base: article.link.as_deref(),
                ..crate::page::Known::default()
            };
            let read = super::super::article_of(&known, &article.body).unwrap();
            read.links.first().map(|link| link.address.clone())
        };
        let link = "&lt;a href='x'>boat&lt;/a>";
        assert_eq!(
            check(
                " xml:base='https://b.example/a&amp;b/'",
                link,
                "<base href=\"https://b.example/a&amp;b/\"><a href='x'>boat</a>"
            )
            .as_deref(),
            Some("https://b.example/a&b/x")
        );
        assert_eq!(
            check("", link, "<a href='x'>boat</a>").as_deref(),
            Some("https://post.lumira.example/news/x")
        );
        assert_eq!(
            check(" xml:base='file:///etc/'", link, "<a href='x'>boat</a>").as_deref(),
            Some("https://post.lumira.example/news/x")
        );
        assert_eq!(
            check(" xml:base='https://b.example/'", "no links", "no links"),
            None
        );
    }
}
