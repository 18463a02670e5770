//! The ledger and the timeline: events of all stored articles, the latest first, or along time.

use std::{ops::Range, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::domain::{ArticleKey, EventKey, PartialDate, RecordName, Verdict};

use super::{
    Effect, Event, Place, Stage,
    list::{List, Row},
};

/// In which order events stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// As a ledger: the latest first.
    Latest,
    /// As a timeline: along time.
    Along,
}

impl Row for Event {
    type Key = EventKey;

    fn key(&self) -> EventKey {
        self.key
    }
}

/// Rows held on each side of the cursor.
const HELD: usize = 100;

/// Events that a query means.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// Their order.
    pub order: Order,
    /// The query; empty where all are meant.
    pub filter: String,
    /// Which they are.
    pub list: List<Event>,
    /// The months that have any, in the order of the events, each with how many.
    pub months: Arc<[(PartialDate, usize)]>,
    /// The index of the last event that is not to come.
    pub today: usize,
    /// The top row.
    pub top: Place,
    /// The source that the cursor is on, where it is among the sources.
    pub source: Option<usize>,
    /// The words that are searched; empty where none are.
    pub sought: String,
    /// The month that the cursor goes to where all are told and the event that it was on is not among them.
    near: Option<PartialDate>,
}

/// What is told of a list of events.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Their order.
    pub order: Order,
    /// The query that they meet.
    pub filter: String,
    /// Which they are, or why that is not known.
    pub keys: Result<Arc<[EventKey]>, String>,
    /// The months that have any, in the order of the events, each with how many; empty while not all are told.
    pub months: Arc<[(PartialDate, usize)]>,
    /// What is shown of the first ones, or of those around today.
    pub rows: Vec<Event>,
    /// Which of them the rows are.
    pub held: Range<usize>,
    /// Whether these are all, and not only the first.
    pub whole: bool,
    /// The index of the last event that is not to come.
    pub today: usize,
}

impl Ledger {
    /// The list that a query means, not yet told.
    #[must_use]
    pub fn new(order: Order, filter: String) -> Self {
        Self {
            order,
            filter,
            list: List::new(HELD),
            months: Arc::new([]),
            today: usize::MAX,
            top: Place { block: 0, row: 0 },
            source: None,
            sought: String::new(),
            near: None,
        }
    }

    /// The same with the cursor on an event, as soon as that is in the list.
    #[must_use]
    pub fn at_event(mut self, event: Option<EventKey>) -> Self {
        self.list.return_to = event;
        self
    }

    /// What is to be asked for it.
    #[must_use]
    pub fn ask(&self) -> Effect {
        Effect::Events(self.order, self.filter.clone())
    }

    /// Goes to an event; among its sources one was before.
    pub fn go_to(&mut self, at: usize) {
        if at != self.list.at {
            (self.list.at, self.source) = (at, None);
        }
    }

    /// The index of the first event of the month `step` months with events further on.
    #[must_use]
    pub fn month_from(&self, step: isize) -> Option<usize> {
        let (mut first, mut firsts) = (0, Vec::new());
        for (_, count) in self.months.iter() {
            firsts.push(first);
            first += count;
        }
        let here = firsts
            .partition_point(|&first| first <= self.list.at)
            .checked_sub(1)?;
        firsts.get(here.checked_add_signed(step)?).copied()
    }

    /// Shows only what a query means; the list is then to be asked for.
    pub fn filter_by(&mut self, filter: String) {
        *self = Self {
            sought: std::mem::take(&mut self.sought),
            near: self.month(),
            ..Self::new(self.order, filter).at_event(self.list.aim())
        };
    }

    /// The month that the cursor is in, where that is known.
    fn month(&self) -> Option<PartialDate> {
        let mut end = 0;
        let mut months = self.months.iter();
        let here = months.find(|(_, count)| {
            end += count;
            self.list.at < end
        });
        here.map(|(month, _)| *month)
    }

    /// The first event of the month that the cursor was in before the list was another, or of the month after it,
    /// or the last event where there is none. Where no month is known, a timeline is at the last one not to come.
    fn nearest(&self) -> usize {
        let Some(near) = self.near else {
            return match self.order {
                Order::Along => self.today,
                Order::Latest => self.list.at,
            };
        };
        let is_passed = |month: PartialDate| match self.order {
            Order::Along => month < near,
            Order::Latest => month > near,
        };
        let months = self.months.iter();
        let passed = months.take_while(|(month, _)| is_passed(*month));
        let passed: usize = passed.map(|(_, count)| count).sum();
        passed.min(self.list.len().saturating_sub(1))
    }

    /// What is to be asked for so that the next event with the words that are searched is known, or the one before;
    /// without a step it may be the one that the cursor is on. Past the end it goes on at the beginning.
    #[must_use]
    pub fn seek(&self, step: isize) -> Option<Effect> {
        let keys = self.list.keys.ready();
        let keys = keys.filter(|_| !self.sought.is_empty())?;
        let (before, after) = keys.split_at(self.list.at.min(keys.len()));
        let mut order = [after, before].concat();
        if step != 0 && !order.is_empty() {
            order.rotate_left(1);
        }
        if step < 0 {
            // The one that the cursor is on stays the last.
            let others = order.len().saturating_sub(1);
            order[..others].reverse();
        }
        Some(Effect::SeekEvent(order, self.sought.clone()))
    }

    /// Takes in a list; of another order or filter than those shown it comes too late. The cursor stays on its
    /// event while that is still there; in a timeline that is new it is on the last one not to come.
    pub fn take(&mut self, told: Told) {
        if told.order != self.order || told.filter != self.filter {
            return;
        }
        // Of a list that is asked for again the beginning is shown already.
        if self.list.has_whole(told.whole) {
            return;
        }
        let list = &mut self.list;
        let new = list.return_to.is_none() && list.keys == Stage::Loading;
        let (aim, returns) = (list.aim(), list.return_to.is_some());
        list.keys = told.keys.into();
        list.whole = told.whole;
        self.months = told.months;
        self.today = told.today;
        if told.rows.is_empty() {
            // The rows held may no longer stand where they stood.
            list.forget_rows();
        } else {
            list.hold(told.held, told.rows);
        }
        if new {
            list.at = match self.order {
                Order::Along => told.today,
                Order::Latest => 0,
            };
        }
        list.follow(aim);
        let missed = returns && list.whole && list.key(list.at) != aim;
        if missed {
            self.list.at = self.nearest();
        }
        if self.list.whole {
            self.near = None;
        }
    }

    /// Takes in rows; those held before go.
    pub fn take_rows(&mut self, rows: Vec<Event>) {
        self.list.take_rows(rows);
        let sources = self.list.selected().map_or(0, |event| event.sources.len());
        self.source = self.source.filter(|&source| source < sources);
    }

    /// The events whose rows are to be asked for, where the cursor has come near the last ones held.
    pub fn wanted(&mut self) -> Option<Effect> {
        self.list.wanted().map(Effect::EventRows)
    }

    /// Whether it shows what is said of a record.
    #[must_use]
    pub fn knows(&self, article: ArticleKey, record: &RecordName, now: Option<Verdict>) -> bool {
        let mut sources = self.list.rows().flat_map(|event| &event.sources);
        sources.any(|source| {
            source.article == article && source.record == *record && source.verdict == now
        })
    }

    /// Shows what is said of a record now.
    pub fn judge(&mut self, article: ArticleKey, record: &RecordName, now: Option<Verdict>) {
        judge(self.list.rows_mut(), article, record, now);
    }
}

/// Shows what is said of a record now wherever an event has it.
pub fn judge<'a>(
    events: impl Iterator<Item = &'a mut Event>,
    article: ArticleKey,
    record: &RecordName,
    now: Option<Verdict>,
) {
    for source in events.flat_map(|event| &mut event.sources) {
        if source.article == article && source.record == *record {
            source.verdict = now;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_event_is_no_more_the_cursor_stays_near_its_month() {
        let month = |month| PartialDate::month_of(2031, month).unwrap();
        let check = |order, months: &[(PartialDate, usize)], expected: usize| {
            let mut ledger = ledger(10);
            ledger.order = order;
            ledger.months = Arc::new([(month(5), 3), (month(3), 4), (month(2), 3)]);
            ledger.list.at = 4;
            ledger.filter_by("x".into());
            let mut told = told("x", 20..26, true);
            (told.order, told.months, told.today) = (order, months.into(), 5);
            ledger.take(told);
            assert_eq!(ledger.list.at, expected, "{order:?} {months:?}");
        };
        let (one, three, five) = ((month(1), 2), (month(3), 3), (month(5), 1));
        check(Order::Latest, &[five, three, one], 1);
        check(Order::Latest, &[five, one], 1);
        check(Order::Latest, &[(month(5), 6)], 5);
        check(Order::Along, &[one, three, five], 2);
        check(Order::Along, &[one, five], 2);
        check(Order::Along, &[(month(1), 6)], 5);
    }

    fn told(filter: &str, keys: Range<i64>, whole: bool) -> Told {
        Told {
            order: Order::Latest,
            filter: filter.into(),
            keys: Ok(keys.map(EventKey).collect()),
            months: Arc::new([]),
            rows: Vec::new(),
            held: 0..0,
            whole,
            today: 0,
        }
    }

    fn ledger(count: i64) -> Ledger {
        let mut ledger = Ledger::new(Order::Latest, String::new());
        ledger.take(told("", 0..count, true));
        ledger
    }

    #[test]
    fn the_cursor_stays_on_its_event_when_the_list_changes() {
        let mut ledger = ledger(10);
        ledger.list.at = 4;
        ledger.take(told("", -3..10, true));
        assert_eq!(ledger.list.at, 7);
        ledger.filter_by("x".into());
        ledger.take(told("", 0..10, true));
        assert_eq!(ledger.list.keys, Stage::Loading, "too late");
        ledger.take(told("x", 2..3, false));
        ledger.take(told("x", 2..9, true));
        assert_eq!(ledger.list.at, 2);
        ledger.take(told("x", 8..9, true));
        assert_eq!(ledger.list.at, 0);
    }

    #[test]
    fn months_are_gone_through_by_their_first_events() {
        let mut ledger = ledger(10);
        let month = |month| PartialDate::month_of(2031, month).unwrap();
        ledger.months = Arc::new([(month(5), 3), (month(3), 4), (month(2), 3)]);
        let mut from = |at, step| {
            ledger.list.at = at;
            ledger.month_from(step)
        };
        assert_eq!(
            [from(0, 1), from(2, 1), from(3, 1)],
            [Some(3), Some(3), Some(7)]
        );
        assert_eq!(
            [from(8, 1), from(8, -1), from(1, -1)],
            [None, Some(3), None]
        );
    }
}
