//! Smart feeds: the articles that a query means, whatever feed carries them, under a title of the user's.
//!
//! A smart feed holds nothing: whoever lists it reads [`Smart::query`] with [`crate::query::parse`] and asks
//! [`Store::find`], [`Store::keys`] or [`Store::count`]. A watched one is told of by digests.

use rusqlite::{Row, params};

use super::{Result, Store};
use crate::domain::SmartKey;

/// A smart feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Smart {
    /// Its name in the store.
    pub key: SmartKey,
    /// Its title; no two have the same, whatever the size of the letters.
    pub title: String,
    /// The query as the user wrote it. One that a later version wrote may not be understood.
    pub query: String,
    /// The folders it lies in, the outermost first.
    pub folder: Vec<String>,
    /// Whether digests tell what is new in it.
    pub watched: bool,
}

impl Store {
    /// All smart feeds, by title.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn smart_feeds(&self) -> Result<Vec<Smart>> {
        let select = "SELECT id, title, query, folder, watched FROM smart ORDER BY title";
        let mut select = self.connection.prepare_cached(select)?;
        let smart = select.query_map([], smart)?;
        Ok(smart.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps a smart feed; one with the same title has this query, folder and watch from now on.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn keep_smart(
        &mut self,
        title: &str,
        query: &str,
        folder: &[String],
        watched: bool,
    ) -> Result<SmartKey> {
        self.lastingly(|store| {
            let keep = "INSERT INTO smart (title, query, folder, watched) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (title) DO UPDATE SET query = ?2, folder = ?3, watched = ?4 RETURNING id";
            let folder = serde_json::to_string(folder).expect("names are plain data");
            let keep = store.connection.query_row(
                keep,
                params![title, query, folder, watched],
                |row| row.get(0),
            );
            Ok(SmartKey(keep?))
        })
    }

    /// Takes a smart feed away. Its articles stay: they are other feeds'.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn remove_smart(&mut self, smart: SmartKey) -> Result<()> {
        self.lastingly(|store| {
            let remove = "DELETE FROM smart WHERE id = ?";
            store.connection.execute(remove, [smart.0])?;
            Ok(())
        })
    }
}

fn smart(row: &Row) -> rusqlite::Result<Smart> {
    let folder: String = row.get(3)?;
    Ok(Smart {
        key: SmartKey(row.get(0)?),
        title: row.get(1)?,
        query: row.get(2)?,
        folder: serde_json::from_str(&folder).unwrap_or_default(),
        watched: row.get(4)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smart_feed_is_kept_changed_by_its_title_and_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("s.db")).unwrap();
        let asia = ["Asia".to_owned()];
        let bells = store
            .keep_smart("Bells", "bell with:gifts", &asia, true)
            .unwrap();
        store
            .keep_smart("Boats", "boat or ferry", &[], false)
            .unwrap();
        assert_eq!(
            store.keep_smart("bells", "bell", &[], false).unwrap(),
            bells
        );
        let told = |store: &Store| -> Vec<String> {
            let smart = store.smart_feeds().unwrap().into_iter();
            let told = |smart: Smart| {
                format!(
                    "{}: {} {:?} {}",
                    smart.title, smart.query, smart.folder, smart.watched
                )
            };
            smart.map(told).collect()
        };
        assert_eq!(
            told(&store),
            ["Bells: bell [] false", "Boats: boat or ferry [] false"]
        );
        store.remove_smart(bells).unwrap();
        assert_eq!(told(&store), ["Boats: boat or ferry [] false"]);
    }
}
