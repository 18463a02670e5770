//! Events as stored articles tell them: the store says which articles tell of one, their reports what they say.
//! What was read of an article is kept for a while, for it may tell of the next event too.

use std::{collections::HashMap, rc::Rc};

use super::{Entry, Event, Gift, Meeting, Source, conflict, day_of, event::plain, joined};
use crate::{
    domain::{ArticleKey, EventKey, PartialDate, RecordName, Sort, Verdict},
    store::{self, Result, Row, Store},
};

/// What so many articles tell is kept.
const KEPT: usize = 2000;

/// Reads what articles of a store tell.
pub struct Archive<'a> {
    store: &'a Store,
    told: HashMap<ArticleKey, Option<Rc<Told>>>,
}

/// Events of one sort as a report lists them, each with the words that tell it.
pub(super) type List<E> = Vec<(E, Vec<String>)>;

/// What one article tells.
#[derive(Debug)]
pub struct Told {
    /// The article as lists show it.
    pub row: Row,
    pub(super) gifts: List<Gift>,
    pub(super) meetings: List<Meeting>,
    verdicts: Vec<(RecordName, Verdict)>,
}

impl Told {
    /// Who says what it tells: its feed, or where it has none its title.
    pub(super) fn by(&self) -> String {
        let feed = self.row.feed.as_deref().filter(|feed| !feed.is_empty());
        plain(feed.unwrap_or(&self.row.title))
    }

    /// How far the event in a place of a list has got, as the article says.
    #[must_use]
    pub fn status(&self, sort: Sort, place: usize) -> Option<&str> {
        let status = match sort {
            Sort::Gift => &self.gifts.get(place)?.0.common.status,
            Sort::Meeting => &self.meetings.get(place)?.0.common.status,
        };
        Some(status)
    }
}

/// One article's telling of an event.
#[derive(Debug, Clone)]
pub struct Telling<E> {
    /// The article.
    pub told: Rc<Told>,
    /// The event as it tells it.
    pub event: E,
    /// The words that tell it.
    pub evidence: Vec<String>,
    /// What a verdict knows it by.
    pub record: RecordName,
    /// What the user said of it.
    pub verdict: Option<Verdict>,
}

impl<'a> Archive<'a> {
    /// Of a store.
    #[must_use]
    pub fn of(store: &'a Store) -> Self {
        Self {
            store,
            told: HashMap::new(),
        }
    }

    /// An event with its sources: those of its tellings by articles that `means` is true of. None where there are
    /// none.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn entry<E: Event>(
        &mut self,
        key: EventKey,
        means: impl Fn(&Row) -> bool,
    ) -> Result<Option<Entry<E>>> {
        let Some(stored) = self.store.event(key)? else {
            return Ok(None);
        };
        let mut tellings = self.tellings::<E>(&stored)?;
        tellings.retain(|telling| means(&telling.told.row));
        let conflicts = self.conflicts(key, &tellings)?;
        let Some(mut entry) = joined(tellings.into_iter().map(entry)) else {
            return Ok(None);
        };
        entry.conflicts = conflicts;
        let mut stories = Vec::new();
        for source in &mut entry.sources {
            source.copy = stories.contains(&source.story);
            stories.push(source.story);
        }
        if entry.event.common().date.is_none() {
            entry.told = whole_day(entry.sources[0].date);
        }
        Ok(Some(entry))
    }

    /// What tellings of an event contradict each other in, and who tells the opposite of it: a line each.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn conflicts<E: Event>(
        &mut self,
        key: EventKey,
        tellings: &[Telling<E>],
    ) -> Result<Vec<String>> {
        let mut lines = conflict::between(tellings);
        lines.extend(self.opposite(key)?);
        Ok(lines)
    }

    /// Who tells the opposite of an event: that it is denied or called off, or that it is not.
    fn opposite(&mut self, key: EventKey) -> Result<Vec<String>> {
        let mut lines = Vec::new();
        for key in self.store.opposite(key)? {
            let Some(stored) = self.store.event(key)? else {
                continue;
            };
            for (article, place) in stored.told {
                let Some(told) = self.told(article)? else {
                    continue;
                };
                let status = told.status(stored.sort, place);
                lines.extend(status.map(|status| format!("{status}, says {}", told.by())));
            }
        }
        lines.dedup();
        Ok(lines)
    }

    /// The tellings of an event, the earliest first; those that the user said are wrong only where all are.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn tellings<E: Event>(&mut self, stored: &store::Event) -> Result<Vec<Telling<E>>> {
        let mut tellings = Vec::with_capacity(stored.told.len());
        for &(article, place) in &stored.told {
            let Some(told) = self.told(article)? else {
                continue;
            };
            let Some((event, evidence)) = E::listed(&told).get(place).cloned() else {
                continue;
            };
            let record = event.name();
            let verdict = told.verdicts.iter().find(|(name, _)| *name == record);
            tellings.push(Telling {
                verdict: verdict.map(|(_, verdict)| *verdict),
                told,
                event,
                evidence,
                record,
            });
        }
        let wrong = |telling: &Telling<E>| telling.verdict == Some(Verdict::Wrong);
        if !tellings.iter().all(wrong) {
            tellings.retain(|telling| !wrong(telling));
        }
        Ok(tellings)
    }

    /// What an article tells; none where it is gone.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn told(&mut self, article: ArticleKey) -> Result<Option<Rc<Told>>> {
        if let Some(told) = self.told.get(&article) {
            return Ok(told.clone());
        }
        if self.told.len() >= KEPT {
            self.told.clear();
        }
        let told = match self.store.rows(&[article])?.pop() {
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
}

/// A list that is read only where it has anything.
fn some<E>(count: u32, read: impl FnOnce() -> List<E>) -> List<E> {
    if count > 0 { read() } else { Vec::new() }
}

/// A telling as an entry of its own.
fn entry<E>(telling: Telling<E>) -> Entry<E> {
    let row = &telling.told.row;
    let source = Source {
        id: row.key.0,
        title: plain(&row.title),
        link: row.link.as_deref().map(plain),
        feed: row.feed.as_deref().map(plain),
        date: row.at,
        evidence: telling.evidence,
        copy: false,
        story: row.story,
    };
    Entry {
        event: telling.event,
        sources: vec![source],
        conflicts: Vec::new(),
        told: None,
    }
}

/// The day of a second, in UTC.
fn whole_day(seconds: i64) -> Option<PartialDate> {
    day_of(seconds).to_string().parse().ok()
}
