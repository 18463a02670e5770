//! The same story told in the same words: copies of an agency's text, one article in several feeds.
//!
//! Of each text the few smallest hashes of its runs of words are kept (a bottom-k sketch): two texts share
//! about as large a part of them as they share runs. A run that many articles have is a feed's own phrase,
//! as "read more at", and tells nothing.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::{ArticleKey, Result, Store, found::leading};

/// Words in a run: so many in the same order are no chance.
const RUN: usize = 5;

/// Hashes kept of a text.
const KEPT: usize = 12;

/// Hashes that copies share: half of them.
const SHARED: usize = 6;

/// A text of fewer words says too little: teasers are alike.
const TELLING: usize = 60;

/// A run that so many articles have tells nothing.
const COMMON: i64 = 40;

/// The sketch of a text, given as terms with single spaces; empty of a short one.
pub(super) fn sketch(terms: &str) -> Vec<u32> {
    let ends: Vec<usize> = terms
        .match_indices(' ')
        .map(|(at, _)| at)
        .chain([terms.len()])
        .collect();
    if ends.len() < TELLING {
        return Vec::new();
    }
    let start = |word: usize| if word == 0 { 0 } else { ends[word - 1] + 1 };
    let runs = (0..=ends.len() - RUN).map(|first| &terms[start(first)..ends[first + RUN - 1]]);
    let mut hashes: Vec<u32> = runs.map(short_hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(KEPT);
    hashes
}

/// The same in every version and on every machine.
pub(super) fn hash(words: &str) -> i64 {
    let digest = Sha256::digest(words.as_bytes());
    let bytes: [u8; 8] = std::array::from_fn(|place| digest[place]);
    i64::from_le_bytes(bytes) & i64::MAX
}

/// The same in four bytes of the file, which for numbers of this size has one for the sign too.
pub(super) fn short_hash(words: &str) -> u32 {
    let [one, two, three, four, ..] = hash(words).to_le_bytes();
    u32::from_le_bytes([one, two, three, four]) >> 1
}

impl Store {
    /// Finds the story that an article copies whose sketch is kept already.
    pub(super) fn join_story(&self, key: i64, sketch: &[u32]) -> Result<()> {
        let Some(copied) = self.copied(key, sketch)? else {
            return Ok(());
        };
        // The story has the name of the first of its articles.
        let story = "SELECT coalesce(story, id) FROM article WHERE id = ?";
        let mut story = self.connection.prepare_cached(story)?;
        let story: i64 = story.query_row([copied], |row| row.get(0))?;
        let join = "UPDATE article SET story = min(?1, ?2) WHERE id IN (?1, ?2) OR story = ?1";
        self.connection
            .prepare_cached(join)?
            .execute([story, key])?;
        Ok(())
    }

    /// The article that shares most of a sketch, where one shares enough.
    fn copied(&self, key: i64, sketch: &[u32]) -> Result<Option<i64>> {
        let mut most: Option<(usize, i64)> = None;
        for article in self.led_to(key, sketch)? {
            let other = self.sketch_of(article)?;
            let shared = sketch
                .iter()
                .filter(|hash| other.binary_search(hash).is_ok());
            let shared = shared.count();
            if shared >= most.map_or(SHARED, |(most, _)| most + 1) {
                most = Some((shared, article));
            }
        }
        Ok(most.map(|(_, article)| article))
    }

    /// The other articles that a sketch leads to, the first stored first.
    fn led_to(&self, key: i64, sketch: &[u32]) -> Result<BTreeSet<i64>> {
        let select = "SELECT article FROM shingle WHERE hash = ? AND article <> ? LIMIT ?";
        let mut select = self.connection.prepare_cached(select)?;
        let mut led_to = BTreeSet::new();
        for hash in leading(sketch) {
            let articles = select.query_map([i64::from(*hash), key, COMMON], |row| row.get(0))?;
            let articles: Vec<i64> = articles.collect::<rusqlite::Result<_>>()?;
            if i64::try_from(articles.len()).unwrap_or(COMMON) < COMMON {
                led_to.extend(articles);
            }
        }
        Ok(led_to)
    }

    /// Takes an article out of its story, which is then named by the first of the others.
    pub(super) fn leave_story(&self, key: i64) -> Result<()> {
        let story = "SELECT story FROM article WHERE id = ? AND story IS NOT NULL";
        let mut story = self.connection.prepare_cached(story)?;
        let Some(story): Option<i64> = story.query_row([key], |row| row.get(0)).optional()? else {
            return Ok(());
        };
        self.connection
            .prepare_cached("UPDATE article SET story = NULL WHERE id = ?")?
            .execute([key])?;
        let rest = "SELECT min(id), count(*) FROM article WHERE story = ?";
        let (first, count): (Option<i64>, i64) = self
            .connection
            .prepare_cached(rest)?
            .query_row([story], |row| Ok((row.get(0)?, row.get(1)?)))?;
        // One alone is no group.
        let first = first.filter(|_| count > 1);
        self.connection
            .prepare_cached("UPDATE article SET story = ?2 WHERE story = ?1")?
            .execute(params![story, first])?;
        Ok(())
    }

    /// The other articles that tell an article's story in the same words, the first stored first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn copies(&self, key: ArticleKey) -> Result<Vec<ArticleKey>> {
        let select = "SELECT id FROM article WHERE story = (SELECT story FROM article WHERE id = ?1) AND id <> ?1 ORDER BY id";
        let mut select = self.connection.prepare_cached(select)?;
        let copies = select.query_map([key.0], |row| row.get(0).map(ArticleKey))?;
        Ok(copies.collect::<rusqlite::Result<_>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::Lang,
        query::{parse, term::Terms},
        store::{Analysis, Body, NewArticle, Settings, prepare},
    };

    /// A text of so many words that has nothing in common with one of another number.
    fn text(number: usize, words: usize) -> String {
        let words: Vec<String> = (0..words).map(|word| format!("w{number}x{word}")).collect();
        words.join(" ")
    }

    /// Stores and looks through each text as an article of a feed of its own; stories by place.
    fn stories(texts: &[String]) -> (tempfile::TempDir, Store, Vec<ArticleKey>) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("s.db")).unwrap();
        let mut terms = Terms::new(Lang::En);
        for (place, text) in texts.iter().enumerate() {
            let address = format!("https://{place}.example/feed");
            let feed = store.subscribe(&address, &Settings::default()).unwrap();
            let article = NewArticle {
                guid: Some(place.to_string()),
                title: format!("No {place}"),
                body: Body {
                    html: false,
                    markup: text.clone(),
                },
                ..NewArticle::default()
            };
            store
                .receive(feed, &prepare(feed, vec![article]), 100)
                .unwrap();
        }
        let waiting = store.waiting(99).unwrap();
        let analysis = |waiting: &crate::store::Waiting| {
            Analysis::new(waiting, &waiting.body.markup, &mut terms)
        };
        let analyses: Vec<Analysis> = waiting.iter().map(analysis).collect();
        store.analysed(&analyses).unwrap();
        let mut keys: Vec<ArticleKey> = waiting.iter().map(|waiting| waiting.key).collect();
        keys.sort_unstable();
        (folder, store, keys)
    }

    #[test]
    fn copies_of_one_text_are_one_story_named_by_the_first() {
        let agency = text(1, 400);
        let copy = format!("By our own staff {agency} and more at the end");
        let shorter = agency[..agency.len() * 3 / 4].to_owned();
        let (_folder, mut store, keys) = stories(&[text(2, 400), agency, copy, shorter]);
        assert_eq!(store.copies(keys[0]).unwrap(), []);
        assert_eq!(store.copies(keys[1]).unwrap(), keys[2..]);
        let copies = |store: &Store| store.count(&parse("is:copy").unwrap(), 0).unwrap();
        assert_eq!(copies(&store), 2);
        store.remove(keys[1]).unwrap();
        assert_eq!(store.copies(keys[2]).unwrap(), keys[3..]);
        assert_eq!(copies(&store), 1);
        store.remove(keys[3]).unwrap();
        assert_eq!(store.copies(keys[2]).unwrap(), []);
        assert_eq!(copies(&store), 0);
    }

    #[test]
    fn teasers_and_texts_with_the_same_end_are_no_copies() {
        let end = text(9, 40);
        let texts = [
            text(1, 40),
            text(1, 40),
            format!("{} {end}", text(2, 300)),
            format!("{} {end}", text(3, 300)),
        ];
        let (_folder, store, keys) = stories(&texts);
        for key in keys {
            assert_eq!(store.copies(key).unwrap(), []);
        }
    }
}
