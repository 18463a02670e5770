//! Whether the file is sound, and copies of it.

use std::path::Path;

use super::{Error, Result, Store};

/// How the store is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// What SQLite finds wrong with the file; nothing in a sound one.
    pub faults: Vec<String>,
    /// So many feeds.
    pub feeds: u64,
    /// So many articles.
    pub articles: u64,
    /// The size of the file in bytes, without what is not yet folded into it.
    pub bytes: u64,
    /// Its parts with their sizes in bytes, the largest first; none where a damaged file does not tell.
    pub parts: Vec<(&'static str, u64)>,
}

/// What was found in articles that are gone, and what leads to events that are.
const LOOSE: &str = "(SELECT id FROM found EXCEPT SELECT found FROM article UNION ALL
    SELECT article FROM named WHERE article NOT IN (SELECT id FROM article) UNION ALL
    SELECT article FROM shingle WHERE article NOT IN (SELECT id FROM article) UNION ALL
    SELECT article FROM telling WHERE article NOT IN (SELECT id FROM article) UNION ALL
    SELECT event FROM telling WHERE event NOT IN (SELECT id FROM event) UNION ALL
    SELECT event FROM party WHERE event NOT IN (SELECT id FROM event) UNION ALL
    SELECT event FROM called WHERE event NOT IN (SELECT id FROM event))";

/// Events of which another number of tellings is kept than there are.
const MISTOLD: &str = "(SELECT id, tellings FROM event EXCEPT
    SELECT event, count(*) FROM telling GROUP BY event)";

/// Feeds of which another number of articles is kept than they carry.
const MISCOUNTED: &str =
    "(SELECT feed, articles, unread, starred FROM tally WHERE articles > 0 EXCEPT
    SELECT * FROM (SELECT 0, count(*), sum(read = 0), sum(starred <> 0) FROM article UNION ALL
    SELECT feed, count(*), sum(read = 0), sum(starred <> 0)
    FROM carried JOIN article ON id = article GROUP BY feed))";

impl Store {
    /// Looks through the whole file.
    ///
    /// # Errors
    /// Where the file cannot be read at all.
    pub fn health(&self) -> Result<Health> {
        let mut faults = match self.said_of_integrity() {
            Err(Error::Damaged) => vec!["the file is damaged".to_owned()],
            said => said?,
        };
        let mut count = |what: &str| -> Result<u64> {
            let select = format!("SELECT count(*) FROM {what}");
            match self
                .connection
                .query_row(&select, [], |row| row.get::<_, i64>(0))
            {
                Ok(count) => Ok(u64::try_from(count).unwrap_or_default()),
                Err(error) => match Error::from(error) {
                    Error::Damaged => {
                        faults.push(format!("{what} cannot be counted"));
                        Ok(0)
                    }
                    error => Err(error),
                },
            }
        };
        let (feeds, articles) = (count("feed")?, count("article")?);
        let loose = count("pragma_foreign_key_check")? + count(LOOSE)?;
        let (miscounted, mistold) = (count(MISCOUNTED)?, count(MISTOLD)?);
        if loose > 0 {
            faults.push(format!("{loose} rows belong to nothing"));
        }
        if miscounted > 0 {
            faults.push(format!("{miscounted} counts of articles are wrong"));
        }
        if mistold > 0 {
            faults.push(format!("{mistold} counts of tellings are wrong"));
        }
        Ok(Health {
            faults,
            feeds,
            articles,
            bytes: std::fs::metadata(&self.path)?.len(),
            parts: self.parts().unwrap_or_default(),
        })
    }

    fn parts(&self) -> Result<Vec<(&'static str, u64)>> {
        let sizes = "SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE";
        let mut sizes = self.connection.prepare(sizes)?;
        let mut parts = [("texts", 0), ("findings", 0), ("words", 0), ("the rest", 0)];
        let mut rows = sizes.query([])?;
        while let Some(row) = rows.next()? {
            let (name, bytes): (String, i64) = (row.get(0)?, row.get(1)?);
            let part = match name.as_str() {
                "body" => 0,
                "found" => 1,
                name if name.starts_with("term") => 2,
                _ => 3,
            };
            parts[part].1 += u64::try_from(bytes).unwrap_or_default();
        }
        parts.sort_by_key(|part| std::cmp::Reverse(part.1));
        Ok(parts.to_vec())
    }

    fn said_of_integrity(&self) -> Result<Vec<String>> {
        let mut check = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let lines = check.query_map([], |row| row.get(0))?;
        let mut said: Vec<String> = lines.collect::<rusqlite::Result<_>>()?;
        said.retain(|line| line != "ok");
        Ok(said)
    }

    /// Writes a copy of the store to a new file, which then holds all that was stored before the call.
    ///
    /// # Errors
    /// Where there is such a file already, it cannot be written, or the disk is full.
    pub fn backup(&self, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(Error::Unreachable {
                path: to.to_owned(),
                why: "there is such a file already".into(),
            });
        }
        self.connection
            .execute("VACUUM INTO ?", [to.to_string_lossy()])?;
        Ok(())
    }
}
