//! What a feed says → articles for the store.

use jiff::Timestamp;
use url::Url;

use crate::{
    feed::{Entry, Feed, Markup},
    store::{Body, NewArticle},
};

/// The entries of a feed as articles, in its own order. Each is taken out of the feed, so that a large one
/// is not held twice.
pub(super) fn articles(feed: &mut Feed) -> Vec<NewArticle> {
    std::mem::take(&mut feed.entries)
        .into_iter()
        .map(article)
        .collect()
}

fn article(entry: Entry) -> NewArticle {
    let published = entry.published.or(entry.updated);
    NewArticle {
        guid: Some(entry.id),
        link: entry.link.as_deref().and_then(web_address),
        title: entry.title.unwrap_or_default(),
        author: (!entry.authors.is_empty()).then(|| entry.authors.join(", ")),
        published: published.map(Timestamp::as_second),
        body: Body {
            html: true,
            markup: longer(entry.content, entry.summary),
        },
    }
}

/// What says more. Some feeds put the whole text into the summary and a line into the content.
fn longer(content: Option<Markup>, summary: Option<Markup>) -> String {
    let html = |markup: Option<Markup>| markup.map(|markup| markup.html).unwrap_or_default();
    let (content, summary) = (html(content), html(summary));
    if content.len() >= summary.len() {
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
        let read = |link| articles(&mut feed(link)).remove(0);
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
}
