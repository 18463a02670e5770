//! What is wished of the store's thread, in the order of its urgency. Of what only the last matters the others
//! are dropped; marks are all kept, in order.

use std::{
    collections::VecDeque,
    sync::mpsc::{Receiver, TryRecvError},
    time::Duration,
};

use crate::app::{Effect, Listing};

/// What is to be done next.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    /// What the reader asked for.
    For(Effect),
    /// What follows the beginning of a list.
    Rest(Listing),
}

impl Wish {
    /// What was asked for in the first place.
    pub fn effect(self) -> Effect {
        match self {
            Self::For(effect) => effect,
            Self::Rest(listing) => Effect::List(listing),
        }
    }
}

/// What waits to be done.
#[derive(Default)]
pub struct Wished {
    take: Option<Effect>,
    rows: Option<Effect>,
    list: Option<Effect>,
    seek: Option<Effect>,
    complete: Option<Effect>,
    marks: VecDeque<Effect>,
    fetches: VecDeque<Effect>,
    shelves: bool,
    /// The list of which only the beginning was told.
    pub rest: Option<Listing>,
    /// Counts have changed; they are told when nothing was wished for a moment.
    pub counts: bool,
}

/// Counting a large store takes a moment, in which an article to be read would have to wait.
const QUIET: Duration = Duration::from_millis(150);

impl Wished {
    /// The most urgent of what waits, once anything does. When nobody is left to wish, only marks count; none
    /// after the last of them.
    pub fn next(&mut self, wishes: &Receiver<Effect>) -> Option<Wish> {
        loop {
            loop {
                match wishes.try_recv() {
                    Ok(effect) => self.add(effect),
                    Err(TryRecvError::Empty) => break,
                    Err(TryRecvError::Disconnected) => {
                        return self.marks.pop_front().map(Wish::For);
                    }
                }
            }
            let next = self
                .take
                .take()
                .or_else(|| self.rows.take())
                .or_else(|| self.list.take())
                .or_else(|| self.complete.take())
                .or_else(|| self.marks.pop_front())
                .or_else(|| std::mem::take(&mut self.shelves).then_some(Effect::Shelves));
            if let Some(effect) = next {
                return Some(Wish::For(effect));
            }
            if let Some(listing) = self.rest.take() {
                return Some(Wish::Rest(listing));
            }
            // What takes the processor comes when all that is seen is there.
            let last = self.seek.take().or_else(|| self.fetches.pop_front());
            if let Some(effect) = last {
                return Some(Wish::For(effect));
            }
            if !self.counts {
                if let Ok(effect) = wishes.recv() {
                    self.add(effect);
                }
                continue;
            }
            match wishes.recv_timeout(QUIET) {
                Ok(effect) => self.add(effect),
                Err(_) => (self.counts, self.shelves) = (false, true),
            }
        }
    }

    fn add(&mut self, effect: Effect) {
        match effect {
            Effect::Take(..) => self.take = Some(effect),
            Effect::Rows(_) => self.rows = Some(effect),
            Effect::List(..) => (self.list, self.rest) = (Some(effect), None),
            Effect::Seek(_) => self.seek = Some(effect),
            Effect::Complete(..) => self.complete = Some(effect),
            Effect::Mark(..) => self.marks.push_back(effect),
            Effect::LookThrough
            | Effect::Refresh(_)
            | Effect::Settle(_)
            | Effect::AddFeed(_)
            | Effect::Subscribe(_)
            | Effect::OtherText(..) => {
                self.fetches.push_back(effect);
            }
            Effect::Shelves => self.shelves = true,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::{
        app::{By, Marking, Shelf},
        domain::{ArticleId, ArticleKey, Mark},
    };

    fn mark(number: i64) -> Effect {
        let marking = Marking {
            mark: Mark::Read(true),
            keys: vec![ArticleKey(number)],
        };
        Effect::Mark(vec![marking], By::User)
    }

    #[test]
    fn the_urgent_comes_first_and_only_the_last_of_what_is_replaced() {
        let (sender, wishes) = channel();
        let take = |number| Effect::Take(ArticleId(0), ArticleKey(number));
        let list = |shelf| Effect::List(Listing::new(shelf, ""));
        let all = [
            Effect::Shelves,
            mark(1),
            list(Shelf::All),
            take(1),
            mark(2),
            list(Shelf::Unread),
            take(2),
        ];
        for effect in all {
            sender.send(effect).unwrap();
        }
        let mut wished = Wished::default();
        let order = [
            take(2),
            list(Shelf::Unread),
            mark(1),
            mark(2),
            Effect::Shelves,
        ];
        for expected in order {
            assert_eq!(wished.next(&wishes), Some(Wish::For(expected)));
        }
    }

    #[test]
    fn the_rest_of_a_list_comes_after_what_is_seen_unless_another_list_is_wished() {
        let (sender, wishes) = channel();
        let rest = || Listing::new(Shelf::All, "");
        let list = || Effect::List(rest());
        let mut wished = Wished {
            rest: Some(rest()),
            ..Wished::default()
        };
        sender.send(Effect::Shelves).unwrap();
        assert_eq!(wished.next(&wishes), Some(Wish::For(Effect::Shelves)));
        assert_eq!(wished.next(&wishes), Some(Wish::Rest(rest())));
        wished.rest = Some(rest());
        sender.send(list()).unwrap();
        assert_eq!(wished.next(&wishes), Some(Wish::For(list())));
        assert_eq!(wished.rest, None);
    }

    #[test]
    fn what_takes_the_processor_comes_after_all_that_is_seen() {
        let (sender, wishes) = channel();
        for effect in [Effect::LookThrough, Effect::Shelves] {
            sender.send(effect).unwrap();
        }
        let mut wished = Wished {
            rest: Some(Listing::new(Shelf::All, "")),
            ..Wished::default()
        };
        let order = [
            Wish::For(Effect::Shelves),
            Wish::Rest(Listing::new(Shelf::All, "")),
            Wish::For(Effect::LookThrough),
        ];
        for expected in order {
            assert_eq!(wished.next(&wishes), Some(expected));
        }
    }

    #[test]
    fn when_nobody_wishes_any_more_marks_are_still_written() {
        let (sender, wishes) = channel();
        for effect in [Effect::Shelves, mark(1), mark(2)] {
            sender.send(effect).unwrap();
        }
        drop(sender);
        let mut wished = Wished::default();
        let done: Vec<Wish> = std::iter::from_fn(|| wished.next(&wishes)).collect();
        assert_eq!(done, [mark(1), mark(2)].map(Wish::For));
    }
}
