//! The ledger and the timeline: events of all stored articles, the latest first, or along time.
//!
//! A list is its keys, however long; of its rows only those around the cursor are held, and asked for when the
//! cursor comes near the last ones held ([`Ledger::wanted`]).

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::domain::{ArticleKey, EventKey, PartialDate, RecordName, Verdict};

use super::{Effect, Event, Place, Stage};

/// In which order events stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// As a ledger: the latest first.
    Latest,
    /// As a timeline: along time.
    Along,
}

/// Rows held on each side of the cursor. No screen shows so many.
const HELD: usize = 100;

/// With fewer than this between the cursor and the last row held, others are asked for.
const NEAR: usize = 50;

/// Events that a query means.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// Their order.
    pub order: Order,
    /// The query; empty where all are meant.
    pub filter: String,
    /// Which they are.
    pub keys: Stage<Arc<[EventKey]>>,
    /// The months that have any, in the order of the events, each with how many.
    pub months: Arc<[(PartialDate, usize)]>,
    /// Whether all of them are among the keys, and not only the first.
    pub whole: bool,
    /// The index of the one that the cursor is on.
    pub at: usize,
    /// The index of the last event that is not to come.
    pub today: usize,
    /// The top row.
    pub top: Place,
    /// The source that the cursor is on, where it is among the sources.
    pub source: Option<usize>,
    /// The words that are searched; empty where none are.
    pub sought: String,
    /// The event that the cursor goes to as soon as it is in the list.
    return_to: Option<EventKey>,
    /// The month that it goes to where all are told and that event is not among them.
    near: Option<PartialDate>,
    rows: BTreeMap<EventKey, Event>,
    asked: Range<usize>,
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
            keys: Stage::Loading,
            months: Arc::new([]),
            whole: false,
            at: 0,
            today: usize::MAX,
            top: Place { block: 0, row: 0 },
            source: None,
            sought: String::new(),
            return_to: None,
            near: None,
            rows: BTreeMap::new(),
            asked: 0..0,
        }
    }

    /// The same list at an earlier time's event, where that is still there.
    #[must_use]
    pub fn at_event(self, event: Option<EventKey>) -> Self {
        Self {
            return_to: event,
            ..self
        }
    }

    /// Which event the cursor is on, or shall be.
    #[must_use]
    pub fn here(&self) -> Option<EventKey> {
        let keys = self.keys.ready();
        let here = keys.and_then(|keys| keys.get(self.at)).copied();
        self.return_to.or(here)
    }

    /// What is to be asked for it.
    #[must_use]
    pub fn ask(&self) -> Effect {
        Effect::Events(self.order, self.filter.clone())
    }

    /// How many events it has, as far as is known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.ready().map_or(0, |keys| keys.len())
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The event at an index, where what is shown of it is held.
    #[must_use]
    pub fn event(&self, at: usize) -> Option<&Event> {
        self.rows.get(self.keys.ready()?.get(at)?)
    }

    /// The event that the cursor is on.
    #[must_use]
    pub fn selected(&self) -> Option<&Event> {
        self.event(self.at)
    }

    /// Goes to an event; among its sources one was before.
    pub fn go_to(&mut self, at: usize) {
        if at != self.at {
            (self.at, self.source) = (at, None);
        }
    }

    /// What is to be asked for so that the next event with the words that are searched is known, or the one before;
    /// without a step it may be the one that the cursor is on. Past the end it goes on at the beginning.
    #[must_use]
    pub fn seek(&self, step: isize) -> Option<Effect> {
        let keys = self.keys.ready().filter(|_| !self.sought.is_empty())?;
        let (before, after) = keys.split_at(self.at.min(keys.len()));
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

    /// The index of the first event of the month `step` months with events further on.
    #[must_use]
    pub fn month_from(&self, step: isize) -> Option<usize> {
        let (mut first, mut firsts) = (0, Vec::new());
        for (_, count) in self.months.iter() {
            firsts.push(first);
            first += count;
        }
        let here = firsts
            .partition_point(|&first| first <= self.at)
            .checked_sub(1)?;
        firsts.get(here.checked_add_signed(step)?).copied()
    }

    /// Shows only what a query means; the list is then to be asked for.
    pub fn filter_by(&mut self, filter: String) {
        *self = Self {
            return_to: self.here(),
            near: self.month(),
            sought: std::mem::take(&mut self.sought),
            ..Self::new(self.order, filter)
        };
    }

    /// The month that the cursor is in, where that is known.
    fn month(&self) -> Option<PartialDate> {
        let mut last = 0;
        let mut months = self.months.iter();
        let here = months.find(|(_, count)| {
            last += count;
            self.at < last
        });
        here.map(|(month, _)| *month)
    }

    /// The first event of the month that the cursor was in before the list was another, or of the month after it;
    /// in a timeline without such, the last event not to come.
    fn nearest(&self) -> usize {
        let mut first = 0;
        for (month, count) in self.months.iter() {
            let reached = self.near.is_some_and(|near| match self.order {
                Order::Along => *month >= near,
                Order::Latest => *month <= near,
            });
            if reached {
                return first;
            }
            first += count;
        }
        match self.order {
            Order::Along => self.today,
            Order::Latest if self.near.is_some() => self.len().saturating_sub(1),
            Order::Latest => 0,
        }
    }

    /// Takes in a list; of another order or filter than those shown it comes too late. The cursor stays on its
    /// event while that is still there; in a timeline that is new it is on the last one not to come.
    pub fn take(&mut self, told: Told) {
        if told.order != self.order || told.filter != self.filter {
            return;
        }
        // Of a list that is asked for again the beginning is shown already.
        if self.whole && !told.whole && self.keys.ready().is_some() {
            return;
        }
        let key = |ledger: &Self, at| ledger.keys.ready()?.get(at).copied();
        let new = self.return_to.is_none() && self.keys == Stage::Loading;
        let on = self.return_to.or_else(|| key(self, self.at));
        self.keys = told.keys.into();
        self.months = told.months;
        self.whole = told.whole;
        self.today = told.today;
        let held = |event: Event| (event.key, event);
        if told.rows.is_empty() {
            // The rows held may no longer stand where they stood.
            self.asked = 0..0;
        } else {
            self.asked = told.held;
            self.rows = told.rows.into_iter().map(held).collect();
        }
        if new && self.order == Order::Along {
            self.at = told.today;
        } else if on != key(self, self.at) {
            let mut keys = self.keys.ready().into_iter().flat_map(|keys| keys.iter());
            let at = on.and_then(|on| keys.position(|&key| key == on));
            let sought = self.return_to.is_some();
            self.return_to = on.filter(|_| at.is_none() && !self.whole);
            self.at = match at {
                Some(at) => at,
                None if sought && self.whole => self.nearest(),
                None if new => 0,
                None => self.at,
            };
        }
        if self.whole {
            (self.return_to, self.near) = (None, None);
        }
        self.at = self.at.min(self.len().saturating_sub(1));
    }

    /// Takes in rows; those held before go.
    pub fn take_rows(&mut self, rows: Vec<Event>) {
        self.rows = rows.into_iter().map(|event| (event.key, event)).collect();
        let sources = self.selected().map_or(0, |event| event.sources.len());
        self.source = self.source.filter(|&source| source < sources);
    }

    /// Rows are to be asked for again.
    pub fn forget_rows(&mut self) {
        self.asked = 0..0;
    }

    /// Everything told is let go; the cursor will be where it is.
    pub fn let_go(&mut self) {
        (self.return_to, self.near) = (self.here(), self.month());
        (self.keys, self.rows) = (Stage::Loading, BTreeMap::new());
        self.forget_rows();
    }

    /// The events whose rows are to be asked for, where the cursor has come near the last ones held.
    pub fn wanted(&mut self) -> Option<Effect> {
        let keys = self.keys.ready()?;
        let near = self.at.saturating_sub(NEAR)..(self.at + NEAR).min(keys.len());
        if keys.is_empty() || (self.asked.start <= near.start && near.end <= self.asked.end) {
            return None;
        }
        self.asked = self.at.saturating_sub(HELD)..(self.at + HELD).min(keys.len());
        Some(Effect::EventRows(keys[self.asked.clone()].to_vec()))
    }

    /// Whether it shows what is said of a record.
    #[must_use]
    pub fn knows(&self, article: ArticleKey, record: &RecordName, now: Option<Verdict>) -> bool {
        let mut sources = self.rows.values().flat_map(|event| &event.sources);
        sources.any(|source| {
            source.article == article && source.record == *record && source.verdict == now
        })
    }

    /// Shows what is said of a record now.
    pub fn judge(&mut self, article: ArticleKey, record: &RecordName, now: Option<Verdict>) {
        judge(self.rows.values_mut(), article, record, now);
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
    fn rows_are_asked_for_when_the_cursor_comes_near_the_last_ones() {
        let mut ledger = ledger(100_000);
        let mut asked = |at| {
            ledger.at = at;
            match ledger.wanted()? {
                Effect::EventRows(keys) => Some((keys[0].0, keys[keys.len() - 1].0)),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(asked(0), Some((0, 99)));
        assert_eq!(asked(49), None);
        assert_eq!(asked(51), Some((0, 150)));
        assert_eq!(asked(99_999), Some((99_899, 99_999)));
    }

    #[test]
    fn the_cursor_stays_on_its_event_when_the_list_changes() {
        let mut ledger = ledger(10);
        ledger.at = 4;
        ledger.take(told("", -3..10, true));
        assert_eq!(ledger.at, 7);
        ledger.filter_by("x".into());
        ledger.take(told("", 0..10, true));
        assert_eq!(ledger.keys, Stage::Loading, "too late");
        ledger.take(told("x", 2..3, false));
        ledger.take(told("x", 2..9, true));
        assert_eq!(ledger.at, 2);
        ledger.take(told("x", 8..9, true));
        assert_eq!(ledger.at, 0);
    }

    #[test]
    fn where_the_event_is_no_more_the_cursor_stays_near_its_month() {
        let month = |month| PartialDate::month_of(2031, month).unwrap();
        let check = |order, months: &[(PartialDate, usize)], expected: usize| {
            let mut ledger = Ledger {
                order,
                ..ledger(10)
            };
            ledger.months = Arc::new([(month(5), 3), (month(3), 4), (month(2), 3)]);
            ledger.at = 4;
            ledger.filter_by("x".into());
            let mut told = told("x", 20..26, true);
            (told.order, told.months, told.today) = (order, months.into(), 5);
            ledger.take(told);
            assert_eq!(ledger.at, expected, "{order:?} {months:?}");
        };
        let (one, three, five) = ((month(1), 2), (month(3), 3), (month(5), 1));
        check(Order::Latest, &[five, three, one], 1);
        check(Order::Latest, &[five, one], 1);
        check(Order::Latest, &[(month(5), 6)], 5);
        check(Order::Along, &[one, three, five], 2);
        check(Order::Along, &[one, five], 2);
        check(Order::Along, &[(month(1), 6)], 5);
    }

    #[test]
    fn months_are_gone_through_by_their_first_events() {
        let mut ledger = ledger(10);
        let month = |month| PartialDate::month_of(2031, month).unwrap();
        ledger.months = Arc::new([(month(5), 3), (month(3), 4), (month(2), 3)]);
        let mut from = |at, step| {
            ledger.at = at;
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
