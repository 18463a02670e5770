//! Events as the ledger, a dossier and a timeline list them: which ones a query means, who tells of one, and in
//! which articles somebody is named. A list of any length is its keys; what is shown of a few comes from reports.

use std::collections::{HashMap, HashSet};

use rusqlite::{OptionalExtension, params_from_iter, types::Value};

use super::{
    ArticleKey, Result, Store,
    event::{number, sort},
    found::unpacked,
    search::{single_clause, within},
    story::short_hash,
};
use crate::{
    domain::{EventKey, Sort, Verdict},
    query::{Condition, Query, Told},
};

/// Who tells of an event: articles, the earliest first, each with the record's place in its report's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Which.
    pub key: EventKey,
    /// Of which sort it is.
    pub sort: Sort,
    /// Who tells of it.
    pub told: Vec<(ArticleKey, usize)>,
}

/// Which events are wanted. What is not said means all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Those that this means. Of it `with:`, `date:`, `newer:` and `entity:` are about the event; everything else
    /// about an article that tells of it.
    pub query: Query,
    /// Those that are told by an article that this means.
    pub told_by: Query,
    /// Those with a party or place of exactly this name, folded.
    pub of: Option<String>,
    /// Those with a party that has these words in its name, folded.
    pub party: Option<String>,
    /// Those at a place that has these words in its name, folded.
    pub place: Option<String>,
}

impl Default for Wanted {
    fn default() -> Self {
        Self::by(Query::Every)
    }
}

impl Wanted {
    /// Those that a query means.
    #[must_use]
    pub const fn by(query: Query) -> Self {
        Self {
            query,
            told_by: Query::Every,
            of: None,
            party: None,
            place: None,
        }
    }
}

/// Who has part in an event on which sides: the names of sides below 2 are parties, of 2 the place.
fn partaking(sides: &str, name: &str) -> String {
    format!(
        "event.id IN (SELECT party.event FROM party WHERE {sides} AND party.name IN
         (SELECT id FROM name WHERE {name}))"
    )
}

const EXACTLY: &str = "folded = ?";
const WORDS: &str = "instr(folded, ?) > 0";

impl Store {
    /// The events that are wanted, the latest first, at most `limit`, each with the second that it is ordered by.
    /// Events that the user said are wrong, whoever tells them, are left out. Ages are as of `now`.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn event_keys(
        &self,
        wanted: &Wanted,
        now: i64,
        limit: usize,
    ) -> Result<Vec<(EventKey, i64)>> {
        let wrong = self.wrong_events()?;
        let (clause, mut values) = clause_of(wanted, now);
        let select = format!(
            "SELECT id, first FROM event WHERE {clause} ORDER BY first DESC, id DESC LIMIT ?"
        );
        let most = limit.saturating_add(wrong.len());
        values.push(Value::Integer(i64::try_from(most).unwrap_or(i64::MAX)));
        let mut select = self.connection.prepare_cached(&select)?;
        let keys = select.query_map(params_from_iter(values), |row| {
            Ok((EventKey(row.get(0)?), row.get(1)?))
        })?;
        let mut keys: Vec<(EventKey, i64)> = keys.collect::<rusqlite::Result<_>>()?;
        keys.retain(|(key, _)| !wrong.contains(key));
        keys.truncate(limit);
        Ok(keys)
    }

    /// The events of which the user said of each telling that it is wrong.
    fn wrong_events(&self) -> Result<HashSet<EventKey>> {
        let select = "SELECT article, record FROM verdict WHERE agrees = 0";
        let mut select = self.connection.prepare_cached(select)?;
        let wrong = select.query_map([], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?;
        let mut counts: HashMap<u32, i64> = HashMap::new();
        let told = "SELECT told FROM article JOIN found ON found.id = found WHERE article.id = ?";
        let mut told = self.connection.prepare_cached(told)?;
        for wrong in wrong {
            let (article, record) = wrong?;
            let told = told.query_row([article], |row| row.get::<_, Option<Vec<u8>>>(0));
            let told = unpacked(&told.optional()?.flatten().unwrap_or_default());
            let record = short_hash(&record);
            let of_record = told.chunks_exact(2).filter(|told| told[1] == record);
            for told in of_record {
                *counts.entry(told[0]).or_default() += 1;
            }
        }
        let all = "SELECT 1 FROM event WHERE id = ? AND tellings <= ?";
        let mut all = self.connection.prepare_cached(all)?;
        let mut events = HashSet::new();
        for (event, count) in counts {
            let event = i64::from(event);
            if all.exists([event, count])? {
                events.insert(EventKey(event));
            }
        }
        Ok(events)
    }

    /// Who tells of an event; `None` where nobody does any more.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn event(&self, key: EventKey) -> Result<Option<Event>> {
        let select = "SELECT event.sort, article, place FROM event JOIN telling ON telling.event = event.id
            JOIN article ON article.id = telling.article WHERE event.id = ? ORDER BY at, article.id, place";
        let mut select = self.connection.prepare_cached(select)?;
        let told = select.query_map([key.0], |row| {
            let place: i64 = row.get(2)?;
            let place = usize::try_from(place).unwrap_or(usize::MAX);
            Ok((sort(row.get(0)?), (ArticleKey(row.get(1)?), place)))
        })?;
        let told: Vec<(Sort, _)> = told.collect::<rusqlite::Result<_>>()?;
        let Some(&(sort, _)) = told.first() else {
            return Ok(None);
        };
        let told = told.into_iter().map(|(_, told)| told).collect();
        Ok(Some(Event { key, sort, told }))
    }

    /// The events of the same parties near an event, of which one is denied or called off and the other not.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn opposite(&self, key: EventKey) -> Result<Vec<EventKey>> {
        let Some(known) = self.known_telling(key)? else {
            return Ok(Vec::new());
        };
        // A week on each side: as near as articles may be that tell of one event without a day.
        let select = "SELECT other.id FROM event JOIN event AS other ON other.key = event.key
            WHERE event.id = ? AND other.sort = event.sort AND (other.kind & 1) <> (event.kind & 1)
              AND other.first < event.last + 604800 AND event.first < other.last + 604800
            ORDER BY other.first LIMIT 9";
        let mut select = self.connection.prepare_cached(select)?;
        let events = select.query_map([key.0], |row| row.get(0).map(EventKey))?;
        let events: Vec<EventKey> = events.collect::<rusqlite::Result<_>>()?;
        // Others may share the digest of the names.
        let mut same = Vec::with_capacity(events.len());
        for other in events {
            let other_known = self.known_telling(other)?;
            if other_known.is_some_and(|other| other.names() == known.names()) {
                same.push(other);
            }
        }
        Ok(same)
    }

    /// What was said of one record of an article.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn verdict(&self, article: ArticleKey, record: &str) -> Result<Option<Verdict>> {
        let select = "SELECT agrees FROM verdict WHERE article = ? AND record = ?";
        let mut select = self.connection.prepare_cached(select)?;
        let agrees = select.query_row((article.0, record), |row| row.get(0));
        let verdict = |agrees| {
            if agrees {
                Verdict::Right
            } else {
                Verdict::Wrong
            }
        };
        Ok(agrees.optional()?.map(verdict))
    }

    /// The articles that name somebody, or tell of an event of theirs, by the folded name: the newest first, each
    /// with when it appeared.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn naming(&self, name: &str) -> Result<Vec<(ArticleKey, i64)>> {
        let select = "SELECT id, at FROM article WHERE id IN (
              SELECT article FROM named WHERE name = (SELECT id FROM name WHERE folded = ?1)
              UNION SELECT article FROM telling WHERE event IN
                (SELECT event FROM party WHERE name = (SELECT id FROM name WHERE folded = ?1)))
            ORDER BY at DESC, id DESC";
        let mut select = self.connection.prepare_cached(select)?;
        let articles = select.query_map([format!(" {name} ")], |row| {
            Ok((ArticleKey(row.get(0)?), row.get(1)?))
        })?;
        Ok(articles.collect::<rusqlite::Result<_>>()?)
    }
}

/// What a wanted event must meet, and the values in it.
fn clause_of(wanted: &Wanted, now: i64) -> (String, Vec<Value>) {
    let mut parts = vec![clause(&wanted.query, now)];
    if wanted.told_by != Query::Every {
        parts.push(told_by(single_clause(&wanted.told_by, now)));
    }
    for (sides, how, name) in [
        ("TRUE", EXACTLY, &wanted.of),
        ("party.side < 2", WORDS, &wanted.party),
        ("party.side = 2", WORDS, &wanted.place),
    ] {
        let part = |name: &String| (partaking(sides, how), vec![format!(" {name} ").into()]);
        parts.extend(name.as_ref().map(part));
    }
    joined(parts.into_iter(), " AND ")
}

/// What an event must meet to be meant by a query.
fn clause(query: &Query, now: i64) -> (String, Vec<Value>) {
    match query {
        Query::Every => ("TRUE".into(), Vec::new()),
        query if !is_about_events(query) => told_by(single_clause(query, now)),
        Query::If(condition) => of_event(condition, now),
        Query::Not(inner) => {
            let (clause, values) = clause(inner, now);
            (format!("NOT ({clause})"), values)
        }
        Query::Any(parts) => joined(parts.iter().map(|part| clause(part, now)), " OR "),
        Query::All(parts) => {
            // What is said of articles must all be true of one.
            let (events, articles): (Vec<_>, Vec<_>) =
                parts.iter().cloned().partition(is_about_events);
            let article =
                (!articles.is_empty()).then(|| told_by(single_clause(&Query::All(articles), now)));
            let events = events.iter().map(|part| clause(part, now));
            joined(events.chain(article), " AND ")
        }
    }
}

fn joined(
    parts: impl Iterator<Item = (String, Vec<Value>)>,
    between: &str,
) -> (String, Vec<Value>) {
    let (clauses, values): (Vec<String>, Vec<Vec<Value>>) = parts.unzip();
    (format!("({})", clauses.join(between)), values.concat())
}

/// Told by an article that meets a clause.
fn told_by((clause, values): (String, Vec<Value>)) -> (String, Vec<Value>) {
    let clause = format!(
        "event.id IN (SELECT telling.event FROM telling JOIN article ON article.id = telling.article WHERE {clause})"
    );
    (clause, values)
}

/// Whether some of it is about events.
fn is_about_events(query: &Query) -> bool {
    match query {
        Query::Every => false,
        Query::If(condition) => matches!(
            condition,
            Condition::With(_)
                | Condition::Dated { .. }
                | Condition::Newer(_)
                | Condition::Entity(_)
        ),
        Query::Not(inner) => is_about_events(inner),
        Query::All(parts) | Query::Any(parts) => parts.iter().any(is_about_events),
    }
}

fn of_event(condition: &Condition, now: i64) -> (String, Vec<Value>) {
    match condition {
        Condition::With(told) => {
            let sort = match told {
                Told::Gifts => Sort::Gift,
                Told::Meetings => Sort::Meeting,
            };
            ("sort = ?".into(), vec![number(sort).into()])
        }
        Condition::Dated { from, before } => within([("last > ?", *from), ("first < ?", *before)]),
        Condition::Newer(seconds) => ("last > ?".into(), vec![now.saturating_sub(*seconds).into()]),
        Condition::Entity(name) => (partaking("TRUE", WORDS), vec![format!(" {name} ").into()]),
        // The others are about articles.
        _ => ("TRUE".into(), Vec::new()),
    }
}

#[cfg(test)]
mod tests;
