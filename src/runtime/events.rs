//! Events of the store as the reader shows them: put together from the reports of the articles that tell them, with
//! what these contradict each other in.

use std::{collections::HashMap, rc::Rc};

use crate::{
    app::{Event, Source},
    domain::{ArticleKey, Confidence, EventKey, PartialDate, RecordName, Sort, Verdict},
    ledger::{self, Entry, Event as _, Gift, Meeting},
    query::term::fold,
    store::{Result, Row, Store},
    text::harmless,
};

use super::library::day;

/// Puts events together; what was read of an article is kept for the others that it tells.
pub struct Events<'a> {
    store: &'a Store,
    told: HashMap<ArticleKey, Option<Rc<Told>>>,
}

/// Events of one sort as a report lists them, each with the words that tell it.
type List<E> = Vec<(E, Vec<String>)>;

/// What one article tells.
struct Told {
    row: Row,
    gifts: List<Gift>,
    meetings: List<Meeting>,
    verdicts: Vec<(RecordName, Verdict)>,
}

/// One telling of an event.
struct Telling<E> {
    source: Source,
    at: i64,
    event: E,
}

impl<'a> Events<'a> {
    /// Of a store.
    pub fn of(store: &'a Store) -> Self {
        Self {
            store,
            told: HashMap::new(),
        }
    }

    /// These events; one that nobody tells any more is left out.
    pub fn events(&mut self, keys: &[EventKey]) -> Result<Vec<Event>> {
        let mut events = Vec::with_capacity(keys.len());
        for &key in keys {
            events.extend(self.event(key)?);
        }
        Ok(events)
    }

    /// One event.
    pub fn event(&mut self, key: EventKey) -> Result<Option<Event>> {
        let Some(stored) = self.store.event(key)? else {
            return Ok(None);
        };
        let mut event = match stored.sort {
            Sort::Gift => {
                let tellings = self.tellings(&stored.told, |told| &told.gifts)?;
                of_gift(key, tellings)
            }
            Sort::Meeting => {
                let tellings = self.tellings(&stored.told, |told| &told.meetings)?;
                of_meeting(key, tellings)
            }
        };
        if let Some(event) = &mut event {
            let opposite = self.opposite(event)?;
            event.conflicts.extend(opposite);
        }
        Ok(event)
    }

    /// The tellings of an event, the earliest first; those that the user said are wrong only where all are.
    fn tellings<E: ledger::Event>(
        &mut self,
        told: &[(ArticleKey, usize)],
        list: fn(&Told) -> &List<E>,
    ) -> Result<Vec<Telling<E>>> {
        let mut tellings = Vec::with_capacity(told.len());
        for &(article, place) in told {
            let Some(told) = self.told(article)? else {
                continue;
            };
            let Some((event, evidence)) = list(&told).get(place) else {
                continue;
            };
            let record = event.name();
            let verdict = told.verdicts.iter().find(|(name, _)| *name == record);
            let source = Source {
                article,
                title: harmless(&told.row.title),
                feed: harmless(told.row.feed.as_deref().unwrap_or_default()),
                day: day(told.row.at),
                link: told.row.link.as_deref().map(harmless),
                verdict: verdict.map(|(_, verdict)| *verdict),
                record,
                evidence: evidence.clone(),
            };
            tellings.push(Telling {
                source,
                at: told.row.at,
                event: event.clone(),
            });
        }
        let wrong = |telling: &Telling<E>| telling.source.verdict == Some(Verdict::Wrong);
        if !tellings.iter().all(wrong) {
            tellings.retain(|telling| !wrong(telling));
        }
        Ok(tellings)
    }

    fn told(&mut self, article: ArticleKey) -> Result<Option<Rc<Told>>> {
        if let Some(told) = self.told.get(&article) {
            return Ok(told.clone());
        }
        let row = self.store.rows(&[article])?.pop();
        let told = match row {
            None => None,
            Some(row) => {
                let report = self.store.report(article)?.unwrap_or_default();
                Some(Rc::new(Told {
                    gifts: some(row.gifts, || Gift::of_record(&report)),
                    meetings: some(row.meetings, || Meeting::of_record(&report)),
                    verdicts: self.store.verdicts(article)?,
                    row,
                }))
            }
        };
        self.told.insert(article, told.clone());
        Ok(told)
    }

    /// Who tells the opposite of an event: that it is denied or called off, or that it is not.
    fn opposite(&mut self, event: &Event) -> Result<Vec<String>> {
        let mut lines = Vec::new();
        for key in self.store.opposite(event.key)? {
            let Some(stored) = self.store.event(key)? else {
                continue;
            };
            for (article, place) in stored.told {
                let Some(told) = self.told(article)? else {
                    continue;
                };
                let status = match stored.sort {
                    Sort::Gift => told.gifts.get(place).map(|(gift, _)| &gift.common.status),
                    Sort::Meeting => told.meetings.get(place).map(|(met, _)| &met.common.status),
                };
                let by = harmless(told.row.feed.as_deref().unwrap_or(&told.row.title));
                lines.extend(status.map(|status| format!("{status}, says {by}")));
            }
        }
        lines.dedup();
        Ok(lines)
    }
}

/// A list that is read only where it has anything.
fn some<E>(count: u32, read: impl FnOnce() -> List<E>) -> List<E> {
    if count > 0 { read() } else { Vec::new() }
}

fn of_gift(key: EventKey, tellings: Vec<Telling<Gift>>) -> Option<Event> {
    let conflicts = [
        places(&tellings),
        days(&tellings),
        quantities(&tellings),
        things(&tellings),
    ];
    let mut event = common(key, &tellings)?;
    event.conflicts = conflicts.into_iter().flatten().collect();
    let joined = ledger::joined(entries(tellings))?.event;
    event.mutual = joined.mutual;
    event.things = joined.items.iter().map(thing).collect();
    event.kind = usual(&joined.kind, "gift");
    Some(event)
}

/// A thing with its number; a sum, or whatever says its number itself, as the article has it.
fn thing(item: &ledger::Item) -> String {
    let says_it = item.what.contains(|c: char| c.is_ascii_digit());
    let Some(number) = item.quantity.as_ref().filter(|_| !says_it) else {
        return item.what.clone();
    };
    let parts = [Some(grouped(&number.to_string())), item.unit.clone()];
    let parts = parts.into_iter().flatten().chain([item.what.clone()]);
    parts.collect::<Vec<_>>().join(" ")
}

/// `1500000` as `1,500,000`.
fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    if whole.len() < 5 || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

fn of_meeting(key: EventKey, tellings: Vec<Telling<Meeting>>) -> Option<Event> {
    let conflicts = [places(&tellings), days(&tellings)];
    let mut event = common(key, &tellings)?;
    event.conflicts = conflicts.into_iter().flatten().collect();
    let joined = ledger::joined(entries(tellings))?.event;
    event.things = joined.topic.into_iter().collect();
    event.kind = usual(&joined.form.replace('_', " "), "in person");
    Some(event)
}

fn usual(word: &str, usual: &str) -> String {
    if word == usual {
        String::new()
    } else {
        word.to_owned()
    }
}

fn entries<E: ledger::Event>(tellings: Vec<Telling<E>>) -> Vec<Entry<E>> {
    let entry = |telling: Telling<E>| Entry {
        event: telling.event,
        sources: Vec::new(),
    };
    tellings.into_iter().map(entry).collect()
}

/// What gifts and meetings have in common.
fn common<E: ledger::Event>(key: EventKey, tellings: &[Telling<E>]) -> Option<Event> {
    let copies = tellings.iter().map(|telling| Entry {
        event: telling.event.clone(),
        sources: Vec::new(),
    });
    let joined = ledger::joined(copies)?.event;
    let common = joined.common();
    let mut sources: Vec<Source> = Vec::new();
    for telling in tellings {
        let known = sources.iter_mut().find(|known| {
            known.article == telling.source.article && known.record == telling.source.record
        });
        match known {
            Some(known) => known.evidence.extend(telling.source.evidence.clone()),
            None => sources.push(telling.source.clone()),
        }
    }
    let percent = (common.confidence.clamp(0.0, 1.0) * 100.0).round();
    Some(Event {
        key,
        sort: E::SORT,
        sides: joined.sides().map(<[String]>::to_vec),
        mutual: false,
        things: Vec::new(),
        kind: String::new(),
        place: common.place.clone(),
        date: common.date,
        told: day(tellings.iter().map(|telling| telling.at).min()?),
        status: common.status.clone(),
        attribution: common.attribution.clone(),
        confidence: Confidence::percent(percent as u8),
        sources,
        conflicts: Vec::new(),
        course: course(tellings),
    })
}

/// How far it had got in one article after the other, where that changed.
fn course<E: ledger::Event>(tellings: &[Telling<E>]) -> Vec<(String, Option<PartialDate>)> {
    let mut steps: Vec<(String, Option<PartialDate>)> = Vec::new();
    let mut article = None;
    for telling in tellings {
        let status = &telling.event.common().status;
        let again = article == Some(telling.source.article);
        if !again && steps.last().is_none_or(|(last, _)| last != status) {
            steps.push((status.clone(), day(telling.at)));
        }
        article = Some(telling.source.article);
    }
    if steps.len() < 2 {
        steps.clear();
    }
    steps
}

/// A line where tellings say different things: each with the first who says so.
fn differing<E, T: Clone>(
    about: &str,
    tellings: &[Telling<E>],
    of: impl Fn(&E) -> Option<T>,
    is_same: impl Fn(&T, &T) -> bool,
    words: impl Fn(&T) -> String,
) -> Option<String> {
    let mut said: Vec<(T, &Source)> = Vec::new();
    for telling in tellings {
        if let Some(one) = of(&telling.event)
            && !said.iter().any(|(other, _)| is_same(&one, other))
        {
            said.push((one, &telling.source));
        }
    }
    let by = |source: &Source| match source.feed.as_str() {
        "" => source.title.clone(),
        feed => feed.to_owned(),
    };
    let line = said
        .iter()
        .map(|(one, source)| format!("{} ({})", words(one), by(source)));
    // What one article says is its own matter.
    let others = said
        .iter()
        .any(|(_, source)| source.article != said[0].1.article);
    others.then(|| format!("{about}: {}", line.collect::<Vec<_>>().join(", ")))
}

/// Different places, neither of which is a longer name of the other.
fn places<E: ledger::Event>(tellings: &[Telling<E>]) -> Option<String> {
    let place = |event: &E| event.common().place.clone();
    let same = |one: &String, other: &String| crate::domain::is_called(&fold(one), &fold(other));
    differing("place", tellings, place, same, String::clone)
}

/// Different days, neither of which is a closer form of the other.
fn days<E: ledger::Event>(tellings: &[Telling<E>]) -> Option<String> {
    let date = |event: &E| event.common().date;
    let same = |one: &PartialDate, other: &PartialDate| one.refines(*other) || other.refines(*one);
    differing("day", tellings, date, same, ToString::to_string)
}

/// Different numbers of one thing.
fn quantities(tellings: &[Telling<Gift>]) -> Option<String> {
    let items = tellings.iter().flat_map(|telling| &telling.event.items);
    let mut things: Vec<String> = items.map(|item| fold(&item.what)).collect();
    things.sort_unstable();
    things.dedup();
    things.iter().find_map(|thing| {
        let count = |gift: &Gift| {
            let item = gift.items.iter().find(|item| fold(&item.what) == *thing);
            item.filter(|item| item.quantity.is_some()).cloned()
        };
        let same = |one: &ledger::Item, other: &ledger::Item| {
            one.quantity == other.quantity && one.unit == other.unit
        };
        differing("number", tellings, count, same, ToString::to_string)
    })
}

/// Things that have no word in common.
fn things(tellings: &[Telling<Gift>]) -> Option<String> {
    let things = |gift: &Gift| {
        let names: Vec<String> = gift.items.iter().map(|item| item.what.clone()).collect();
        (!names.is_empty()).then(|| names.join("; "))
    };
    let same = |one: &String, other: &String| {
        let other = fold(other);
        fold(one)
            .split(' ')
            .any(|word| other.split(' ').any(|known| known == word))
    };
    differing("thing", tellings, things, same, String::clone)
}
