//! Articles with the whole text of their pages: which pages are to be fetched, what came of it, and what the feed
//! gave, which is kept beside it.

use rusqlite::{OptionalExtension, params};

use super::{ArticleKey, Body, Result, Store, analysis::body, squeeze::Squeezer};

/// An article whose page is to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teaser {
    /// Which.
    pub key: ArticleKey,
    /// The page it is on.
    pub link: String,
    /// Its title.
    pub title: String,
    /// What its feed says of it.
    pub body: Body,
}

/// So many times a page is tried.
const TRIES: i64 = 3;

/// Articles that came longer ago are left as they are.
const OLDEST: i64 = 3 * 86_400;

impl Store {
    /// The articles that came lately, of feeds that want the whole text, and have only what the feed gave; the
    /// newest first, at most `limit`. `always` says what a feed wants that says nothing. A page that could not be used three times is not wanted any more.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn teasers(&self, now: i64, limit: usize, always: bool) -> Result<Vec<Teaser>> {
        let select = "SELECT article.id, article.link, article.title, html, size, data FROM article
            JOIN body ON body.article = article.id
            WHERE article.id IN (SELECT carried.article FROM feed JOIN carried ON carried.feed = feed.id
                WHERE coalesce(settings ->> 'full_text', ?4))
            AND article.link IS NOT NULL AND fetched > ?1 AND page <= 0 AND page > -?2
            ORDER BY article.id DESC LIMIT ?3";
        let mut select = self.connection.prepare_cached(select)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let since = now.saturating_sub(OLDEST);
        let teasers = select.query_map(params![since, TRIES, limit, always], |row| {
            Ok(Teaser {
                key: ArticleKey(row.get(0)?),
                link: row.get(1)?,
                title: row.get(2)?,
                body: body(row.get(3)?, row.get(4)?, row.get(5)?).0,
            })
        })?;
        Ok(teasers.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps the text of an article's page instead of what its feed gave, which stays beside it; the article then
    /// waits for its analysis. It stays until the feed says something else. One that is gone is left gone.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn take_page(&mut self, key: ArticleKey, page: &Body) -> Result<()> {
        self.together(|store| {
            let keep = "INSERT OR IGNORE INTO given (article, html, size, data)
                SELECT article, html, size, data FROM body WHERE article = ? AND page <= 0";
            store.connection.prepare_cached(keep)?.execute([key.0])?;
            let update =
                "UPDATE body SET html = ?2, size = ?3, data = ?4, page = 1 WHERE article = ?1";
            let size = i64::try_from(page.markup.len()).unwrap_or(i64::MAX);
            let data = Squeezer::new().squeeze(&page.markup);
            let mut update = store.connection.prepare_cached(update)?;
            update.execute(params![key.0, page.html, size, data])?;
            drop(update);
            store.forget_analysis(key.0)
        })
    }

    /// Keeps that an article's page could not be used.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn page_failed(&mut self, key: ArticleKey) -> Result<()> {
        self.together(|store| {
            let update = "UPDATE body SET page = page - 1 WHERE article = ? AND page <= 0";
            store.connection.prepare_cached(update)?.execute([key.0])?;
            Ok(())
        })
    }

    /// What the feed of an article gave, where that of its page is in its place.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn given(&self, key: ArticleKey) -> Result<Option<Body>> {
        let select = "SELECT html, size, data FROM given WHERE article = ?";
        let mut select = self.connection.prepare_cached(select)?;
        let given = select.query_row([key.0], |row| {
            Ok(body(row.get(0)?, row.get(1)?, row.get(2)?).0)
        });
        Ok(given.optional()?)
    }

    /// What the feed gave before is forgotten, for it says something else now.
    pub(super) fn forget_given(&self, key: i64) -> Result<()> {
        let forget = "DELETE FROM given WHERE article = ?";
        self.connection.prepare_cached(forget)?.execute([key])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{NewArticle, Settings, prepare};

    const NOW: i64 = 1_000_000;

    #[test]
    fn a_page_is_wanted_of_feeds_that_want_it_until_it_came_or_failed_thrice() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("s.db")).unwrap();
        let whole = Settings {
            full_text: Some(true),
            ..Settings::default()
        };
        let article = |guid: &str, link: Option<&str>, words: &str| NewArticle {
            guid: Some(guid.into()),
            link: link.map(str::to_owned),
            title: guid.into(),
            body: Body {
                html: true,
                markup: words.into(),
            },
            ..NewArticle::default()
        };
        let one = store.subscribe("https://one.example/feed", &whole).unwrap();
        let other = store
            .subscribe("https://other.example/feed", &Settings::default())
            .unwrap();
        let link = Some("https://one.example/a");
        let receive = |store: &mut Store, feed, articles, now| {
            let prepared = prepare(feed, articles);
            store.receive(feed, &prepared, now).unwrap();
        };
        receive(
            &mut store,
            one,
            vec![article("old", link, "Old.")],
            NOW - 9 * 86_400,
        );
        let new = vec![
            article("a", link, "In short."),
            article("b", None, "No page."),
        ];
        receive(&mut store, one, new, NOW);
        receive(&mut store, other, vec![article("c", link, "Another.")], NOW);
        let wanted = |store: &Store| -> Vec<String> {
            let teasers = store.teasers(NOW, 9, false).unwrap().into_iter();
            teasers.map(|teaser| teaser.title).collect()
        };
        assert_eq!(wanted(&store), ["a"]);
        let always = store.teasers(NOW, 9, true).unwrap();
        assert_eq!(
            always.len(),
            2,
            "the other feed does not say that it wants none"
        );
        let key = store.teasers(NOW, 9, false).unwrap()[0].key;
        let page = Body {
            html: true,
            markup: "<p>All of it.</p>".into(),
        };
        store.take_page(key, &page).unwrap();
        assert_eq!(store.article(key).unwrap().unwrap().body, page);
        assert!(wanted(&store).is_empty());
        receive(&mut store, one, vec![article("a", link, "In short.")], NOW);
        assert_eq!(
            store.article(key).unwrap().unwrap().body,
            page,
            "the same again"
        );
        receive(
            &mut store,
            one,
            vec![article("a", link, "In other words.")],
            NOW,
        );
        for _ in 0..TRIES {
            assert_eq!(wanted(&store), ["a"]);
            store.page_failed(key).unwrap();
        }
        assert!(wanted(&store).is_empty());
    }

    #[test]
    fn a_page_takes_the_place_of_what_the_feed_gave_until_that_says_something_else() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("s.db")).unwrap();
        let feed = store
            .subscribe("https://one.example/feed", &Settings::default())
            .unwrap();
        let html = |markup: &str| Body {
            html: true,
            markup: markup.into(),
        };
        let receive = |store: &mut Store, words: &str| {
            let article = NewArticle {
                guid: Some("a".into()),
                title: "Bells".into(),
                body: html(words),
                ..NewArticle::default()
            };
            store
                .receive(feed, &prepare(feed, vec![article]), 1_000_000)
                .unwrap();
        };
        receive(&mut store, "In short.");
        let key = store.page(None, 1).unwrap()[0].key;
        let now = |store: &Store| store.article(key).unwrap().unwrap().body;
        assert_eq!(store.given(key).unwrap(), None);
        for page in ["<p>All of it.</p>", "<p>All of it, and more.</p>"] {
            store.take_page(key, &html(page)).unwrap();
            assert_eq!(now(&store), html(page));
            assert_eq!(store.given(key).unwrap(), Some(html("In short.")));
            assert_eq!(store.waiting_count().unwrap(), 1);
        }
        receive(&mut store, "In short.");
        assert_eq!(now(&store), html("<p>All of it, and more.</p>"));
        receive(&mut store, "In other words.");
        assert_eq!(now(&store), html("In other words."));
        assert_eq!(store.given(key).unwrap(), None);
        store.take_page(key, &html("Again.")).unwrap();
        store.remove(key).unwrap();
        assert_eq!(store.given(key).unwrap(), None);
    }
}
