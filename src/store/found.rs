//! What was found in an article, as it is stored: the report, the numbers of the names in it, the sketch of its
//! text, and the events that it tells of. All but the report are also kept the other way round, to be searched;
//! what is here leads to those rows when they are to go.

use rusqlite::{OptionalExtension, params};

use super::{
    ArticleKey, Result, Store,
    analysis::body,
    squeeze::{Beside, unsqueeze_report},
};

/// So many hashes of a sketch lead to its article: copies share most of all its hashes, and so nearly always
/// some of these.
const LEADING: usize = 6;

/// What is to be stored.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Found<'a> {
    /// The report, squeezed, with its size.
    pub(super) report: Option<&'a (i64, Vec<u8>)>,
    /// Names of entities, folded.
    pub(super) names: &'a [String],
    /// The sketch of the text, the smallest hash first.
    pub(super) sketch: &'a [u32],
    /// For each record its event and the digest of its name.
    pub(super) told: &'a [u32],
}

impl Store {
    /// Keeps what was found in an article of which nothing was found before; says where.
    pub(super) fn keep_found(&self, key: i64, found: Found) -> Result<i64> {
        let names = found.names.iter().map(|name| self.number_of(name));
        let mut names = names.collect::<Result<Vec<u32>>>()?;
        names.sort_unstable();
        names.dedup();
        let named = "INSERT INTO named (name, article) VALUES (?, ?)";
        self.with_each(named, &names, key)?;
        let shingle = "INSERT INTO shingle (hash, article) VALUES (?, ?)";
        self.with_each(shingle, leading(found.sketch), key)?;
        let write = "INSERT INTO found (size, report, names, sketch, told) VALUES (?, ?, ?, ?, ?)";
        self.connection.prepare_cached(write)?.execute(params![
            found.report.map(|(size, _)| size),
            found.report.map(|(_, report)| report),
            packed(&names),
            packed(found.sketch),
            (!found.told.is_empty()).then(|| packed(found.told)),
        ])?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Drops what was found in an article.
    pub(super) fn forget_found(&self, key: i64) -> Result<()> {
        let select =
            "SELECT found.id, names, sketch, told FROM article JOIN found ON found.id = found
            WHERE article.id = ?";
        let mut select = self.connection.prepare_cached(select)?;
        let found = select.query_row([key], |row| {
            let told: Option<Vec<u8>> = row.get(3)?;
            let rows: [Vec<u8>; 3] = [row.get(1)?, row.get(2)?, told.unwrap_or_default()];
            Ok((row.get::<_, i64>(0)?, rows))
        });
        let Some((found, [names, sketch, told])) = found.optional()? else {
            return Ok(());
        };
        self.forget_tellings(key, &unpacked(&told))?;
        let named = "DELETE FROM named WHERE name = ? AND article = ?";
        self.with_each(named, &unpacked(&names), key)?;
        let shingle = "DELETE FROM shingle WHERE hash = ? AND article = ?";
        self.with_each(shingle, leading(&unpacked(&sketch)), key)?;
        self.connection
            .prepare_cached("DELETE FROM found WHERE id = ?")?
            .execute([found])?;
        self.connection
            .prepare_cached("UPDATE article SET found = NULL WHERE id = ?")?
            .execute([key])?;
        Ok(())
    }

    /// The report on one article, as JSON; `None` where there is none, or it cannot be read.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn report(&self, key: ArticleKey) -> Result<Option<String>> {
        let select = "SELECT size, report FROM article JOIN found ON found.id = found
            WHERE article.id = ? AND report IS NOT NULL";
        let mut select = self.connection.prepare_cached(select)?;
        let report = select.query_row([key.0], |row| Ok((row.get(0)?, row.get(1)?)));
        let Some((size, bytes)) = report.optional()? else {
            return Ok(None);
        };
        let beside = self.beside(key.0)?;
        Ok(beside.and_then(|beside| unsqueeze_report(bytes, size, &beside)))
    }

    /// Beside what an article's report is stored; `None` where it is gone.
    pub(super) fn beside(&self, key: i64) -> Result<Option<Beside>> {
        let select = "SELECT title, link, html, size, data FROM article
            LEFT JOIN body ON body.article = id WHERE id = ?";
        let mut select = self.connection.prepare_cached(select)?;
        let beside = select.query_row([key], |row| {
            let (title, link): (String, Option<String>) = (row.get(0)?, row.get(1)?);
            let (body, _) = body(row.get(2)?, row.get(3)?, row.get(4)?);
            Ok(Beside::new(&title, link.as_deref(), &body.markup))
        });
        Ok(beside.optional()?)
    }

    /// The sketch of an article's text; empty where there is none.
    pub(super) fn sketch_of(&self, key: i64) -> Result<Vec<u32>> {
        let select =
            "SELECT sketch FROM article JOIN found ON found.id = found WHERE article.id = ?";
        let mut select = self.connection.prepare_cached(select)?;
        let sketch: Option<Vec<u8>> = select.query_row([key], |row| row.get(0)).optional()?;
        Ok(unpacked(&sketch.unwrap_or_default()))
    }

    /// The number of a name, which it gets where it has none.
    pub(super) fn number_of(&self, name: &str) -> Result<u32> {
        let name = format!(" {name} ");
        let mut select = self
            .connection
            .prepare_cached("SELECT id FROM name WHERE folded = ?")?;
        if let Some(number) = select.query_row([&name], |row| row.get(0)).optional()? {
            return Ok(number);
        }
        let number = "UPDATE numbered SET last = last + 1 RETURNING last";
        let mut number = self.connection.prepare_cached(number)?;
        let number: u32 = number.query_row([], |row| row.get(0))?;
        self.connection
            .prepare_cached("INSERT INTO name (folded, id) VALUES (?, ?)")?
            .execute(params![name, number])?;
        Ok(number)
    }

    /// Runs a statement with each number and the article's key.
    fn with_each(&self, sql: &str, numbers: &[u32], key: i64) -> Result<()> {
        let mut statement = self.connection.prepare_cached(sql)?;
        for number in numbers {
            statement.execute([i64::from(*number), key])?;
        }
        Ok(())
    }
}

/// The hashes of a sketch that lead to its article.
pub(super) fn leading(sketch: &[u32]) -> &[u32] {
    &sketch[..sketch.len().min(LEADING)]
}

pub(super) fn packed(numbers: &[u32]) -> Vec<u8> {
    numbers
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect()
}

pub(super) fn unpacked(bytes: &[u8]) -> Vec<u32> {
    let (numbers, _) = bytes.as_chunks();
    numbers
        .iter()
        .map(|bytes| u32::from_le_bytes(*bytes))
        .collect()
}
