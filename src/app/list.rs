//! A long list as the reader stands in it: its keys, however many, the one that the cursor is on, and of its rows
//! only those around the cursor.
//!
//! Rows are asked for when the cursor comes near the last ones held ([`List::wanted`]). The cursor stays on what
//! it is on while that is in the list.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::Stage;

/// What a list shows of a thing.
pub trait Row {
    /// What tells the thing from all others.
    type Key: Copy + Ord;

    /// Which it is.
    fn key(&self) -> Self::Key;
}

/// Keys, a cursor, and the rows around it.
#[derive(Debug, Clone, PartialEq)]
pub struct List<R: Row> {
    /// What is in the list, in its order.
    pub keys: Stage<Arc<[R::Key]>>,
    /// Whether all of it is among the keys, and not only the first.
    pub whole: bool,
    /// The index that the cursor is on.
    pub at: usize,
    /// What the cursor goes to as soon as it is in the list.
    pub return_to: Option<R::Key>,
    rows: BTreeMap<R::Key, R>,
    /// The indices whose rows are held or asked for.
    asked: Range<usize>,
    /// How many rows are held on each side of the cursor.
    held: usize,
}

impl<R: Row> List<R> {
    /// A list that nothing is known of, to hold so many rows on each side of the cursor; no screen may show so many.
    #[must_use]
    pub const fn new(held: usize) -> Self {
        Self {
            keys: Stage::Loading,
            whole: false,
            at: 0,
            return_to: None,
            rows: BTreeMap::new(),
            asked: 0..0,
            held,
        }
    }

    /// How long it is, as far as is known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.ready().map_or(0, |keys| keys.len())
    }

    /// Whether nothing is in it, as far as is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What stands at an index.
    #[must_use]
    pub fn key(&self, at: usize) -> Option<R::Key> {
        self.keys.ready()?.get(at).copied()
    }

    /// Where something stands.
    #[must_use]
    pub fn place_of(&self, key: R::Key) -> Option<usize> {
        self.keys.ready()?.iter().position(|&other| other == key)
    }

    /// A row, where it is held.
    #[must_use]
    pub fn row(&self, key: R::Key) -> Option<&R> {
        self.rows.get(&key)
    }

    /// The same, to be changed.
    pub fn row_mut(&mut self, key: R::Key) -> Option<&mut R> {
        self.rows.get_mut(&key)
    }

    /// All rows that are held.
    pub fn rows(&self) -> impl Iterator<Item = &R> {
        self.rows.values()
    }

    /// The same, to be changed.
    pub fn rows_mut(&mut self) -> impl Iterator<Item = &mut R> {
        self.rows.values_mut()
    }

    /// The row at an index, where it is held.
    #[must_use]
    pub fn row_at(&self, at: usize) -> Option<&R> {
        self.row(self.key(at)?)
    }

    /// The row that the cursor is on, where it is held.
    #[must_use]
    pub fn selected(&self) -> Option<&R> {
        self.row_at(self.at)
    }

    /// What the cursor is on, or shall go to.
    #[must_use]
    pub fn aim(&self) -> Option<R::Key> {
        self.return_to.or_else(|| self.key(self.at))
    }

    /// Whether a list that is not `whole` would take away what is here of the same one.
    #[must_use]
    pub const fn has_whole(&self, whole: bool) -> bool {
        !whole && self.whole && matches!(self.keys, Stage::Ready(_))
    }

    /// The keys whose rows are held or asked for.
    #[must_use]
    pub fn asked(&self) -> Option<&[R::Key]> {
        self.keys.ready()?.get(self.asked.clone())
    }

    /// Puts the cursor on `aim`, or lets it go there as soon as that is in the list; where all is told and it is not
    /// there, the cursor stays where it stood.
    pub fn follow(&mut self, aim: Option<R::Key>) {
        let is_there = aim.is_some() && aim == self.key(self.at);
        let place = aim.and_then(|aim| {
            if is_there {
                Some(self.at)
            } else {
                self.place_of(aim)
            }
        });
        self.return_to = aim.filter(|_| place.is_none() && !self.whole);
        self.at = place.unwrap_or(self.at).min(self.len().saturating_sub(1));
    }

    /// Takes in the rows that were asked for; those held before go.
    pub fn take_rows(&mut self, rows: Vec<R>) {
        self.rows = rows.into_iter().map(|row| (row.key(), row)).collect();
    }

    /// Takes in the rows of these indices, without having asked.
    pub fn hold(&mut self, indices: Range<usize>, rows: Vec<R>) {
        self.asked = indices;
        self.take_rows(rows);
    }

    /// Rows are to be asked for again.
    pub fn forget_rows(&mut self) {
        self.asked = 0..0;
    }

    /// Everything told is let go; the cursor will be on what it is on.
    pub fn let_go(&mut self) {
        self.return_to = self.key(self.at);
        (self.keys, self.rows) = (Stage::Loading, BTreeMap::new());
        self.forget_rows();
    }

    /// Whose rows are to be asked for, where the cursor has come near the last ones held.
    pub fn wanted(&mut self) -> Option<Vec<R::Key>> {
        let keys = self.keys.ready()?;
        let around =
            |reach: usize| self.at.saturating_sub(reach)..(self.at + reach).min(keys.len());
        let near = around(self.held / 2);
        if keys.is_empty() || (self.asked.start <= near.start && near.end <= self.asked.end) {
            return None;
        }
        self.asked = around(self.held);
        Some(keys[self.asked.clone()].to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, PartialEq)]
    struct Thing(i64);

    impl Row for Thing {
        type Key = i64;

        fn key(&self) -> i64 {
            self.0
        }
    }

    fn list(keys: Range<i64>) -> List<Thing> {
        List {
            keys: Stage::Ready(keys.collect()),
            whole: true,
            ..List::new(200)
        }
    }

    #[test]
    fn rows_are_asked_for_when_the_cursor_comes_near_the_last_ones() {
        let mut list = list(0..100_000);
        let mut asked = |at| {
            list.at = at;
            let wanted = list.wanted();
            wanted.map(|keys| (keys[0], keys[keys.len() - 1]))
        };
        assert_eq!(asked(0), Some((0, 199)));
        assert_eq!(asked(0), None);
        assert_eq!(asked(99), None);
        assert_eq!(asked(101), Some((0, 300)));
        assert_eq!(asked(99_999), Some((99_799, 99_999)));
        assert_eq!(List::<Thing>::new(200).wanted(), None);
    }

    #[test]
    fn the_cursor_follows_what_it_is_on_and_waits_for_it_while_not_all_is_told() {
        let mut list = list(0..10);
        list.at = 4;
        let aim = list.aim();
        list.keys = Stage::Ready((-3..10).collect());
        list.follow(aim);
        assert_eq!((list.at, list.return_to), (7, None));
        (list.keys, list.whole) = (Stage::Ready((6..8).collect()), false);
        list.follow(Some(4));
        assert_eq!((list.at, list.aim()), (1, Some(4)));
        (list.keys, list.whole) = (Stage::Ready((6..9).collect()), true);
        list.follow(Some(4));
        assert_eq!((list.at, list.return_to), (1, None));
    }
}
