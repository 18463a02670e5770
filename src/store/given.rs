//! Articles that are read as they stand on their pages: the page's text takes the place of what the feed gave,
//! which is kept beside it.

use rusqlite::{OptionalExtension, params};

use super::{ArticleKey, Body, Result, Store, analysis::body, squeeze::Squeezer};

impl Store {
    /// Keeps the text of an article's page instead of what its feed gave, which stays beside it; the article then
    /// waits for its analysis. It stays until the feed says something else. One that is gone is left gone.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn keep_page(&mut self, key: ArticleKey, page: &Body) -> Result<()> {
        self.together(|store| {
            let keep = "INSERT OR IGNORE INTO given (article, html, size, data)
                SELECT article, html, size, data FROM body WHERE article = ?";
            store.connection.prepare_cached(keep)?.execute([key.0])?;
            let update = "UPDATE body SET html = ?2, size = ?3, data = ?4 WHERE article = ?1";
            let size = i64::try_from(page.markup.len()).unwrap_or(i64::MAX);
            let data = Squeezer::new().squeeze(&page.markup);
            let mut update = store.connection.prepare_cached(update)?;
            update.execute(params![key.0, page.html, size, data])?;
            drop(update);
            store.forget_analysis(key.0)
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
            store.keep_page(key, &html(page)).unwrap();
            assert_eq!(now(&store), html(page));
            assert_eq!(store.given(key).unwrap(), Some(html("In short.")));
            assert_eq!(store.waiting_count().unwrap(), 1);
        }
        receive(&mut store, "In short.");
        assert_eq!(now(&store), html("<p>All of it, and more.</p>"));
        receive(&mut store, "In other words.");
        assert_eq!(now(&store), html("In other words."));
        assert_eq!(store.given(key).unwrap(), None);
        store.keep_page(key, &html("Again.")).unwrap();
        store.remove(key).unwrap();
        assert_eq!(store.given(key).unwrap(), None);
    }
}
