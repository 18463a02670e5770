//! One article's telling of a gift or meeting, as thin as it takes to know two tellings of one event: folded
//! names, things, day. What the event is in full stands in the article's record.

use serde::{Deserialize, Serialize};

use super::PartialDate;

/// Of which sort a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Something was given.
    Gift,
    /// Somebody met.
    Meeting,
}

/// Names an event in the store: what one or several articles tell of. A key may be given again once the last
/// article that told of its event is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EventKey(pub i64);

/// A telling, or all tellings of one event so far. Names and things are folded: small letters and digits with
/// single spaces. Times are seconds since 1970, UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// Of a gift or of a meeting.
    pub sort: Sort,
    /// The givers and the recipients, or the participants and nobody.
    pub sides: [Vec<String>; 2],
    /// What is given.
    pub things: Vec<String>,
    /// Where.
    pub place: Option<String>,
    /// When.
    pub date: Option<PartialDate>,
    /// The seconds that the date spans: the first, and the first after it.
    pub span: Option<(i64, i64)>,
    /// When its articles appeared, the first and the last.
    pub told: (i64, i64),
    /// Whether it is denied or called off: that is an event of its own.
    pub never: bool,
    /// Whether the parties were not in one place.
    pub remote: bool,
}

const DAY: i64 = 86_400;

/// So far apart may articles appear that tell of one event without a day.
const NEAR: i64 = 7 * DAY;

impl Telling {
    /// The names of the parties as they are compared, whatever their order.
    #[must_use]
    pub fn names(&self) -> String {
        let sides = self.sides.iter().map(|side| {
            let mut names: Vec<&str> = side.iter().map(String::as_str).collect();
            names.sort_unstable();
            names.join("|")
        });
        sides.collect::<Vec<_>>().join("→")
    }

    /// The first second of its day, where that is known whole.
    #[must_use]
    pub fn day(&self) -> Option<i64> {
        self.date?.whole()?;
        Some(self.span?.0)
    }

    /// What lists order it by: the first second of its date, else of the day on which it was first told, and the
    /// first second after.
    #[must_use]
    pub fn time(&self) -> (i64, i64) {
        let told = self.told.0.div_euclid(DAY) * DAY;
        self.span.unwrap_or((told, told + DAY))
    }

    /// Whether both tell of one event: the same parties at one time, of what may be the same.
    #[must_use]
    pub fn is_one_with(&self, other: &Self) -> bool {
        let parties =
            || self.names() == other.names() || self.is_on_day_of(other) && self.matches_up(other);
        self.sort == other.sort && self.may_be(other) && self.is_at_time_of(other) && parties()
    }

    /// Takes what only the other telling of the same event says.
    pub fn take(&mut self, other: &Self) {
        for (names, more) in self.sides.iter_mut().zip(&other.sides) {
            for name in names {
                let longer = |other: &&String| other.len() > name.len() && is_called(name, other);
                if let Some(longer) = more.iter().find(longer) {
                    name.clone_from(longer);
                }
            }
        }
        for thing in &other.things {
            if !self.things.contains(thing) {
                self.things.push(thing.clone());
            }
        }
        if self.place.is_none() {
            self.place.clone_from(&other.place);
        }
        let refined = |date| other.date.is_some_and(|other| other.refines(date));
        if self.date.is_none_or(refined) && other.date.is_some() {
            (self.date, self.span) = (other.date, other.span);
        }
        self.told.0 = self.told.0.min(other.told.0);
        self.told.1 = self.told.1.max(other.told.1);
    }

    /// Whether the two may be one event, as far as parties and days do not tell. A gift to or from nobody is
    /// known again by its things only.
    fn may_be(&self, other: &Self) -> bool {
        let known = match self.sort {
            Sort::Gift => {
                let whole = self.sides.iter().all(|side| !side.is_empty());
                whole || self.things.iter().any(|thing| other.things.contains(thing))
            }
            Sort::Meeting => self.sides[0].len() > 1 && self.remote == other.remote,
        };
        known && self.never == other.never
    }

    fn is_at_time_of(&self, other: &Self) -> bool {
        match (self.date, other.date) {
            (Some(one), Some(two)) => {
                self.is_on_day_of(other) || one.refines(two) || two.refines(one)
            }
            _ => other.told.0 <= self.told.1 + NEAR && self.told.0 <= other.told.1 + NEAR,
        }
    }

    fn is_on_day_of(&self, other: &Self) -> bool {
        let days = self.day().zip(other.day());
        days.is_some_and(|(one, other)| (one - other).abs() <= DAY)
    }

    /// Whether each party of the one is a party of the other, perhaps by a shorter name. Only of one day: at
    /// any other time the shorter name may be somebody else's.
    fn matches_up(&self, other: &Self) -> bool {
        let mut pairs = self.sides.iter().zip(&other.sides);
        pairs.all(|(mine, theirs)| {
            let mut left: Vec<&String> = theirs.iter().collect();
            let takes = |name: &String| {
                let place = left.iter().position(|other| is_called(name, other));
                place.map(|place| left.swap_remove(place)).is_some()
            };
            mine.len() == theirs.len() && mine.iter().all(takes)
        })
    }
}

/// Whether all words of the shorter of two folded names are in the longer.
#[must_use]
pub fn is_called(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    !short.is_empty()
        && short
            .split(' ')
            .all(|word| long.split(' ').any(|w| w == word))
}
