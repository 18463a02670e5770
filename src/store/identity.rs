//! By what an article is known again: its id in its feed, its link, its content.
//!
//! Keys are the first 63 bits of a SHA-256, so that nobody can write an article that hides another.

use sha2::{Digest, Sha256};

use super::{FeedKey, NewArticle};
use crate::query::term::fold;

/// A body shorter than this says too little to know an article by, in bytes.
const TELLING: usize = 400;

/// The keys of one article, the surest first, and the digest of its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    pub(super) keys: Vec<i64>,
    pub(super) content: i64,
}

impl Identity {
    pub(super) fn of(feed: FeedKey, article: &NewArticle) -> Self {
        let guid = article
            .guid
            .as_deref()
            .filter(|guid| !guid.trim().is_empty());
        let link = article
            .link
            .as_deref()
            .map(plain_link)
            .filter(|link| !link.is_empty());
        let title = fold(&article.title);
        let content = digest(&["content", &title, &article.body.markup]);
        let mut keys = Vec::with_capacity(3);
        if let Some(guid) = guid {
            // An id like "17" or "post:17" is another article's in another feed.
            let guid = guid.trim();
            let scope = if is_worldwide(guid) {
                String::new()
            } else {
                feed.0.to_string()
            };
            keys.push(digest(&["guid", &scope, guid]));
        }
        if let Some(link) = &link {
            // Live pages and front pages carry many articles under one link, each with an id of its own: the
            // link alone names an article only where there is no id.
            if guid.is_none() {
                keys.push(digest(&["link", link]));
            }
            keys.push(digest(&["link", link, &title]));
        }
        if article.body.markup.len() >= TELLING {
            keys.push(content);
        } else if keys.is_empty() {
            keys.push(digest(&[
                "short",
                &feed.0.to_string(),
                &title,
                &article.body.markup,
            ]));
        }
        Self { keys, content }
    }
}

/// Whether an id is made so that nobody else gives the same one: an address on a host, a `tag:` of someone,
/// or a `urn:` of a name space.
fn is_worldwide(guid: &str) -> bool {
    let Some((scheme, rest)) = guid.split_once(':') else {
        return false;
    };
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => {
            let host = rest.strip_prefix("//").unwrap_or_default();
            let host = host.split(['/', '?', '#']).next().unwrap_or_default();
            host.trim_matches('.').contains('.')
        }
        "tag" => rest
            .split_once(',')
            .is_some_and(|(owner, _)| owner.contains(['.', '@'])),
        "urn" => rest
            .split_once(':')
            .is_some_and(|(space, name)| space.len() > 1 && !name.is_empty()),
        _ => false,
    }
}

fn digest(parts: &[&str]) -> i64 {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let hash = hash.finalize();
    let bytes: [u8; 8] = std::array::from_fn(|place| hash[place]);
    i64::from_le_bytes(bytes) & i64::MAX
}

/// A link without what does not change the page: scheme, fragment, marks of campaigns, a last slash.
fn plain_link(link: &str) -> String {
    let link = link.trim();
    let link = link.split_once("://").map_or(link, |(_, rest)| rest);
    let link = link.split('#').next().unwrap_or_default();
    let (page, query) = link.split_once('?').unwrap_or((link, ""));
    let (host, path) = page.split_once('/').unwrap_or((page, ""));
    let kept =
        |part: &&str| !part.is_empty() && !part.starts_with("utm_") && !part.starts_with("fbclid=");
    let query: Vec<&str> = query.split('&').filter(kept).collect();
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    format!("{host}/{}?{}", path.trim_end_matches('/'), query.join("&"))
}

#[cfg(test)]
mod tests {
    use super::{Identity, plain_link};
    use crate::store::{Body, FeedKey, NewArticle};

    fn article(guid: &str, link: &str, title: &str, markup: &str) -> NewArticle {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        NewArticle {
            guid: some(guid),
            link: some(link),
            title: title.into(),
            body: Body {
                html: true,
                markup: markup.into(),
            },
            ..NewArticle::default()
        }
    }

    fn meet(one: (i64, NewArticle), other: (i64, NewArticle)) -> bool {
        let keys = |(feed, article): (i64, NewArticle)| Identity::of(FeedKey(feed), &article).keys;
        let other = keys(other);
        keys(one).iter().any(|key| other.contains(key))
    }

    #[test]
    fn an_article_is_known_again_by_id_link_or_content() {
        let long = "word ".repeat(100);
        let check = |one: (i64, NewArticle), other: (i64, NewArticle), expected: bool| {
            assert_eq!(
                meet(one.clone(), other.clone()),
                expected,
                "{one:?} {other:?}"
            );
        };
        let plain = || article("17", "https://a.example/x", "One", "");
        check(
            (1, plain()),
            (1, article("17", "https://a.example/y", "Two", "")),
            true,
        );
        check(
            (1, plain()),
            (2, article("17", "https://b.example/y", "Two", "")),
            false,
        );
        check(
            (1, plain()),
            (
                2,
                article(
                    "18",
                    "http://www.a.example/x/?utm_source=rss#top",
                    "one!",
                    "",
                ),
            ),
            true,
        );
        check(
            (1, plain()),
            (1, article("18", "https://a.example/x", "Two", "")),
            false,
        );
        check(
            (1, article("", "https://a.example/x", "One", "")),
            (1, article("", "https://a.example/x", "Two", "")),
            true,
        );
        check(
            (1, article("urn:news:1", "", "One", "")),
            (2, article("urn:news:1", "", "Two", "")),
            true,
        );
        check(
            (1, article("1", "", "One", &long)),
            (2, article("2", "", "One", &long)),
            true,
        );
        check(
            (1, article("1", "", "One", "short")),
            (2, article("2", "", "One", "short")),
            false,
        );
        check(
            (1, article("", "", "One", "a")),
            (1, article("", "", "One", "a")),
            true,
        );
    }

    #[test]
    fn an_id_holds_beyond_its_feed_only_where_nobody_else_can_give_it() {
        for (guid, expected) in [
            ("https://a.example/x", true),
            ("tag:a.example,2024:17", true),
            ("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", true),
            ("17", false),
            ("post:17", false),
            ("2024-05-01 10:30", false),
            ("tag:17", false),
            ("urn:17", false),
            ("http://localhost/?p=17", false),
            ("https:17", false),
        ] {
            let one = (1, article(guid, "", "One", ""));
            let other = (2, article(guid, "", "Two", ""));
            assert_eq!(meet(one, other), expected, "{guid}");
        }
    }

    #[test]
    fn what_names_a_page_in_a_link_stays() {
        assert_eq!(
            plain_link("https://A.example/p?id=3&utm_medium=x"),
            "a.example/p?id=3"
        );
        assert_ne!(
            plain_link("https://a.example/?p=1"),
            plain_link("https://a.example/?p=2")
        );
    }
}
