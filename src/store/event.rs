//! What articles tell of, kept as events: a telling that comes in joins the event that it is of, or is one itself.
//!
//! An event keeps the fullest of what its tellings said as long as it has any: one that is taken back may leave a
//! longer name or a closer day behind, by which later ones know it. What is shown comes from the reports.

use rusqlite::{OptionalExtension, params};

use super::{
    Result, Store,
    story::{hash, short_hash},
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

impl Store {
    /// Keeps what an article that appeared at `at` tells.
    pub(super) fn keep_tellings(&self, article: i64, at: i64, tells: &[Tells]) -> Result<()> {
        self.forget_tellings(article)?;
        for tells in tells {
            let mut telling = tells.telling.clone();
            telling.told = (at, at);
            let event = match self.event_of(&telling)? {
                Some((event, mut known)) => {
                    known.take(&telling);
                    self.write_event(Some(event), &known)?;
                    event
                }
                None => self.write_event(None, &telling)?,
            };
            self.write_parties(event, &telling)?;
            let insert =
                "INSERT INTO telling (article, sort, place, event, record) VALUES (?, ?, ?, ?, ?)";
            let place = i64::try_from(tells.place).unwrap_or(i64::MAX);
            let sort = number(telling.sort);
            let record = hash(&tells.record.0);
            self.connection
                .prepare_cached(insert)?
                .execute(params![article, sort, place, event.0, record])?;
        }
        Ok(())
    }

    /// Takes back what an article tells.
    pub(super) fn forget_tellings(&self, article: i64) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM telling WHERE article = ?")?
            .execute([article])?;
        Ok(())
    }

    /// The event that a telling is of, where it is known, the earliest first.
    fn event_of(&self, telling: &Telling) -> Result<Option<(EventKey, Telling)>> {
        let same = "SELECT id FROM event WHERE key = ? ORDER BY abs(first - ?) LIMIT ?";
        let mut same = self.connection.prepare_cached(same)?;
        let key = hash(&telling.names());
        let same = same.query_map([key, telling.time().0, COMPARED], |row| row.get(0))?;
        let mut near: Vec<i64> = same.collect::<rusqlite::Result<_>>()?;
        if let Some(day) = telling.day() {
            // Who is matched up shares the words of the shorter name.
            let called = "SELECT event FROM called WHERE day = ? AND word = ?";
            let mut called = self.connection.prepare_cached(called)?;
            let first = telling.sides.iter().flatten().next();
            for word in first.into_iter().flat_map(|name| name.split(' ')) {
                for day in [day - DAY, day, day + DAY] {
                    let called_by = [day / DAY, i64::from(short_hash(word))];
                    let events = called.query_map(called_by, |row| row.get(0))?;
                    near.extend(events.collect::<rusqlite::Result<Vec<i64>>>()?);
                }
            }
        }
        near.sort_unstable();
        near.dedup();
        for event in near {
            if let Some(known) = self.known_telling(EventKey(event))?
                && known.is_one_with(telling)
            {
                return Ok(Some((EventKey(event), known)));
            }
        }
        Ok(None)
    }

    /// All that was told of an event so far.
    fn known_telling(&self, event: EventKey) -> Result<Option<Telling>> {
        let select = "SELECT sort, first, last, date, told_first, told_last, kind, names, things FROM event WHERE id = ?";
        let mut select = self.connection.prepare_cached(select)?;
        let known = select.query_row([event.0], |row| {
            let (names, things): (String, String) = (row.get(7)?, row.get(8)?);
            let (kind, date): (i64, Option<String>) = (row.get(6)?, row.get(3)?);
            let (one, other) = names.split_once('→').unwrap_or((&names, ""));
            let date = date.and_then(|date| date.parse().ok());
            let span = (row.get(1)?, row.get(2)?);
            Ok(Telling {
                sort: sort(row.get(0)?),
                sides: [parts(one), parts(other)],
                things: parts(&things),
                place: None,
                date,
                span: date.map(|_| span),
                told: (row.get(4)?, row.get(5)?),
                never: kind & 1 != 0,
                remote: kind & 2 != 0,
            })
        });
        Ok(known.optional()?)
    }

    /// Writes an event anew, or one more telling of it.
    fn write_event(&self, event: Option<EventKey>, known: &Telling) -> Result<EventKey> {
        let sides = known.sides.iter().map(|side| side.join("|"));
        let names = sides.collect::<Vec<_>>().join("→");
        let (first, last) = known.time();
        let kind = i64::from(known.never) | i64::from(known.remote) << 1;
        let write = "INSERT INTO event (id, sort, first, last, date, told_first, told_last, kind, names, key, things, tellings)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            ON CONFLICT (id) DO UPDATE SET first = excluded.first, last = excluded.last, date = excluded.date,
              told_first = excluded.told_first, told_last = excluded.told_last, names = excluded.names,
              key = excluded.key, things = excluded.things, tellings = tellings + 1
            RETURNING id";
        let mut write = self.connection.prepare_cached(write)?;
        let event = write.query_row(
            params![
                event.map(|event| event.0),
                number(known.sort),
                first,
                last,
                known.date.map(|date| date.to_string()),
                known.told.0,
                known.told.1,
                kind,
                names,
                hash(&known.names()),
                known.things.join("|"),
            ],
            |row| row.get(0),
        )?;
        Ok(EventKey(event))
    }

    /// Who takes part, by the names of one telling.
    fn write_parties(&self, event: EventKey, telling: &Telling) -> Result<()> {
        let [first, second] = &telling.sides;
        let place: Vec<&String> = telling.place.iter().collect();
        let sides = [first.iter().collect(), second.iter().collect(), place];
        for (side, names) in (0_i64..).zip(sides) {
            for name in names.into_iter().filter(|name| !name.is_empty()) {
                let name = i64::from(self.number_of(name)?);
                let insert = "INSERT OR IGNORE INTO party (name, event, side) VALUES (?, ?, ?)";
                self.connection
                    .prepare_cached(insert)?
                    .execute([name, event.0, side])?;
            }
        }
        if let Some(day) = telling.day() {
            let insert = "INSERT OR IGNORE INTO called (day, word, event) VALUES (?, ?, ?)";
            let mut insert = self.connection.prepare_cached(insert)?;
            let names = telling.sides.iter().flatten();
            for word in names.flat_map(|name| name.split(' ')) {
                insert.execute([day / DAY, i64::from(short_hash(word)), event.0])?;
            }
        }
        Ok(())
    }
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
