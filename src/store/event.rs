//! What articles tell of, kept as events: a telling that comes in joins the event that it is of, or is one itself.
//!
//! An event keeps the fullest of what its tellings said as long as it has any: one that is taken back may leave a
//! longer name or a closer day behind, by which later ones know it. What is shown comes from the reports.

use rusqlite::{OptionalExtension, params};

use super::{
    Result, Store,
    found::{packed, unpacked},
    story::short_hash,
};
use crate::domain::{EventKey, RecordName, Sort, Telling};

/// What an article tells, as its analysis hands it over: in the order of the report's list of its sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tells {
    /// What it is compared by.
    pub telling: Telling,
    /// Its place in the report's list of its sort.
    pub place: usize,
    /// What a verdict knows it by.
    pub record: RecordName,
}

const DAY: i64 = 86_400;

/// So many events of the same parties are compared; who meets daily has more.
const COMPARED: i64 = 64;

/// An event as it is stored.
struct Known {
    key: EventKey,
    telling: Telling,
    /// Numbers of names with their sides.
    parties: Vec<u32>,
}

impl Store {
    /// Keeps what an article that appeared at `at` tells and told nothing before: for each record its event and the
    /// digest of its name, one after the other.
    pub(super) fn keep_tellings(&self, article: i64, at: i64, tells: &[Tells]) -> Result<Vec<u32>> {
        let mut told = Vec::with_capacity(2 * tells.len());
        for tells in tells {
            let mut telling = tells.telling.clone();
            telling.told = (at, at);
            let event = match self.event_of(&telling)? {
                Some(known) => self.join_event(known, &telling)?,
                None => self.begin_event(&telling)?,
            };
            let insert = "INSERT INTO telling (event, article, place) VALUES (?, ?, ?)";
            let place = i64::try_from(tells.place).unwrap_or(i64::MAX);
            self.connection
                .prepare_cached(insert)?
                .execute([event.0, article, place])?;
            let number = u32::try_from(event.0).unwrap_or(u32::MAX);
            told.extend([number, short_hash(&tells.record.0)]);
        }
        Ok(told)
    }

    /// Takes back what an article tells. An event that nobody tells of any more is none.
    pub(super) fn forget_tellings(&self, article: i64, told: &[u32]) -> Result<()> {
        let mut events: Vec<u32> = told.chunks_exact(2).map(|told| told[0]).collect();
        events.sort_unstable();
        events.dedup();
        let gone = "DELETE FROM telling WHERE event = ? AND article = ?";
        let left = "UPDATE event SET tellings = tellings - ?2 WHERE id = ?1 RETURNING tellings";
        let mut gone = self.connection.prepare_cached(gone)?;
        let mut left = self.connection.prepare_cached(left)?;
        for event in events {
            let event = i64::from(event);
            let gone = i64::try_from(gone.execute([event, article])?).unwrap_or(i64::MAX);
            let left = left.query_row([event, gone], |row| row.get::<_, i64>(0));
            if left.optional()?.is_some_and(|left| left < 1) {
                self.forget_event(EventKey(event))?;
            }
        }
        Ok(())
    }

    fn forget_event(&self, event: EventKey) -> Result<()> {
        let Some(known) = self.known_event(event)? else {
            return Ok(());
        };
        let party = "DELETE FROM party WHERE name = ? AND event = ? AND side = ?";
        let mut party = self.connection.prepare_cached(party)?;
        for (name, side) in known.parties.iter().map(|&party| of_party(party)) {
            party.execute([name, event.0, side])?;
        }
        let called = "DELETE FROM called WHERE word = ? AND day = ? AND event = ?";
        self.with_each_word(called, event, &known.telling)?;
        self.connection
            .prepare_cached("DELETE FROM event WHERE id = ?")?
            .execute([event.0])?;
        Ok(())
    }

    /// The event that a telling is of, where it is known, the earliest first.
    fn event_of(&self, telling: &Telling) -> Result<Option<Known>> {
        let same = "SELECT id FROM event WHERE key = ? ORDER BY abs(first - ?) LIMIT ?";
        let mut same = self.connection.prepare_cached(same)?;
        let of = [key(telling), telling.time().0, COMPARED];
        let same = same.query_map(of, |row| row.get(0))?;
        let mut near: Vec<i64> = same.collect::<rusqlite::Result<_>>()?;
        if let Some(day) = telling.day() {
            // Who is matched up with an event's first party shares the words of the shorter name.
            let called =
                "SELECT event FROM called WHERE word = ?1 AND day BETWEEN ?2 - 1 AND ?2 + 1";
            let mut called = self.connection.prepare_cached(called)?;
            let names = telling.sides.iter().flatten();
            for word in names.flat_map(|name| name.split(' ')) {
                let called_by = [i64::from(short_hash(word)), day / DAY];
                let events = called.query_map(called_by, |row| row.get(0))?;
                near.extend(events.collect::<rusqlite::Result<Vec<i64>>>()?);
            }
        }
        near.sort_unstable();
        near.dedup();
        for event in near {
            let known = self.known_event(EventKey(event))?;
            if let Some(known) = known.filter(|known| known.telling.is_one_with(telling)) {
                return Ok(Some(known));
            }
        }
        Ok(None)
    }

    /// All that was told of an event so far.
    fn known_event(&self, event: EventKey) -> Result<Option<Known>> {
        let select =
            "SELECT sort, first, last, date, told_first, told_last, kind, names, things, parties
            FROM event WHERE id = ?";
        let mut select = self.connection.prepare_cached(select)?;
        let known = select.query_row([event.0], |row| {
            let (names, things): (String, String) = (row.get(7)?, row.get(8)?);
            let (kind, date): (i64, Option<String>) = (row.get(6)?, row.get(3)?);
            let (one, other) = names.split_once('→').unwrap_or((&names, ""));
            let date = date.and_then(|date| date.parse().ok());
            let span = (row.get(1)?, row.get(2)?);
            let telling = Telling {
                sort: sort(row.get(0)?),
                sides: [parts(one), parts(other)],
                things: parts(&things),
                place: None,
                date,
                span: date.map(|_| span),
                told: (row.get(4)?, row.get(5)?),
                never: kind & 1 != 0,
                remote: kind & 2 != 0,
            };
            let parties = unpacked(&row.get::<_, Vec<u8>>(9)?);
            Ok(Known {
                key: event,
                telling,
                parties,
            })
        });
        Ok(known.optional()?)
    }

    /// All that was told of an event so far, as one telling.
    pub(super) fn known_telling(&self, event: EventKey) -> Result<Option<Telling>> {
        Ok(self.known_event(event)?.map(|known| known.telling))
    }

    /// Writes an event that nobody told of before.
    fn begin_event(&self, telling: &Telling) -> Result<EventKey> {
        let insert = "INSERT INTO event (sort, kind, first, last, date, told_first, told_last, names, key, things, parties, tellings)
            VALUES (?9, ?10, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?11, 1)";
        let parties = self.parties_of(telling)?;
        let kind = i64::from(telling.never) | i64::from(telling.remote) << 1;
        let (first, last) = telling.time();
        self.connection.prepare_cached(insert)?.execute(params![
            first,
            last,
            telling.date.map(|date| date.to_string()),
            telling.told.0,
            telling.told.1,
            names(telling),
            key(telling),
            telling.things.join("|"),
            number(telling.sort),
            kind,
            packed(&parties),
        ])?;
        let event = EventKey(self.connection.last_insert_rowid());
        self.lead_to(event, telling, &parties)?;
        Ok(event)
    }

    /// Writes one more telling of an event into it.
    fn join_event(&self, known: Known, telling: &Telling) -> Result<EventKey> {
        let (event, mut parties) = (known.key, known.parties);
        let mut now = known.telling;
        now.take(telling);
        let mut new = self.parties_of(telling)?;
        new.retain(|party| !parties.contains(party));
        parties.extend(&new);
        let update = "UPDATE event SET first = ?1, last = ?2, date = ?3, told_first = ?4, told_last = ?5, names = ?6,
            key = ?7, things = ?8, parties = ?9, tellings = tellings + 1 WHERE id = ?10";
        let (first, last) = now.time();
        self.connection.prepare_cached(update)?.execute(params![
            first,
            last,
            now.date.map(|date| date.to_string()),
            now.told.0,
            now.told.1,
            names(&now),
            key(&now),
            now.things.join("|"),
            packed(&parties),
            event.0,
        ])?;
        self.lead_to(event, &now, &new)?;
        Ok(event)
    }

    /// Lets an event be found by these parties, and by the words and the day that are its own now.
    fn lead_to(&self, event: EventKey, telling: &Telling, parties: &[u32]) -> Result<()> {
        let party = "INSERT OR IGNORE INTO party (name, event, side) VALUES (?, ?, ?)";
        let mut party = self.connection.prepare_cached(party)?;
        for (name, side) in parties.iter().map(|&party| of_party(party)) {
            party.execute([name, event.0, side])?;
        }
        let called = "INSERT OR IGNORE INTO called (word, day, event) VALUES (?, ?, ?)";
        self.with_each_word(called, event, telling)
    }

    /// Runs a statement with each word of an event's first party, its day and the event; not without a day.
    fn with_each_word(&self, sql: &str, event: EventKey, telling: &Telling) -> Result<()> {
        let first = telling.sides.iter().flatten().next();
        let (Some(day), Some(first)) = (telling.day(), first) else {
            return Ok(());
        };
        let mut statement = self.connection.prepare_cached(sql)?;
        for word in first.split(' ') {
            statement.execute([i64::from(short_hash(word)), day / DAY, event.0])?;
        }
        Ok(())
    }

    /// Who takes part, and where, by the numbers of their names.
    fn parties_of(&self, telling: &Telling) -> Result<Vec<u32>> {
        let [first, second] = &telling.sides;
        let place: Vec<&String> = telling.place.iter().collect();
        let sides = [first.iter().collect(), second.iter().collect(), place];
        let mut parties = Vec::new();
        for (side, names) in (0..).zip(sides) {
            for name in names.into_iter().filter(|name| !name.is_empty()) {
                let party = self.number_of(name)? << 2 | side;
                if !parties.contains(&party) {
                    parties.push(party);
                }
            }
        }
        Ok(parties)
    }
}

/// The number of a party's name, and its side.
fn of_party(party: u32) -> (i64, i64) {
    (i64::from(party >> 2), i64::from(party & 3))
}

fn names(telling: &Telling) -> String {
    let sides = telling.sides.iter().map(|side| side.join("|"));
    sides.collect::<Vec<_>>().join("→")
}

/// What all events of the same parties share, and few others.
fn key(telling: &Telling) -> i64 {
    i64::from(short_hash(&telling.names()))
}

/// How the file knows a sort.
pub(super) const fn number(sort: Sort) -> i64 {
    match sort {
        Sort::Gift => 0,
        Sort::Meeting => 1,
    }
}

/// The sort of a number.
pub(super) const fn sort(number: i64) -> Sort {
    match number {
        0 => Sort::Gift,
        _ => Sort::Meeting,
    }
}

fn parts(words: &str) -> Vec<String> {
    let parts = words.split('|').filter(|part| !part.is_empty());
    parts.map(ToOwned::to_owned).collect()
}
