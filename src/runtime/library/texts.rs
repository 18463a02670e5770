//! Articles as they are read: stored ones, as their feed or their page gave them, and the bundled ones.

use std::{collections::BTreeMap, sync::Arc};

use super::{Library, day, lists::listed, told};
use crate::{
    app::{Listed, Taken, Text},
    domain::{Article, ArticleId, ArticleKey},
    page::Known,
    refresh,
    runtime::worker,
    store::Body,
    text,
};

/// So many characters are more than a list shows of a heading.
const BEGINNING: usize = 300;

impl Library {
    pub(super) fn article(&mut self, key: ArticleKey) -> Result<Taken, String> {
        if key.0 < 0 {
            let (listed, article) = self.sample(key)?;
            return Ok(Taken {
                listed,
                article: Arc::new(article),
                text: Text::Given,
                verdicts: BTreeMap::new(),
            });
        }
        let store = self.store()?;
        let gone = || "This article is no longer stored.".to_owned();
        let row = store.rows(&[key]).map_err(told)?.pop().ok_or_else(gone)?;
        let full = store.article(key).map_err(told)?.ok_or_else(gone)?;
        let given = store.given(key).map_err(told)?;
        let verdicts = store.verdicts(key).map_err(told)?.into_iter().collect();
        let row = listed(self.store()?, row)?;
        let article = article_of(&row, &full.body, full.published);
        match article {
            Err(_) if full.damaged => {
                Err("Could not read this article: the store is damaged.".into())
            }
            Err(error) => Err(format!("Could not read this article: {error}")),
            Ok(article) => Ok(Taken {
                listed: row,
                article: Arc::new(article),
                text: if given.is_some() {
                    Text::Whole
                } else {
                    Text::Given
                },
                verdicts,
            }),
        }
    }

    /// An article as its feed gave it, while it is read as it stands on its page.
    pub(super) fn given(&mut self, key: ArticleKey) -> Result<Arc<Article>, String> {
        let gone = || "it is no longer stored".to_owned();
        let store = self.store()?;
        let row = store.rows(&[key]).map_err(told)?.pop().ok_or_else(gone)?;
        let full = store.article(key).map_err(told)?.ok_or_else(gone)?;
        let given = store.given(key).map_err(told)?.ok_or_else(gone)?;
        let row = listed(self.store()?, row)?;
        let article = article_of(&row, &given, full.published);
        article.map(Arc::new).map_err(|error| error.to_string())
    }

    pub(super) fn sample(&self, key: ArticleKey) -> Result<(Listed, Article), String> {
        let at = usize::try_from(-1 - key.0).ok();
        let opening = at
            .and_then(|at| self.samples.get(at))
            .ok_or("there is no such sample")?;
        let article = worker::read(opening)?;
        let row = Listed {
            key,
            title: article.heading().to_owned(),
            beginning: String::new(),
            source: article.source.clone(),
            day: article.published,
            link: None,
            read: true,
            starred: false,
            tags: Vec::new(),
            gifts: 0,
            meetings: 0,
        };
        Ok((row, article))
    }

    /// The first words of a stored article.
    pub(super) fn beginning(&mut self, row: &Listed) -> Option<String> {
        let full = self.store().ok()?.article(row.key).ok()??;
        let article = article_of(row, &full.body, full.published).ok()?;
        let first = article.paragraphs.first()?;
        let words = first.span.of(&article.text).chars();
        Some(words.take(BEGINNING).collect())
    }

    /// Has the page of an article fetched.
    pub(super) fn fetch_page(&mut self, id: ArticleId, key: ArticleKey) -> Result<(), String> {
        let again = self.again()?;
        let row = self.store()?.rows(&[key]).map_err(told)?.pop();
        let row = row.ok_or("it is no longer stored")?;
        let row = listed(self.store()?, row)?;
        self.fetcher.fetch_page(again, id, row);
        Ok(())
    }
}

/// A stored article as it is read.
pub fn article_of(
    row: &Listed,
    body: &Body,
    published: Option<i64>,
) -> Result<Article, text::Error> {
    let known = Known {
        source: &row.source,
        title: &row.title,
        published: published.and_then(day),
        base: row.link.as_deref(),
    };
    refresh::article_of(&known, body)
}
