//! What the user says of the records of articles.

use rusqlite::params;

use super::{ArticleKey, Result, Store};
use crate::domain::{RecordName, Verdict};

impl Store {
    /// What was said of the records of an article, by their names.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn verdicts(&self, article: ArticleKey) -> Result<Vec<(RecordName, Verdict)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT record, agrees FROM verdict WHERE article = ? ORDER BY record",
        )?;
        let found = select.query_map([article.0], |row| {
            let agrees: bool = row.get(1)?;
            let verdict = if agrees {
                Verdict::Right
            } else {
                Verdict::Wrong
            };
            Ok((RecordName(row.get(0)?), verdict))
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps what is said of a record now, and says whether anything else was said before.
    pub(super) fn judge(
        &self,
        article: i64,
        record: &RecordName,
        now: Option<Verdict>,
    ) -> Result<bool> {
        let changed = match now {
            Some(verdict) => self
                .connection
                .prepare_cached(
                    "INSERT INTO verdict (article, record, agrees) SELECT id, ?2, ?3 FROM article WHERE id = ?1
                     ON CONFLICT DO UPDATE SET agrees = excluded.agrees WHERE agrees <> excluded.agrees",
                )?
                .execute(params![article, record.0, verdict == Verdict::Right])?,
            None => self
                .connection
                .prepare_cached("DELETE FROM verdict WHERE article = ? AND record = ?")?
                .execute(params![article, record.0])?,
        };
        Ok(changed > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Body, Mark, NewArticle, Settings, prepare};

    #[test]
    fn a_verdict_is_kept_changed_and_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("s.db")).unwrap();
        let feed = store
            .subscribe("https://k.example/feed", &Settings::default())
            .unwrap();
        let article = |words: &str| NewArticle {
            guid: Some("1".into()),
            title: "Bells".into(),
            body: Body {
                html: false,
                markup: words.into(),
            },
            ..NewArticle::default()
        };
        let receive = |store: &mut Store, words| {
            let prepared = prepare(feed, vec![article(words)]);
            store.receive(feed, &prepared, 100).unwrap();
        };
        receive(&mut store, "Two bells.");
        let key = store.page(None, 1).unwrap()[0].key;
        let record = RecordName("gifts|a|b|bell".into());
        let judged = |before, now| Mark::Judged {
            record: record.clone(),
            before,
            now,
        };
        let first = judged(None, Some(Verdict::Wrong));
        assert_eq!(store.mark(&[key], &first).unwrap(), [key]);
        assert_eq!(store.mark(&[key], &first).unwrap(), []);
        receive(&mut store, "Two bells, reworded.");
        assert_eq!(
            store.verdicts(key).unwrap(),
            [(record.clone(), Verdict::Wrong)],
            "a new wording must not take it away"
        );
        let mut export = Vec::new();
        store.export(&mut export).unwrap();
        let mut other = Store::open(&folder.path().join("other.db")).unwrap();
        other.import(&mut &export[..]).unwrap();
        let copied = other.page(None, 1).unwrap()[0].key;
        assert_eq!(
            other.verdicts(copied).unwrap(),
            store.verdicts(key).unwrap()
        );
        let second = judged(Some(Verdict::Wrong), Some(Verdict::Right));
        assert_eq!(store.mark(&[key], &second).unwrap(), [key]);
        assert_eq!(
            store.verdicts(key).unwrap(),
            [(record.clone(), Verdict::Right)]
        );
        assert_eq!(store.mark(&[key], &second.opposite()).unwrap(), [key]);
        assert_eq!(
            store.mark(&[key], &first.clone().opposite()).unwrap(),
            [key]
        );
        assert_eq!(store.verdicts(key).unwrap(), []);
    }
}
