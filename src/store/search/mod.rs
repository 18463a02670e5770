//! Queries → SQL. Values are bound, never written into it; words become terms of the index, which hold
//! letters and digits only.
//!
//! An article whose words are not in the index yet, because it waits for its analysis, is found by its
//! other fields only.

#[cfg(test)]
mod tests;

use rusqlite::{params_from_iter, types::Value};

use super::{
    Cursor, Result, Row, Store,
    page::{SELECT, row},
};
use crate::query::{
    self, CANDIDATES, Column, Completion, Condition, Marked, Names, Query, Told, term::readings,
};

/// A set of so few articles is looked up one by one and then ordered; with a larger one the list is walked
/// from the newest on until the page is full.
const FEW: i64 = 2000;

/// Something that an article must meet, ready to be put into a statement.
enum Part {
    /// To be among these: a statement that gives keys of articles.
    Among(&'static str, Value),
    /// Not to be among these.
    NotAmong(&'static str, Value),
    /// This to be true of its row.
    Where(String, Vec<Value>),
}

const WORDS: &str = "SELECT rowid FROM term WHERE term MATCH ?";
const FEED: &str =
    "SELECT article FROM carried WHERE feed IN (SELECT id FROM feed WHERE instr(name, ?) > 0)";
const TAG: &str = "SELECT article FROM tag WHERE name = ?";
const ENTITY: &str =
    "SELECT article FROM named WHERE name IN (SELECT id FROM name WHERE instr(folded, ?) > 0)";

/// Names of entities, those of the most articles first; of very many not all are counted.
const NAMED: &str = "SELECT trim(folded)
    FROM (SELECT id, folded FROM name WHERE instr(folded, ?) > 0 LIMIT 2000)
    ORDER BY (SELECT count(*) FROM named WHERE name = id) DESC, folded LIMIT ?";

impl Store {
    /// The next `limit` articles behind `after` that a query means, the newest first. Ages are as of `now`.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn find(
        &self,
        query: &Query,
        now: i64,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Vec<Row>> {
        let (from, clause, mut values) = self.plan(query, now)?;
        let after = after.unwrap_or(Cursor {
            at: i64::MAX,
            key: i64::MAX,
        });
        // The rows are only made of what is on the page; what is ordered are keys.
        let sql = format!(
            "{SELECT} WHERE article.id IN (SELECT id FROM {from} WHERE {clause} AND (at, article.id) < (?, ?)
             ORDER BY at DESC, article.id DESC LIMIT ?) ORDER BY at DESC, article.id DESC"
        );
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        values.extend([after.at, after.key, limit].map(Value::Integer));
        let mut select = self.connection.prepare_cached(&sql)?;
        let rows = select.query_map(params_from_iter(values), row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many articles a query means. Ages are as of `now`.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn count(&self, query: &Query, now: i64) -> Result<usize> {
        let (from, clause, values) = self.plan(query, now)?;
        let sql = format!("SELECT count(*) FROM {from} WHERE {clause}");
        let mut select = self.connection.prepare_cached(&sql)?;
        let count: i64 = select.query_row(params_from_iter(values), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// How a query that is being typed may go on before the cursor, a byte offset.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn complete(&self, line: &str, cursor: usize) -> Result<Completion> {
        query::complete(line, cursor, |names, begun| match names {
            Names::Feeds => {
                let feeds = self.feeds()?;
                Ok(feeds.iter().map(|feed| feed.name().to_owned()).collect())
            }
            Names::Tags => self.tags(),
            Names::Entities => {
                let mut select = self.connection.prepare_cached(NAMED)?;
                let limit = i64::try_from(CANDIDATES).unwrap_or(i64::MAX);
                let found = select.query_map((format!(" {begun}"), limit), |row| row.get(0))?;
                Ok(found.collect::<rusqlite::Result<_>>()?)
            }
        })
    }

    /// From which table, where, with which values.
    pub(super) fn plan(
        &self,
        query: &Query,
        now: i64,
    ) -> Result<(&'static str, String, Vec<Value>)> {
        let parts = conjuncts(query, now);
        let mut few = None;
        for (place, part) in parts.iter().enumerate() {
            if let Part::Among(select, value) = part {
                let count = format!("SELECT count(*) FROM ({select} LIMIT {FEW})");
                let mut count = self.connection.prepare_cached(&count)?;
                let count: i64 = count.query_row([value], |row| row.get(0))?;
                if count < few.map_or(FEW, |(fewest, _)| fewest) {
                    few = Some((count, place));
                }
            }
        }
        let mut clause = vec!["TRUE".to_owned()];
        let mut values = Vec::new();
        for (place, part) in parts.into_iter().enumerate() {
            let leads = few.is_some_and(|(_, leading)| leading == place);
            clause.push(sql(part, leads, &mut values));
        }
        // An index would lead to all that there is, the newest first, instead of to the few.
        let from = match few {
            Some(_) => "article NOT INDEXED",
            None => "article",
        };
        Ok((from, clause.join(" AND "), values))
    }
}

/// The SQL of a part. Only of one that leads are rows looked up by its keys; `+` keeps SQLite from that.
fn sql(part: Part, leads: bool, values: &mut Vec<Value>) -> String {
    match part {
        Part::Among(select, value) => {
            values.push(value);
            let key = if leads { "article.id" } else { "+article.id" };
            format!("{key} IN ({select})")
        }
        Part::NotAmong(select, value) => {
            values.push(value);
            format!("+article.id NOT IN ({select})")
        }
        Part::Where(sql, more) => {
            values.extend(more);
            sql
        }
    }
}

/// What must be met all together. Words that must all be there are one question to the index.
fn conjuncts(query: &Query, now: i64) -> Vec<Part> {
    let single;
    let parts = match query {
        Query::All(parts) => parts,
        query => {
            single = [query.clone()];
            &single[..]
        }
    };
    let (mut wanted, mut unwanted, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        match (matching(part), part) {
            (Some(terms), _) => wanted.push(terms),
            (None, Query::Not(inner)) => match matching(inner) {
                Some(terms) => unwanted.push(terms),
                None => others.push(negated(inner, now)),
            },
            (None, part) => others.push(single_part(part, now)),
        }
    }
    if !wanted.is_empty() {
        let terms = excluding(&wanted, &unwanted);
        others.push(Part::Among(WORDS, terms.into()));
    } else if !unwanted.is_empty() {
        let terms = unwanted.join(" OR ");
        others.push(Part::NotAmong(WORDS, terms.into()));
    }
    others
}

/// The question to the index that a query of words only amounts to.
fn matching(query: &Query) -> Option<String> {
    match query {
        Query::If(Condition::Words(column, words)) => {
            let column = match column {
                Column::Any => "",
                Column::Title => "title : ",
                Column::Author => "author : ",
            };
            let readings = readings(words);
            let phrases: Vec<String> = readings
                .iter()
                .filter(|reading| !reading.is_empty())
                .map(|reading| format!("\"{reading}\""))
                .collect();
            (!phrases.is_empty()).then(|| format!("{column}({})", phrases.join(" OR ")))
        }
        Query::Any(parts) => {
            let parts: Option<Vec<String>> = parts.iter().map(matching).collect();
            Some(format!("({})", parts?.join(" OR ")))
        }
        Query::All(parts) => {
            let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
            for part in parts {
                match part {
                    Query::Not(inner) => unwanted.push(matching(inner)?),
                    part => wanted.push(matching(part)?),
                }
            }
            (!wanted.is_empty()).then(|| format!("({})", excluding(&wanted, &unwanted)))
        }
        _ => None,
    }
}

fn excluding(wanted: &[String], unwanted: &[String]) -> String {
    let wanted = wanted.join(" AND ");
    if unwanted.is_empty() {
        return wanted;
    }
    format!("({wanted}) NOT ({})", unwanted.join(" OR "))
}

/// What a row of `article` must meet for any query.
pub(super) fn single_clause(query: &Query, now: i64) -> (String, Vec<Value>) {
    let mut values = Vec::new();
    let clause = sql(single_part(query, now), false, &mut values);
    (clause, values)
}

/// Any query as one part.
fn single_part(query: &Query, now: i64) -> Part {
    match query {
        Query::Every => Part::Where("TRUE".into(), Vec::new()),
        Query::If(condition) => of_condition(condition, now),
        Query::Not(inner) => negated(inner, now),
        Query::All(_) => joined(conjuncts(query, now), " AND "),
        Query::Any(parts) => {
            let part = |part: &Query| match matching(part) {
                Some(terms) => Part::Among(WORDS, terms.into()),
                None => single_part(part, now),
            };
            joined(parts.iter().map(part).collect(), " OR ")
        }
    }
}

fn negated(query: &Query, now: i64) -> Part {
    match single_part(query, now) {
        Part::Among(select, value) => Part::NotAmong(select, value),
        part => {
            let mut values = Vec::new();
            let inner = sql(part, false, &mut values);
            Part::Where(format!("NOT ({inner})"), values)
        }
    }
}

fn joined(parts: Vec<Part>, between: &str) -> Part {
    let mut values = Vec::new();
    let parts: Vec<String> = parts
        .into_iter()
        .map(|part| sql(part, false, &mut values))
        .collect();
    Part::Where(format!("({})", parts.join(between)), values)
}

/// The bounds that there are, all of which must hold.
pub(super) fn within(bounds: [(&str, Option<i64>); 2]) -> (String, Vec<Value>) {
    let known = bounds
        .iter()
        .filter_map(|&(sql, bound)| Some((sql, bound?)));
    let (mut sql, values): (Vec<&str>, Vec<Value>) =
        known.map(|(sql, bound)| (sql, bound.into())).unzip();
    if sql.is_empty() {
        sql.push("TRUE");
    }
    (sql.join(" AND "), values)
}

fn of_condition(condition: &Condition, now: i64) -> Part {
    let test = |sql: &str| Part::Where(sql.to_owned(), Vec::new());
    match condition {
        Condition::Words(..) => match matching(&Query::If(condition.clone())) {
            Some(terms) => Part::Among(WORDS, terms.into()),
            None => test("TRUE"),
        },
        // Names are kept between spaces: a name's first letters are behind one.
        Condition::Feed(name) => Part::Among(FEED, format!(" {name}").into()),
        Condition::Entity(name) => Part::Among(ENTITY, format!(" {name} ").into()),
        Condition::Tag(tag) => Part::Among(TAG, tag.clone().into()),
        Condition::Lang(lang) => {
            Part::Where("lang IS ?".into(), vec![lang.code().to_owned().into()])
        }
        Condition::Is(Marked::Unread) => test("read = 0"),
        Condition::Is(Marked::Read) => test("read <> 0"),
        Condition::Is(Marked::Starred) => test("starred <> 0"),
        Condition::Is(Marked::Tagged) => test("+article.id IN (SELECT article FROM tag)"),
        Condition::Is(Marked::Copy) => test("story IS NOT NULL AND story <> article.id"),
        Condition::With(Told::Gifts) => test("gifts > 0"),
        Condition::With(Told::Meetings) => test("meetings > 0"),
        Condition::Dated { from, before } => {
            let (sql, values) = within([("at >= ?", *from), ("at < ?", *before)]);
            Part::Where(sql, values)
        }
        Condition::Newer(seconds) => {
            Part::Where("at >= ?".into(), vec![now.saturating_sub(*seconds).into()])
        }
    }
}
